"""Rules over several sessions planned together: no plan of a small day is better, all of them tried."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.halls import hall
from tests.rules.naive.counts import counted

from preseance.model.event import Event
from preseance.model.plan import Placement, Plan
from preseance.model.rule_row import Level, RuleRow
from preseance.model.session import Session
from preseance.planning.occasion.making import occasion_of
from preseance.planning.seating import plan_event

GUESTS = "a b c"
PLACES = ("t1-1", "t1-2", "t2-1", "t2-2")
ROWS = {
    "turns": RuleRow(id="turns", kind="fair_turns", b=("table:t2",), weight=5),
    "honour": RuleRow(id="honour", kind="honour_balance", weight=2),
    "tables": RuleRow(id="tables", kind="fresh_tables", weight=3),
    "neighbours": RuleRow(id="neighbours", kind="fresh_neighbours", weight=4),
    "apart": RuleRow(id="apart", kind="keep_apart", a=("a",), b=("b",), relations=("same-table",)),
}


def day(names: list[str]) -> Event:
    """Three guests at two tables of two, at lunch and at dinner."""
    rows = tuple(ROWS[name].model_copy(update={"level": Level.SHOULD}) for name in names)
    event = hall(GUESTS, [], tables=(2, 2))
    sessions = tuple(Session(id=s, title=s, room=event.rooms[0].id) for s in ("lunch", "dinner"))
    return event.model_copy(update={"rules": rows, "sessions": sessions})


def plans(event: Event) -> Iterator[Plan]:
    """All of them that seat everybody."""
    seatings = list(permutations(PLACES, len(event.guests)))
    for both in product(seatings, repeat=len(event.sessions)):
        yield Plan(
            placements=tuple(
                Placement(session=s.id, guest=g.id, place=p)
                for s, places in zip(event.sessions, both, strict=True)
                for g, p in zip(event.guests, places, strict=True)
            )
        )


@settings(max_examples=4, deadline=None)
@given(st.lists(st.sampled_from(sorted(ROWS)), unique=True, min_size=2))
def test_no_plan_of_a_small_day_is_better(names: list[str]) -> None:
    event = day(names)
    occasion = occasion_of(event)
    made = plan_event(event, effort=20_000, assessed=True)
    least = min(sum(counted(occasion, row, plan) for row in event.rules) for plan in plans(event))
    assert sum(counted(occasion, row, made.plan) for row in event.rules) == least
    known = made.assessment
    assert known is not None
    assert known.total.bound.should <= least
    parts = (*known.sessions.values(), known.event)
    assert sum(part.bound.should for part in parts) <= max(known.total.bound.should, least)
    assert [*map(all, zip(*(p.proven for p in parts), strict=True))] == [*known.total.proven]
