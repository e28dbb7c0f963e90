"""``new`` asks what kind of occasion it is where somebody can answer, and never else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from preseance.formats import read_event

Ask = Callable[[list[str], str], str]


@pytest.mark.parametrize(("answer", "occasion"), [("wedding\n", "wedding"), ("\n", None)])
def test_new_asks_at_a_terminal(
    at_a_terminal: Ask, answer: str, occasion: str | None, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    said = at_a_terminal(["new", str(folder)], answer)
    assert "What kind of occasion is it" in said
    event = read_event(folder)
    assert event.occasion == occasion or occasion is None


def test_new_asks_in_the_language_of_the_command(at_a_terminal: Ask, tmp_path: Path) -> None:
    said = at_a_terminal(["new", str(tmp_path / "mine"), "--lang", "fr"], "gala\n")
    assert "De quelle occasion" in said
    assert read_event(tmp_path / "mine").occasion == "gala"


@pytest.mark.parametrize("words", [["--occasion", "gala"], ["--from", "gala"]])
def test_new_does_not_ask_what_was_said(
    at_a_terminal: Ask, words: list[str], tmp_path: Path
) -> None:
    said = at_a_terminal(["new", str(tmp_path / "mine"), *words], "")
    assert "?" not in said
    assert read_event(tmp_path / "mine").title


def test_new_does_not_ask_where_nobody_could_answer(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    done = subprocess.run(
        [sys.executable, "-m", "preseance", "new", str(folder)],
        stdin=subprocess.PIPE,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0
    assert "?" not in done.stdout + done.stderr
    assert read_event(folder).title
