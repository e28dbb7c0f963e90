"""An earlier event hands on who sat where; the next one minds it where a rule says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.planning.halls import hall, seated

import preseance
from preseance import InputError, UnknownNameError
from preseance.door.archives import earlier
from preseance.model.event import Event
from preseance.model.rule_row import RuleRow


def _dinner(title: str, plan: str = "", names: str = "ann ben cy dan", **more: Any) -> Event:
    made = hall(names, []).model_copy(update={"title": title})
    return made.model_copy(update={"plan": seated(made, plan), **more})


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A dinner of spring, seated, and one of autumn with the same guests but one."""
    spring = _dinner("Spring", "ann=t1-1 ben=t1-2 cy=t2-1 dan=t1-4")
    row = RuleRow(id="r", kind="fresh_neighbours", level="prefer", params={"past": "yes"})
    tables = RuleRow(id="t", kind="fresh_tables", level="prefer", params={"past": "yes"})
    autumn = _dinner("Autumn", names="ann ben cy eve", rules=(row, tables))
    preseance.write_event(spring, tmp_path / "spring")
    preseance.write_event(autumn, tmp_path / "autumn")
    return tmp_path / "autumn", tmp_path / "spring"


def test_who_is_invited_again_is_remembered_with_table_and_neighbours(
    folders: tuple[Path, Path],
) -> None:
    earlier(*folders)
    rows = preseance.read_event(folders[0]).earlier
    assert [(r.event, r.guest, r.room, r.table, r.beside) for r in rows] == [
        ("Spring", "ann", "hall", "t1", ("ben",)),
        ("Spring", "ben", "hall", "t1", ("ann",)),
        ("Spring", "cy", "hall", "t2", ()),
    ]


def test_a_plan_gives_fresh_neighbours_and_fresh_tables_over_both_events(
    folders: tuple[Path, Path],
) -> None:
    earlier(*folders)
    made = preseance.read_event(folders[0])
    same = made.model_copy(update={"plan": seated(made, "ann=t1-1 ben=t1-2 cy=t2-1 eve=t1-5")})
    said = [f["text"] for f in preseance.check(same).to_json()["event"]["findings"]]
    assert any("Ann and Ben, who have met before" in text for text in said)
    assert any("Cy, who has sat at Table 2 before" in text for text in said)
    planned = preseance.plan(made, effort=20_000).event
    assert not preseance.check(planned).to_json()["event"]["findings"]


def test_taking_over_again_replaces_what_was_taken_over(folders: tuple[Path, Path]) -> None:
    earlier(*folders)
    once = preseance.read_event(folders[0])
    earlier(*folders)
    assert preseance.read_event(folders[0]) == once


def test_what_the_earlier_event_remembered_comes_along(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    autumn, spring = folders
    earlier(autumn, spring)
    made = preseance.read_event(autumn)
    preseance.write_event(made.model_copy(update={"plan": seated(made, "ann=t1-1")}), autumn)
    preseance.write_event(_dinner("Winter"), tmp_path / "winter")
    report = earlier(tmp_path / "winter", autumn)
    assert report.to_json()["events"] == ["Spring", "Autumn"]


def test_the_version_in_force_counts_and_not_the_draft(folders: tuple[Path, Path]) -> None:
    autumn, spring = folders
    preseance.publish(spring)
    made = preseance.read_event(spring)
    preseance.write_event(made.model_copy(update={"plan": seated(made, "ann=t2-1")}), spring)
    assert {r.table for r in earlier(autumn, spring, dry_run=True).rows if r.guest == "ann"} == {
        "t1"
    }
    with pytest.raises(UnknownNameError, match="version"):
        earlier(autumn, spring, version=7)
    assert not preseance.read_event(autumn).earlier


def test_a_workbook_and_json_keep_what_is_remembered(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    earlier(*folders)
    for name in ("autumn.xlsx", "autumn.json"):
        preseance.convert(folders[0], tmp_path / name)
        folder = tmp_path / f"back-from{Path(name).suffix[1:]}"
        preseance.convert(tmp_path / name, folder)
        back = preseance.read_event(folder)
        assert back.earlier == preseance.read_event(folders[0]).earlier


def test_unknown_guests_are_told_with_row_and_column(folders: tuple[Path, Path]) -> None:
    autumn, _ = folders
    lines = "event,session,guest,beside\nSpring,Dinner,zoe,ann\nSpring,Dinner,ann,zed\n"
    (autumn / "earlier.csv").write_text(lines, encoding="utf-8")
    with pytest.raises(InputError) as told:
        preseance.read_event(autumn)
    spots = [(m.file, m.row, m.column) for m in told.value.mistakes]
    assert spots == [("earlier.csv", 2, "guest"), ("earlier.csv", 3, "beside")]


def test_what_no_rule_minds_is_told(folders: tuple[Path, Path], tmp_path: Path) -> None:
    preseance.write_event(_dinner("Winter"), tmp_path / "winter")
    report = earlier(tmp_path / "winter", folders[1])
    assert "counts for no rule" in str(report)
    assert "counts for no rule" in str(preseance.check(tmp_path / "winter"))
    assert "counts for no rule" not in str(earlier(*folders))
