"""The examples of the engine's manual run as they are printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

MANUAL = Path(__file__).parents[2] / "docs" / "engine.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)


def test_the_manual_has_three_examples_and_the_import_before_them() -> None:
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_example_runs_and_its_claims_hold(number: int) -> None:
    exec(compile(EXAMPLES[number], f"{MANUAL.name}, example {number}", "exec"), {})
