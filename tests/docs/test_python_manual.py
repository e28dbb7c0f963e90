"""The manual of the Python door: its examples run as they are printed, and it names every name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import preseance

MANUAL = Path(__file__).parents[2] / "docs" / "python.md"
TEXT = MANUAL.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


def test_the_examples_run_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {}
    for number, example in enumerate(EXAMPLES, 1):
        exec(compile(example, f"{MANUAL.name}, example {number}", "exec"), known)
    assert (tmp_path / "papers" / "dinner-floor-plan-a3.pdf").read_bytes().startswith(b"%PDF")
    assert sorted(f.name for f in (tmp_path / "sheets").iterdir())[:1] == ["changes-host.pdf"]


def test_the_reference_names_every_name() -> None:
    said = set(re.findall(r"\w+", TEXT.partition("## Reference")[2]))
    assert [name for name in preseance.__all__ if name not in said] == []
