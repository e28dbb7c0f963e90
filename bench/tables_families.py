"""Loaders of the table-level families: table_partition (JSON) and wedding_chart (two CSV files)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


class MalformedError(Exception):
    """An instance file cannot be read: file, line, what."""


@dataclass(frozen=True)
class Instance:
    """One instance as published, minimising the sum of costs at one table."""

    name: str
    sizes: list[int]
    capacities: list[int]
    costs: list[tuple[int, int, int]]
    apart: list[tuple[int, int]]
    min_known: int
    sign: int
    """-1 where the published objective is the negated cost."""


def load_partition(path: Path) -> Iterator[Instance]:
    """Read instance files; stored solutions (.sol.json) are passed over."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    for file in files:
        if file.name.endswith(".sol.json"):
            continue
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
            yield Instance(
                str(data.get("name", file.stem)),
                list(data["groups"]),
                list(data["table_capacities"]),
                [(a, b, c) for a, b, c in data["pair_cost"]],
                [(a, b) for a, b in data["apart"]],
                0,
                1,
            )
        except json.JSONDecodeError as error:
            raise MalformedError(f"{file}, line {error.lineno}: {error.msg}") from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise MalformedError(f"{file}: {type(error).__name__} {error}") from error


def load_wedding(path: Path) -> Iterator[Instance]:
    """Read ``connections.csv`` and ``index.csv`` of a folder, one instance a row of the index."""
    folder = path if path.is_dir() else path.parent
    matrix = folder / "connections.csv"
    try:
        rows = list(csv.reader(matrix.read_text(encoding="utf-8-sig").splitlines()))
        strength = [[int(cell) for cell in row[1:]] for row in rows[1:]]
        n = len(strength)
        for line, row in enumerate(strength, start=2):
            if len(row) != n:
                raise MalformedError(f"{matrix}, line {line}: {len(row)} numbers; expected {n}")
        costs = [(i, j, -strength[i][j]) for i in range(n) for j in range(i + 1, n)]
        index = (folder / "index.csv").read_text(encoding="utf-8-sig").splitlines()
        for row in csv.DictReader(index):
            tables = [int(row["capacity"])] * int(row["tables"])
            asked = int(row["min_known_others"])
            yield Instance(row["instance"], [1] * n, tables, costs, [], asked, -1)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise MalformedError(f"{folder}: {type(error).__name__} {error}") from error


LOADERS = {"table_partition": load_partition, "wedding_chart": load_wedding}
