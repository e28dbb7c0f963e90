"""Paris and Buenos Aires 2018: what is on record, what is foreseen, and the meeting put off."""

from __future__ import annotations

import csv
import tomllib
from math import atan2, degrees, hypot
from pathlib import Path
from typing import Any

import pytest

import preseance
from preseance.examples import copy_example
from preseance.formats import read_event, write_event

PAIR = ("us-trump", "ru-putin")
TALKS = "from-paris-2018-talks"
SPOT = dict[str, Any]


@pytest.fixture
def paris(tmp_path: Path) -> Path:
    return copy_example("paris-2018", tmp_path / "paris")


@pytest.fixture
def buenos_aires(tmp_path: Path) -> Path:
    return copy_example("buenos-aires-2018", tmp_path / "buenos-aires")


def _spots(folder: Path, session: str) -> tuple[SPOT, SPOT]:
    """Where the two are, by the JSON of `places` and the rows of plan.csv alone."""
    with (folder / "plan.csv").open(encoding="utf-8") as file:
        at = {
            row["guest"]: row["place"] for row in csv.DictReader(file) if row["session"] == session
        }
    told = preseance.places(folder, session=session).to_json()["sessions"][session]
    spots = {p["place"]: p for p in told}
    return spots[at[PAIR[0]]], spots[at[PAIR[1]]]


def _room(folder: Path, name: str) -> dict[str, Any]:
    event = tomllib.loads((folder / "event.toml").read_text(encoding="utf-8"))
    return next(r for r in event["rooms"] if r["id"] == name)


def _framed(folder: Path, spots: tuple[SPOT, SPOT]) -> bool:
    def taken(camera: dict[str, Any], spot: SPOT) -> bool:
        dx, dy = spot["x"] - camera["x"], spot["y"] - camera["y"]
        off = abs((degrees(atan2(dy, dx)) - camera["facing"] + 180) % 360 - 180)
        return bool(off <= camera["angle"] / 2 and hypot(dx, dy) <= camera["reach"])

    cameras = _room(folder, spots[0]["room"]).get("cameras", [])
    return any(taken(camera, spots[0]) and taken(camera, spots[1]) for camera in cameras)


def _metres(one: SPOT, other: SPOT) -> float:
    return hypot(one["x"] - other["x"], one["y"] - other["y"])


def _nearest_on_the_way(folder: Path, mover: SPOT, by: SPOT) -> float:
    """How near somebody walking from the main door in the west wall to a place comes to another."""
    door = next(d for d in _room(folder, mover["room"])["doors"] if d.get("main"))
    assert door["side"] == "west"
    steps = (k / 10_000 for k in range(10_001))
    return min(
        hypot(t * mover["x"] - by["x"], door["at"] + t * (mover["y"] - door["at"]) - by["y"])
        for t in steps
    )


def test_the_two_presidents_are_foreseen_at_the_ceremony_in_the_picture_and_at_lunch(
    paris: Path,
) -> None:
    passing, picture, lunch = preseance.encounters(paris, *PAIR).to_json()["encounters"]
    stand, table = _spots(paris, "ceremony"), _spots(paris, "lunch")

    assert (passing["session"], passing["relations"]) == ("ceremony", ["passing"])
    assert passing["mover"] == "ru-putin"
    assert passing["distance_m"] == pytest.approx(
        _nearest_on_the_way(paris, stand[1], stand[0]), abs=1e-3
    )
    assert passing["recorded"][0]["kind"] == "greeting"

    assert (picture["session"], picture["relations"]) == ("ceremony", ["in-frame"])
    assert _framed(paris, stand)
    assert picture["distance_m"] == pytest.approx(_metres(*stand), abs=1e-3)

    assert (lunch["session"], lunch["relations"][0]) == ("lunch", "beside")
    assert table[1]["place"] in table[0]["relations"]["beside"]
    assert lunch["distance_m"] == pytest.approx(_metres(*table), abs=1e-3)

    assert [met["remedy"]["kind"] for met in (passing, picture)] == ["door", "move"]
    assert lunch["remedy"]["place"].startswith("t1-")


