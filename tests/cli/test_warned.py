"""A warning of the house is one sentence on stderr, in the language asked for."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from preseance.cli.warned import say_warnings
from preseance.errors import KernelsNotKept


@pytest.fixture(autouse=True)
def _said() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        say_warnings()
        yield


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        ([], "Compiled code cannot be kept in «/a» (full); it is kept in «/b».", "another folder.\n"),
        (["--lang", "fr"], "Le code compilé ne peut être conservé dans «\u202f/a\u202f» (full)", "\n"),
        (["--lang=fr"], "Le code compilé", "PRESEANCE_CACHE_DIR peut désigner un autre dossier.\n"),
    ],
)  # fmt: skip
def test_kernels_kept_elsewhere_are_said_in_one_sentence(
    given: list[str],
    start: str,
    end: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["preseance", "plan", "event", *given])
    warnings.warn(KernelsNotKept(Path("/a"), "full", Path("/b")), stacklevel=1)
    said = capsys.readouterr().err
    assert said.startswith(start)
    assert said.endswith(end)
    assert said.count("\n") == 1


@pytest.mark.parametrize("given", [[], ["--lang", "fr"]])
def test_kernels_kept_nowhere_are_said_as_such(
    given: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["preseance", "plan", "event", *given])
    warnings.warn(KernelsNotKept(None, None, None), stacklevel=1)
    said = capsys.readouterr().err
    assert ("compilé à chaque fois" if given else "compiled anew each time") in said
    assert "None" not in said


def test_other_warnings_are_left_to_python(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.warns(UserWarning, match="something else"):
        say_warnings()
        warnings.warn("something else", stacklevel=1)
    assert capsys.readouterr().err == ""
