"""QAPLIB (Burkard, Karisch and Rendl, 1997): quadratic assignment of many origins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.instance import Instance
from bench.quadratic.files import read_files
from bench.quadratic.generators import clustered, grid, uniform
from bench.quadratic.running import as_instance


def load(path: Path) -> Iterator[Instance]:
    """Read a file in QAPLIB format, or all of a folder."""
    yield from map(as_instance, read_files(path))


def generate() -> Iterator[Instance]:
    """Grids, uniform and clustered instances; their optima are not known."""
    small = grid(3, 4, 1), uniform(20, 1), clustered(30, 1)
    for made in (*small, grid(6, 7, 1), uniform(60, 1), clustered(80, 1), clustered(150, 1)):
        yield as_instance(made)
