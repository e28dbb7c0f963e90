"""The tour of the architecture names modules, folders and rooms that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "preseance"
TOUR = (ROOT / "docs" / "architecture.md").read_text("utf-8")
ROOMS = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
PATHS = sorted(
    {name for name in re.findall(r"`([\w/*.]+)`", TOUR) if "/" in name or name.endswith(".py")}
)


@pytest.mark.parametrize("named", PATHS)
def test_what_the_tour_names_is_there(named: str) -> None:
    pattern = named if "/" in named else f"**/{named}"
    assert any(list(folder.glob(pattern)) for folder in (ROOT, PACKAGE)), named


def test_the_tour_names_every_room() -> None:
    said = set(re.findall(r"`(\w+)`", TOUR))
    assert said >= ROOMS
