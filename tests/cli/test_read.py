"""``read`` asks which of its proposals to take where somebody can answer, and never else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from preseance import PreseanceError, read
from preseance.formats import read_event

NOTE = """Sofia Berg asked not to be seated next to Akira Mori.

Marta Holm will leave before dessert.
"""
Ask = Callable[[list[str], str], str]


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "note.txt"
    file.write_text(NOTE, encoding="utf-8")
    return file


def test_what_is_answered_is_taken(at_a_terminal: Ask, dinner: Path, note: Path) -> None:
    said = at_a_terminal(["read", str(dinner), str(note)], "1\n")
    assert "Which of them" in said
    assert "Accepted: 1." in said
    event = read_event(dinner)
    assert [(r.a, r.b) for r in event.requests] == [("sofia-berg", "akira-mori")]


def test_an_empty_answer_takes_nothing(at_a_terminal: Ask, dinner: Path, note: Path) -> None:
    before = {f.name: f.read_bytes() for f in dinner.iterdir() if f.is_file()}
    said = at_a_terminal(["read", str(dinner), str(note), "--lang", "fr"], "\n")
    assert "Lesquelles" in said
    assert {f.name: f.read_bytes() for f in dinner.iterdir() if f.is_file()} == before


def test_an_answer_that_is_no_number_is_told(at_a_terminal: Ask, dinner: Path, note: Path) -> None:
    said = at_a_terminal(["read", str(dinner), str(note)], "first\n")
    assert "«first» is no number of a proposal" in said
    assert not read_event(dinner).requests


@pytest.mark.parametrize("words", [["--accept", "1"], ["--json"]])
def test_nothing_is_asked_that_was_said(
    words: list[str], at_a_terminal: Ask, dinner: Path, note: Path
) -> None:
    said = at_a_terminal(["read", str(dinner), str(note), *words], "")
    assert "Which of them" not in said
    if words == ["--json"]:
        assert len(json.loads(said)["proposals"]) == 2


def test_a_number_does_not_come_to_mean_another(dinner: Path) -> None:
    one = read(dinner, NOTE.encode())
    other = "Akira Mori asked to meet Ingrid Lind, said the usher of the house to the minister."
    with pytest.raises(PreseanceError, match="has changed since it was read"):
        read(dinner, other.encode(), accept=[1], numbered_in=one)
    assert not read_event(dinner).requests
