"""Kills while people work: who sends what, what was acknowledged, and whether all of it is there."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

from tests.server.serving import PATIENCE, Served, Visitor

KEY = "embassy-dinner"
_OPEN = ("queued", "running")


@contextmanager
def worker(data: Path, told: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of its own."""
    command = [sys.executable, "-m", "preseance", "worker", "--data", str(data)]
    process = subprocess.Popen(command, env=os.environ | dict(told), stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@dataclass
class Work:
    """People who change one event, each their own guest, and write down what was acknowledged."""

    olga: Visitor
    guests: list[str]
    sent: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Guest and note by id of the command."""
    acknowledged: dict[str, int] = field(default_factory=dict)
    """Revision by id of the command."""
    refused: list[Any] = field(default_factory=list)

    @contextmanager
    def going_on(self, round_: int) -> Iterator[None]:
        """Everybody sends commands until the server is gone, or what stands under it is done."""
        over = threading.Event()
        threads = [
            threading.Thread(target=self._send, args=(guest, round_, over)) for guest in self.guests
        ]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            over.set()
            for thread in threads:
                thread.join(PATIENCE)

    def _send(self, guest: str, round_: int, over: threading.Event) -> None:
        number = 0
        while not over.is_set():
            number += 1
            command, note = str(uuid.uuid4()), f"{round_}-{number}"
            self.sent[command] = (guest, note)
            try:
                now = self.olga.json("GET", f"/events/{KEY}")[1]["revision"]
                status, done = self.olga.do(
                    KEY, now, command, do="change-guest", id=guest, fields={"note": note}
                )
            except (OSError, ValueError, HTTPException, KeyError):
                # The server is gone in the middle of it: whether it was done is not known.
                return
            if status != 200:
                self.refused.append((status, done))
                return
            self.acknowledged[command] = done["revision"]

    def lost(self) -> list[str]:
        """Commands that were acknowledged and are not in the journal as they were sent."""
        history = self.history()
        return [
            command
            for command, revision in self.acknowledged.items()
            if history.get(revision) != self._told(command)
        ]

    def _told(self, command: str) -> dict[str, Any]:
        guest, note = self.sent[command]
        return {"do": "change-guest", "id": guest, "fields": {"note": note}}

    def history(self) -> dict[int, Any]:
        """The commands of all revisions; their numbers have no gap."""
        last = self.olga.json("GET", f"/events/{KEY}")[1]["revision"]
        found: dict[int, Any] = {}
        for after in range(0, last, 500):
            told = self.olga.json("GET", f"/events/{KEY}/revisions?after={after}&limit=500")[1]
            found |= {r["revision"]: r["command"] for r in told["revisions"]}
        assert sorted(found) == list(range(1, last + 1))
        return found

    def is_as_the_journal_says(self) -> bool:
        """Whether each guest's note is the last that the journal tells of."""
        notes = {
            c["id"]: c["fields"]["note"]
            for c in self.history().values()
            if c["do"] == "change-guest"
        }
        document = self.olga.json("GET", f"/events/{KEY}/document")[1]
        held = {g["id"]: g.get("note", "") for g in document["guests"]}
        return all(held[guest] == note for guest, note in notes.items())


def jobs_ended(olga: Visitor, seconds: float) -> list[dict[str, Any]]:
    """The jobs of the event, when none is open any more, or after some seconds."""
    until = time.monotonic() + seconds
    while True:
        found: list[dict[str, Any]] = olga.json("GET", f"/events/{KEY}/jobs")[1]["jobs"]
        if time.monotonic() > until or not any(j["state"] in _OPEN for j in found):
            return found
        time.sleep(0.5)


def killed(
    served: Served,
    olga: Visitor,
    kills: int,
    told: Mapping[str, str],
    seed: int = 0,
    longest: float = 1.5,
    *,
    workers: bool = True,
) -> dict[str, Any]:
    """Kill server and worker in turn, or the server alone, while three people and a job are at work.

    The moments are of chance, ``longest`` seconds after all is begun at most.
    """
    chance = random.Random(seed)
    view = olga.json("GET", f"/events/{KEY}")[1]
    session = view["sessions"][0]["id"]
    guests = olga.json("GET", f"/events/{KEY}/sessions/{session}")[1]["guests"]
    work = Work(olga, [g["id"] for g in guests[:3]])
    asked = 0
    with ExitStack() as hands:
        process = hands.enter_context(worker(served.data, told))
        for number in range(kills):
            with work.going_on(number):
                if number % 4 == 0:
                    status, _ = olga.json(
                        "POST", f"/events/{KEY}/jobs", {"kind": "plan", "seconds": 3.0}
                    )
                    asked += status == 202
                time.sleep(chance.uniform(0.0, longest))
                if number % 2 and workers:
                    process.kill()
                    process.wait()
                else:
                    served.kill()
            if number % 2 and workers:
                process = hands.enter_context(worker(served.data, told))
            else:
                served.begin()
    with worker(served.data, told):
        # Workers give way to everything else on a machine with much to do.
        jobs = jobs_ended(olga, 3 * PATIENCE)
    return {
        "kills": kills,
        "sent": len(work.sent),
        "acknowledged": len(work.acknowledged),
        "lost": len(work.lost()),
        "refused": len(work.refused),
        "as_the_journal_says": work.is_as_the_journal_says(),
        "jobs": asked,
        "jobs_by_state": {
            s: sum(j["state"] == s for j in jobs) for s in sorted({j["state"] for j in jobs})
        },
        "jobs_taken_again": sum(j["attempt"] > 1 for j in jobs),
    }


def as_lines(told: Mapping[str, Any]) -> str:
    """For people."""
    return "\n".join(
        f"{name.replace('_', ' ')}: {json.dumps(value)}" for name, value in told.items()
    )
