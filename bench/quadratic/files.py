"""Reads files in QAPLIB format.

A file holds n, then matrix A, then matrix B, all integers, line breaks anywhere; minimise the sum
of A[i][j] * B[p[i]][p[j]]. A solution is p, 0-based: p[i] is the row of B that row i of A is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.instance import MalformedError
from bench.reading import HEAVIEST, MOST, text_of, weight


@dataclass(frozen=True, eq=False)
class Matrices:
    """One instance: (n, n) integer matrices."""

    name: str
    flow: NDArray[np.int64]
    distance: NDArray[np.int64]
    planted: int | None = None


def read_files(path: Path) -> Iterator[Matrices]:
    """Read a file, or every `.dat` file of a folder."""
    for file in sorted(path.glob("*.dat")) if path.is_dir() else [path]:
        yield read_file(file)


def read_file(path: Path) -> Matrices:
    """Read one file, or raise `MalformedError` that names the line and what was expected there."""
    numbers, lines = _numbers(path)
    if not numbers:
        raise MalformedError(path, 1, "no number", "n, the number of facilities")
    n = numbers[0]
    if not 1 <= n <= MOST:
        expected = f"n, the number of facilities, from 1 to {MOST}"
        raise MalformedError(path, lines[0], str(n), expected)
    needed = 1 + 2 * n * n
    if len(numbers) < needed:
        which = "first" if len(numbers) < 1 + n * n else "second"
        raise MalformedError(
            path,
            lines[-1],
            f"the end after {len(numbers) - 1} numbers of the matrices",
            f"{needed - 1} (two of {n} x {n}); the {which} matrix is incomplete",
        )
    if len(numbers) > needed:
        raise MalformedError(
            path, lines[needed], str(numbers[needed]), f"the end, after two matrices of {n} x {n}"
        )
    _require_costs_in_range(path, numbers, lines)
    flow, distance = np.array(numbers[1:], dtype=np.int64).reshape(2, n, n)
    return Matrices(path.stem, flow, distance)


def _require_costs_in_range(path: Path, numbers: list[int], lines: list[int]) -> None:
    """No assignment may cost 2^62 or more: the sum of A times the largest of B."""
    half = 1 + (len(numbers) - 1) // 2
    flow = sum(map(abs, numbers[1:half]))
    largest = max(range(half, len(numbers)), key=lambda k: abs(numbers[k]))
    if flow * abs(numbers[largest]) >= HEAVIEST:
        expected = f"less than 2^62 when multiplied by {flow}, the sum of the first matrix"
        raise MalformedError(path, lines[largest], str(numbers[largest]), expected)


def _numbers(path: Path) -> tuple[list[int], list[int]]:
    """All numbers of the file and the line each stands in."""
    numbers, lines = [], []
    for line, words in enumerate(text_of(path).splitlines(), 1):
        for word in words.split():
            numbers.append(weight(word, path, line))
            lines.append(line)
    return numbers, lines
