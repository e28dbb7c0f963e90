"""An event in a workbook, and in other forms, by the command."""

import json
from pathlib import Path

import pytest

from preseance.cli.app import app


def _run(*words: str) -> int:
    return int(app([*words], exit_on_error=False, result_action="return_value") or 0)


def test_a_new_workbook_is_checked_like_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook = str(tmp_path / "dinner.xlsx")
    assert _run("new", workbook, "--from", "embassy-dinner") == 0
    assert _run("places", workbook, "--json") == 0
    assert json.loads(capsys.readouterr().out.partition("\n")[2])["sessions"]


def test_convert_tells_what_is_lost(
    dinner: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("convert", str(dinner), str(tmp_path / "e.xlsx"), "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {"form": "workbook", "files": [str(tmp_path / "e.xlsx")], "lost": []}
    assert (
        _run("convert", str(dinner), str(tmp_path / "list.txt"), "--as", "csv", "--lang", "fr") == 0
    )
    told = capsys.readouterr().out
    assert "N’y figurent pas" in told and "formules d’adresse" in told