def test_the_step_offered_takes_him_out_of_the_picture(paris: Path) -> None:
    _, picture, _ = preseance.encounters(paris, *PAIR).to_json()["encounters"]
    lines = (paris / "plan.csv").read_text(encoding="utf-8")
    assert "ceremony,ru-putin,stand-9\n" in lines
    moved = lines.replace("ru-putin,stand-9\n", f"ru-putin,{picture['remedy']['place']}\n")
    (paris / "plan.csv").write_text(moved, encoding="utf-8")
    assert not _framed(paris, _spots(paris, "ceremony"))
    after = preseance.encounters(paris, *PAIR, session="ceremony").to_json()["encounters"]
    assert [met["relations"] for met in after if met["relations"] != ["passing"]] == []


def test_the_front_row_is_the_caption_and_the_dinner_as_reported(paris: Path) -> None:
    told = read_event(paris).plan
    front = [told.guest_at["ceremony", f"stand-{k}"] for k in range(1, 11)]
    assert front == [
        "ca-trudeau", "ma-hassan", "ma-mohammed6", "us-trump-m", "us-trump", "de-merkel",
        "fr-macron", "fr-macron-b", "ru-putin", "au-cosgrove",
    ]  # fmt: skip
    places = {
        p["place"]: p
        for p in preseance.places(paris, session="dinner").to_json()["sessions"]["dinner"]
    }
    at = {g: p for (s, g), p in told.place_of.items() if s == "dinner"}
    assert places[at["us-trump"]]["relations"]["across"] == [at["fr-macron"]]
    assert places[at["tr-erdogan"]]["relations"]["across"] == [at["fr-macron-b"]]
    assert at["tr-erdogan"] in places[at["us-trump"]]["relations"]["beside"]


def test_the_request_was_told_to_both_and_one_did_not_answer(paris: Path) -> None:
    request, talks = preseance.requests(paris).to_json()["requests"]
    assert request["contacts"] == ["greeting", "neighbours"]
    assert {row["recipient"] for row in request["told"]} == {
        "delegation:united-states", "delegation:russia",
    }  # fmt: skip
    assert (request["untold"], request["silent"]) == ([], ["delegation:united-states"])
    assert [met["session"] for met in request["breaches"]] == ["lunch"]
    assert (talks["state"], talks["next_event"]) == ("deferred", "buenos-aires-2018")


def test_the_meeting_put_off_reads_in_buenos_aires_as_it_is_shipped_and_back_equal(
    paris: Path, buenos_aires: Path
) -> None:
    shipped = read_event(buenos_aires)
    before = shipped.model_copy(
        update={
            "requests": tuple(r for r in shipped.requests if r.id != TALKS),
            "encounters": tuple(
                e for e in shipped.encounters if e.session in shipped.session_by_id
            ),
        }
    )
    write_event(before, buenos_aires)
    there_was = read_event(paris)
    carried = preseance.defer_meetings(paris, buenos_aires).carried
    assert [r.id for r in carried] == [TALKS]
    assert read_event(paris) == there_was
    after = read_event(buenos_aires)
    assert set(after.encounters) == set(shipped.encounters)
    known = next(r for r in shipped.requests if r.id == TALKS)
    ended = {name: getattr(known, name) for name in ("state", "answered", "reason", "source")}
    (made,) = [r for r in after.requests if r.id == TALKS]
    assert made.model_copy(update=ended) == known
    assert preseance.defer_meetings(paris, buenos_aires).carried == ()
    assert read_event(buenos_aires) == after


def test_paris_learns_that_the_meeting_was_called_off(paris: Path, buenos_aires: Path) -> None:
    answered = preseance.answer_meetings(paris, buenos_aires).to_json()
    assert [(r["request"], r["state"]) for r in answered["answers"]] == [("talks", "withdrawn")]
    assert [r["request"] for r in preseance.meetings(paris).to_json()["refused"]] == ["talks"]
    (kept,) = [r for r in read_event(paris).requests if r.id == "no-talks-in-paris"]
    assert kept.binds
