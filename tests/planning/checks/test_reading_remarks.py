"""Nothing that people of the field wrote counts for nothing without their being told."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from preseance import import_list, plan, precedence, read_event, write_plan
from preseance.documents.guest_list import guest_list
from preseance.documents.papers.place_cards import place_cards
from preseance.errors import InputError
from preseance.model.guest import Guest
from preseance.model.naming import alphabetized, in_alphabet
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


@pytest.mark.parametrize("case", DATA["rounds"], ids=named)
def test_guests_come_to_each_table_once(case: dict[str, Any], tmp_path: Path) -> None:
    tables = "".join(
        f'[[rooms.tables]]\nid = "t{k}"\nnumber = {k}\nx = {5.0 * k}\ny = 4.0\nseats = {seats}\n'
        for k, seats in enumerate(case["tables"], 1)
    )
    rounds = "".join(
        f'[[sessions]]\nid = "s{k}"\ntitle = "Round {k}"\nroom = "hall"\n'
        for k in range(case["sessions"])
    )
    off = ("home_and_foreign", "ends", "couples", "host_presides")
    toml = (
        f"{DATA['common']}{''.join(f'{name}.on = false' + chr(10) for name in off)}"
        f'[[rooms]]\nid = "hall"\nname = "Hall"\nwidth = 30.0\ndepth = 8.0\n{tables}{rounds}'
    )
    guests = "".join(f"{g},{g.upper()}\n" for g in case["guests"])
    files = {"event.toml": toml, "guests.csv": f"id,name\n{guests}", "rules.csv": case["rules"]}
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    made = plan(tmp_path, effort=2000)
    assert made.to_json()["total"]["cost"]["must"] == 0
    sat: dict[str, list[str]] = {g: [] for g in case["guests"]}
    for (_, guest), place in made.event.plan.place_of.items():
        sat[guest].append(place.partition("-")[0])
    everywhere = [f"t{k}" for k in range(1, len(case["tables"]) + 1)]
    assert all(sorted(tables) == everywhere for tables in sat.values())


@pytest.mark.parametrize("case", DATA["ranked"], ids=named)
def test_guests_come_in_the_order_that_the_field_knows(
    case: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "event.toml").write_text(case["event"], "utf-8")
    (tmp_path / "guests.csv").write_text(case["guests"], "utf-8")
    assert list(precedence(tmp_path).guests) == case["order"]


@pytest.mark.parametrize("case", DATA["filed"], ids=named)
def test_names_are_filed_as_a_protocol_office_files_them(case: dict[str, Any]) -> None:
    made = [_filed_as(f"g{k}", name) for k, name in enumerate(case["names"])]
    known = {g.id: g for g in made}
    found = in_alphabet(reversed(made), known, case["languages"][0])
    assert [g.sort_name for g in found] == case["names"]


def _filed_as(name: str, filed: str) -> Guest:
    family, given = filed.split(", ")
    return Guest(id=name, name=f"{given} {family}", sort_name=filed)


@pytest.mark.parametrize("case", DATA["imported"], ids=named)
def test_a_list_as_it_comes_is_taken_in(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(case["list"], "utf-8")
    report = import_list(tmp_path / "gala", tmp_path / "list.csv", occasion="gala", write=True)
    event = read_event(tmp_path / "gala")
    assert event == report.event
    assert [g.name for g in event.guests] == case["names"]
    assert {r.b[0]: len(r.a) for r in event.rules if r.kind == "pin"} == case["pins"]
    known = event.guest_by_id
    if "sorted" in case:
        assert [alphabetized(g, known) for g in event.guests] == case["sorted"]
    if "partners" in case:
        assert {g.id: g.partner for g in event.guests} == case["partners"]


@pytest.mark.parametrize("case", DATA["unnamed"], ids=named)
def test_who_has_no_name_yet_is_seated_and_printed(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "event").mkdir()
    folder = folder_of(case, tmp_path / "event")
    report = plan(folder, effort=500)
    assert sorted(p.guest for p in report.plan.placements) == case["seated"]
    write_plan(report.plan, folder)
    checked = report.check.checked
    (dinner,) = checked.occasion.assemblies
    printed = {
        "guests-by-name": guest_list(guest_list_view(checked, dinner, "name"), "a4"),
        "place-cards": place_cards(guest_list_view(checked, dinner, "place")),
    }
    for paper, words in case["papers"].items():
        assert words in printed[paper]


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
