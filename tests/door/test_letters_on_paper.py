"""Letters on paper: drawn, or said with a remedy; searched out of a PDF; fonts looked at first."""

from pathlib import Path
from typing import Any

import pytest
from tests.planning.checks.test_reading_remarks import DATA, folder_of, named
from tests.printed_text import as_searched

import preseance
from preseance.cli.commands import print as printing
from preseance.documents.typefaces import Typefaces
from preseance.errors import InputError, PreseanceError


@pytest.fixture(autouse=True)
def _bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No font of the system lends a letter: what it has differs from machine to machine."""
    monkeypatch.setattr(Typefaces, "leaning_on_system", lambda self, missing: self)


def _planned(case: dict[str, Any], folder: Path) -> Path:
    event = folder_of(case, folder)
    preseance.write_plan(preseance.plan(event, effort=500).plan, event)
    return event


@pytest.mark.parametrize("case", DATA["printed"], ids=named)
@pytest.mark.parametrize("fmt", ["pdf", "png", "svg"])
def test_a_letter_is_drawn_or_said(case: dict[str, Any], fmt: Any, tmp_path: Path) -> None:
    event = _planned(case, tmp_path)
    report = preseance.print_papers(event, "place-cards", fmt=fmt, to=tmp_path / "out")
    assert report.complete is case["complete"]
    assert [text for _, text in report.remarks] == case.get("says", [])
    assert all(file.stat().st_size for file in report.files)


@pytest.mark.parametrize("case", DATA["printed"], ids=named)
def test_the_command_ends_with_1_where_a_letter_is_missing(
    case: dict[str, Any], tmp_path: Path
) -> None:
    event = _planned(case, tmp_path)
    out = tmp_path / "out"
    code = printing.run(event, paper=["place-cards"], to=out)
    assert code == (0 if case["complete"] else 1)
    assert [file.name for file in out.iterdir()] == ["dinner-place-cards.pdf"]


def test_nothing_is_printed_in_fonts_that_are_none(tmp_path: Path) -> None:
    case = {**DATA["printed"][0], "settings": 'papers.fonts = "house"\n'}
    event = _planned(case, tmp_path)
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "Garamond.otf").write_bytes(b"none")
    with pytest.raises(InputError, match=r"Garamond\.otf"):
        preseance.print_papers(event, to=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_archive_takes_what_was_published_alone(tmp_path: Path) -> None:
    event = _planned(DATA["printed"][0], tmp_path)
    with pytest.raises(PreseanceError, match="name a version"):
        preseance.print_papers(event, fmt="pdf-a", to=tmp_path / "out")
    preseance.publish(event, stage="approved", author="Chief", reason="first")
    report = preseance.print_papers(event, fmt="pdf-a", version=1, to=tmp_path / "out")
    assert {file.suffix for file in report.files} == {".pdf"}
    for file in report.files:
        assert b"pdfaid:part" in file.read_bytes() and b"pdfuaid:part" in file.read_bytes()


def test_names_are_found_in_a_pdf(tmp_path: Path) -> None:
    names = ("Nguyễn Thị Ẩn", "Παναγιώτης Ἀριστοτέλης", "Щёлокова Ґалаґан", "王小明")
    rows = "".join(f"g{k},{name}\n" for k, name in enumerate(names))
    case = {"name": "search", "seats": 6, "files": {"guests.csv": f"id,name\n{rows}"}}
    event = _planned(case, tmp_path)
    report = preseance.print_papers(event, ("guests-by-name", "floor-plan"), to=tmp_path / "out")
    for file in report.files:
        read = as_searched(file)
        for word in " ".join(names).split():
            assert word in read
