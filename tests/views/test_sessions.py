"""A session as it is seen: places of honour are marked where guests are ranked, and there alone."""

from __future__ import annotations

from typing import Any

import pytest
from tests.planning.halls import hall, seated

from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of
from preseance.views.guests import guest_list_view
from preseance.views.sessions import session_view


def checked(settings: dict[str, Any], **session: Any) -> Check:
    event = hall("anna ben", [], settings=settings)
    sessions = (event.sessions[0].model_copy(update=session),)
    plan = seated(event, "anna=t1-1 ben=t1-2")
    event = event.model_copy(update={"sessions": sessions, "plan": plan})
    return check(occasion_of(event), plan)


def test_a_ranked_session_shows_who_presides_the_places_of_honour_and_the_order() -> None:
    found = checked({})
    view = session_view(found, found.occasion.assemblies[0])
    assert [p.id for p in view.places() if p.presiding] == ["t1-1", "t2-1"]
    assert {p.honour for p in view.places()} == {None, 0, 1, 2}
    assert view.head.scheme


@pytest.mark.parametrize(
    ("settings", "session"),
    [
        ({"precedence.on": False}, {}),
        ({"precedence.sessions": "other"}, {}),
        ({}, {"record": True}),
    ],
)
def test_where_precedence_is_off_nothing_on_a_sheet_speaks_of_honour(
    settings: dict[str, Any], session: dict[str, Any]
) -> None:
    if "precedence.sessions" in settings:
        found = checked({})
        other = found.occasion.event.sessions[0].model_copy(update={"id": "other"})
        event = found.occasion.event.model_copy(
            update={"sessions": (*found.occasion.event.sessions, other), "settings": settings}
        )
        found = check(occasion_of(event), event.plan)
    else:
        found = checked(settings, **session)
    assembly = found.occasion.assemblies[0]
    view = session_view(found, assembly, "protocol")
    assert not any(p.presiding or p.office or p.honour is not None for p in view.places())
    assert view.head.scheme == ""
    assert guest_list_view(found, assembly, "name").head.scheme == ""
    assert guest_list_view(found, assembly, "precedence", "host").head.scheme
