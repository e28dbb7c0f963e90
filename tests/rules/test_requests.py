"""Requests bind the seating as far as their kind, scope, firmness and state say."""

from datetime import date, datetime

import pytest

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.room import Room, Table
from preseance.model.rule_row import (
    Contact,
    Firmness,
    Level,
    RequestKind,
    RequestRow,
    RequestState,
)
from preseance.model.session import Session
from preseance.planning.occasion.making import occasion_of
from preseance.rules import build_rules
from preseance.rules.requests import request_rows

NOT_MEET = RequestRow(id="r", a="ana", b="bea", kind=RequestKind.NOT_MEET)
MEET = RequestRow(id="r", a="ana", b="bea", scope=("lunch",))


def event_of(request: RequestRow) -> Event:
    """A lunch at noon and a dinner at seven, at one table for two."""
    day = (2025, 5, 10)
    return Event(
        id="e",
        title="E",
        start=date(*day),
        guests=(Guest(id="ana", name="Ana"), Guest(id="bea", name="Bea")),
        rooms=(Room(id="r", name="R", width=9, depth=9, tables=(Table(id="t1", seats=2),)),),
        sessions=(
            Session(id="lunch", title="Lunch", room="r", start=datetime(*day, 12)),
            Session(id="dinner", title="Dinner", room="r", start=datetime(*day, 19)),
        ),
        requests=(request,),
    )


@pytest.mark.parametrize(
    ("request_row", "kind", "level"),
    [
        (NOT_MEET, "keep_apart", Level.SHOULD),
        (NOT_MEET.model_copy(update={"firmness": Firmness.FIRM}), "keep_apart", Level.MUST),
        (MEET, "keep_together", Level.PREFER),
        (MEET.model_copy(update={"firmness": Firmness.FIRM}), "keep_together", Level.SHOULD),
    ],
)
def test_kind_and_firmness_make_rule_and_level(
    request_row: RequestRow, kind: str, level: Level
) -> None:
    (row,) = request_rows(event_of(request_row))
    assert (row.id, row.kind, row.level, row.a, row.b) == (
        "request-r",
        kind,
        level,
        ("ana",),
        ("bea",),
    )


@pytest.mark.parametrize(
    ("change", "sessions"),
    [
        ({}, ("lunch", "dinner")),
        ({"scope": ("dinner",)}, ("dinner",)),
        ({"until": datetime(2025, 5, 10, 15)}, ("lunch",)),
        ({"until": datetime(2025, 5, 10, 15), "scope": ("dinner",)}, None),
        ({"state": RequestState.WITHDRAWN}, None),
        ({"state": RequestState.REFUSED}, None),
        ({"contacts": (Contact.GREETING,)}, ("lunch", "dinner")),
        ({"contacts": (Contact.GREETING, Contact.NEIGHBOURS)}, None),
        ({"kind": RequestKind.MEET}, None),
    ],
)
def test_scope_end_state_and_contacts_say_where_it_binds(
    change: dict[str, object], sessions: tuple[str, ...] | None
) -> None:
    rows = request_rows(event_of(NOT_MEET.model_copy(update=change)))
    assert [row.sessions for row in rows] == ([] if sessions is None else [sessions])


def test_request_is_as_confidential_as_it_says() -> None:
    (row,) = request_rows(event_of(NOT_MEET.model_copy(update={"confidential": False})))
    assert not row.confidential
    (row,) = request_rows(event_of(NOT_MEET))
    assert row.confidential


def test_requests_stand_before_written_rules() -> None:
    rules = build_rules(occasion_of(event_of(NOT_MEET)))
    assert rules[-1].row.id == "request-r"
