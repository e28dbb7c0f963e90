"""Pictures of encounters: every pair, session and meeting is there, and no text leaves the sheet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from tests.planning.day.test_encounters import NOON, day, seated

from preseance.documents.encounter_pictures import day_scene, heat_scene, sight_scene
from preseance.documents.scene import Scene
from preseance.door.encounters import encounters
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.views.encounters import Bar, Cell, DayView, HeatView
from preseance.views.sessions import session_view

NAMES = ("Anna-Maria Wolfeschlegelsteinhausen", "Ιωάννης Παπαδόπουλος-Γεωργίου")


def inside(scene: Scene) -> None:
    for text in scene.texts():
        left = {"start": 0.0, "middle": text.width / 2, "end": text.width}[text.anchor]
        assert text.x - left >= 0 and text.x - left + text.width <= scene.width + 1e-6, text.content
        assert 0 <= text.y <= scene.height


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("count", [1, 5])
def test_a_map_names_every_pair_and_session_within_its_sheet(language: str, count: int) -> None:
    sessions = tuple(f"Reception in the Great Hall number {k}" for k in range(count))
    cells = tuple(tuple(Cell(k % 5, 1.5 * k) for k in range(count)) for _ in NAMES)
    scene = heat_scene(HeatView("A Long Summit", language, sessions, NAMES, cells))
    inside(scene)
    said = " ".join(t.content for t in scene.texts())
    assert all(name in said for name in NAMES)
    assert all(word in said for word in ["Reception", "Great", "number"])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_day_holds_both_guests_and_their_meetings(language: str) -> None:
    stays = (Bar(0, 60, "Lunch"), Bar(90, 300, "Talks"))
    view = DayView(
        "A Long Summit", language, NAMES, (stays, stays[1:]), (Bar(90, 300, "0.8 m", 4),),
        datetime(2024, 5, 1, 12), 300,
    )  # fmt: skip
    scene = day_scene(view)
    inside(scene)
    said = [t.content for t in scene.texts()]
    assert said.count("Talks") == 2 and "0.8 m" in said and "12:00" in said


def test_moments_at_one_time_hide_neither_sign_nor_metres_of_each_other() -> None:
    stays = (Bar(0, 100, "Lunch"), Bar(100, 110, "A short word in the corridor"))
    moments = (Bar(5, 5, "0.6 m", 4), Bar(5, 100, "2.8 m", 2), Bar(60, 61, "1.0 m", 3))
    view = DayView(
        "Summit", "en", ("Ann", "Ben"), (stays, stays), moments, datetime(2024, 5, 1), 110
    )
    scene = day_scene(view)
    inside(scene)
    heights = {t.content: t.y for t in scene.texts() if t.content.endswith(" m")}
    assert abs(heights["0.6 m"] - heights["2.8 m"]) > 3.0
    assert "1  A short word in the corridor" in [t.content for t in scene.texts()]


def test_metres_hide_no_name_of_two_who_stand_in_one_row(tmp_path: Path) -> None:
    event = day()
    plan = seated(event, {"talk": {"a": "rows-1", "b": "rows-4"}})
    event = event.model_copy(update={"plan": plan})
    occasion = occasion_of(event)
    view = session_view(check(occasion, plan), occasion.assemblies[-1])
    scene = sight_scene(view, ("a", "b"))
    metres = next(t for t in scene.texts() if t.content.endswith(" m"))
    for name in (t for t in scene.texts() if t.size > metres.size and t.y > 20):
        beside = abs(name.x - metres.x) > 0 and abs(name.y - metres.y) < metres.size
        assert not beside or name.x + name.width < metres.x or metres.x + metres.width < name.x


def test_pictures_of_a_pair_are_its_map_its_day_and_each_session(tmp_path: Path) -> None:
    event = day()
    plan = seated(event, {"s": {"a": "t1-1", "b": "t1-2"}, "talk": {"a": "rows-1", "b": "rows-2"}})
    report = encounters(event.model_copy(update={"plan": plan}), "a", "b")
    files = report.pictures(tmp_path / "pictures", fmt="svg")
    assert sorted(f.name for f in files) == ["day-1.svg", "encounters.svg", "s.svg", "talk.svg"]
    assert NOON.strftime("%H:%M") in (tmp_path / "pictures" / "day-1.svg").read_text()
