"""Printing: files with predictable names, papers an audience may have, versions and drafts."""

import json
from pathlib import Path

import pytest

from preseance.cli.commands import print as printing
from preseance.cli.commands import publish
from preseance.door.paper_kinds import KINDS
from preseance.errors import PreseanceError
from preseance.formats import read_event, write_plan
from preseance.model.plan import Placement, Plan
from preseance.planning.occasion.making import occasion_of


@pytest.fixture
def dinner(dinner: Path) -> Path:
    """Twenty-six guests at one long table, seated as they rank."""
    (assembly,) = occasion_of(read_event(dinner)).assemblies
    seats = [place.id for place in assembly.places]
    write_plan(_plan(assembly.session.id, zip(assembly.guests, seats, strict=True)), dinner)
    return dinner


def _plan(session: str, seated: object) -> Plan:
    return Plan(
        placements=tuple(
            Placement(session=session, guest=guest, place=place) for guest, place in seated
        )
    )


def _names(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [Path(file).name for file in json.loads(capsys.readouterr().out)["files"]]


def test_the_public_gets_the_plan_and_the_list_by_name(
    dinner: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printing.run(dinner, to=tmp_path / "out", as_json=True) == 0
    names = _names(capsys)
    assert "dinner-floor-plan-a3.pdf" in names and "dinner-guests-by-name.pdf" in names
    assert "dinner-guests-by-precedence.pdf" not in names
    assert all((tmp_path / "out" / name).read_bytes().startswith(b"%PDF") for name in names)


def test_papers_and_sizes_are_chosen_together(
    dinner: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printing.run(
        dinner, paper=["floor-plan", "a4", "a3"], file_format="svg", to=tmp_path, as_json=True
    )
    assert _names(capsys) == ["dinner-floor-plan-a4.svg", "dinner-floor-plan-a3.svg"]


def test_the_order_of_precedence_is_not_printed_for_who_may_not_know_it(
    dinner: Path, tmp_path: Path
) -> None:
    with pytest.raises(PreseanceError, match="try «host»"):
        printing.run(dinner, paper=["guests-by-precedence"], to=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_host_gets_the_list_by_precedence(
    dinner: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printing.run(dinner, paper=["guests-by-precedence"], audience="host", to=tmp_path, as_json=True)
    assert _names(capsys) == ["dinner-guests-by-precedence.pdf"]


def test_a_superseded_version_says_so_and_a_draft_names_the_version_it_grew_from(
    dinner: Path, tmp_path: Path
) -> None:
    def plan_of(version: int | None) -> str:
        printing.run(
            dinner, paper=["floor-plan"], file_format="svg", to=tmp_path / "out", version=version
        )
        return (tmp_path / "out" / "dinner-floor-plan-a3.svg").read_text("utf-8")

    assert ">Draft<" in plan_of(None)
    publish.run(dinner, reason="first", author="test")
    assert "Version 1 · approved" in plan_of(None)
    event = read_event(dinner)
    (one, other, *rest) = event.plan.placements
    swapped = (
        one.model_copy(update={"place": other.place}),
        other.model_copy(update={"place": one.place}),
        *rest,
    )
    write_plan(Plan(placements=swapped), dinner)
    assert "Draft after version 1" in plan_of(None)
    publish.run(dinner, reason="second", author="test")
    assert "Superseded by version 2" in plan_of(1)
    assert "Superseded" not in plan_of(2)


def test_the_manual_names_every_paper() -> None:
    page = (Path(__file__).parents[2] / "docs" / "papers.md").read_text("utf-8")
    assert [kind for kind in KINDS if f"`{kind}`" not in page] == []


def test_a_folder_that_cannot_be_written_to_is_named(dinner: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(PreseanceError, match="another folder"):
        printing.run(dinner, paper=["guests-by-name"], to=tmp_path / "taken")
