"""Taillard's grey patterns (1995): identical dark cells spread over a torus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.instance import Instance
from bench.quadratic.files import read_files
from bench.quadratic.generators import grey_pattern
from bench.quadratic.running import as_instance


def load(path: Path) -> Iterator[Instance]:
    """Read a file in QAPLIB format, or all of a folder."""
    yield from map(as_instance, read_files(path))


def generate() -> Iterator[Instance]:
    """Grey patterns of small tori; their optima are not known."""
    for rows, columns, dark in ((4, 6, 7), (6, 6, 13), (8, 8, 21)):
        yield as_instance(grey_pattern(rows, columns, dark))
