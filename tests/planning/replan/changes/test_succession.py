"""Where a guest who presides cancels somebody else does, and whose chair that was is closed up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest

from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.plan import Mark, Placement, Plan
from preseance.model.room import Form, Hosts, Room, Table
from preseance.model.rule_row import RuleRow
from preseance.model.session import Session
from preseance.planning.occasion.places import layout_of
from preseance.planning.replan.mending import Answer
from preseance.planning.replan.replanning import replan

HOUSE = ("host", "minister", "deputy", "spouse")


def dinner(table: Table, seats: dict[str, str], **told: object) -> Event:
    """One table; guests in the order given, who of the house are of the home delegation."""
    return Event.model_validate(
        {
            "id": "e", "title": "E", "start": date(2030, 1, 1), "host": "host",
            "delegations": (
                Delegation(id="home", name="Home", home=True), Delegation(id="peru", name="Peru"),
            ),
            "rooms": (Room(id="hall", name="Hall", width=12, depth=12, tables=(table,)),),
            "sessions": (Session(id="dinner", title="Dinner", room="hall"),),
            "guests": tuple(
                Guest(
                    id=g, name=g.title(), override=k, role="spouse" if g == "spouse" else "",
                    delegation="home" if g in HOUSE else "peru",
                )
                for k, g in enumerate(seats, 1)
            ),
            "plan": Plan(
                placements=tuple(
                    Placement(session="dinner", guest=g, place=p, marks=(Mark.PRINTED,))
                    for g, p in seats.items()
                )
            ),
            **told,
        }
    )  # fmt: skip


ROUND = Table(id="t1", seats=8, hosts=Hosts.ONE, x=5, y=5)
SEATED = {
    "host": "t1-1", "ana": "t1-8", "minister": "t1-2", "ben": "t1-7",
    "deputy": "t1-3", "cleo": "t1-6", "dan": "t1-4", "spouse": "t1-5",
}  # fmt: skip


def mended(event: Event, *changes: str) -> Answer:
    found = replan(event, changes, alternatives=False).best
    assert found.holds
    assert found.fewest_proven
    return found


def moved(found: Answer) -> dict[str, str | None]:
    return {m.guest: m.target for m in found.changed.moves if m.target is not None}


def test_the_next_of_the_house_presides_and_their_chair_is_closed_up() -> None:
    found = mended(dinner(ROUND, SEATED), "cancel host")
    assert moved(found) == {"minister": "t1-1"}
    (table,) = found.event.rooms[0].tables
    assert (table.closed_up, table.closed) == ((2,), ())
    layout = layout_of(found.event, found.event.sessions[0])
    assert "t1-3" in layout.relations["beside"]["t1-1"]


def test_without_the_house_the_senior_guest_of_the_table_presides() -> None:
    seats = {g: p for g, p in SEATED.items() if g not in ("minister", "deputy", "spouse")}
    found = mended(dinner(ROUND, seats), "cancel host")
    assert moved(found) == {"ana": "t1-1"}


@pytest.mark.parametrize(("custom", "at_head"), [("co-host", "deputy"), ("next", "minister")])
def test_the_co_host_moves_where_that_is_the_custom(custom: str, at_head: str) -> None:
    seats = SEATED | {"deputy": "t1-5", "spouse": "t1-3"}
    table = ROUND.model_copy(update={"hosts": Hosts.FACING})
    event = dinner(table, seats, co_host="deputy", settings={"moves.presiding": custom})
    found = mended(event, "cancel host")
    assert found.event.plan.guest_at["dinner", "t1-1"] == at_head
    assert found.event.host_of(found.event.sessions[0]) == at_head
    # Whoever presided opposite is followed in turn: two preside as before.
    assert ("dinner", "t1-5") in found.event.plan.guest_at


def test_nobody_presides_where_the_house_wants_it_so() -> None:
    event = dinner(ROUND, SEATED, settings={"moves.presiding": "nobody"})
    found = mended(event, "cancel host")
    assert not any(r.kind == "pin" for r in found.event.rules)


def test_the_head_of_the_other_side_is_followed_by_one_of_their_own() -> None:
    table = Table(id="t1", form=Form.NEGOTIATION, seats=8, x=5, y=5)
    north, south = ("t1-3", "t1-2", "t1-4", "t1-1"), ("t1-6", "t1-7", "t1-5", "t1-8")
    house = dict(zip(HOUSE, north, strict=True))
    guests = dict(zip(("ana", "ben", "cleo", "dan"), south, strict=True))
    event = dinner(table, house | guests)
    heads = {p.id: p.presiding for p in layout_of(event, event.sessions[0]).places if p.presiding}
    head = next(p for p, chair in heads.items() if chair == "co-host")
    assert event.plan.guest_at["dinner", head] == "ana"
    found = mended(event, "cancel ana")
    assert moved(found) == {"ben": head}


def test_the_host_who_comes_after_all_presides_again() -> None:
    event = mended(dinner(ROUND, SEATED), "cancel host").event
    assert event.host_of(event.sessions[0]) == "minister"
    found = mended(event, "add host")
    assert found.event.host_of(found.event.sessions[0]) == "host"
    assert found.event.plan.guest_at["dinner", "t1-1"] == "host"


def test_one_who_may_not_sit_there_is_passed_over() -> None:
    rules = (RuleRow(id="r", kind="forbid", a=("minister",), b=("t1-1",)),)
    found = mended(dinner(ROUND, SEATED, rules=rules), "cancel host")
    assert moved(found) == {"deputy": "t1-1"}


def _order(found: Answer) -> Sequence[str]:
    """Who sits where, clockwise by the position of the chairs."""
    layout = layout_of(found.event, found.event.sessions[0])
    at = found.event.plan.guest_at
    ring = sorted(layout.places, key=lambda p: -p.facing % 360)
    return [at.get(("dinner", p.id), "") for p in ring]


def test_a_chair_closed_up_leaves_no_hole_and_every_card_as_printed() -> None:
    event = dinner(ROUND, SEATED)
    found = mended(event, "cancel ben")
    assert moved(found) == {}
    assert "" not in _order(found)
    turns = sorted(p.facing for p in layout_of(found.event, found.event.sessions[0]).places)
    assert all(b - a == pytest.approx(360 / 7) for a, b in pairwise(turns))
    kept = {g: p for g, p in SEATED.items() if g != "ben"}
    assert {g: p for (_, g), p in found.event.plan.place_of.items()} == kept


def test_a_chair_closed_up_is_put_back_by_opening_it() -> None:
    event = mended(dinner(ROUND, SEATED), "cancel ben").event
    found = mended(event, "open t1-7")
    assert found.event.rooms[0].tables[0].closed_up == ()
    added = mended(found.event, "add ben")
    assert added.event.plan.place_of["dinner", "ben"] == "t1-7"
