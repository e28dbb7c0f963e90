"""The room as it runs: the first account, streams, clean ends, and kills that lose nothing."""

from __future__ import annotations

import json
import os
import stat
import threading
import uuid
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

import pytest
from tests.server.serving import PATIENCE, Served, Visitor

from preseance.examples import copy_example


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A room with an embassy's dinner in it."""
    aside = tmp_path_factory.mktemp("room")
    running = Served(aside / "data", copy_example("embassy-dinner", aside / "dinner"))
    yield running
    if running.process.poll() is None:
        running.kill()


@pytest.fixture(scope="module")
def olga(served: Served) -> Visitor:
    """Who has used the first link, which works once."""
    visitor = Visitor(served)
    assert visitor.welcome("olga", served.link) == 302
    assert Visitor(served).ask("GET", served.link).status == 404
    return visitor


def test_the_first_account_owns_what_was_brought(olga: Visitor) -> None:
    status, events = olga.json("GET", "/events")
    assert status == 200
    assert [(e["key"], e["role"]) for e in events] == [("embassy-dinner", "owner")]


def test_the_key_is_for_its_owner_alone(served: Served, olga: Visitor) -> None:
    mode = stat.S_IMODE((served.data / "secret-key").stat().st_mode)
    assert mode == 0o600
    assert stat.S_IMODE(served.data.stat().st_mode) == 0o700


def test_an_address_goes_on_to_the_name(served: Served) -> None:
    answer = Visitor(served).ask("GET", "/?a=b", Host=f"127.0.0.1:{served.port}")
    assert answer.status == 301
    assert answer.headers.get("Location") == f"http://localhost:{served.port}/?a=b"
    assert Visitor(served).ask("GET", "/healthz", Host=f"127.0.0.1:{served.port}").status == 200
    assert Visitor(served).ask("GET", "/", Host="elsewhere.example").status == 400


def test_every_page_forbids_what_comes_from_elsewhere(served: Served, olga: Visitor) -> None:
    pages = ["/", "/healthz", "/nothing", "/accounts/login/", "/events/embassy-dinner/"]
    for path in pages:
        answer = olga.ask("GET", path)
        body = answer.body.decode()
        assert "default-src 'none'" in (answer.headers.get("Content-Security-Policy") or ""), path
        assert answer.headers.get("X-Frame-Options") == "DENY"
        assert answer.headers.get("Cache-Control"), path
        assert "<script>" not in body and " style=" not in body, path


def test_static_files_are_kept_for_good(served: Served, olga: Visitor) -> None:
    page = olga.ask("GET", "/").body.decode()
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    answer = olga.ask("GET", address)
    assert answer.status == 200
    assert "immutable" in (answer.headers.get("Cache-Control") or "")
    assert answer.body


def test_a_stream_tells_revisions_replays_them_and_ends_with_the_right(
    served: Served, olga: Visitor
) -> None:
    _, invited = olga.json("POST", "/invitations")
    paul = Visitor(served)
    assert paul.welcome("paul", invited["path"]) == 302
    key = "embassy-dinner"
    assert paul.ask("GET", f"/events/{key}/stream").status == 404
    assert Visitor(served).ask("GET", f"/events/{key}/stream").status == 401
    olga.json("POST", f"/events/{key}/members", {"username": "paul", "role": "viewer"})
    _, session = olga.json("GET", f"/events/{key}")
    now, where = session["revision"], session["sessions"][0]["id"]
    _, view = olga.json("GET", f"/events/{key}/sessions/{where}")
    guest = view["guests"][0]["id"]
    place = view["tables"][0]["places"][0]["id"]
    mine, theirs = olga.listen(key), paul.listen(key)
    assert mine.next() == ("hello", {"revision": now})
    assert theirs.next() == ("hello", {"revision": now})
    status, done = olga.do(key, now, do="move", session=where, guest=guest, place=place)
    assert status == 200
    kind, told = mine.next() or ("", {})
    assert (kind, told["author"], told["places"]) == ("revision", "olga", {where: {guest: place}})
    # A viewer hears that there is a revision, and nothing of whose or what.
    assert theirs.next() == ("revision", {"revision": done["revision"]})
    again = paul.listen(key, last=now)
    assert again.next() == ("hello", {"revision": now})
    assert again.next() == ("revision", {"revision": done["revision"]})
    olga.json("DELETE", f"/events/{key}/members/paul")
    assert theirs.next() == ("closed", {"reason": "right"})
    assert theirs.next() is None
    assert again.next() == ("closed", {"reason": "right"})


