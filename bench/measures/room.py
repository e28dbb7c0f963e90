"""Fifty people at one event of 500 guests and 1,000 rules: how long answers take, and whether anything is lost."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

from bench.load import Others

KEY = "gala"
_PAUSE = (2.0, 6.0)
"""Seconds between two things that one person does."""
_EACH = 0.04
"""Seconds, by each who is there, between two looks of a page at what it was not told (`stream.js`)."""
_PATIENCE = 1.5
"""Seconds for which a page waits to be told what came of a command (`stream.js`)."""
TARGET_MS, TARGET_MB = 300, 500
"""For the 95th percentile of commands, and for what the server takes."""
_CLASH = 409


def gala(guests: int, rules: int) -> dict[str, Any]:
    """An event's document: tables of ten, everybody seated but for a tenth, rules of chance."""
    chance = random.Random(4)
    tables = guests // 10 + guests // 50
    return {
        "id": KEY,
        "title": "Gala",
        "start": "2026-05-08",
        "rooms": [
            {
                "id": "hall",
                "name": "Hall",
                "width": 60.0,
                "depth": 60.0,
                "tables": [
                    {
                        "id": f"t{k}",
                        "form": "round",
                        "seats": 10,
                        "x": 3.0 + 4.0 * (k % 10),
                        "y": 3.0 + 4.0 * (k // 10),
                    }
                    for k in range(tables)
                ],
            }
        ],
        "sessions": [{"id": "dinner", "title": "Dinner", "kind": "meal", "room": "hall"}],
        "guests": [{"id": f"g{k}", "name": f"Guest {k}"} for k in range(guests)],
        "rules": [
            {
                "id": f"r{k}",
                "kind": "keep_apart",
                "a": [f"g{one}"],
                "b": [f"g{other}"],
                "relations": ["same-table"],
                "level": chance.choice(["must", "should", "prefer"]),
            }
            for k in range(rules)
            for one, other in [chance.sample(range(guests), 2)]
        ],
    }


@dataclass
class Heard:
    """What everybody was answered."""

    times: dict[str, list[float]] = field(default_factory=dict)
    """Seconds by what was done."""
    statuses: Counter[int] = field(default_factory=Counter)
    acknowledged: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Command by revision."""
    broken: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    sizes: dict[str, list[int]] = field(default_factory=dict)
    """Bytes over the wire of what pages asked for."""
    told: int = 0
    """Times that streams told them what they show."""

    def note(self, what: str, seconds: float, status: int, size: int = 0) -> None:
        """One answer."""
        with self.lock:
            if size:
                self.sizes.setdefault(what, []).append(size)
            self.times.setdefault(what, []).append(seconds)
            self.statuses[status] += 1


class Page:
    """What the page does by itself: it is told by the stream what differs from what it has, or looks for that."""

    def __init__(self, visitor: Any, heard: Heard, people: int, until: float, shown: int) -> None:
        self.visitor, self.heard, self.until = visitor, heard, until
        self.pause = _EACH * people
        self.shown = self.known = shown
        self.stream = visitor.listen(KEY, session="dinner", shown=shown)
        self.lock = threading.Lock()
        self.grown = threading.Condition()
        self.threads = [
            threading.Thread(target=run, daemon=True) for run in (self._hear, self._follow)
        ]

    def look(self, what: str, revision: int = 0) -> None:
        """The page again, or what differs from what it shows; nothing where that is shown already."""
        with self.lock:
            if revision and revision <= self.shown:
                return
            headers = {"X-Preseance-Patch": str(self.shown), "Accept-Encoding": "gzip"}
            begun = time.perf_counter()
            try:
                answer = self.visitor.ask("GET", f"/events/{KEY}/", None, **headers)
            except (OSError, HTTPException) as error:
                with self.heard.lock:
                    self.heard.broken.append(repr(error))
                return
            small = answer.headers.get("Content-Type", "").startswith("application/json")
            what = what if small else f"{what} (whole page)"
            self.heard.note(what, time.perf_counter() - begun, answer.status, len(answer.body))
            self._show(_revision_in(answer))

    def _show(self, revision: int) -> None:
        with self.grown:
            self.shown = revision
            self.grown.notify_all()

    def see(self, what: str, revision: int) -> None:
        """Wait until a revision is shown; look for it where nothing has told it."""
        begun = time.perf_counter()
        with self.grown:
            told = self.grown.wait_for(lambda: self.shown >= revision, _PATIENCE)
        if told:
            self.heard.note(what, time.perf_counter() - begun, 200)
        else:
            self.look(what, revision)

    def _hear(self) -> None:
        while (message := self.stream.next()) is not None and time.monotonic() < self.until:
            kind, told = message
            if kind == "patch" and self.shown in told["from"]:
                self._show(told["page"]["revision"])
                with self.heard.lock:
                    self.heard.told += 1
            if kind in ("revision", "reload", "hello"):
                self.known = max(self.known, told["revision"])

    def _follow(self) -> None:
        while time.monotonic() < self.until:
            time.sleep(self.pause)
            if self.known > self.shown:
                self.look("look at others", self.known)


def _person(page: Page, number: int, people: int, until: float, heard: Heard, layout: Any) -> None:
    """Move and edit the own share of guests, until it is time; after each the page looks again."""
    visitor, chance = page.visitor, random.Random(number)
    mine = layout["guests"][number::people]
    places = layout["places"][number::people]
    revision, at = layout["revision"], dict(layout["at"])
    while time.monotonic() < until:
        time.sleep(chance.uniform(*_PAUSE))
        # As a page does: what it shows is what its command was decided on.
        revision = max(revision, page.shown)
        guest = chance.choice(mine)
        what = chance.choices(["move", "edit", "costs"], [5, 2, 2])[0]
        begun = time.perf_counter()
        try:
            if what == "costs":
                path = f"/events/{KEY}/sessions/dinner/costs?guest={guest}"
                status, _ = visitor.json("GET", path)
            else:
                command = _command(chance, what, guest, places, at)
                status, told = visitor.do(KEY, revision, str(uuid.uuid4()), **command)
                if status == 200:
                    revision = told["revision"]
                    with heard.lock:
                        heard.acknowledged[revision] = command
                    at |= told["places"].get("dinner", {})
                elif status == _CLASH:
                    revision = told["revision"]
        except (OSError, ValueError, HTTPException, KeyError) as error:
            with heard.lock:
                heard.broken.append(repr(error))
            continue
        heard.note(what, time.perf_counter() - begun, status)
        if what != "costs":
            page.see("shown after", revision)


def _command(
    chance: random.Random, what: str, guest: str, places: list[str], at: Mapping[str, Any]
) -> dict[str, Any]:
    if what == "edit":
        fields = {"note": f"{chance.random():.6f}"}
        return {"do": "change-guest", "id": guest, "fields": fields}
    taken = {place for place in at.values() if place}
    free = [p for p in places if p not in taken]
    if free:
        return {"do": "move", "session": "dinner", "guest": guest, "place": chance.choice(free)}
    other = chance.choice([g for g in at if at[g]])
    return {"do": "swap", "session": "dinner", "first": guest, "second": other}


def _memory(pid: int) -> float:
    """Most megabytes that a process has had."""
    for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def _worked(pid: int) -> float:
    """Seconds that a process has worked."""
    values = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")


def _brought(served: Any, olga: Any, options: argparse.Namespace) -> dict[str, Any]:
    """The gala in the room, seated, and who sits where."""
    status, made = olga.json("POST", "/events", {"document": gala(options.guests, options.rules)})
    if status != 201:
        raise SystemExit(f"the event is refused: {str(made)[:400]}")
    session = olga.json("GET", f"/events/{KEY}/sessions/dinner")[1]
    places = [p["id"] for t in session["tables"] for p in t["places"]]
    guests = [g["id"] for g in session["guests"]]
    seated = dict(zip(guests[: len(guests) * 9 // 10], places, strict=False))
    plan = {"do": "apply-plan", "placements": {"dinner": seated}}
    status, done = olga.do(KEY, 0, **plan)
    if status != 200:
        raise SystemExit(f"the plan is refused: {done}")
    return {
        "guests": guests,
        "places": places[len(seated) :] + places[: len(seated)],
        "at": {g: seated.get(g) for g in guests},
        "revision": done["revision"],
    }


def _people(served: Any, olga: Any, number: int) -> list[Any]:
    """Browsers of their own, all signed in as the owner: making accounts is not what is measured."""
    from tests.server.serving import Visitor

    return [Visitor(served, dict(olga.cookies)) for _ in range(number)]


def _opened(people: Sequence[Any], heard: Heard) -> list[int]:
    """All open the page at once: the revisions that they are shown."""

    def opened(visitor: Any) -> int:
        begun = time.perf_counter()
        answer = visitor.ask("GET", f"/events/{KEY}/", None, **{"Accept-Encoding": "gzip"})
        heard.note("open", time.perf_counter() - begun, answer.status, len(answer.body))
        return _revision_in(answer)

    with ThreadPoolExecutor(len(people)) as all_at_once:
        return list(all_at_once.map(opened, people))


def _revision_in(answer: Any) -> int:
    """What a page, or what differs from one, shows."""
    # What is short is sent as it is.
    packed = answer.headers.get("Content-Encoding") == "gzip"
    text = (gzip.decompress(answer.body) if packed else answer.body).decode()
    found = re.search(r'"revision": ?(\d+)', text)
    assert found, text[:200]
    return int(found[1])


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """Run it and say what was found."""
    from tests.server.serving import Served, Visitor

    with tempfile.TemporaryDirectory(prefix="preseance-room-") as folder:
        served = Served(Path(folder) / "data", told={"DATABASE_URL": options.database})
        try:
            olga = Visitor(served)
            olga.welcome("olga", served.link)
            layout = _brought(served, olga, options)
            people = _people(served, olga, options.people)
            heard = Heard()
            opening = _worked(served.process.pid)
            shown = _opened(people, heard)
            until = time.monotonic() + options.seconds
            others, busy = Others(), _worked(served.process.pid)
            own = time.process_time()
            pages = [
                Page(p, heard, len(people), until, r) for p, r in zip(people, shown, strict=True)
            ]
            threads = [
                threading.Thread(target=_person, args=(page, k, len(people), until, heard, layout))
                for k, page in enumerate(pages)
            ]
            for thread in [*threads, *(t for page in pages for t in page.threads)]:
                thread.start()
            for thread in threads:
                thread.join()
            spent = _worked(served.process.pid) - busy
            cores = others.cores()
            found = _told(options, heard, olga, layout) | {
                "memory_mb": round(_memory(served.process.pid)),
                "server_s": round(spent, 1),
                "people_s": round(time.process_time() - own, 1),
                "server_ms_a_revision": round(1000 * spent / max(1, len(heard.acknowledged))),
                "server_ms_a_page": round(1000 * (busy - opening) / len(people)),
                "other_work_cores": None
                if cores is None
                else round(max(0.0, cores - spent / options.seconds), 2),
            }
        finally:
            served.kill()
    return found


def _told(
    options: argparse.Namespace, heard: Heard, olga: Any, layout: Mapping[str, Any]
) -> dict[str, Any]:
    every = sorted(t for what, times in heard.times.items() for t in times if what != "open")
    history: dict[int, Any] = {}
    last = olga.json("GET", f"/events/{KEY}")[1]["revision"]
    for after in range(0, last, 500):
        told = olga.json("GET", f"/events/{KEY}/revisions?after={after}&limit=500")[1]
        history |= {r["revision"]: r["command"] for r in told["revisions"]}
    lost = sum(history.get(n) != c for n, c in heard.acknowledged.items())
    return {
        "database": "PostgreSQL" if options.database else "SQLite",
        "people": options.people,
        "seconds": options.seconds,
        "asked": len(every),
        "p50_ms": round(1000 * statistics.median(every)),
        "p95_ms": round(1000 * every[int(len(every) * 0.95)]),
        "by_what": {
            what: {
                "asked": len(times),
                "p50_ms": round(1000 * statistics.median(times)),
                "p95_ms": round(1000 * sorted(times)[int(len(times) * 0.95)]),
                "kb": round(statistics.median(heard.sizes.get(what, [0])) / 1000, 1),
            }
            for what, times in sorted(heard.times.items())
        },
        "told": heard.told,
        "statuses": dict(sorted(heard.statuses.items())),
        "broken": len(heard.broken),
        "revisions": last - layout["revision"],
        "lost": lost,
        "unaccounted": last - layout["revision"] - len(heard.acknowledged),
        "load_of_the_machine": round(os.getloadavg()[0], 1),
    }


def as_lines(found: Mapping[str, Any]) -> str:
    """A table, each figure beside its target."""
    commands = max(found["by_what"].get(what, {"p95_ms": 0})["p95_ms"] for what in ("move", "edit"))
    lines = [
        f"{found['people']} people, {found['seconds']:g} s, {found['database']}: {found['asked']} asked, "
        f"{found['revisions']} revisions; statuses {found['statuses']}; broken {found['broken']}",
        f"{'':28} {'asked':>6} {'p50 ms':>7} {'p95 ms':>7} {'kB':>7}",
    ]
    lines += [
        f"{what:28} {t['asked']:6} {t['p50_ms']:7} {t['p95_ms']:7} {t['kb']:7}"
        for what, t in found["by_what"].items()
    ]
    lines += [
        f"{name:28} {value!s:>6}  target {target}"
        for name, value, target in (
            ("commands, p95 ms", commands, TARGET_MS),
            ("everything, p95 ms", found["p95_ms"], TARGET_MS),
            ("lost", found["lost"], 0),
            ("server, MB", found["memory_mb"], TARGET_MB),
        )
    ]
    lines.append(f"pages were told {found['told']} times by streams what they show")
    lines.append(
        f"server worked {found['server_s']} s, the people {found['people_s']} s, {found['server_ms_a_revision']} ms a revision "
        f"({found['server_ms_a_page']} ms for each who opened the page before); other work kept "
        f"{found['other_work_cores']} of {os.cpu_count()} cores busy, load {found['load_of_the_machine']}"
    )
    return "\n".join(lines)


def main(argv: list[str]) -> int:
    """Print what was found; 0 where nothing is lost and nothing failed, else 1."""
    parser = argparse.ArgumentParser(prog="python -m bench room", description=__doc__)
    parser.add_argument("--people", type=int, default=50, help="who work at once (50)")
    parser.add_argument("--seconds", type=float, default=300.0, help="how long (300)")
    parser.add_argument("--guests", type=int, default=500, help="of the event (500)")
    parser.add_argument("--rules", type=int, default=1000, help="of the event (1000)")
    parser.add_argument("--database", default="", help="DATABASE_URL; else SQLite in a folder")
    parser.add_argument("--postgresql", action="store_true", help="a PostgreSQL of its own")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    options = parser.parse_args(argv)
    if options.postgresql:
        from tests.server.postgresql.cluster import binaries, cluster

        programs = binaries()
        if programs is None:
            print("PostgreSQL is not installed.", file=sys.stderr)
            return 2
        with cluster(programs) as folder:
            createdb = [str(programs / "createdb"), "-h", str(folder), "-U", "postgres", "room"]
            subprocess.run(createdb, check=True)
            options.database = f"postgresql://postgres@/room?host={folder}"
            found = measured(options)
    else:
        found = measured(options)
    print(json.dumps(found, indent=1) if options.json else as_lines(found))
    failed = any(status >= 500 for status in found["statuses"])
    return 1 if found["lost"] or failed or found["broken"] else 0
