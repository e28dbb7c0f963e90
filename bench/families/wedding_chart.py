"""The wedding chart of Bellows and Peterson (2012): a matrix of connections, a row a table layout."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from bench.instance import Instance, MalformedError
from bench.tables.generators import circles
from bench.tables.instances import as_instance
from bench.tables.seating import Seating


def load(path: Path) -> Iterator[Instance]:
    """Read ``connections.csv`` and ``index.csv`` of a folder, one instance a row of the index."""
    folder = path if path.is_dir() else path.parent
    strength = _strengths(folder / "connections.csv")
    n = len(strength)
    costs = [(i, j, -strength[i][j]) for i in range(n) for j in range(i + 1, n)]
    index = folder / "index.csv"
    try:
        lines = index.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise MalformedError(index, None, "nothing that can be read", "a row a layout") from error
    for line, row in enumerate(csv.DictReader(lines), start=2):
        try:
            tables = [int(row["capacity"])] * int(row["tables"])
            asked = int(row["min_known_others"])
            yield as_instance(Seating(row["instance"], [1] * n, tables, costs, [], asked, -1))
        except (KeyError, TypeError, ValueError) as error:
            expected = "instance, tables, capacity, min_known_others"
            found = f"{type(error).__name__} {error}"
            raise MalformedError(index, line, found, expected) from error


def _strengths(matrix: Path) -> list[list[int]]:
    try:
        rows = list(csv.reader(matrix.read_text(encoding="utf-8-sig").splitlines()))[1:]
    except OSError as error:
        raise MalformedError(matrix, None, "nothing that can be read", "a square matrix") from error
    strength = []
    for line, row in enumerate(rows, start=2):
        try:
            strength.append([int(cell) for cell in row[1:]])
        except ValueError as error:
            raise MalformedError(matrix, line, str(error), "integers after the name") from error
        if len(row) != len(rows) + 1:
            raise MalformedError(matrix, line, f"{len(row) - 1} numbers", str(len(rows)))
    return strength


def generate() -> Iterator[Instance]:
    """Circles of friends, one a table, with planted optimum."""
    for tables, capacity in ((3, 4), (5, 6), (8, 8)):
        yield as_instance(circles(tables, capacity, 1))
