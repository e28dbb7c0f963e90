"""Times the check of a plan: 500 guests at fifty tables, a thousand rules of many kinds."""

from __future__ import annotations

import argparse
import random
import statistics
import time
from datetime import date

from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.plan import Placement, Plan
from preseance.model.room import Room, Table
from preseance.model.rule_row import Level, RuleRow
from preseance.model.session import Session
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.rules import check_rows
from preseance.rules.shapes import Occasion

SEATS = 10
SHARES = {
    "keep_apart": 50,
    "keep_together": 20,
    "pin": 10,
    "forbid": 5,
    "affinity": 4,
    "not_ahead": 3,
    "buffer": 2,
    "at_most": 2,
    "balance": 1,
    "zones": 1,
    "wishes": 1,
    "companions": 1,
}
"""Of a hundred rules, how many are of each kind."""


def event(num_guests: int, num_rules: int, seed: int = 0) -> Event:
    """An event of one session at round tables; whom its rules mean is drawn."""
    draw = random.Random(seed)
    tables = tuple(
        Table(id=f"t{k}", number=k, seats=SEATS, x=4.0 * (k % 8), y=4.0 * (k // 8))
        for k in range(1, -(-num_guests // SEATS) + 1)
    )
    guests = tuple(
        Guest(
            id=f"g{k}",
            name=f"Guest {k}",
            override=k + 1,
            sex=draw.choice("FM"),
            languages=tuple(draw.sample(("fr", "en", "de", "es", "pt"), 2)),
            delegation=f"d{k % 60}",
            groups=(f"x{k % 20}",),
            partner=f"g{k ^ 1}" if k // 2 % 3 == 0 and (k ^ 1) < num_guests else "",
            wishes=(f"g{draw.randrange(num_guests)}",) if k % 5 == 0 else (),
        )
        for k in range(num_guests)
    )
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    return Event(
        id="large",
        title="Large",
        start=date(2024, 1, 1),
        delegations=tuple(Delegation(id=f"d{k}", name=f"Delegation {k}") for k in range(60)),
        rooms=(Room(id="hall", name="Hall", width=40, depth=40, tables=tables),),
        sessions=(Session(id="dinner", title="Dinner", room="hall"),),
        guests=guests,
        rules=tuple(_row(draw, k, kinds[k % len(kinds)], num_guests) for k in range(num_rules)),
    )


def _row(draw: random.Random, number: int, kind: str, num_guests: int) -> RuleRow:
    a, b = (f"g{k}" for k in draw.sample(range(num_guests), 2))
    table = f"table:t{draw.randint(1, num_guests // SEATS)}"
    group = f"group:x{draw.randrange(20)}"
    left, right = {
        "pin": ((a,), (table,)),
        "forbid": ((a,), (table,)),
        "zones": ((a,), (table,)),
        "at_most": ((group,), ()),
        "balance": ((group,), ()),
        "wishes": ((group,), ()),
        "companions": ((group,), ()),
    }.get(kind, ((a,), (b,)))
    return RuleRow(id=f"r{number}", kind=kind, a=left, b=right, level=draw.choice(list(Level)))


def drawn_plan(occasion: Occasion, seed: int) -> Plan:
    """Everybody somewhere."""
    scene = occasion.assemblies[0]
    places = [p.id for p in scene.places]
    random.Random(seed).shuffle(places)
    return Plan(
        placements=tuple(
            Placement(session=scene.session.id, guest=g, place=p)
            for g, p in zip(scene.guests, places, strict=False)
        )
    )


def main(argv: list[str]) -> int:
    """Print the first check, which prepares the rules, and the median of those after it."""
    parser = argparse.ArgumentParser(prog="python -m bench check", description=__doc__)
    parser.add_argument("--guests", type=int, default=500)
    parser.add_argument("--rules", type=int, default=1000)
    parser.add_argument("--plans", type=int, default=15, help="plans checked after the first (15)")
    options = parser.parse_args(argv)
    large = event(options.guests, options.rules)
    assert check_rows(large) == ()
    occasion, found = occasion_of(large), 0
    times, work = [], []
    for seed in range(options.plans + 1):
        plan = drawn_plan(occasion, seed)
        begun, spent = time.perf_counter(), time.process_time()
        found = len(check(occasion, plan).findings)
        times.append(1000 * (time.perf_counter() - begun))
        work.append(1000 * (time.process_time() - spent))
    print(
        f"{options.guests} guests, {options.rules} rules and the defaults: first check "
        f"{times[0]:.0f} ms, then {statistics.median(times[1:]):.0f} ms, of which "
        f"{statistics.median(work[1:]):.0f} ms of this process; some {found} findings"
    )
    return 0
