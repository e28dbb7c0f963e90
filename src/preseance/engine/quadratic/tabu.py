"""Tabu search on one dense quadratic assignment, with every swap cost known at every step.

With C[i, j] the cost of facility i at the location of j while all others stay, a swap of i and j
costs C[i, j] + C[j, i] - C[i, i] - C[j, j] plus a term of the pair itself. After a swap (r, s) the
whole of C changes by an exchange of two columns and an outer product (two, where both matrices are
directed); C is kept as two triangles, `upper` (with the pair's own term, and a large penalty while
the pair is tabu) and `lower`.

A pair that was swapped is tabu for a random number of steps whose range changes as the walk goes
on (short ranges dig deep where costs look like noise, long ones leave the valleys of structured
problems), after Skorin-Kapov, "Tabu search
applied to the quadratic assignment problem", ORSA Journal on Computing 2 (1990), and Taillard,
"Robust taboo search for the quadratic assignment problem", Parallel Computing 17 (1991).

The kernels take arrays one by one: reaching for them through a tuple at each step costs more than
the step. Unsigned places spare the check for negative ones, numbers of the table's own kind a detour
through 64-bit floats, and rings whose length is a power of two a division.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.engine.quadratic.lanes import sweep_once, sweep_twice

Numbers = NDArray[Any]
Places = NDArray[np.uint32]
Integers = NDArray[np.int64]


class Landscape(NamedTuple):
    """What is searched; shared by all searches, never written. n facilities, n locations.

    Numbers are floats that hold integers exactly, in units of `unit`.
    """

    flow: Numbers  # (n, padded)
    flow_back: Numbers  # (n, padded): its transpose
    distance: Numbers  # (n, n)
    distance_back: Numbers  # (n, n): its transpose
    mutual: Numbers  # (n, padded): flow of a pair in both directions
    linear: Numbers  # (n, n): facility at location
    alike: Integers  # class of interchangeable facilities, (n,)
    directed: bool  # both matrices are; else both are symmetric
    forbidden: float  # the penalty that rules a pair out; more than twice any swap cost
    unit: int
    tenures: Integers  # (k, 2): least steps that a swapped pair stays tabu, and how many more


class Walk(NamedTuple):
    """Where one search stands; each thread owns one."""

    upper: Numbers  # (n * padded,)
    lower: Numbers  # (n * padded,)
    diagonal: Numbers  # (padded,)
    outer: Numbers  # (4, padded): x, y and u, v, the outer products still to be applied
    near: Numbers  # (2, padded): distances from the two locations of the last swap
    away: Numbers  # (2, padded): distances to them, where both matrices are directed
    least: Numbers  # (lanes,)
    rows: Numbers  # (lanes,)
    place: Places  # (n,): location of each facility
    best: Places  # (n,): best locations seen
    heads: Integers  # (ring,): last mark that ends at a step; ring is a power of two
    marks: Integers  # (ring, 3): smaller facility, larger facility, next mark
    counters: Integers  # step, random state, then less the cost at the start and in units: cost, best cost; step of best


@kernel(forceinline=True)
def draw(counters: Integers, bound: int) -> np.int64:
    """Random integer in [0, bound), by xorshift."""
    z = np.uint64(counters[1])
    z ^= z << np.uint64(13)
    z ^= z >> np.uint64(7)
    z ^= z << np.uint64(17)
    counters[1] = np.int64(z)
    return np.int64(((z >> np.uint64(32)) * np.uint64(bound)) >> np.uint64(32))


@kernel(forceinline=True)
def _add_scaled(row: Numbers, factor: Any, other: Numbers) -> None:
    for j in range(row.shape[0]):
        row[j] += factor * other[j]


@kernel
def enter(land: Landscape, walk: Walk, start: Places) -> None:
    """Stand at the assignment `start` (location of each facility) and compute all swap costs."""
    n, padded = land.distance.shape[0], land.flow.shape[1]
    walk.place[:] = start
    walk.best[:] = start
    between = np.zeros((n, padded), land.distance.dtype)
    back = np.zeros((n, padded), land.distance.dtype)
    for i in range(n):
        for j in range(n):
            between[i, j] = land.distance[start[i], start[j]]
            back[i, j] = land.distance_back[start[i], start[j]]
    walk.upper[:] = np.inf
    walk.lower[:] = 0
    row = np.zeros(padded, land.distance.dtype)
    for i in range(n):
        row[:] = 0
        for j in range(n):
            row[j] = land.linear[i, start[j]]
        for k in range(n):
            if land.directed:
                _add_scaled(row, land.flow[i, k], back[k])
                _add_scaled(row, land.flow_back[i, k], between[k])
            elif land.flow[i, k] != 0:
                _add_scaled(row, land.flow[i, k], between[k])
        for j in range(i):
            walk.lower[j * padded + i] = row[j]
        for j in range(i + 1, n):
            apart = between[i, j] + back[i, j] if land.directed else between[i, j]
            penalty = land.forbidden if land.alike[i] == land.alike[j] else 0
            walk.upper[i * padded + j] = row[j] + land.mutual[i, j] * apart + penalty
        walk.diagonal[i] = row[i]
    walk.outer[:] = 0
    walk.heads[:] = -1
    walk.counters[0] = 0
    walk.counters[2] = 0
    walk.counters[3] = 0
    walk.counters[4] = 0


@kernel(forceinline=True)
def _release(
    upper: Numbers, heads: Integers, marks: Integers, padded: int, step: int, forbidden: float
) -> None:
    """Lift the penalties of the marks that end at this step."""
    slot = step & (heads.shape[0] - 1)
    mark = heads[slot]
    heads[slot] = -1
    while mark >= 0:
        upper[marks[mark, 0] * padded + marks[mark, 1]] -= forbidden
        mark = marks[mark, 2]


@kernel(forceinline=True)
def _forbid(heads: Integers, marks: Integers, step: int, r: int, s: int, tenure: int) -> None:
    ring = heads.shape[0] - 1
    mark, end = step & ring, (step + tenure) & ring
    marks[mark, 0] = r
    marks[mark, 1] = s
    marks[mark, 2] = heads[end]
    heads[end] = mark


@kernel(forceinline=True)
def _differences(
    flow: Numbers, distance: Numbers, place: Places, out: Numbers, near: Numbers, r: int, s: int
) -> None:
    """The outer product of the swap (r, s), as out[0] and out[1]; `near` gains their distances."""
    at_r, at_s = place[r], place[s]
    for k in range(place.shape[0]):
        near[0, k] = distance[at_r, place[k]]
        near[1, k] = distance[at_s, place[k]]
    for k in range(flow.shape[1]):
        out[0, k] = flow[r, k] - flow[s, k]
        out[1, k] = near[0, k] - near[1, k]
    out[1, r], out[1, s] = out[1, s], out[1, r]


@kernel(forceinline=True)
def _exchange_columns(
    upper: Numbers,
    lower: Numbers,
    diagonal: Numbers,
    flow: Numbers,
    near: Numbers,
    r: Any,
    s: Any,
    n: Any,
    forbidden: float,
) -> None:
    """Exchange columns r < s of C and give the pairs of r and s their new own terms."""
    number, one = upper.dtype.type, np.uint64(1)
    barred, half, free = number(forbidden), number(forbidden / 2), number(0)
    r, s, n, padded = np.uint64(r), np.uint64(s), np.uint64(n), np.uint64(flow.shape[1])
    row_r, row_s, at = r * padded, s * padded, np.uint64(0)
    for k in range(r):
        cost_r, cost_s = upper[at + r], upper[at + s]
        more = (barred if cost_r > half else free) - (barred if cost_s > half else free)
        own = flow[r, k] - flow[s, k]
        upper[at + r] = cost_s + more + own * near[1, k]
        upper[at + s] = cost_r - more - own * near[0, k]
        at += padded
    at = row_r + padded + s
    for k in range(r + one, s):
        cost_s = upper[at]
        more = barred if cost_s > half else free
        upper[at] = lower[row_r + k] + flow[s, k] * near[0, k] + more
        lower[row_r + k] = cost_s - more - flow[s, k] * near[1, k]
        at += padded
    for k in range(s + one, n):
        lower[row_r + k], lower[row_s + k] = lower[row_s + k], lower[row_r + k]
        upper[row_s + k] += flow[s, k] * (near[0, k] - near[1, k])
    cost_rs, cost_sr, own = upper[row_r + s], lower[row_r + s], flow[r, s] * near[0, s]
    for k in range(r + one, n):
        upper[row_r + k] += flow[r, k] * (near[1, k] - near[0, k])
    upper[row_r + s] = diagonal[r] + own
    lower[row_r + s] = diagonal[s]
    diagonal[r], diagonal[s] = cost_rs - own, cost_sr


@kernel(forceinline=True)
def _subtract_products(diagonal: Numbers, outer: Numbers, which: int) -> None:
    for k in range(diagonal.shape[0]):
        diagonal[k] -= outer[which, k] * outer[which + 1, k]


@kernel(forceinline=True)
def _cheapest(
    upper: Numbers,
    lower: Numbers,
    diagonal: Numbers,
    least: Numbers,
    rows: Numbers,
    counters: Integers,
) -> tuple[int, int, Any]:
    """One of the cheapest pairs, drawn from the lanes that hold the least cost, and that cost."""
    padded, lanes = diagonal.shape[0], least.shape[0]
    lowest = least[0]
    for k in range(1, lanes):
        lowest = min(lowest, least[k])
    lane, ties = 0, 0
    for k in range(lanes):
        if least[k] == lowest:
            ties += 1
            if ties == 1 or draw(counters, ties) == 0:
                lane = k
    r = int(rows[lane])
    s, ties = -1, 0
    for j in range((r & -lanes) + lane, padded, lanes):
        at = r * padded + j
        if upper[at] + lower[at] - diagonal[j] - diagonal[r] == lowest:
            ties += 1
            if ties == 1 or draw(counters, ties) == 0:
                s = j
    return r, s, lowest


@kernel
def advance(land: Landscape, walk: Walk, steps: int) -> None:
    """Take `steps` steps, remembering the best assignment seen."""
    n, padded, forbidden = land.distance.shape[0], land.flow.shape[1], land.forbidden
    flow, flow_back, mutual, directed = land.flow, land.flow_back, land.mutual, land.directed
    distance, distance_back = land.distance, land.distance_back
    upper, lower, diagonal = walk.upper, walk.lower, walk.diagonal
    outer, near, least, rows = walk.outer, walk.near, walk.least, walk.rows
    x, y, second = outer[0], outer[1], outer[2:]
    u, v, away = outer[2], outer[3], walk.away
    place, best, counters, heads, marks = (
        walk.place,
        walk.best,
        walk.counters,
        walk.heads,
        walk.marks,
    )
    tenures, period = land.tenures, 5 * n
    tenure, kept = np.int64(0), -counters[0] % period
    for _ in range(steps):
        if kept == 0:
            tenure, kept = draw(counters, tenures.shape[0]), period
        kept -= 1
        counters[0] += 1
        step = counters[0]
        _release(upper, heads, marks, padded, step, forbidden)
        if directed:
            sweep_twice(upper, lower, diagonal, x, y, u, v, least, rows, n - 1, padded, step & 1)
        else:
            sweep_once(upper, lower, diagonal, x, y, least, rows, n - 1, padded, step & 1)
        r, s, cost = _cheapest(upper, lower, diagonal, least, rows, counters)
        if s < 0 or cost > forbidden / 2:
            outer[:] = 0
            continue
        _differences(flow, distance, place, outer, near, r, s)
        if directed:
            _differences(flow_back, distance_back, place, second, away, r, s)
            for k in range(n):
                near[0, k] += away[0, k]
                near[1, k] += away[1, k]
        _exchange_columns(upper, lower, diagonal, mutual, near, r, s, n, forbidden)
        _subtract_products(diagonal, outer, 0)
        if directed:
            _subtract_products(diagonal, outer, 2)
        place[r], place[s] = place[s], place[r]
        upper[r * padded + s] += forbidden
        stay = tenures[tenure, 0] + draw(counters, tenures[tenure, 1])
        _forbid(heads, marks, step, r, s, stay)
        counters[2] += np.int64(cost)
        if counters[2] < counters[3]:
            counters[3] = counters[2]
            counters[4] = step
            for k in range(n):
                best[k] = place[k]
