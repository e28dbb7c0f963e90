"""A day of several seated sessions planned together, beside a long run and beside session by session."""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from bench.builds import Build, both
from preseance.formats import write_event
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.plan import Placement, Plan
from preseance.model.room import Room, Table
from preseance.model.rule_row import LEVELS, Level, RuleRow
from preseance.model.session import Session
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of

MEALS = ("lunch", "dinner")
BEGINS = datetime(2025, 6, 2, 12, 30)
APART = 20
"""Pairs who are to be kept apart at every meal."""
TONGUES = ("en", "fr", "de", "es", "ar", "zh")
ALONE = """
from pathlib import Path
from preseance.formats import read_event
from preseance.planning.seating import plan_event
def job(given):
    folder, seconds, seed, apart = given
    if not folder:
        return []
    event = read_event(Path(folder))
    if not apart:
        made = plan_event(event, seconds=seconds, seed=seed).plan
        return [[p.session, p.guest, p.place] for p in made.placements]
    found = []
    for session in event.sessions:
        share = seconds / len(event.sessions)
        made = plan_event(event, session=session.id, seconds=share, seed=seed).plan
        found += [[p.session, p.guest, p.place] for p in made.of_session(session.id)]
    return found
"""
"""Plans an event within seconds, all sessions together or each alone; tells session, guest, place."""


def programme(num_guests: int, num_sessions: int, seed: int = 0, *, company: bool = False) -> Event:
    """A conference at which nobody ranks: lunches at tables of ten, dinners at tables of eight with a short one by the door.

    Delegations of five with couples among them, six languages; guests to be kept apart, all over.
    With ``company`` nobody is to share a table with anybody twice.
    """
    draw = random.Random(seed)
    rooms = (_hall("lunch", num_guests, 10), _hall("dinner", num_guests, 8))
    sessions = tuple(
        Session(
            id=f"s{k + 1}",
            title=f"{MEALS[k % 2].capitalize()} {k // 2 + 1}",
            room=MEALS[k % 2],
            start=BEGINS + timedelta(days=k // 2, hours=7 * (k % 2)),
            end=BEGINS + timedelta(days=k // 2, hours=7 * (k % 2) + 2),
        )
        for k in range(num_sessions)
    )
    guests = tuple(
        Guest(
            id=f"g{k:03}",
            name=f"Guest {k:03}",
            sex="FM"[k % 2],
            keys={"order": str(k + 1)},
            delegation=f"d{k // 5}",
            languages=tuple(dict.fromkeys(("en", draw.choice(TONGUES)))),
            partner=f"g{k - 1:03}" if k % 10 == 1 else "",
        )
        for k in range(num_guests)
    )
    return Event(
        id="programme",
        title="Conference",
        start=date(2025, 6, 2),
        host="g000",
        scheme="hand-made",
        rooms=rooms,
        sessions=sessions,
        delegations=tuple(
            Delegation(id=f"d{k}", name=f"Delegation {k}") for k in range(-(-num_guests // 5))
        ),
        guests=guests,
        settings={"precedence.on": False, "spread.on": False},
        rules=tuple(_rows(draw, [g.id for g in guests], rooms, company)),
    )


def _hall(name: str, num_guests: int, seats: int) -> Room:
    count = -(-num_guests // seats)
    side = -(-int(count**0.5 * 100) // 100) + 1
    tables = tuple(
        Table(
            id=f"{name}-{k + 1}",
            number=k + 1,
            seats=seats if k < count - 1 else num_guests - seats * (count - 1),
            x=4.0 * (k % side) + 3,
            y=4.0 * (k // side) + 3,
        )
        for k in range(count)
    )
    size = 4.0 * side + 4
    return Room(id=name, name=f"{name.capitalize()} room", width=size, depth=size, tables=tables)


def _rows(
    draw: random.Random, guests: list[str], rooms: tuple[Room, ...], company: bool
) -> Iterator[RuleRow]:
    far = tuple(f"table:{room.tables[-1].id}" for room in rooms)
    pairs = dict.fromkeys(tuple(sorted(draw.sample(guests[1:], 2))) for _ in range(APART))
    for k, (a, b) in enumerate(pairs):
        yield RuleRow(id=f"apart-{k}", kind="keep_apart", a=(a,), b=(b,), relations=("same-table",))
    should = (
        RuleRow(id="turns", kind="fair_turns", b=far, weight=5),
        RuleRow(id="honour", kind="honour_balance", weight=2),
    )
    wished = [
        RuleRow(id="neighbours", kind="fresh_neighbours", weight=5),
        RuleRow(id="tables", kind="fresh_tables", weight=3),
    ]
    if company:
        shared = ("same-table",)
        wished += [RuleRow(id="company", kind="fresh_neighbours", weight=2, relations=shared)]
    for level, rows in ((Level.SHOULD, should), (Level.PREFER, wished)):
        for row in rows:
            yield row.model_copy(update={"level": level})


def _costs(event: Event, told: list[tuple[str, str, str]]) -> Mapping[str, int]:
    """By level, and by rule over several sessions: counted with this build."""
    placements = tuple(Placement(session=s, guest=g, place=p) for s, g, p in told)
    checked = check(occasion_of(event), Plan(placements=placements))
    found = dict(zip(map(str, LEVELS), checked.cost(everything=True), strict=True))
    for row in event.rules:
        if row.kind != "keep_apart":
            found[row.id] = sum(f.cost for f in checked.findings if f.rule == row.id)
    return found


def main(argv: list[str]) -> int:
    """Print a row a run: seconds, costs by level, and what each rule over sessions has of them."""
    parser = argparse.ArgumentParser(prog="python -m bench programme", description=__doc__)
    parser.add_argument("--guests", type=int, default=150)
    parser.add_argument("--sessions", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--long", type=float, default=120.0, help="seconds of the long run (120)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--company", action="store_true", help="nobody shares a table twice")
    parser.add_argument("--old", type=Path, help="the build before: a checkout with its own .venv")
    options = parser.parse_args(argv)
    event = programme(options.guests, options.sessions, options.seed, company=options.company)
    here = Path(__file__).resolve().parents[2]
    old, new = both(options.old or here)
    runs: list[tuple[str, Build, float, bool]] = [
        ("together", new, options.seconds, False),
        ("session by session", new, options.seconds, True),
        ("together, long", new, options.long, False),
    ]
    if options.old:
        runs.insert(2, ("build before, session by session", old, options.seconds, True))
    with tempfile.TemporaryDirectory() as scratch:
        for known, kinds in ((True, None), (False, ("fair_turns",))):
            rules = [r for r in event.rules if not kinds or r.kind not in kinds]
            made = event.model_copy(update={"rules": tuple(rules)})
            write_event(made, Path(scratch) / ("now" if known else "before"))
        for name, build, seconds, apart in runs:
            if seconds:
                build.learn(name, ALONE)
                folder = Path(scratch) / ("before" if build is old else "now")
                spent, told = build.run(name, [str(folder), seconds, options.seed, apart])
                costs = ", ".join(f"{k} {v}" for k, v in _costs(event, told).items())
                print(f"{name}, {seconds:g} s ({spent:.1f} of work): {costs}", flush=True)
    for build in (old, new):
        build.end()
    return 0
