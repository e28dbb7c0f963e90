"""From the matrices of a caller to the numbers the search works on, checked at the door."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from preseance.engine.quadratic.lanes import LANES
from preseance.engine.quadratic.tabu import SWEEP, Landscape, Walk
from preseance.errors import ProblemError


def integer_matrix(name: str, given: ArrayLike, n: int | None = None) -> NDArray[np.int64]:
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
    return raw.astype(np.int64)


def landscape(
    flow: NDArray[np.int64], distance: NDArray[np.int64], linear: NDArray[np.int64]
) -> Landscape | None:
    """Symmetrised problem, or None when both matrices are directed or exactness is not provable."""
    if not ((flow == flow.T).all() or (distance == distance.T).all()):
        return None
    n = len(flow)
    own = linear + np.outer(np.diag(flow), np.diag(distance))
    both, back = flow + flow.T, distance + distance.T
    np.fill_diagonal(both, 0)
    np.fill_diagonal(back, 0)
    # One of the two is symmetric, so 1/4 of the doubled product is exact; all costs carry a 2.
    own = 2 * own
    span = float(np.abs(both).max()) * float(np.abs(back).max())
    reach = (
        4
        * (float(np.abs(both).sum(1).max()) * float(np.abs(back).max()) + float(np.abs(own).max()))
        + 4 * SWEEP * 4 * span
    )
    kind = "int32" if reach < 2**29 else "float64"
    if reach >= 2**50:
        return None
    lanes = LANES[kind]
    padded = -(-n // lanes) * lanes
    wide: NDArray[Any] = np.zeros((n, padded), kind)
    wide[:, :n] = both
    key = np.hstack([np.sort(both, 1), own])
    alike = np.arange(n, dtype=np.int32)
    for i in range(n):
        for j in range(i):
            if (key[i] == key[j]).all() and _interchangeable(both, i, j):
                alike[i] = alike[j]
                break
    forbidden = np.dtype(kind).type(2**30 if kind == "int32" else 2**51)
    return Landscape(wide, back.astype(kind), own.astype(kind), alike, n, False, forbidden)


def _interchangeable(both: NDArray[np.int64], i: int, j: int) -> bool:
    others = np.ones(len(both), bool)
    others[[i, j]] = False
    return bool((both[i, others] == both[j, others]).all())


def walk(land: Landscape, seed: int) -> Walk:
    """Room for one search."""
    (n, padded), kind = land.flow.shape, land.flow.dtype
    ring = 2 * n + 8
    upper, lower = (np.zeros(n * padded, kind) for _ in range(2))
    diagonal, x, y = (np.zeros(padded, kind) for _ in range(3))
    place, holder, best = (np.zeros(n, np.int64) for _ in range(3))
    return Walk(
        upper,
        lower,
        diagonal,
        x,
        y,
        np.zeros(n, kind),
        np.zeros((n, padded), kind),
        place,
        holder,
        best,
        np.zeros((n, n), np.int64),
        np.zeros((n, n), np.uint8),
        np.zeros(ring, np.int64),
        np.zeros((2 * ring, 3), np.int64),
        np.array([0, seed * 2654435761 % (2**61) + 88172645463325252, 0, 0, 0, 0]),
    )
