"""Papers printed in code: a name that is no paper, size or format is refused, not passed over."""

from pathlib import Path
from typing import Any

import pytest
from tests.planning.halls import hall, seated

import preseance
from preseance import Event, Placement, Plan, UnknownNameError


def _seated() -> Event:
    event = hall("anna ben", [])
    return event.model_copy(update={"plan": seated(event, "anna=t1-1 ben=t1-2")})


@pytest.mark.parametrize(
    "asked",
    [
        {"papers": ["floorplan"]},
        {"papers": "board"},
        {"fmt": "docx"},
        {"audience": "press"},
        {"session": "lunch"},
    ],
)
def test_a_name_that_means_nothing_is_refused(asked: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        preseance.print_papers(_seated(), **asked, to=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_one_paper_may_be_named_alone(tmp_path: Path) -> None:
    report = preseance.print_papers(_seated(), "floor-plan", fmt="svg", to=tmp_path)
    assert [f.name for f in report.files] == ["s-floor-plan-a3.svg"]
    assert str(report) == str(tmp_path / "s-floor-plan-a3.svg")
    assert "Anna" in report.files[0].read_text("utf-8")


def test_a_stage_that_is_none_is_refused(tmp_path: Path) -> None:
    preseance.write_event(_seated(), tmp_path / "hall")
    with pytest.raises(UnknownNameError, match="stage"):
        preseance.publish(tmp_path / "hall", stage="engraved")
    with pytest.raises(UnknownNameError, match="stage"):
        preseance.replan(tmp_path / "hall", "cancel ben", stage="engraved")


def _twice(number: int) -> Event:
    """As many guests, at two sessions in one hall."""
    names = [f"guest-of-the-evening-{k}" for k in range(number)]
    event = hall(" ".join(names), [], tables=(10,) * (number // 10 + 1))
    (session,) = event.sessions
    event = event.model_copy(
        update={"sessions": (session, session.model_copy(update={"id": "s2", "title": "Supper"}))}
    )
    places = {g: f"t{k // 10 + 1}-{k % 10 + 1}" for k, g in enumerate(names)}
    seated_twice = tuple(
        Placement(session=s, guest=g, place=p) for s in ("s", "s2") for g, p in places.items()
    )
    return event.model_copy(update={"plan": Plan(placements=seated_twice)})


def test_what_holds_of_two_sessions_is_said_of_both(tmp_path: Path) -> None:
    report = preseance.print_papers(_twice(60), ["seating-board", "a3"], fmt="svg", to=tmp_path)
    assert [paper for paper, _ in report.remarks] == ["s-seating-board-a3", "s2-seating-board-a3"]


def test_a_board_takes_the_smallest_sheet_that_holds_everybody(tmp_path: Path) -> None:
    few = preseance.print_papers(_seated(), "seating-board", fmt="svg", to=tmp_path / "few")
    many = preseance.print_papers(_twice(60), "seating-board", fmt="svg", to=tmp_path / "many")
    assert [f.name for f in few.files] == ["s-seating-board-a3.svg"]
    assert {f.name for f in many.files} == {"s-seating-board-a2.svg", "s2-seating-board-a2.svg"}


def test_a_paper_that_no_session_has_is_spoken_of(tmp_path: Path) -> None:
    report = preseance.print_papers(_seated(), ["motorcade", "floor-plan"], fmt="svg", to=tmp_path)
    assert [paper for paper, _ in report.remarks] == ["motorcade"]


@pytest.mark.parametrize("audience", ["public", "usher", "host"])
def test_the_kitchens_sheet_is_refused_to_who_may_not_know_diets(
    audience: str, tmp_path: Path
) -> None:
    with pytest.raises(preseance.PreseanceError, match="diets; try «kitchen» or «protocol»"):
        preseance.print_papers(_seated(), "kitchen", audience=audience, to=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_workbook_is_made_of_lists_alone(tmp_path: Path) -> None:
    with pytest.raises(preseance.PreseanceError, match="XLSX holds lists alone"):
        preseance.print_papers(_seated(), "floor-plan", fmt="xlsx", to=tmp_path / "out")
    report = preseance.print_papers(_seated(), fmt="xlsx", to=tmp_path)
    assert {f.name for f in report.files} == {"s-guests-by-name.xlsx", "s-guests-by-place.xlsx"}


def test_a_marking_stands_on_plan_and_list(tmp_path: Path) -> None:
    papers: list[Any] = ["floor-plan", "seating-board"]
    report = preseance.print_papers(_seated(), papers, fmt="svg", marking="RESTRICTED", to=tmp_path)
    assert all("RESTRICTED" in f.read_text("utf-8") for f in report.files)


def test_it_is_told_which_paper_is_being_made(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    preseance.print_papers(
        _twice(12),
        ["guests-by-name", "place-cards"],
        fmt="svg",
        to=tmp_path,
        progress=lambda done, wanted, paper: told.append((done, wanted, paper)),
    )
    assert [(done, wanted) for done, wanted, _ in told] == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert told[-1][2] == "Supper, place-cards"
