"""Who comes after all: whoever has a row, whatever was known of their coming."""

from __future__ import annotations

import pytest
from tests.planning.halls import hall, seated

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.guest import Status
from preseance.planning.replan.replanning import replan


def _event(status: Status) -> Event:
    """Two at table; a third in the list who has no place."""
    event = hall("ana ben cleo", [])
    guests = (*event.guests[:2], event.guests[2].model_copy(update={"status": status}))
    event = event.model_copy(update={"guests": guests})
    return event.model_copy(update={"plan": seated(event, "ana=t1-1 ben=t1-2")})


@pytest.mark.parametrize("status", list(Status))
def test_whoever_has_a_row_can_be_added(status: Status) -> None:
    best = replan(_event(status), ["add cleo"]).best
    assert best.holds
    assert ("s", "cleo") in best.event.plan.place_of
    assert best.event.guest_by_id["cleo"].status is Status.ACCEPTED


def test_who_has_a_place_already_is_not_added() -> None:
    with pytest.raises(ConflictError, match="expected already"):
        replan(_event(Status.ACCEPTED), ["add ana"])
