"""Who comes for another guest has no rank: behind all others, without a number."""

from __future__ import annotations

from datetime import date

import pytest

from preseance.door.ranks import precedence
from preseance.model.event import Event
from preseance.model.guest import AideKind, Guest
from preseance.protocol import order

HEAD = Guest(id="head", name="Head", role="head-of-state", country="FR")
OTHER = Guest(id="z-other", name="Zoe", role="clerk", country="FR")
AIDE = Guest(id="aide", name="Aide", aide_for="head", aide_as=AideKind.PROTECTION)
VOICE = Guest(id="voice", name="Voice", role="interpreter", interpreter_for=("head", "z-other"))


def event(*guests: Guest, **settings: str) -> Event:
    return Event(
        id="e",
        title="E",
        start=date(2026, 5, 8),
        scheme="heads-of-state",
        guests=guests,
        scheme_settings=dict(settings),
    )


@pytest.mark.parametrize("direction", ["descending", "ascending"])
def test_who_comes_for_another_stands_behind_without_a_number(direction: str) -> None:
    found = order(event(AIDE, HEAD, VOICE, OTHER, direction=direction))
    ranked, behind = found.ranks[:2], found.ranks[2:]
    assert {r.guest for r in ranked} == {"head", "z-other"}
    assert [r.guest for r in behind] == ["aide", "voice"]
    assert [r.comes_for for r in behind] == [("head",), ("head", "z-other")]
    assert all(r.first == r.last for r in ranked)
    assert {r.reason.id for r in behind} == {"precedence.comes-for"}


def test_the_list_names_for_whom_they_come_and_gives_no_number() -> None:
    report = precedence(event(AIDE, HEAD, VOICE, OTHER))
    rows = {row["guest"]: row for row in report.to_json("en")["order"]}
    assert rows["head"]["position"] == 1
    for guest in ("aide", "voice"):
        row = rows[guest]
        assert row["position"] is row["first"] is row["last"] is None
        assert row["equal_with"] == []
    assert rows["aide"]["reason"] == "Aide comes for Head and has no rank of their own."
    assert rows["voice"]["reason"] == "Voice comes for Head and Zoe and has no rank of their own."
    shown = [line.split()[:2] for line in str(report).splitlines()]
    assert shown[2:6] == [["1", "Head"], ["2", "Zoe"], ["–", "Aide"], ["–", "Voice"]]


def test_an_office_of_their_own_or_a_place_by_hand_still_counts() -> None:
    minister = AIDE.model_copy(update={"role": "minister", "country": "FR"})
    by_hand = VOICE.model_copy(update={"override": 1})
    found = order(event(HEAD, minister, by_hand))
    assert [r.guest for r in found.ranks] == ["voice", "head", "aide"]
    assert not any(r.comes_for for r in found.ranks)
