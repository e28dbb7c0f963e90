"""Two who come to one door one after the other are an encounter, and break a request not to meet."""

from __future__ import annotations

from datetime import timedelta

from tests.planning.day.test_movements import HOUR, event

from preseance.door.encounters import encounters
from preseance.door.requests import requests
from preseance.model.event import Event
from preseance.model.rule_row import RequestKind, RequestRow


def _apart() -> Event:
    row = RequestRow(id="q", a="b", b="c", kind=RequestKind.NOT_MEET)
    return event().model_copy(update={"requests": (row,)})


def test_slots_that_follow_each_other_are_an_encounter_with_a_step_that_ends_it() -> None:
    (met,) = encounters(_apart()).to_json()["encounters"]
    assert (met["session"], met["a"], met["b"]) == ("s", "b", "c")
    assert met["relations"] == ["in-turn"] and met["requests"] == ["q"]
    assert met["start"] == f"{HOUR + timedelta(seconds=180):%Y-%m-%dT%H:%M}"
    assert (met["remedy"]["kind"], met["remedy"]["guest"]) == ("hold", "c")


def test_who_has_a_slot_between_or_another_door_does_not_meet() -> None:
    assert not encounters(event(), "a", "c").to_json()["encounters"]
    assert not encounters(event(b={"door": "garden"}), "b", "c").to_json()["encounters"]


def test_all_pairs_hold_each_two_that_follow_each_other_once() -> None:
    found = encounters(event(), every_pair=True).to_json()["encounters"]
    assert [(m["a"], m["b"]) for m in found] == [("a", "b"), ("b", "c"), ("c", "d")]


def test_who_may_not_know_ranks_is_told_of_no_slots() -> None:
    assert not encounters(event(), "b", "c", audience="public").to_json()["encounters"]


def test_a_request_is_not_kept_in_a_session_at_whose_door_the_two_come_too_near() -> None:
    report = requests(_apart())
    assert not report.holds
    assert report.to_json()["requests"][0]["sessions"] == [{"session": "s", "kept": False}]
    assert "one door one after the other" in str(report)
