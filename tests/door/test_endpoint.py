"""A model may read along where house and event allow it; whatever it does, the patterns have read."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from preseance import PreseanceError, copy_example, read, read_event
from preseance.door import endpoint

RULED = "The hosts asked Thaçi and Vučić to keep away from each other."
ELSE = "It is whispered that the Canadian would dearly love a corner with the Chancellor."
TEXT = f"{RULED} {ELSE}"
GOOD = {
    "kind": "request-meet", "a": "ca-trudeau", "b": "de-merkel", "owner": "ca-trudeau",
    "session": "", "stance": "stated", "quote": ELSE, "who": "",
}  # fmt: skip
Respond = Callable[[BaseHTTPRequestHandler], None]


class Model:
    """A local endpoint that answers as a test tells it."""

    def __init__(self) -> None:
        self.answer: Respond = _chat({"proposals": [GOOD]})
        self.heard: list[tuple[dict[str, str], Any]] = []
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                model.heard.append((dict(self.headers), json.loads(body)))
                with contextlib.suppress(OSError):  # Whoever asked has gone.
                    model.answer(self)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1/chat/completions"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def end(self) -> None:
        """Be there no more."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def _sent(body: bytes, status: int = 200) -> Respond:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return respond


def _chat(content: Any) -> Respond:
    text = content if isinstance(content, str) else json.dumps(content)
    return _sent(json.dumps({"choices": [{"message": {"content": text}}]}).encode())


def _redirected(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:9/elsewhere")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _drop_by_drop(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(60):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[Model]:
    made = Model()
    monkeypatch.setenv("PRESEANCE_READER_URL", made.url)
    monkeypatch.setenv("PRESEANCE_READER_MODEL", "small")
    monkeypatch.setenv("PRESEANCE_READER_KEY", "secret")
    yield made
    made.end()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "paris"
    copy_example("paris-2018", made)
    file = made / "event.toml"
    file.write_text(
        file.read_text(encoding="utf-8") + "\n[settings.reading]\nmodel = true\n", encoding="utf-8"
    )
    return made


def _told(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = read(folder, TEXT.encode()).to_json()
    return found


def test_a_model_proposes_more_and_says_that_it_is_one(folder: Path, model: Model) -> None:
    told = _told(folder)
    assert [(p["origin"], p["quote"]) for p in told["proposals"]] == [
        ("pattern", RULED), ("model", ELSE),
    ]  # fmt: skip
    assert told["proposals"][1]["row"]["values"]["owner"] == "a"
    headers, body = model.heard[0]
    assert headers["Authorization"] == "Bearer secret"
    assert body["model"] == "small"
    sent = json.loads(body["messages"][1]["content"])
    assert sorted(sent) == ["event", "guests", "report", "sessions"]


def test_an_event_is_confidential_until_it_says_otherwise(tmp_path: Path, model: Model) -> None:
    folder = tmp_path / "silent"
    copy_example("paris-2018", folder)
    told = _told(folder)
    assert not model.heard
    assert len(told["proposals"]) == 1
    assert "confidential until its setting reading.model is true" in told["said"][0]


def test_nothing_is_asked_where_the_house_names_no_endpoint(
    folder: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PRESEANCE_READER_URL")
    assert _told(folder)["said"] == []
    assert not model.heard


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (_sent(b"no", 401), "it answered with status 401"),
        (_sent(b"no", 500), "it answered with status 500"),
        (_redirected, "it answered with status 302"),
        (_sent(b"<html>"), "its answer is not that of a chat"),
        (_sent(b'{"choices": []}'), "its answer is not that of a chat"),
        (_sent(b"[" * 100_000), "its answer is not that of a chat"),
        (_sent(b"x" * 1_000_001), "its answer is longer than"),
        (_chat("I think that they met."), "not the JSON that was asked for"),
        (_chat({"proposals": [GOOD] * 101}), "101 things of one report; at most 100"),
        (_chat({"proposals": [GOOD | {"quote": ELSE.replace("dearly", "dear")}]}),
         "left out: 1; its quote is not in the report, letter for letter"),
        (_chat({"proposals": [GOOD | {"a": "elvis"}]}),
         "left out: 1; it names somebody who is no guest of this event"),
        (_chat({"proposals": [GOOD | {"b": ""}]}), "no guest of this event"),
        (_chat({"proposals": [GOOD | {"owner": "delegation:atlantis"}]}), "no guest of this event"),
        (_chat({"proposals": [GOOD | {"session": "breakfast"}]}), "a session that this event has not"),
        (_chat({"proposals": [GOOD | {"who": "a waiter"}]}), "who says it is not in the report"),
        (_chat({"proposals": [GOOD | {"kind": "war"}, 7]}), "left out: 2; not of the shape"),
    ],
)  # fmt: skip
def test_whatever_a_model_does_the_patterns_have_read(
    folder: Path, model: Model, answer: Respond, said: str
) -> None:
    model.answer = answer
    told = _told(folder)
    assert [p["origin"] for p in told["proposals"]] == ["pattern"]
    assert said in told["said"][0]


def test_who_answers_drop_by_drop_is_not_waited_for(
    folder: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "SECONDS", 0.5)
    model.answer = _drop_by_drop
    told = _told(folder)
    assert len(told["proposals"]) == 1
    assert "it gave no answer within 0.5 s" in told["said"][0]


def test_an_endpoint_that_is_not_there_is_a_sentence(
    folder: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESEANCE_READER_URL", "http://127.0.0.1:9/v1/chat/completions")
    told = _told(folder)
    assert len(told["proposals"]) == 1
    assert "it cannot be reached" in told["said"][0]


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://host/x", "nonsense"])
def test_what_is_no_address_is_not_asked(
    folder: Path, model: Model, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("PRESEANCE_READER_URL", url)
    assert "must be an http address" in _told(folder)["said"][0]


def test_what_both_found_patterns_found(folder: Path, model: Model) -> None:
    same = GOOD | {"kind": "request-not-meet", "a": "rs-vucic", "b": "xk-thaci", "owner": "host", "quote": RULED}  # fmt: skip
    model.answer = _chat("```json\n" + json.dumps({"proposals": [same]}) + "\n```")
    assert [p["origin"] for p in _told(folder)["proposals"]] == ["pattern"]


def test_what_a_model_said_is_taken_as_it_was_shown(folder: Path, model: Model) -> None:
    first = read(folder, TEXT.encode())
    with pytest.raises(PreseanceError, match="take it where the command asks"):
        first.must_be_seen([2])
    model.answer = _chat({"proposals": []})
    read(folder, TEXT.encode(), accept=[2], numbered_in=first)
    row = read_event(folder).requests[-1]
    assert (row.a, row.b, row.owner) == ("ca-trudeau", "de-merkel", "a")
    assert len(model.heard) == 1
