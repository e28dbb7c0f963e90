"""Banquets of any size with rules that can all hold, for the measurements of whole events.

The rules are read off a hidden plan, so that one plan at least keeps them all; conflicts are
planted on top.
"""

from __future__ import annotations

import random
from datetime import date
from math import ceil

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.room import Room, Table
from preseance.model.rule_row import Level, RuleRow
from preseance.model.session import Session

SEATS = 10


def banquet(num_guests: int, num_rules: int, seed: int = 0) -> Event:
    """Guests at round tables of ten, with musts and wishes that one hidden plan keeps."""
    draw = random.Random(seed)
    count = ceil(num_guests / SEATS)
    ids = [f"g{k:03}" for k in range(num_guests)]
    guests = tuple(
        Guest(id=g, name=f"Guest {g[1:]}", sex="FM"[k % 2], keys={"order": str(k + 1)},
              languages=("en",))
        for k, g in enumerate(ids)
    )  # fmt: skip
    side = ceil(count**0.5)
    tables = tuple(
        Table(id=f"t{k + 1}", number=k + 1, seats=SEATS, x=4.0 * (k % side) + 3, y=4.0 * (k // side) + 3)
        for k in range(count)
    )  # fmt: skip
    hidden = draw.sample(ids, len(ids))
    table_of = {g: k // SEATS for k, g in enumerate(hidden)}
    seat_of = {g: k % SEATS for k, g in enumerate(hidden)}
    rows = tuple(_row(draw, k, ids, table_of, seat_of) for k in range(num_rules))
    room = Room(id="hall", name="Hall", width=4.0 * side + 4, depth=4.0 * side + 4, tables=tables)
    return Event(
        id="banquet", title="Banquet", start=date(2025, 6, 1), host="", scheme="hand-made",
        rooms=(room,), sessions=(Session(id="dinner", title="Dinner", room="hall"),),
        guests=guests, rules=rows,
    )  # fmt: skip


def _row(
    draw: random.Random, k: int, ids: list[str], table_of: dict[str, int], seat_of: dict[str, int]
) -> RuleRow:
    level = Level.MUST if k % 5 else Level.PREFER
    while True:
        a, b = draw.sample(ids, 2)
        same = table_of[a] == table_of[b]
        kind = draw.random()
        if kind < 0.15:
            return RuleRow(id=f"r{k:03}", kind="pin", a=(a,), b=(f"table:t{table_of[a] + 1}",),
                           level=level, weight=draw.randint(1, 9))  # fmt: skip
        if kind < 0.4 and same:
            word, together = "same-table", "keep_together"
        elif kind >= 0.4 and not same:
            word, together = "same-table", "keep_apart"
        elif kind >= 0.7 and abs(seat_of[a] - seat_of[b]) not in (1, SEATS - 1):
            word, together = "beside", "keep_apart"
        else:
            continue
        return RuleRow(id=f"r{k:03}", kind=together, a=(a,), b=(b,), relations=(word,),
                       level=level, weight=draw.randint(1, 9))  # fmt: skip


def with_conflict(event: Event, size: int = 3) -> Event:
    """The event with ``size`` further musts that clash: guests to be apart who are all at t1."""
    first = event.rooms[0].tables[0].id
    a, b = event.guests[0].id, event.guests[1].id
    c = event.guests[2].id
    rows = [
        RuleRow(id="clash-apart", kind="keep_apart", a=(a,), b=(b,), relations=("same-table",)),
        RuleRow(id="clash-pin", kind="pin", a=(a,), b=(f"table:{first}",)),
        RuleRow(id="clash-together", kind="keep_together", a=(b,), b=(c,), relations=("same-table",)),
        RuleRow(id="clash-pin-too", kind="pin", a=(c,), b=(f"table:{first}",)),
    ]  # fmt: skip
    if size == 3:
        rows = [*rows[:2], RuleRow(id="clash-pin-b", kind="pin", a=(b,), b=(f"table:{first}",))]
    return event.model_copy(update={"rules": (*event.rules, *rows)})
