"""Small random events with a published plan, and every mending of them by brute force."""

from __future__ import annotations

import random
from datetime import date, datetime
from functools import cache
from itertools import chain, permutations

import numpy as np

from preseance.engine.evaluate import evaluate_term
from preseance.engine.mending.lesser import values_of
from preseance.errors import PreseanceError
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest, Status
from preseance.model.place import Place
from preseance.model.plan import MARKS, Placement, Plan
from preseance.model.room import Form, Room, Table
from preseance.model.rule_row import LEVELS, Level, RuleRow
from preseance.model.session import Session
from preseance.planning.occasion.making import places_of
from preseance.planning.occasion.places import layout_of
from preseance.planning.replan.changes import amended, read_changes
from preseance.planning.replan.mending import Case

ROLES = ("head-of-state", "head-of-government", "minister")
_CHUNK = 40_000


def random_lunch(draw: random.Random, guests: int, spare: int = 1) -> Event:
    """A lunch at one or two tables at no stated time, with rules of its own and a published plan."""
    event = random_event(draw, guests, spare, ("lunch",))
    sessions = tuple(s.model_copy(update={"start": None, "end": None}) for s in event.sessions)
    return event.model_copy(update={"sessions": sessions})


def random_event(
    draw: random.Random,
    guests: int,
    spare: int = 1,
    sessions: tuple[str, ...] = ("lunch", "dinner"),
) -> Event:
    """Sessions of an hour, each in a hall of its own; one more waits in reserve, one has declined."""
    names = [f"g{k}" for k in range(guests)]
    halls = {s: _hall(draw, s, guests + draw.randint(0, spare)) for s in sessions}
    return Event(
        id="e",
        title="E",
        start=date(2030, 1, 1),
        host="g0" if draw.random() < 0.5 else "",
        delegations=(Delegation(id="home", name="Home", home=True), Delegation(id="far", name="F")),
        rooms=tuple(halls.values()),
        sessions=tuple(
            Session(
                id=s, title=s.title(), room=s,
                start=datetime(2030, 1, 1, 12 + 2 * k), end=datetime(2030, 1, 1, 13 + 2 * k),
            )
            for k, s in enumerate(sessions)
        ),
        guests=(
            *(_guest(draw, name) for name in names),
            _guest(draw, "late").model_copy(update={"status": Status.DECLINED}),
            _guest(draw, "spare").model_copy(
                update={"status": Status.DECLINED, "groups": ("reserve",)}
            ),
        ),
        rules=tuple(_rule(draw, k, names, sessions) for k in range(draw.randint(0, 4))),
        plan=Plan(
            placements=tuple(
                Placement(
                    session=s,
                    guest=g,
                    place=p,
                    marks=tuple(draw.sample(MARKS[:3], draw.randint(0, 3))),
                )
                for s, hall in halls.items()
                for g, p in zip(names, _spots(draw, hall), strict=False)
            )
        ),
    )  # fmt: skip


def _hall(draw: random.Random, name: str, places: int) -> Room:
    """A room of one or two tables; sometimes one place more, which is closed."""
    first = draw.randint(2, places - 2) if places > 4 and draw.random() < 0.5 else places
    sizes = [first, places - first] if first < places else [places]
    closed = draw.random() < 0.3
    tables = tuple(
        Table(
            id=f"{name[0]}{k + 1}", number=k + 1, form=draw.choice((Form.ROUND, Form.ROUND, Form.ROWS)),
            seats=seats + closed, closed=(seats + 1,) if closed else (), x=3 + 5 * k, y=5,
        )
        for k, seats in enumerate(sizes)
    )  # fmt: skip
    return Room(id=name, name=name.title(), width=20, depth=10, tables=tables)


def _spots(draw: random.Random, hall: Room) -> list[str]:
    spots = [f"{t.id}-{n}" for t in hall.tables for n in range(1, t.seats + 1) if n not in t.closed]
    draw.shuffle(spots)
    return spots


def _guest(draw: random.Random, name: str) -> Guest:
    return Guest(
        id=name,
        name=name.upper(),
        role=draw.choice(ROLES),
        delegation=draw.choice(("home", "far")),
        keys={"took_office": f"20{draw.randint(10, 29)}-01-01"},
        languages=tuple(draw.sample(("en", "fr", "ru"), 1)),
    )


def _rule(draw: random.Random, k: int, names: list[str], sessions: tuple[str, ...]) -> RuleRow:
    a, b = draw.sample(names, 2)
    kind = draw.choice(("keep_apart", "keep_together", "pin", "at_most", "precedence"))
    level = draw.choice(LEVELS)
    session = draw.choice(sessions)
    columns: dict[str, dict[str, object]] = {
        "keep_apart": {"a": (a,), "b": (b,), "relations": ("beside",)},
        "keep_together": {"a": (a,), "b": (b,), "relations": ("beside",)},
        "pin": {"a": (a,), "b": (f"table:{session[0]}1",), "sessions": (session,)},
        "at_most": {"a": ("delegation:home",), "params": {"number": "1"}},
        "precedence": {"sessions": (session,)},
    }
    if kind in ("at_most", "precedence"):
        level = Level.SHOULD
    return RuleRow.model_validate(
        {"id": f"r{k}", "kind": kind, "level": level, "weight": 7, **columns[kind]}
    )


