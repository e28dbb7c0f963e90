"""Nothing that people of the field wrote counts for nothing without their being told."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from preseance import plan, precedence, read_event
from preseance.errors import InputError
from preseance.planning.checks.checking import check
from preseance.planning.checks.reading_remarks import is_damaged
from preseance.planning.occasion.making import occasion_of
from preseance.views.guests import guest_list_view

DATA = yaml.safe_load((Path(__file__).parents[2] / "cases" / "field.yaml").read_text("utf-8"))
HALL = """
[[rooms]]
id = "hall"
name = "Hall"
width = 12.0
depth = 10.0
[[rooms.tables]]
id = "t1"
number = 1
x = 6.0
y = 5.0
"""
DINNER = '[[sessions]]\nid = "dinner"\ntitle = "Dinner"\nroom = "hall"\n'
HOURS = "start = 2025-05-30T19:00\nend = 2025-05-30T22:00\n"


def named(case: dict[str, Any]) -> str:
    """The name of a case."""
    return str(case["name"])


def folder_of(case: dict[str, Any], folder: Path) -> Path:
    """The event folder of a case."""
    hours = "" if "start" in case.get("session", "") else HOURS
    toml = (
        f"{DATA['common']}{case.get('settings', '')}{HALL}seats = {case.get('seats', 4)}\n"
        f"{case.get('table', '')}{DINNER}{hours}{case.get('session', '')}"
    )
    for name, text in {"event.toml": toml, **case["files"]}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("case", DATA["cases"], ids=named)
def test_what_is_written_counts_or_is_said(case: dict[str, Any], tmp_path: Path) -> None:
    made = plan(folder_of(case, tmp_path), effort=2000)
    report = made.to_json("en")
    found = [
        f["text"] for r in (*report["sessions"].values(), report["event"]) for f in r["findings"]
    ]
    sentences = [*found, *(r["text"] for r in report["remarks"])]
    for sentence in case.get("says", ()):
        assert sentence in sentences
    if "cost" in case:
        assert report["total"]["cost"] == case["cost"]
    places = report["placements"]["dinner"]
    assert {g: places[g] for g in case.get("at", {})} == case.get("at", {})
    if "listed" in case:
        occasion = occasion_of(made.event)
        view = guest_list_view(check(occasion, made.plan), occasion.assemblies[0], "place")
        assert [[e.guest.id, e.table, e.place] for e in view.entries] == case["listed"]
    if "seated" in case:
        assert sorted(places) == case["seated"]


@pytest.mark.parametrize("case", DATA["ranked"], ids=named)
def test_guests_come_in_the_order_that_the_field_knows(
    case: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "event.toml").write_text(case["event"], "utf-8")
    (tmp_path / "guests.csv").write_text(case["guests"], "utf-8")
    assert list(precedence(tmp_path).guests) == case["order"]


@pytest.mark.parametrize("case", DATA["refused"], ids=named)
def test_what_means_nothing_certain_is_refused_in_its_cell(
    case: dict[str, Any], tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        read_event(folder_of(case, tmp_path))
    for sentence in case["found"]:
        assert sentence in str(caught.value)


@pytest.mark.parametrize("name", ["Ph??ng Tr?n", "Hi?u", "??n Lee", "MÃ¼ller", "Jos\ufffd"])
def test_damaged_name_is_known(name: str) -> None:
    assert is_damaged(name)


@pytest.mark.parametrize("name", ["Ana Un", "Who?", "Ångström", "São Tomé", "Müller", "N'Guyễn"])
def test_sound_name_is_left_alone(name: str) -> None:
    assert not is_damaged(name)
