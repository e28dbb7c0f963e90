"""Lateness and early leaving: reckoned from the guest's own sessions, by the event's clocks."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from tests.planning.halls import hall, seated

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.session import Session
from preseance.planning.replan.changes import read_changes
from preseance.planning.replan.changes.sentences import amended
from preseance.planning.replan.changes.timing import Late

NIGHT = date(2026, 10, 25)
"""Clocks go back from three to two in Paris."""


def _two_sessions(start: datetime, zone: str = "UTC") -> Event:
    """A talk of one hour, and a lunch of two after it, all placed."""
    event = hall("ana ben cleo", [], time_zone=zone)
    hour = timedelta(hours=1)
    sessions = (
        Session(id="talk", title="Talk", room="hall", start=start, end=start + hour),
        Session(id="s", title="S", room="hall", start=start + hour, end=start + 3 * hour),
    )
    event = event.model_copy(update={"sessions": sessions})
    return event.model_copy(update={"plan": seated(event, "ana=t1-1 ben=t1-2 cleo=t1-3")})


def _after(event: Event, *sentences: str) -> Event:
    for sentence in sentences:
        event = amended(event, read_changes([sentence], event), event.plan).event
    return event


def test_late_counts_from_the_first_session_and_a_repetition_replaces() -> None:
    event = _two_sessions(datetime(2026, 6, 1, 12))
    once = _after(event, "late ana 30").guest_by_id["ana"]
    again = _after(event, "late ana 20", "late ana 30").guest_by_id["ana"]
    assert once.arrives == again.arrives == datetime(2026, 6, 1, 12, 30)


def test_leaving_counts_from_the_end_of_the_last_session() -> None:
    event = _two_sessions(datetime(2026, 6, 1, 12))
    left = _after(event, "leave ana 20", "leave ana 30").guest_by_id["ana"]
    assert left.leaves == datetime(2026, 6, 1, 14, 30)


@pytest.mark.parametrize(("written", "read"), [("13:45", (13, 45)), ("9h05", (9, 5))])
def test_a_time_of_day_may_be_written(written: str, read: tuple[int, int]) -> None:
    event = _two_sessions(datetime(2026, 6, 1, 8))
    assert read_changes([f"late ana {written}"], event) == (Late("ana", time(*read)),)


def test_a_time_of_day_falls_within_the_guests_own_hours() -> None:
    event = _two_sessions(datetime(2026, 6, 1, 22, 30))
    assert _after(event, "late ana 00:10").guest_by_id["ana"].arrives == datetime(2026, 6, 2, 0, 10)
    assert _after(event, "leave ana 23:50").guest_by_id["ana"].leaves == (
        datetime(2026, 6, 1, 23, 50)
    )
    with pytest.raises(ConflictError, match="22:30 to 01:30"):
        _after(event, "late ana 12:00")


def test_minutes_pass_through_a_change_of_clocks() -> None:
    event = _two_sessions(datetime(2026, 10, 25, 0, 30), "Europe/Paris")
    late = _after(event, "late ana 210").guest_by_id["ana"]
    assert late.arrives == datetime(2026, 10, 25, 3, 0)


def test_minutes_may_end_in_the_second_of_two_equal_hours() -> None:
    event = _two_sessions(datetime(2026, 10, 25, 0, 30), "Europe/Paris")
    late = _after(event, "late ana 180").guest_by_id["ana"]
    assert late.arrives is not None
    assert late.arrives.isoformat() == "2026-10-25T02:30:00+01:00"
    # Two hours after 00:30 the clocks show 02:30 for the first time.
    late = _after(event, "late ana 120").guest_by_id["ana"]
    assert late.arrives is not None
    assert late.arrives.isoformat() == "2026-10-25T02:30:00+02:00"


@pytest.mark.parametrize(
    ("said", "arrives"),
    [
        ("02:10", "2026-10-25T02:10:00+02:00"),
        ("02:10+02:00", "2026-10-25T02:10:00+02:00"),
        ("02:10+01:00", "2026-10-25T02:10:00+01:00"),
        ("03:10", "2026-10-25T03:10:00"),
        ("03:10+01:00", "2026-10-25T03:10:00"),
    ],
)
def test_a_time_of_day_that_comes_twice_says_which(said: str, arrives: str) -> None:
    event = _two_sessions(datetime(2026, 10, 25, 1, 30), "Europe/Paris")
    (change,) = read_changes([f"late ana {said}"], event)
    assert read_changes([change.sentence], event) == (change,)
    late = _after(event, f"late ana {said}").guest_by_id["ana"]
    assert late.arrives is not None
    assert late.arrives.isoformat() == arrives


def test_an_offset_that_no_clock_there_has_names_no_time() -> None:
    event = _two_sessions(datetime(2026, 10, 25, 1, 30), "Europe/Paris")
    with pytest.raises(ConflictError, match="names no time"):
        _after(event, "late ana 02:10+03:00")


def test_of_two_equal_hours_the_one_is_taken_at_which_the_guest_is_expected() -> None:
    start = datetime.fromisoformat("2026-10-25T02:30+02:00")
    event = _two_sessions(start, "Europe/Paris")
    late = _after(event, "late ana 02:10").guest_by_id["ana"]
    assert late.arrives is not None
    assert late.arrives.isoformat() == "2026-10-25T02:10:00+01:00"


def test_a_session_missed_for_a_lateness_is_attended_again_after_a_lesser_one() -> None:
    event = hall("ana ben cleo", [])
    start = datetime(2026, 6, 1, 12)
    sessions = tuple(
        Session(id=s, title=s, room="hall", start=start + k * timedelta(hours=1),
                end=start + (k + 1) * timedelta(hours=1))
        for k, s in enumerate(("talk", "s"))
    )  # fmt: skip
    event = event.model_copy(update={"sessions": sessions})
    placed = seated(event, "ana=t1-1 ben=t1-2 cleo=t1-3").placements
    talk = tuple(p.model_copy(update={"session": "talk"}) for p in placed)
    event = event.model_copy(
        update={"plan": event.plan.model_copy(update={"placements": (*talk, *placed)})}
    )
    missed = _after(event, "late ana 70")
    assert not missed.guest_by_id["ana"].attends("talk")
    back = _after(missed, "late ana 10")
    assert back.guest_by_id["ana"].attends("talk")
    assert back.guest_by_id["ana"].arrives == start + timedelta(minutes=10)
