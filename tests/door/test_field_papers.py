"""What people of the field needed printed comes out with the right values."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.planning.checks.test_reading_remarks import DATA, DINNER, HALL, HOURS, named

from preseance import plan, print_papers, publish, read_event, write_event, write_plan


def _folder(case: dict[str, Any], folder: Path) -> Path:
    toml = case.get("event") or (
        f"{DATA['common']}{HALL}seats = {case['seats']}\n{case.get('more_tables', '')}{DINNER}{HOURS}"
    )
    for name, text in {"event.toml": toml, **case["files"]}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("case", DATA["papers"], ids=named)
def test_the_paper_says_what_is_right(case: dict[str, Any], tmp_path: Path) -> None:
    folder = _folder(case, tmp_path)
    write_plan(plan(folder, effort=2000).plan, folder)
    (file,) = print_papers(
        folder,
        case["paper"],
        audience=case["audience"],
        fmt="csv",
        to=tmp_path / "out",
        language="en",
    ).files
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    if "headings" in case:
        assert rows[0] == case["headings"]
    for wanted in case.get("rows", ()):
        assert any(row[: len(wanted)] == wanted for row in rows)
    for wanted in case.get("holds", ()):
        assert wanted in text
    said = [cell for row in rows for cell in row if cell in case.get("order", ())]
    assert said == case.get("order", [])


def test_a_kitchen_that_was_sent_a_version_is_told_only_what_differs(tmp_path: Path) -> None:
    case = DATA["papers"][0]
    folder = tmp_path / "event"
    folder.mkdir()
    _folder(case, folder)
    write_plan(plan(folder, effort=2000).plan, folder)
    publish(folder, stage="approved", reason="sent")
    event = read_event(folder)
    guests = tuple(
        g.model_copy(update={"diet": ("peanut allergy",)}) if g.id == "c" else g
        for g in event.guests
    )
    write_event(event.model_copy(update={"guests": guests}), folder)
    (file,) = print_papers(
        folder,
        "kitchen",
        audience="kitchen",
        fmt="svg",
        to=tmp_path / "out",
        since=1,
        language="en",
    ).files
    assert file.name == "dinner-kitchen-since-1.svg"
