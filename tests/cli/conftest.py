"""The event most commands are tried on."""

from pathlib import Path

import pytest

from preseance.examples import copy_example


@pytest.fixture
def dinner(tmp_path: Path) -> Path:
    """Twenty-six covers at one long table, nobody placed yet."""
    return copy_example("embassy-dinner", tmp_path / "dinner")
