"""Palubeckis (1999): city-block distances with a planted optimum."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.instance import Instance
from bench.quadratic.files import read_files
from bench.quadratic.generators import planted_grid
from bench.quadratic.running import as_instance


def load(path: Path) -> Iterator[Instance]:
    """Read a file in QAPLIB format, or all of a folder."""
    yield from map(as_instance, read_files(path))


def generate() -> Iterator[Instance]:
    """Own instances made in the same way."""
    for rows, columns in ((4, 5), (6, 7), (8, 10)):
        yield as_instance(planted_grid(rows, columns, 1))
