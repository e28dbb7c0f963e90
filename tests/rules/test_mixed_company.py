"""The first women and men of mixed company have the right and the left of host and hostess."""

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.events import random_plan
from tests.rules.naive.counts import counted
from tests.rules.test_catalogue import assert_worth, problem_of

from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.plan import Plan
from preseance.model.room import Form, Hosts, Room, Table
from preseance.model.session import Kind, Session
from preseance.planning.occasion.making import occasion_of
from preseance.planning.seating import plan_event
from preseance.rules import build_rules

RANKED = "host:M hostess:F visitor:M vice:M m3:M m4:M w1:F m5:M w2:F m6:M w3:F w4:F"
"""Guests in precedence; the first woman comes after four men."""


def dinner(ranked: str = RANKED, *, seats: int = 8, honoured: str = "visitor") -> Event:
    """A dinner at two round tables, women and men mixed, host and hostess opposite each other."""
    tables = tuple(
        Table(id=f"t{k}", number=k, form=Form.ROUND, seats=seats, hosts=Hosts.FACING, x=5 * k, y=4)
        for k in (1, 2)
    )
    guests = [word.split(":") for word in ranked.split()]
    return Event(
        id="e",
        title="E",
        start=date(2024, 5, 12),
        scheme="hand-made",
        host="host",
        co_host="hostess",
        delegations=(Delegation(id="fra", name="France"),),
        rooms=(Room(id="r", name="R", width=20, depth=9, tables=tables),),
        sessions=(Session(id="s", title="S", room="r", kind=Kind.MEAL, guest_of_honour=honoured),),
        guests=tuple(
            Guest(id=g, name=g.title(), sex=sex, override=k) for k, (g, sex) in enumerate(guests, 1)
        ),
        settings={"alternate.on": True},
    )


def at(plan: Plan) -> dict[str, str]:
    return {p.place: p.guest for p in plan.placements}


@pytest.mark.parametrize("honoured", ["visitor", ""])
def test_the_first_women_have_the_host_and_the_first_men_the_hostess(honoured: str) -> None:
    seated = at(plan_event(dinner(honoured=honoured), effort=200_000).plan)
    assert [seated["t1-8"], seated["t1-2"]] == ["w1", "w2"]
    assert [seated["t1-4"], seated["t1-6"]] == ["visitor", "vice"]


def test_steps_of_rank_over_the_tables_do_not_outweigh_the_places_beside_the_hosts() -> None:
    men = " ".join(f"m{k}:M" for k in range(3, 18))
    event = dinner(f"host:M hostess:F visitor:M vice:M {men} w1:F w2:F w3:F w4:F", seats=14)
    seated = at(plan_event(event, effort=200_000).plan)
    assert [seated["t1-14"], seated["t1-2"]] == ["w1", "w2"]
    assert [seated["t1-7"], seated["t1-9"]] == ["visitor", "vice"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_findings_terms_and_a_slow_count_agree(seed: int) -> None:
    draw = random.Random(seed)
    names = [f"g{k}" for k in range(draw.randint(4, 9))]
    ranked = " ".join(f"{g}:{draw.choice('FM')}" for g in ("host", "hostess", *names))
    event = dinner(ranked, seats=draw.randint(4, 7), honoured=draw.choice(("", *names)))
    guests = tuple(
        g.model_copy(
            update={
                "override": draw.choice((None, g.override)),
                "sex": draw.choice((g.sex, g.sex, g.sex, "")),
                "delegation": draw.choice(("", "fra")),
            }
        )
        for g in event.guests
    )
    tables = tuple(
        t.model_copy(update={"order": draw.choice((t.order, "host-first"))})
        for t in event.rooms[0].tables
    )
    room = event.rooms[0].model_copy(update={"tables": tables})
    event = event.model_copy(update={"guests": guests, "rooms": (room,)})
    occasion = occasion_of(event)
    ranking = [r for r in build_rules(occasion) if r.kind in ("precedence", "spread")]
    assert {r.kind for r in ranking} == {"precedence", "spread"}
    for rule in ranking:
        for share in (0.6, 1.0, 1.0):
            plan = random_plan(draw, occasion, share)
            cost = assert_worth(occasion, rule, problem_of(occasion, rule), plan)
            assert cost == counted(occasion, rule.row, plan)
