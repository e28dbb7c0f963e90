"""Messy lists of many kinds come in as expected, and nothing in them is lost."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.formats.importing.digest import CASES, digest, lost_cells

from preseance.formats.importing import import_list

NAMES = sorted(f.name for f in CASES.iterdir() if f.is_dir())
TODAY = date(2025, 1, 1)


@pytest.mark.parametrize("case", NAMES)
def test_a_list_comes_in_as_expected(case: str, tmp_path: Path) -> None:
    folder = CASES / case
    found = import_list(tmp_path / "event", next(folder.glob("list.*")), today=TODAY)
    expected = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    assert digest(found) == expected
    assert lost_cells(found) == []


def test_there_are_fifteen_lists_in_five_languages() -> None:
    assert len(NAMES) >= 15
