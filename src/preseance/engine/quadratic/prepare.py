"""From the matrices of a caller to the numbers the search works on, checked at the door."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from preseance.engine.quadratic.lanes import aligned, lanes_of
from preseance.engine.quadratic.tabu import Landscape, Walk
from preseance.errors import ProblemError

Integers = NDArray[np.int64]
TENURES = ((0.03, 0.1), (0.05, 0.2), (0.1, 0.1), (0.2, 0.2), (0.5, 0.5))
"""Least tenure of a swapped pair on the tabu list and how much longer it may be, as parts of n."""
SHORT = 2
"""So many of them, the first, are short."""


def integer_matrix(name: str, given: ArrayLike, n: int | None = None) -> Integers:
    """A square int64 matrix, or a `ProblemError` that says what is wrong with it."""
    raw = np.asarray(given)
    if raw.ndim != 2 or raw.shape[0] != raw.shape[1] or raw.shape[0] == 0:
        raise ProblemError(f"{name} has shape {raw.shape}; expected a square matrix.")
    if n is not None and raw.shape[0] != n:
        raise ProblemError(f"{name} has {raw.shape[0]} rows; expected {n}, as flow has.")
    if raw.dtype.kind not in "biuf" or not np.isfinite(raw).all() or (raw != np.rint(raw)).any():
        raise ProblemError(f"{name} holds values that are not finite integers; scale and round it.")
    if float(np.abs(raw.astype(np.float64)).max()) >= 2.0**62:
        raise ProblemError(f"{name} holds a value of 2^62 or more; scale it down.")
    return raw.astype(np.int64, order="C")


def landscape(flow: Integers, distance: Integers, linear: Integers) -> Landscape | None:
    """The problem as the tabu search wants it, or None where exact floats cannot be proven.

    One directed matrix is made symmetric, since only its sum with its transpose counts beside a
    symmetric one; common divisors are taken out, so that most problems fit 32-bit floats.
    """
    n = len(flow)
    own = linear + np.outer(np.diag(flow), np.diag(distance))
    a, b = flow.copy(), distance.copy()
    np.fill_diagonal(a, 0)
    np.fill_diagonal(b, 0)
    directed, unit = False, 1
    if (a == a.T).all() and (b == b.T).all():
        unit = 2
    elif (a == a.T).all():
        b = b + b.T
    elif (b == b.T).all():
        a = a + a.T
    else:
        directed = True
    parts = [max(1, int(np.gcd.reduce(part.ravel()))) for part in (a, b)]
    shared = unit * parts[0] * parts[1]
    if (own % shared == 0).all():
        a, b, own, unit = a // parts[0], b // parts[1], own // shared, shared
    elif unit == 2:
        # Odd linear costs: count each pair in both directions.
        b, unit = 2 * b, 1
    reach = _reach(a, b, own, directed)
    kind = np.dtype(np.float32 if reach < 2**22 else np.float64)
    if reach >= 2**50:
        return None
    return Landscape(
        _padded(a, kind),
        _padded(a.T, kind),
        b.astype(kind),
        b.T.astype(kind),
        _padded(a + a.T, kind),
        own.astype(kind),
        exchangeable(a, own),
        directed,
        float(2 ** int(np.ceil(np.log2(2 * reach + 1)))),
        unit,
        np.array([(max(3, int(a * n)), max(4, int(b * n))) for a, b in TENURES]),
    )


def _padded(matrix: Integers, kind: np.dtype[Any]) -> NDArray[Any]:
    n, lanes = len(matrix), lanes_of(kind)
    wide = aligned(kind, n, -(-n // lanes) * lanes)
    wide[:, :n] = matrix
    return wide


def _reach(a: Integers, b: Integers, own: Integers, directed: bool) -> float:
    """No swap cost, and no sum met on the way to one, is larger: twice it plus its penalty is exact.

    C[i, j] is at most the largest product of two sorted rows.
    """
    sides = [np.abs(side.astype(np.float64)) for side in (a, b)]
    rows = [np.sort(side, 1).max(0) for side in sides]
    largest = float(rows[0] @ rows[1])
    if directed:
        largest += float(np.sort(sides[0].T, 1).max(0) @ np.sort(sides[1].T, 1).max(0))
    largest += float(np.abs(own.astype(np.float64)).max())
    mutual = 4 * float(sides[0].max()) * float(sides[1].max())
    if min(a.min(), b.min(), own.min()) >= 0:
        # C has no negative entries then, and two are taken from two.
        return 2 * largest + mutual
    return 4 * largest + mutual


def exchangeable(a: Integers, own: Integers) -> Integers:
    """Class of each facility: those of one class may be exchanged without any change of cost.

    Flows have no diagonal here; it is part of the linear costs.
    """
    n = len(a)
    alike = np.arange(n)
    key = np.hstack([np.sort(a, 1), np.sort(a.T, 1), own])
    for i in range(n):
        for j in np.flatnonzero((key[:i] == key[i]).all(1)):
            if _interchangeable(a, i, int(j)):
                alike[i] = alike[j]
                break
    return alike


def _interchangeable(a: Integers, i: int, j: int) -> bool:
    others = np.ones(len(a), bool)
    others[[i, j]] = False
    rows, columns = a[i, others] == a[j, others], a[others, i] == a[others, j]
    return bool(rows.all() and columns.all() and a[i, j] == a[j, i])


def mixed(seed: int) -> int:
    """A random state for a seed; seeds that follow each other have nothing in common."""
    return (seed * 0x9E3779B97F4A7C15 + 0xD1B54A32D192ED03) % 2**63 | 1


def walk(land: Landscape, seed: int) -> Walk:
    """Room for one search."""
    (n, padded), kind = land.flow.shape, land.flow.dtype
    lanes, ring = lanes_of(kind), 1 << (4 * n + 15).bit_length()

    def numbers(*shape: int) -> NDArray[Any]:
        return aligned(kind, *shape)

    return Walk(
        numbers(n * padded),
        numbers(n * padded),
        numbers(padded),
        numbers(4, padded),
        numbers(2, padded),
        numbers(2, padded),
        numbers(lanes),
        numbers(lanes),
        np.zeros(n, np.uint32),
        np.zeros(n, np.uint32),
        np.zeros(ring, np.int64),
        np.zeros((ring, 3), np.int64),
        np.array([0, mixed(seed), 0, 0, 0]),
    )
