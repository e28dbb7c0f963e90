"""Events go when their time is over, and of who was there nothing is left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.planning.commands.given import lunch
from tests.server.events.personal.everything import everything
from tests.server.room import Room

from preseance.server.events import models as rows
from preseance.server.events import store
from preseance.server.events.personal.retention import due, keep, kept_until, purge


def noon(days: int) -> datetime:
    """Noon some days after the lunch."""
    event = lunch()
    last = event.end or event.start
    return datetime(last.year, last.month, last.day, 12, tzinfo=UTC) + timedelta(days=days)


def test_an_event_goes_when_its_time_is_over_and_not_before(lunch_room: Room) -> None:
    lunch_room.do("olga", 0, do="publish")
    assert purge(noon(9999)) == []
    keep("lunch", 30, lunch_room.person("olga"))
    _, until = kept_until(store.latest("lunch"))
    assert until == noon(30).date()
    assert due(noon(30)) == purge(noon(30)) == []
    assert [d.key for d in due(noon(31))] == ["lunch"]
    assert [d.days for d in purge(noon(31))] == [30]
    assert not rows.Event.objects.exists()
    (told,) = rows.Purged.objects.all()
    assert (told.key, told.end, told.days, told.revisions) == ("lunch", noon(0).date(), 30, 1)
    assert "Anna" not in everything()
    assert purge(noon(99)) == []


def test_it_is_said_by_whom_and_can_be_taken_back(lunch_room: Room) -> None:
    owner = lunch_room.signed_in("olga")
    told = owner.post("/events/lunch/retention", {"days": 0}).json()
    assert told == {"days": 0, "until": noon(0).date().isoformat()}
    assert owner.post("/events/lunch/retention", {"days": -1}).status_code == 422
    assert owner.post("/events/lunch/retention", {}).status_code == 422
    assert owner.post("/events/lunch/retention", {"days": None}).json() == {"days": None, "until": None}  # fmt: skip
    assert purge(noon(999)) == []
    assert [a.detail for a in rows.Audit.objects.filter(what="retention")] == [{"days": None}, {"days": 0}]  # fmt: skip


def test_somebody_is_told_and_erased_through_the_interface(lunch_room: Room) -> None:
    owner = lunch_room.signed_in("olga")
    told = owner.get("/events/lunch/guests/anna/held")
    assert told.status_code == 200
    assert told.json()["now"]["name"] == "Anna"
    assert owner.get("/events/lunch/guests/nobody/held").status_code == 404
    erased = owner.delete("/events/lunch/guests/anna").json()
    assert erased["as"] == "erased-1"
    assert owner.delete("/events/lunch/guests/anna").status_code == 404
    seen = owner.get("/events/lunch/sessions/s").content.decode()
    assert "N. N. 1" in seen
    assert "Anna" not in seen
