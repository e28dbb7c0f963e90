"""What is said of hours that overlap and of tables that stand in one another."""

from __future__ import annotations

import random
from datetime import date, datetime
from math import hypot

import pytest

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.room import Form, Room, Table
from preseance.model.session import Session
from preseance.planning.checks.programme_remarks import remarks_on_programme
from preseance.views.speaking import wording_of
from preseance.wording.message import Listed, TableRef

GUESTS = (
    Guest(id="ada", name="Ada"),
    Guest(id="bo", name="Bo", sessions=("lunch",)),
    Guest(id="cy", name="Cy", leaves=datetime(2024, 5, 1, 13)),
)
TABLES = (Table(id="a", seats=8, x=4, y=4), Table(id="b", seats=8, x=9, y=4))


def event_of(
    *tables: Table, start: int = 14, end: int = 16, parallel: tuple[str, ...] = ()
) -> Event:
    """A lunch from 12 to 15 and talks from ``start`` to ``end`` o'clock."""
    day = (2024, 5, 1)
    return Event(
        id="e",
        title="E",
        start=date(*day),
        guests=GUESTS,
        rooms=(Room(id="r", name="R", width=20, depth=20, tables=tables or TABLES),),
        sessions=(
            Session(
                id="lunch",
                title="Lunch",
                room="r",
                start=datetime(*day, 12),
                end=datetime(*day, 15),
            ),
            Session(
                id="talks",
                title="Talks",
                room="r",
                start=datetime(*day, start),
                end=datetime(*day, end),
                parallel_with=parallel,
            ),
        ),
    )


def said(event: Event, language: str = "en") -> list[str]:
    """The remarks in words."""
    wording = wording_of(event, language)
    return [wording.sentence(r.message) for r in remarks_on_programme(event)]


def test_sessions_that_overlap_are_told_with_the_guests_expected_at_both() -> None:
    (remark,) = remarks_on_programme(event_of())
    assert remark.guests == ("ada",)
    assert said(event_of())[0].startswith("Lunch and Talks overlap in time, yet Ada should be")
    assert said(event_of(), "fr")[0].startswith("Lunch et Talks se chevauchent, or les deux")


def test_a_guest_who_leaves_while_both_go_on_is_expected_at_both() -> None:
    (remark,) = remarks_on_programme(event_of(start=12))
    assert remark.guests == ("ada", "cy")


@pytest.mark.parametrize("event", [event_of(start=15), event_of(parallel=("lunch",))])
def test_sessions_that_follow_each_other_or_are_held_in_parallel_go_unsaid(event: Event) -> None:
    assert said(event) == []


def test_tables_on_one_spot_are_told_together() -> None:
    three = (*TABLES, Table(id="c", seats=8, x=4, y=4), Table(id="d", seats=8, x=4, y=4.05))
    remarks = [r for r in remarks_on_programme(event_of(*three, start=15)) if r.session == "lunch"]
    assert len(remarks) == 1
    for language, words in (
        ("en", "stands on the same spot as"),
        ("fr", "est au même endroit que"),
    ):
        assert words in said(event_of(*three, start=15), language)[0]


def test_of_many_tables_each_is_told_with_the_first_on_its_spot() -> None:
    """As all would be told that are held against all before them, whichever square of the floor they are on."""
    draw = random.Random(3)
    many = tuple(
        Table(id=f"t{k}", seats=4, x=draw.randrange(12) / 20, y=draw.randrange(12) / 20)
        for k in range(60)
    )
    spots: list[list[Table]] = []
    for table in many:
        near = (s for s in spots if hypot(s[0].x - table.x, s[0].y - table.y) < 0.1)
        own = next(near, None)
        if own is None:
            spots.append([table])
        else:
            own.append(table)
    event = event_of(*many, start=15)
    remarks = [r.message for r in remarks_on_programme(event) if r.session == "lunch"]
    told = [(m.arguments["table"], m.arguments["others"]) for m in remarks]
    refs = [[TableRef(t.id) for t in same] for same in spots if len(same) > 1]
    assert told == [(first, Listed(tuple(others))) for first, *others in refs]


def test_cars_have_no_spot_of_their_own() -> None:
    cars = tuple(Table(id=f"car-{k}", form=Form.CAR, seats=4) for k in (1, 2))
    assert said(event_of(*cars, start=15)) == []
