"""Small random events with a published plan, and every mending of them by brute force."""

from __future__ import annotations

import random
from datetime import date
from functools import cache
from itertools import chain, permutations

import numpy as np

from preseance.engine.mending.lesser import costs_of
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.plan import MARKS, Placement, Plan
from preseance.model.room import Form, Room, Table
from preseance.model.rule_row import LEVELS, RuleRow
from preseance.model.session import Session
from preseance.planning.replan.changes import amended, read_changes
from preseance.planning.replan.mending import Case
from preseance.planning.replan.promises import problem_of_mending, promises_of

ROLES = ("head-of-state", "head-of-government", "minister")
_CHUNK = 40_000


def random_lunch(draw: random.Random, guests: int, spare: int = 1) -> Event:
    """A lunch at one or two tables, with rules of its own and a published plan."""
    places = guests + draw.randint(0, spare)
    first = draw.randint(2, places - 2) if places > 4 and draw.random() < 0.5 else places
    sizes = [first, places - first] if first < places else [places]
    forms = [draw.choice((Form.ROUND, Form.ROUND, Form.ROWS)) for _ in sizes]
    tables = tuple(
        Table(id=f"t{k + 1}", number=k + 1, form=form, seats=seats, x=3 + 5 * k, y=5)
        for k, (seats, form) in enumerate(zip(sizes, forms, strict=True))
    )
    names = [f"g{k}" for k in range(guests)]
    spots = [f"{t.id}-{n}" for t in tables for n in range(1, t.seats + 1)]
    draw.shuffle(spots)
    return Event(
        id="e",
        title="E",
        start=date(2030, 1, 1),
        host="g0" if draw.random() < 0.5 else "",
        delegations=(Delegation(id="home", name="Home", home=True), Delegation(id="far", name="F")),
        rooms=(Room(id="hall", name="Hall", width=20, depth=10, tables=tables),),
        sessions=(Session(id="lunch", title="Lunch", room="hall"),),
        guests=tuple(
            Guest(
                id=name,
                name=name.upper(),
                role=draw.choice(ROLES),
                delegation=draw.choice(("home", "far")),
                keys={"took_office": f"20{draw.randint(10, 29)}-01-01"},
                languages=tuple(draw.sample(("en", "fr", "ru"), 1)),
            )
            for name in names
        ),
        rules=tuple(_rule(draw, k, names) for k in range(draw.randint(0, 3))),
        plan=Plan(
            placements=tuple(
                Placement(
                    session="lunch",
                    guest=g,
                    place=p,
                    marks=tuple(draw.sample(MARKS[:3], draw.randint(0, 3))),
                )
                for g, p in zip(names, spots, strict=False)
            )
        ),
    )


def _rule(draw: random.Random, k: int, names: list[str]) -> RuleRow:
    a, b = draw.sample(names, 2)
    kind = draw.choice(("keep_apart", "keep_together"))
    level = draw.choice(LEVELS)
    return RuleRow(
        id=f"r{k}", kind=kind, a=(a,), b=(b,), level=level, relations=("beside",), weight=7
    )


def random_changes(draw: random.Random, event: Event) -> list[str]:
    """One or two changes that do not contradict each other."""
    names = [g.id for g in event.guests]
    a, b, c, d = (draw.sample(names, 4) if len(names) > 3 else (*names, names[0]))[:4]
    table = event.rooms[0].tables[0]
    place = f"{table.id}-{draw.randint(1, table.seats)}"
    one = [
        f"apart {a} {b} beside", f"apart {a} {b}", f"together {a} {b} beside", f"swap {a} {b}",
        f"pin {a} {place}", f"pin {a} {table.id}", f"cancel {a}", f"cancel {a} leave",
        f"close {place}", f"late {a} 20" if event.sessions[0].start else f"apart {a} {b} beside",
    ]  # fmt: skip
    two = [f"apart {c} {d} beside", f"together {c} {d} beside", f"pin {c} {table.id}"]
    return [draw.choice(one), *([draw.choice(two)] if draw.random() < 0.4 else [])]


def case_of(event: Event, sentences: list[str]) -> Case:
    """The amended event made ready, as replanning makes it."""
    to = amended(event, read_changes(sentences, event), event.plan)
    return Case.of(to.event, event.plan, None)


def brute_force(case: Case, within: tuple[int, ...]) -> tuple[int, ...]:
    """The least cost, level by level, over all placements of everybody.

    Where ``within`` breaks no must, placements of more weighted moves than it has cannot be less,
    and are not counted further.
    """
    occasion = case.check.occasion
    (promise,) = promises_of(occasion, case.promised, case.costs)
    problem = problem_of_mending(occasion, case.check.rules, [promise])
    items = problem.sessions[0].attending
    best = within
    seats = _permutations(problem.sessions[0].num_places, len(items))
    for begin in range(0, len(seats), _CHUNK):
        chunk = seats[begin : begin + _CHUNK]
        if within[0] == 0:
            moved = (chunk != promise.origin[items]) & (promise.origin[items] >= 0)
            chunk = chunk[promise.gone + moved @ promise.worth[items] <= within[1]]
        rows = np.full((len(chunk), problem.num_items), -1, dtype=np.int64)
        rows[:, items] = chunk
        costs = costs_of(problem, 0, rows, (), range(4))
        best = min([best, *map(tuple, costs.tolist())])
    return best


@cache
def _permutations(places: int, items: int) -> np.ndarray:
    spots = list(range(places)) + [-1] * max(0, items - places)
    flat = chain.from_iterable(permutations(spots, items))
    return np.fromiter(flat, dtype=np.int8).reshape(-1, items)
