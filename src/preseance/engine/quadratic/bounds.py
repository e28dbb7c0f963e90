"""The bound of Gilmore (1962) and Lawler (1963), at the root and while branching."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from preseance.engine.linear_assignment import linear_assignment

Integers = NDArray[np.int64]

NOTHING = -(2**62)
"""A bound that says nothing."""


def least_costs(flow: Integers, distance: Integers) -> NDArray[np.float64]:
    """The least that facility i pays at location j, both halves of each pair shared out.

    It is the product of its flows in rising and the distances of j in falling order.
    """
    n = len(flow)
    own: NDArray[np.float64] = np.outer(np.diag(flow), np.diag(distance)).astype(np.float64)
    if n == 1:
        return own
    apart = ~np.eye(n, dtype=bool)
    for a, b in ((flow, distance), (flow.T, distance.T)):
        # Each pair is met from both its ends, so both halves are bounded with half their weight.
        rising = np.sort(a[apart].reshape(n, n - 1), axis=1).astype(np.float64)
        falling = np.sort(b[apart].reshape(n, n - 1), axis=1)[:, ::-1].astype(np.float64)
        own = own + rising @ falling.T / 2
    return own


def cheapest(own: NDArray[np.float64]) -> int:
    """The least whole number that no assignment of these costs is below."""
    if float(np.abs(own).sum()) >= 2.0**51:
        return NOTHING
    rows, columns = linear_assignment(own)
    return int(np.ceil(own[rows, columns].sum()))


def gilmore_lawler(flow: Integers, distance: Integers, linear: Integers) -> int:
    """No assignment costs less; any signs."""
    return cheapest(least_costs(flow, distance) + linear)