def random_changes(draw: random.Random, event: Event) -> list[str]:
    """One or two changes of any kind; some of them make no sense for the event."""
    names = [g.id for g in event.guests][:-2]
    a, b, c, d = (draw.sample(names, 4) if len(names) > 3 else (*names, names[0]))[:4]
    table = draw.choice(draw.choice(event.rooms).tables)
    place = f"{table.id}-{draw.randint(1, table.seats)}"
    level = draw.choice(("", " should", " prefer"))
    one = [
        f"apart {a} {b} beside", f"apart {a} {b}{level}", f"together {a} {b} beside{level}",
        f"swap {a} {b}", f"pin {a} {place}", f"pin {a} {table.id}", f"cancel {a}",
        f"cancel {a} leave", f"cancel {a} reserve", f"cancel {a} close-up", "add late",
        f"stand-in late {a}", f"close {place}", f"close {table.id}", f"open {place}",
        f"open {table.id}", f"late {a} 70", f"leave {a} 80",
    ]  # fmt: skip
    two = [f"apart {c} {d} beside", f"together {c} {d} beside", f"pin {c} {table.id}"]
    return [draw.choice(one), *([draw.choice(two)] if draw.random() < 0.4 else [])]


def case_of(event: Event, sentences: list[str]) -> Case:
    """The amended event made ready, as replanning makes it."""
    to = amended(event, read_changes(sentences, event), event.plan)
    return Case.of(to.event, event, event.plan, None)


def equals_brute_force(seed: int) -> bool:
    """Whether a small event and change of this seed make sense; raises where they are not equal."""
    draw = random.Random(seed)
    sessions = ("lunch", "dinner") if seed % 2 else ("lunch",)
    event = random_event(draw, (3, 4, 5, 5, 6, 4, 6, 5, 5, 6)[seed % 10], 1, sessions)
    return compare(event, random_changes(draw, event))


def compare(event: Event, sentences: list[str]) -> bool:
    """Whether changes make sense; raises AssertionError where mending is not as brute force."""
    try:
        case = case_of(event, sentences)
    except PreseanceError:
        return False
    answer, best = case.answer("proposed"), brute_force(case)
    assert answer.cost == best, sentences
    assert answer.fewest_proven, sentences
    assert answer.at_least == best[2], sentences
    return True


def brute_force(case: Case) -> tuple[int, ...]:
    """The least cost, level by level, over all placements of everybody in every session.

    No rule here spans sessions, so that the best of each adds up to the best of all.
    """
    bests = [_best_of_session(case, k) for k in range(len(case.check.occasion.assemblies))]
    return tuple(map(sum, zip(*bests, strict=True)))


def _best_of_session(case: Case, k: int) -> tuple[int, ...]:
    problem, items = case.problem, case.problem.sessions[k].attending
    weights, best = _weights(case, k), None
    then = places_of(case.check.occasion, case.promised)
    rows = [
        (rule.row.level, [t for t in rule.terms() if getattr(t, "session", None) == k])
        for rule in case.check.rules
    ]
    seats = _permutations(problem.sessions[k].num_places, len(items))
    for begin in range(0, len(seats), _CHUNK):
        at = np.full((len(seats[begin : begin + _CHUNK]), problem.num_items), -1, dtype=np.int64)
        at[:, items] = seats[begin : begin + _CHUNK]
        costs = {level: np.zeros(len(at), dtype=np.int64) for level in (*LEVELS, "kept")}
        for level, terms in rows:
            now = sum(values_of(problem, k, terms, at, then), np.zeros(len(at), dtype=np.int64))
            costs[level] += now
            if level is Level.SHOULD:
                promised = sum(evaluate_term(problem, t, then) for t in terms)
                costs["kept"] += np.maximum(0, now - promised)
        moves = weights[items, at[:, items]].sum(axis=1)
        columns = [
            costs[Level.PREFER],
            costs[Level.SHOULD],
            moves,
            costs["kept"],
            costs[Level.MUST],
        ]
        first = np.lexsort(columns)[0]
        found = tuple(int(c[first]) for c in reversed(columns))
        best = found if best is None else min(best, found)
    assert best is not None
    return best


def _weights(case: Case, k: int) -> np.ndarray:
    """What each guest costs at each place by the manual: base × (1 + steps down), 0 at home."""
    occasion, assembly = case.check.occasion, case.check.occasion.assemblies[k]
    session = assembly.session.id
    # A place that is no more stands where it stood before.
    standing = {
        p.id: _standing(p)
        for p in (
            *layout_of(case.before, case.before.session_by_id[session]).places,
            *assembly.places,
        )
    }
    order = sorted({_standing(p) for p in assembly.places})
    made = np.zeros((len(occasion.guests), len(assembly.places) + 1), dtype=np.int64)
    for p in case.promised.of_session(session):
        if p.guest not in assembly.present:
            continue
        base, was = case.costs.of(p.guest, p.marks), standing[p.place]
        for q, place in enumerate(assembly.places):
            down = sum(was <= s < _standing(place) for s in order)
            made[occasion.item_of[p.guest], q] = 0 if place.id == p.place else base * (1 + down)
        made[occasion.item_of[p.guest], -1] = base * (1 + sum(was <= s for s in order))
    return made


def _standing(place: Place) -> tuple[int, int]:
    first = {"host": -2, "co-host": -1}.get(place.presiding or "", 10**6)
    return place.table_rank, first if place.honour is None else place.honour


@cache
def _permutations(places: int, items: int) -> np.ndarray:
    spots = list(range(places)) + [-1] * max(0, items - places)
    flat = chain.from_iterable(permutations(spots, items))
    return np.fromiter(flat, dtype=np.int8).reshape(-1, items)