def test_a_page_that_listens_is_told_what_differs_until_the_right_is_withdrawn(
    served: Served, olga: Visitor
) -> None:
    _, invited = olga.json("POST", "/invitations")
    vera = Visitor(served)
    assert vera.welcome("vera", invited["path"]) == 302
    key = "embassy-dinner"
    olga.json("POST", f"/events/{key}/members", {"username": "vera", "role": "viewer"})
    _, event = olga.json("GET", f"/events/{key}")
    now, where = event["revision"], event["sessions"][0]["id"]
    _, view = olga.json("GET", f"/events/{key}/sessions/{where}")
    guest = next(g["id"] for g in view["guests"] if not g.get("place"))
    place = next(p["id"] for p in view["tables"][0]["places"] if not p["guest"])
    for visitor in (olga, vera):
        assert visitor.ask("GET", f"/events/{key}/").status == 200
    hers = olga.listen(key, session=where, shown=now)
    his = vera.listen(key, session=where, shown=now)
    strange = vera.listen(key, session="not-there", shown=now)
    for stream in (hers, his, strange):
        assert stream.next() == ("hello", {"revision": now})
    status, done = olga.do(key, now, do="move", session=where, guest=guest, place=place)
    assert status == 200
    for stream, visitor, arranges in ((hers, olga, True), (his, vera, False)):
        kind, told = stream.next() or ("", {})
        assert kind == "patch"
        assert (told["can_undo"], told["page"]["revision"]) == (arranges, done["revision"])
        assert told["page"]["guests"][guest]["place"] == place
        assert bool(told["found"]) is arranges
        # It is what the page would be given that asks.
        asked = visitor.ask("GET", f"/events/{key}/", None, **{"X-Preseance-Patch": str(now)})
        assert json.loads(asked.body) == told | {"arranges": arranges}
        assert (stream.next() or ("",))[0] == "revision"
    assert strange.next() == ("revision", {"revision": done["revision"]})
    olga.json("DELETE", f"/events/{key}/members/vera")
    assert his.next() == ("closed", {"reason": "right"})
    olga.do(key, done["revision"], do="unseat", session=where, guests=[guest])
    assert his.next() is None


def test_a_stream_that_waits_holds_no_thread_and_no_connection(
    served: Served, olga: Visitor
) -> None:
    def held() -> tuple[int, int]:
        """Threads of the process, and how often it has its database open."""
        process = Path(f"/proc/{served.process.pid}")
        opened = [str(fd.readlink()) for fd in (process / "fd").iterdir() if fd.is_symlink()]
        return len(list((process / "task").iterdir())), sum("room.sqlite3" in f for f in opened)

    number = 24
    threads, connections = held()
    streams = [olga.listen("embassy-dinner") for _ in range(number)]
    for stream in streams:
        hello = stream.next()
        assert hello is not None
        assert hello[0] == "hello"
    more_threads, more_connections = held()
    assert more_threads - threads < number / 2
    assert more_connections - connections < number / 2


def test_a_kill_loses_no_acknowledged_command(served: Served, olga: Visitor) -> None:
    key = "embassy-dinner"
    _, view = olga.json("GET", f"/events/{key}")
    guests = olga.json("GET", f"/events/{key}/sessions/{view['sessions'][0]['id']}")[1]["guests"]
    acknowledged: dict[str, int] = {}
    sent: dict[str, tuple[str, str]] = {}
    for kill in range(3):
        enough = threading.Event()

        def work(guest: str, round_: int = kill, enough: threading.Event = enough) -> None:
            for k in range(10_000):
                number = str(uuid.uuid4())
                sent[number] = (guest, f"{round_}-{k}")
                fields = {"note": sent[number][1]}
                try:
                    now = olga.json("GET", f"/events/{key}")[1]["revision"]
                    status, done = olga.do(
                        key, now, number, do="change-guest", id=guest, fields=fields
                    )
                except (OSError, ValueError, HTTPException):
                    return
                assert status == 200
                acknowledged[number] = done["revision"]
                if len(acknowledged) >= 12 * (round_ + 1):
                    enough.set()

        threads = [threading.Thread(target=work, args=(g["id"],)) for g in guests[:3]]
        for thread in threads:
            thread.start()
        assert enough.wait(PATIENCE)
        served.kill()
        for thread in threads:
            thread.join(PATIENCE)
        served.begin()
    _, last = olga.json("GET", f"/events/{key}")
    history = {}
    for after in range(0, last["revision"], 500):
        _, told = olga.json("GET", f"/events/{key}/revisions?after={after}&limit=500")
        history |= {r["revision"]: r["command"] for r in told["revisions"]}
    assert sorted(history) == list(range(1, last["revision"] + 1))
    for number, revision in acknowledged.items():
        guest, note = sent[number]
        assert history[revision] == {"do": "change-guest", "id": guest, "fields": {"note": note}}
    # Sent again under its id, what was cut off is done once, and what was done is not done again.
    number, revision = next(iter(acknowledged.items()))
    guest, note = sent[number]
    status, again = olga.do(
        key, last["revision"], number, do="change-guest", id=guest, fields={"note": note}
    )
    assert (status, again["revision"], again["again"]) == (200, revision, True)


def test_it_ends_when_it_is_told_with_its_streams(served: Served, olga: Visitor) -> None:
    stream = olga.listen("embassy-dinner")
    assert stream.next() is not None
    assert served.end() in (0, -15)
    assert stream.next() is None


def test_a_port_that_is_taken_is_told(served: Served, tmp_path: Path) -> None:
    import socket
    import subprocess
    import sys

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [
            sys.executable,
            "-m",
            "preseance",
            "serve",
            "--port",
            port,
            "--data",
            str(tmp_path),
        ]
        told = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ))
    assert told.returncode == 2
    assert f"Port {port} cannot be listened on" in told.stderr
