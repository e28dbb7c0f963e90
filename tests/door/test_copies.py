"""Numbered copies from print to the list of those that must come back."""

from pathlib import Path
from typing import Any

import pytest
from tests.planning.halls import hall, seated
from tests.printed_text import text_of

import preseance
from preseance import InputError, PreseanceError, UnknownNameError
from preseance.door.switching import switch

_HOLDERS = ("Host", "Head usher")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dinner whose plan is printed in two copies; nothing is published yet."""
    event = hall("anna ben", [])
    settings = {
        **event.settings,
        "papers.copies.guests-by-name": _HOLDERS,
        "papers.copies.kitchen": "Kitchen",
        "papers.marking": "RESTRICTED",
    }
    plan = seated(event, "anna=t1-1 ben=t1-2")
    preseance.write_event(
        event.model_copy(update={"settings": settings, "plan": plan}), tmp_path / "dinner"
    )
    return tmp_path / "dinner"


def _print(folder: Path, papers: Any = "guests-by-name", **asked: Any) -> list[str]:
    fmt = asked.pop("fmt", "svg")
    report = preseance.print_papers(folder, papers, fmt=fmt, to=folder.parent / "out", **asked)
    return [file.name for file in report.files]


def test_each_holder_has_a_copy_that_says_so(folder: Path) -> None:
    assert _print(folder, fmt="pdf") == [
        "s-guests-by-name-copy-1.pdf",
        "s-guests-by-name-copy-2.pdf",
    ]
    known = preseance.copies(folder, everything=True).copies
    assert [(c.number, c.of, c.holder, c.version) for c in known] == [
        (1, 2, "Host", None),
        (2, 2, "Head usher", None),
    ]


@pytest.mark.parametrize("version", [False, True])
def test_plans_and_lists_bear_number_and_marking(version: bool, folder: Path) -> None:
    file = folder / "event.toml"
    text = (
        file.read_text("utf-8")
        .replace('"guests-by-name"', '"floor-plan"')
        .replace("guests-by-name", "floor-plan")
    )
    file.write_text(text, "utf-8")
    if version:
        preseance.publish(folder)
        preseance.publish(folder)
    _print(folder, ["floor-plan", "a4"], version=1 if version else None)
    page = (folder.parent / "out" / "s-floor-plan-a4-copy-2.svg").read_text("utf-8")
    assert "Copy 2 of 2 · Head usher" in page and "RESTRICTED" in page
    assert ("Superseded by version 2" in page) == version


def test_a_workbook_is_no_copy(folder: Path) -> None:
    assert _print(folder, fmt="csv") == ["s-guests-by-name.csv"]
    assert preseance.copies(folder, everything=True).copies == ()


def test_copies_of_an_event_without_its_folder_are_said_to_be_in_no_register(
    folder: Path, tmp_path: Path
) -> None:
    event = preseance.read_event(folder)
    report = preseance.print_papers(event, "guests-by-name", fmt="svg", to=tmp_path / "loose")
    assert len(report.files) == 2
    assert any("no register" in text for _, text in report.remarks)
    report = preseance.print_papers(folder, "guests-by-name", fmt="svg", to=tmp_path / "kept")
    assert not any("no register" in text for _, text in report.remarks)


def test_a_new_version_lists_the_copies_of_the_old(folder: Path) -> None:
    _print(folder)
    first = preseance.publish(folder)
    assert [c.version for c in first.collect] == [None, None]
    assert preseance.copies(folder, collected=[1, 2]).copies == ()
    _print(folder)
    assert preseance.copies(folder).copies == ()
    second = preseance.publish(folder, stage="printed")
    assert [(c.version, c.holder) for c in second.collect] == [(1, "Host"), (1, "Head usher")]
    assert "Head usher: S, Guests by name · public, copy 2 of 2, version 1" in str(second)
    assert [c["holder"] for c in second.to_json()["collect"]] == ["Host", "Head usher"]


def test_a_copy_that_is_back_is_on_no_list_and_still_known(folder: Path) -> None:
    _print(folder)
    preseance.publish(folder)
    assert [c.holder for c in preseance.copies(folder, collected=[1]).copies] == ["Head usher"]
    known = preseance.copies(folder, everything=True).copies
    assert [c.collected is not None for c in known] == [True, False]
    with pytest.raises(UnknownNameError):
        preseance.copies(folder, collected=[2])
    assert preseance.copies(folder, everything=True).copies == known


def test_the_list_is_a_paper_for_who_collects(folder: Path) -> None:
    assert _print(folder, "collect-list", audience="usher") == []
    _print(folder)
    preseance.publish(folder)
    assert _print(folder, "collect-list", audience="usher") == ["e-collect-list.svg"]
    with pytest.raises(PreseanceError, match="collects nothing; try «usher», «host» or «protocol»"):
        _print(folder, "collect-list", audience="public")


def test_the_list_names_sessions_in_its_language(folder: Path) -> None:
    file = folder / "event.toml"
    head, sessions = file.read_text("utf-8").split("[[sessions]]\n")
    file.write_text(f'{head}[[sessions]]\ntitle_fr = "Dîner de gala"\n{sessions}', "utf-8")
    _print(folder)
    preseance.publish(folder)
    for language, told in (("en", False), ("fr", True)):
        _print(folder, "collect-list", audience="usher", language=language, fmt="pdf")
        paper = folder.parent / "out" / "e-collect-list.pdf"
        assert ("Dîner de gala" in text_of(paper)) == told


def test_a_switch_and_its_sheets_say_what_to_collect(folder: Path) -> None:
    preseance.publish(folder)
    _print(folder)
    sheets = folder.parent / "sheets"
    done = switch(folder, "swap anna ben", by="the President", sheets=sheets)
    assert [c.holder for c in done.collect] == list(_HOLDERS)
    assert "Copies to collect, 2" in str(done)
    sizes = {file.stem: file.stat().st_size for file in done.files}
    assert {"changes-usher", "changes-protocol"} <= set(sizes)


def test_undo_takes_no_paper_back(folder: Path) -> None:
    _print(folder)
    before = preseance.copies(folder, everything=True).copies
    preseance.publish(folder)
    preseance.undo(folder)
    assert preseance.copies(folder, everything=True).copies == before


def test_nothing_is_printed_where_the_register_cannot_be_read(folder: Path) -> None:
    (folder / "copies.csv").write_text("who\n", "utf-8")
    with pytest.raises(InputError):
        _print(folder)
    assert not (folder.parent / "out").exists()
    with pytest.raises(InputError):
        preseance.publish(folder)
    assert not (folder / "versions").exists()


def test_the_register_is_no_list_of_the_event(folder: Path) -> None:
    _print(folder)
    assert "copies" not in str(preseance.check(folder))


def test_copies_of_a_card_are_a_mistake(folder: Path) -> None:
    file = folder / "event.toml"
    file.write_text(file.read_text("utf-8").replace("guests-by-name", "place-cards"), "utf-8")
    with pytest.raises(InputError, match="place-cards"):
        preseance.read_event(folder)
