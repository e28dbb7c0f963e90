"""The command line takes a list as it is: report, import, plan and cards in three commands."""

import json
from pathlib import Path

import pytest
from tests.formats.importing.digest import CASES

from preseance.cli.app import app

GALA = str(CASES / "gala-tables" / "list.xlsx")


def _run(*words: str) -> int:
    return int(app([*words], exit_on_error=False, result_action="return_value") or 0)


def test_a_report_comes_first_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("import", str(tmp_path / "gala"), GALA) == 0
    said = capsys.readouterr().out
    assert "Harbour Lights Gala" in said and "--yes" in said
    assert len(said.splitlines()) < 30
    assert not (tmp_path / "gala").exists()


def test_three_commands_lead_from_a_workbook_to_place_cards(tmp_path: Path) -> None:
    gala, out = str(tmp_path / "gala"), str(tmp_path / "papers")
    assert _run("import", gala, GALA, "--yes") == 0
    assert _run("plan", gala, "--effort", "500") == 0
    assert _run("print", gala, "--paper", "place-cards", "--to", out) == 0
    assert (tmp_path / "papers" / "dinner-place-cards.pdf").stat().st_size > 1000


def test_json_tells_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("import", str(tmp_path / "e"), GALA, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    asked = ("columns", "new", "changed", "missing", "doubtful", "doubles", "skipped", "persons")
    assert {*asked, "companions", "doubts"} <= report.keys()
    person = report["persons"][0]
    fields = [
        "at",
        "given",
        "family",
        "full",
        "title",
        "function",
        "organisation",
        "country",
        "partner",
        "status",
        "diet",
        "access",
        "table",
        "languages",
        "note",
    ]
    assert set(fields) <= person.keys()
    assert (person["at"], person["full"], person["partner"]) == (
        "Tables!6",
        "John Penrose",
        "Mrs Penrose",
    )


def test_the_report_is_french_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run("import", str(tmp_path / "e"), str(CASES / "embassy" / "list.xlsx"), "--lang", "fr")
    said = capsys.readouterr().out
    assert "À vérifier" in said
    for english in ("Columns", "To be looked at", "Nothing is written"):
        assert english not in said


@pytest.mark.parametrize("wrong", ["table", "=C"])
def test_a_column_told_wrongly_is_a_mistake(wrong: str, tmp_path: Path) -> None:
    from preseance.errors import PreseanceError

    with pytest.raises(PreseanceError):
        _run("import", str(tmp_path / "e"), GALA, "--map", wrong)
