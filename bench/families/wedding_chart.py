"""The wedding chart of Bellows and Peterson (2012): a matrix of connections, a row a table layout."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from bench.instance import Instance, MalformedError
from bench.reading import HEAVIEST, rows_of, text_of, weight, whole
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
    for line, row in rows_of(index, ("instance", "tables", "capacity", "min_known_others")):
        count = whole(row["tables"], index, line, "tables", 1)
        capacity = whole(row["capacity"], index, line, "capacity")
        asked = whole(row["min_known_others"], index, line, "min_known_others")
        room, name = [capacity] * count, row["instance"] or f"line {line}"
        yield as_instance(Seating(name, [1] * n, room, costs, [], asked, -1))


def _strengths(matrix: Path) -> list[list[int]]:
    rows = list(csv.reader(text_of(matrix).splitlines()))[1:]
    if not rows:
        raise MalformedError(matrix, 1, "no guest", "a row of names, then a row a guest")
    strength = []
    for line, row in enumerate(rows, start=2):
        if len(row) != len(rows) + 1:
            found = f"{max(0, len(row) - 1)} numbers"
            raise MalformedError(matrix, line, found, f"{len(rows)}, one a guest, after the name")
        strength.append([weight(cell, matrix, line) for cell in row[1:]])
    for i, row_of in enumerate(strength):
        for j in range(i):
            if row_of[j] != strength[j][i]:
                found = f"{row_of[j]} in column {j + 2}"
                expected = f"{strength[j][i]}, as line {j + 2} has it for the same two guests"
                raise MalformedError(matrix, i + 2, found, expected)
    total = sum(abs(cell) for row_of in strength for cell in row_of)
    if total >= HEAVIEST:
        largest = max(range(len(strength)), key=lambda k: max(map(abs, strength[k])))
        found = f"connections that add up to {total}"
        raise MalformedError(matrix, largest + 2, found, "a sum of less than 2^62")
    return strength


def generate() -> Iterator[Instance]:
    """Circles of friends, one a table, with planted optimum."""
    for tables, capacity in ((3, 4), (5, 6), (8, 8)):
        yield as_instance(circles(tables, capacity, 1))
