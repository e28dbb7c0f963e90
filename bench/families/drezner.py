"""Drezner, Hahn and Taillard (2005): sparse instances that mislead local search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.instance import Instance
from bench.quadratic.files import read_files
from bench.quadratic.generators import adjacency
from bench.quadratic.running import as_instance


def load(path: Path) -> Iterator[Instance]:
    """Read a file in QAPLIB format, or all of a folder."""
    yield from map(as_instance, read_files(path))


def generate() -> Iterator[Instance]:
    """Neighbourhoods of a grid, with planted optimum."""
    for rows, columns in ((3, 5), (4, 7), (6, 7)):
        yield as_instance(adjacency(rows, columns, 1))
