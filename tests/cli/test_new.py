"""``new`` asks what kind of occasion it is where somebody can answer, and never else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from preseance.formats import read_event

NEW = (sys.executable, "-m", "preseance", "new")


def _at_a_terminal(words: list[str], answer: str) -> str:
    """What a command says at a terminal of its own, where somebody types an answer."""
    pty = pytest.importorskip("pty", reason="terminals of this kind are POSIX's")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*NEW, *words], stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True
    ) as process:
        os.close(theirs)
        os.write(ours, answer.encode())
        said = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # Linux says so when the other side has closed.
                break
            if not part:
                break
            said += part
        process.wait(timeout=60)
    os.close(ours)
    return said.decode()


@pytest.mark.parametrize(("answer", "occasion"), [("wedding\n", "wedding"), ("\n", None)])
def test_new_asks_at_a_terminal(answer: str, occasion: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    said = _at_a_terminal([str(folder)], answer)
    assert "What kind of occasion is it" in said
    event = read_event(folder)
    assert event.occasion == occasion or occasion is None


def test_new_asks_in_the_language_of_the_command(tmp_path: Path) -> None:
    said = _at_a_terminal([str(tmp_path / "mine"), "--lang", "fr"], "gala\n")
    assert "De quelle occasion" in said
    assert read_event(tmp_path / "mine").occasion == "gala"


@pytest.mark.parametrize("words", [["--occasion", "gala"], ["--from", "gala"]])
def test_new_does_not_ask_what_was_said(words: list[str], tmp_path: Path) -> None:
    said = _at_a_terminal([str(tmp_path / "mine"), *words], "")
    assert "?" not in said
    assert read_event(tmp_path / "mine").title


def test_new_does_not_ask_where_nobody_could_answer(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    done = subprocess.run(
        [*NEW, str(folder)], stdin=subprocess.PIPE, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0
    assert "?" not in done.stdout + done.stderr
    assert read_event(folder).title
