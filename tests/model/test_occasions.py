"""What kind of occasion an event is says what holds where its settings are silent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from preseance.model.event import Event
from preseance.model.guest import Guest, Status
from preseance.model.occasions import OccasionKind, settings_of
from preseance.model.room import Room
from preseance.model.session import Kind, Session
from preseance.rules import DEFAULTS, default_rows

ROOM = Room(id="hall", name="Hall", width=10, depth=10)


def event_of(*sessions: Session, **fields: Any) -> Event:
    given = sessions or (Session(id="dinner", title="Dinner", room="hall"),)
    return Event.model_validate(
        {"id": "e", "title": "E", "start": date(2026, 6, 20), "rooms": (ROOM,), **fields}
        | {"sessions": given}
    )


def on(event: Event) -> dict[str, tuple[str, ...]]:
    return {row.id.removeprefix("default-"): row.sessions for row in default_rows(event)}


def test_at_a_wedding_nobody_ranks_is_spread_or_presides_and_couples_sit_together() -> None:
    wedding = event_of(occasion="wedding")
    assert not {"precedence", "spread", "presiding", "home-and-foreign", "ends"} & set(on(wedding))
    couples = next(row for row in default_rows(wedding) if row.kind == "couples")
    assert couples.params["mode"] == "same-table"
    assert wedding.scheme == "hand-made"


def test_what_the_settings_say_goes_before_the_occasion() -> None:
    event = event_of(occasion="wedding", scheme="heads-of-state", settings={"precedence.on": True})
    assert "precedence" in on(event) and "spread" not in on(event)
    assert event.scheme == "heads-of-state"


def test_a_session_may_be_another_kind_of_occasion() -> None:
    lunch = Session(id="lunch", title="Lunch", room="hall", occasion=OccasionKind.WORKING_LUNCH)
    dinner = Session(id="dinner", title="Dinner", room="hall")
    rows = on(event_of(lunch, dinner, occasion="wedding"))
    assert rows["precedence"] == ("lunch",)
    assert rows["couples"] == ("dinner",)
    assert rows["seated"] == ()


def test_a_default_that_differs_between_sessions_has_a_row_for_each() -> None:
    lunch = Session(id="lunch", title="Lunch", room="hall", occasion=OccasionKind.WORKING_LUNCH)
    rows = on(event_of(lunch, Session(id="dinner", title="Dinner", room="hall")))
    assert rows["precedence"] == ("lunch",)
    assert rows["precedence-2"] == ("dinner",)


@pytest.mark.parametrize("kind", OccasionKind)
def test_every_setting_of_an_occasion_is_one_of_a_default_rule(kind: OccasionKind) -> None:
    event = event_of(settings=dict(settings_of(kind)))
    assert default_rows(event)
    assert {name.partition(".")[0] for name in settings_of(kind)} <= set(DEFAULTS)


def test_replies_differ_by_session_and_a_tentative_one_holds_the_seat() -> None:
    guest = Guest.model_validate(
        {
            "id": "a",
            "name": "A",
            "status": "declined",
            "replies": {"lunch": "tentative", "dinner": "declined", "talks": "name-to-come"},
        }
    )
    assert [guest.attends(s) for s in ("lunch", "dinner", "talks", "photo")] == [
        True,
        False,
        True,
        False,
    ]
    assert guest.replies["lunch"] is Status.TENTATIVE


def test_a_session_has_its_own_order_of_precedence() -> None:
    from preseance.planning.occasion.making import occasion_of

    talks = Session(
        id="talks", title="T", room="hall", kind=Kind.TALKS, scheme="alphabetical language=fr"
    )
    guests = tuple(
        Guest(id=c.lower(), name=c, role="head-of-state", country=c, keys={"took_office": day})
        for c, day in (("ES", "2001-01-01"), ("DE", "2002-01-01"))
    )
    event = event_of(talks, Session(id="dinner", title="D", room="hall"), guests=guests)
    orders = {a.session.id: a.guests for a in occasion_of(event).assemblies}
    assert orders == {"talks": ("de", "es"), "dinner": ("es", "de")}
