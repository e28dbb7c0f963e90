"""The event most commands are tried on."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from preseance.examples import copy_example


@pytest.fixture
def dinner(tmp_path: Path) -> Path:
    """Twenty-six covers at one long table, nobody placed yet."""
    return copy_example("embassy-dinner", tmp_path / "dinner")


@pytest.fixture
def at_a_terminal() -> Callable[[list[str], str], str]:
    """What a command says at a terminal of its own, where somebody types an answer."""
    return _said_at_a_terminal


def _said_at_a_terminal(words: list[str], answer: str) -> str:
    """What a command says at a terminal of its own, where somebody types an answer."""
    pty = pytest.importorskip("pty", reason="terminals of this kind are POSIX's")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "preseance", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
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
