"""A planning room as it runs: `preseance serve` in a process of its own, and people at it by HTTP."""

from __future__ import annotations

import atexit
import base64
import gzip
import http.client
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from functools import cache
from pathlib import Path
from typing import Any

PATIENCE = 120.0
"""Seconds that anything may take on a machine with much to do; nothing asserts them."""
PASSWORD = "correct horse battery staple"
_LINK = re.compile(r"/welcome/[\w-]+/")
_PORT = re.compile(r"http://localhost:(\d+) ")


@cache
def _empty_room() -> Path:
    """A room in which nothing has happened, its database up to date: making one takes seconds."""
    made = Path(tempfile.mkdtemp()) / "room"
    atexit.register(shutil.rmtree, made.parent, ignore_errors=True)
    program = "import sys, pathlib; from preseance.server import running; running.ready(pathlib.Path(sys.argv[1]))"
    environment = {k: v for k, v in os.environ.items() if k != "PRESEANCE_DATA"}
    subprocess.run([sys.executable, "-c", program, str(made)], env=environment, check=True)
    return made


class Served:
    """A running room; a killed one is begun again on the same data."""

    def __init__(
        self,
        data: Path,
        *events: Path,
        workers: int = 0,
        told: Mapping[str, str] | None = None,
    ) -> None:
        self.data, self.events, self.workers = data, events, workers
        self.link = ""
        self.told = dict(told or {})
        self.begin()

    def begin(self) -> None:
        """Start it, and wait until it answers."""
        if not self.data.exists() and "DATABASE_URL" not in os.environ | self.told:
            shutil.copytree(_empty_room(), self.data)
        command = [
            sys.executable, "-m", "preseance", "serve", *map(str, self.events),
            "--port", "0", "--data", str(self.data), "--workers", str(self.workers),
        ]  # fmt: skip
        environment = {k: v for k, v in os.environ.items() if k != "PRESEANCE_DATA"}
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            text=True,
            env=environment | {"PYTHONUNBUFFERED": "1", "COLUMNS": "500"} | self.told,
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := _LINK.search(line):
                self.link = found[0]
            if found := _PORT.search(line):
                self.port = int(found[1])
                break
        else:
            raise AssertionError(f"the room ended with {self._over()}")

    def kill(self) -> None:
        """End it as nothing else does."""
        self.process.kill()
        self._over()

    def end(self) -> int:
        """Tell it to end, and say with which status it did."""
        self.process.send_signal(signal.SIGTERM)
        return self._over()

    def _over(self) -> int:
        status = self.process.wait(PATIENCE)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return status


@dataclass(frozen=True)
class Answer:
    """What was answered, read."""

    status: int
    headers: Message
    body: bytes


@dataclass
class Visitor:
    """Somebody with cookies."""

    served: Served
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """An answer."""
        connection, answer = self._asked(method, path, body, headers)
        try:
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def _asked(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=PATIENCE)
        held = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        told = {"Host": f"localhost:{self.served.port}", "Cookie": held}
        if method != "GET":
            told["X-CSRFToken"] = self.cookies.get("preseance-csrf", "")
        try:
            connection.request(method, path, body, told | headers)
            answer = connection.getresponse()
        except BaseException:
            connection.close()
            raise
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return connection, answer

    def json(self, method: str, path: str, values: Any = None) -> tuple[int, Any]:
        """Status and JSON of an operation."""
        body = None if values is None else json.dumps(values).encode()
        answer = self.ask(method, f"/api/v1{path}", body, **{"Content-Type": "application/json"})
        return answer.status, json.loads(answer.body)

    def do(self, key: str, base: int, number: str = "", **command: Any) -> tuple[int, Any]:
        """A command."""
        values = {"id": number or str(uuid.uuid4()), "base_revision": base, "command": command}
        return self.json("POST", f"/events/{key}/commands", values)

    def welcome(self, name: str, link: str) -> int:
        """Make an account by a link; the status that answers."""
        self.ask("GET", link)
        fields = {
            "username": name,
            "password1": PASSWORD,
            "password2": PASSWORD,
            "csrfmiddlewaretoken": self.cookies.get("preseance-csrf", ""),
        }
        body = urllib.parse.urlencode(fields).encode()
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", link, body, **form).status

    def listen(
        self, key: str, last: int | None = None, session: str = "", shown: int = 0, lang: str = "en"
    ) -> Heard:
        """Listen to an event; with a session as its page does, which shows a revision."""
        headers = {} if last is None else {"Last-Event-ID": str(last)}
        page = {"session": session, "shown": shown, "lang": lang} if session else {}
        path = f"/events/{key}/stream?{urllib.parse.urlencode(page)}"
        return Heard(*self._asked("GET", path, None, headers))


class Heard:
    """What a stream says."""

    def __init__(
        self, connection: http.client.HTTPConnection, answer: http.client.HTTPResponse
    ) -> None:
        self.connection, self.answer = connection, answer
        self._messages: queue.Queue[tuple[str, Any] | None] = queue.Queue()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        kind = ""
        try:
            for line in self._lines():
                name, _, value = line.partition(": ")
                if name == "event":
                    kind = value
                elif name == "data":
                    told = json.loads(value)
                    if "packed" in told:
                        told = json.loads(gzip.decompress(base64.b64decode(told["packed"])))
                    self._messages.put((kind, told))
        except (OSError, http.client.HTTPException, ValueError):
            pass
        finally:
            self.answer.close()
            self.connection.close()
            self._messages.put(None)

    def _lines(self) -> Iterator[str]:
        while line := self.answer.readline():
            yield line.decode().rstrip("\n")

    def next(self) -> tuple[str, Any] | None:
        """The next message; None where the stream has ended."""
        return self._messages.get(timeout=PATIENCE)
