"""The page of files names every column and field, and each example is what the program reads."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from docs.file_pages import PARTS, columns, descriptions, field_name, own_keys

from preseance.formats.cells import built, values_of
from preseance.formats.lists import LISTS
from preseance.model.base import Record

DOCS = Path(__file__).parents[2] / "docs"
DATA: dict[str, Any] = tomllib.loads((DOCS / "files.toml").read_text("utf-8"))
KINDS = [*PARTS.values(), *LISTS.values()]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_has_words_and_an_example(kind: type[Record]) -> None:
    named = [name for name, _ in columns(kind)]
    assert sorted(DATA["examples"][kind.__name__]) == sorted(named)
    for name in named:
        assert descriptions(kind)[field_name(kind, name)]


@pytest.mark.parametrize("kind", PARTS.values(), ids=lambda kind: kind.__name__)
def test_examples_of_parts_are_read(kind: type[Record]) -> None:
    made = kind.model_validate(DATA["examples"][kind.__name__])
    assert made.model_fields_set == {field_name(kind, name) for name, _ in columns(kind)}


@pytest.mark.parametrize(("file", "kind"), LISTS.items())
def test_examples_of_cells_are_read(file: str, kind: type[Record]) -> None:
    cells = DATA["examples"][kind.__name__]
    made = built(kind, values_of(cells, kind), file, 2)
    assert isinstance(made, kind)
    assert made.model_fields_set >= {field_name(kind, column) for column in cells}


def test_every_rank_key_has_words_and_an_example() -> None:
    told = DATA["rank_keys"]
    assert sorted(told) == sorted(own_keys())
    assert all(entry["says"] and entry["example"] for entry in told.values())
