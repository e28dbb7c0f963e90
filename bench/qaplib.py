"""Reads QAPLIB files (also the Drezner, Palubeckis and grey pattern collections) and runs them.

A file holds n, then matrix A, then matrix B; minimise the sum of A[i][j] * B[p[i]][p[j]]. The
solution written is p, 0-based: p[i] is the row of B that row i of A is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from preseance.engine.quadratic import solve_quadratic
from preseance.errors import ProblemError


@dataclass(frozen=True)
class QuadraticInstance:
    """One instance: (n, n) integer matrices."""

    name: str
    n: int
    flow: NDArray[np.int64]
    distance: NDArray[np.int64]


@dataclass(frozen=True)
class QuadraticRun:
    """One run of the engine on one instance."""

    cost: int
    bound: int
    proven: bool
    seconds: float
    seconds_to_best: float
    evaluations: int
    solution: list[int]


def load(path: Path) -> QuadraticInstance:
    """Read a file, or raise `ProblemError` naming it and what is wrong."""
    try:
        numbers = [int(word) for word in path.read_text(encoding="ascii").split()]
    except (ValueError, UnicodeDecodeError) as error:
        raise ProblemError(f"{path.name} holds something that is no integer: {error}.") from error
    n = numbers[0] if numbers else 0
    if n < 1 or len(numbers) < 1 + 2 * n * n:
        raise ProblemError(
            f"{path.name} has {len(numbers)} numbers; n = {n} needs {1 + 2 * n * n}."
        )
    matrices = np.array(numbers[1 : 1 + 2 * n * n], dtype=np.int64).reshape(2, n, n)
    return QuadraticInstance(path.stem, n, matrices[0], matrices[1])


def run(
    instance: QuadraticInstance, seconds: float, seed: int, threads: int | None = None
) -> QuadraticRun:
    """Solve within a time limit."""
    found = solve_quadratic(
        instance.flow, instance.distance, seconds=seconds, seed=seed, threads=threads
    )
    return QuadraticRun(
        found.cost,
        found.bound,
        found.proven,
        found.seconds,
        found.seconds_to_best,
        found.evaluations,
        list(found.assignment),
    )
