"""Fifty people at one event of 500 guests and 1,000 rules: how long answers take, and whether anything is lost."""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

KEY = "gala"
_PAUSE = (1.0, 4.0)
"""Seconds between two things that one person does."""
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

    def note(self, what: str, seconds: float, status: int) -> None:
        """One answer."""
        with self.lock:
            self.times.setdefault(what, []).append(seconds)
            self.statuses[status] += 1


def _person(
    visitor: Any, number: int, people: int, until: float, heard: Heard, layout: Any
) -> None:
    """Move and edit the own tenth of guests, look at the page, until it is time."""
    chance = random.Random(number)
    mine = layout["guests"][number::people]
    places = layout["places"][number::people]
    revision, at = layout["revision"], dict(layout["at"])
    while time.monotonic() < until:
        time.sleep(chance.uniform(*_PAUSE))
        guest = chance.choice(mine)
        what = chance.choices(["move", "edit", "look", "costs"], [5, 2, 2, 1])[0]
        begun = time.perf_counter()
        try:
            if what == "look":
                status = visitor.ask("GET", f"/events/{KEY}/").status
            elif what == "costs":
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
            streams = [p.listen(KEY) for p in people]
            heard, until = Heard(), time.monotonic() + options.seconds
            threads = [
                threading.Thread(target=_person, args=(p, k, len(people), until, heard, layout))
                for k, p in enumerate(people)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            found = _told(options, heard, olga, layout) | {
                "memory_mb": round(_memory(served.process.pid)),
                "streams": len(streams),
            }
        finally:
            served.kill()
    return found


def _told(
    options: argparse.Namespace, heard: Heard, olga: Any, layout: Mapping[str, Any]
) -> dict[str, Any]:
    every = sorted(t for times in heard.times.values() for t in times)
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
        "p95_ms_by_what": {
            what: round(1000 * sorted(times)[int(len(times) * 0.95)])
            for what, times in sorted(heard.times.items())
        },
        "statuses": dict(sorted(heard.statuses.items())),
        "broken": len(heard.broken),
        "revisions": last - layout["revision"],
        "lost": lost,
        "unaccounted": last - layout["revision"] - len(heard.acknowledged),
        "load_of_the_machine": round(os.getloadavg()[0], 1),
    }


def main(argv: list[str]) -> int:
    """Print what was found; 0 where nothing is lost and nothing failed, else 1."""
    parser = argparse.ArgumentParser(prog="python -m bench room", description=__doc__)
    parser.add_argument("--people", type=int, default=50, help="who work at once (50)")
    parser.add_argument("--seconds", type=float, default=300.0, help="how long (300)")
    parser.add_argument("--guests", type=int, default=500, help="of the event (500)")
    parser.add_argument("--rules", type=int, default=1000, help="of the event (1000)")
    parser.add_argument("--database", default="", help="DATABASE_URL; else SQLite in a folder")
    parser.add_argument("--postgresql", action="store_true", help="a PostgreSQL of its own")
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
    print(json.dumps(found, indent=1))
    failed = any(status >= 500 for status in found["statuses"])
    return 1 if found["lost"] or failed or found["broken"] else 0
