"""Tabu search on one dense quadratic assignment, with every swap cost known at every step.

With C[i, j] the cost of facility i at the location of j while all others stay, a swap of i and j
costs C[i, j] + C[j, i] - C[i, i] - C[j, j] plus a term of the pair itself. After a swap (r, s) the
whole of C changes by an outer product and an exchange of two columns; C is kept as two triangles,
`upper` (with the pair's own term, and a large penalty while the pair is tabu) and `lower`.

The rule of what is tabu follows Taillard, "Robust taboo search for the quadratic assignment
problem", Parallel Computing 17 (1991): a swap is tabu while it would return both facilities to
locations they left within a random number of steps.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from preseance.engine.quadratic.lanes import row_step

Numbers = NDArray[Any]
Integers = NDArray[np.int64]
SWEEP = 256
"""Steps between two cleanings of the unused corner of each row, where updates pile up."""


class Landscape(NamedTuple):
    """What is searched; shared by all searches, never written. n facilities, n locations."""

    flow: Numbers  # (n, padded); symmetric (both directions summed) unless `directed`
    distance: Numbers  # (n, n)
    linear: Numbers  # (n, n): facility at location
    alike: NDArray[np.int32]  # class of interchangeable facilities, (n,)
    idle_from: int  # facilities from here on have no flow at all and equal linear costs
    directed: bool
    forbidden: float  # the penalty that rules a pair out; larger than any swap cost


class Walk(NamedTuple):
    """Where one search stands; each thread owns one."""

    upper: Numbers  # (n * padded,)
    lower: Numbers  # (n * padded,)
    diagonal: Numbers  # (padded,)
    x: Numbers  # (padded,): the outer product still to be applied
    y: Numbers
    least: Numbers  # (n,): minimum of each row
    between: Numbers  # (n, padded): distance as the facilities stand now
    place: Integers  # (n,): location of each facility
    holder: Integers  # (n,): facility at each location
    best: Integers  # (n,): best locations seen
    until: Integers  # (n, n): step until which facility may not return to location
    barred: NDArray[np.uint8]  # (n, n): 1 tabu now, 2 alike
    heads: Integers  # (ring,): chains of marks by the step at which they end
    links: Integers  # (2 * ring, 3): facility, location, next
    counters: Integers  # step, random state, cost, best cost, evaluations, step of best


@njit(nogil=True, cache=True, inline="always")
def draw(counters: Integers, bound: int) -> np.int64:
    """Random integer in [0, bound), by xorshift."""
    z = np.uint64(counters[1])
    z ^= z << np.uint64(13)
    z ^= z >> np.uint64(7)
    z ^= z << np.uint64(17)
    counters[1] = np.int64(z >> np.uint64(1))
    return np.int64((z >> np.uint64(20)) % np.uint64(bound))


@njit(nogil=True, cache=True)
def _own_term(land: Landscape, walk: Walk, i: int, j: int, k: int) -> Any:
    """Correction of pair (i, j) when their distance is that between i's places `k` and j."""
    if land.directed:
        return (land.flow[i, j] + land.flow[j, i]) * (walk.between[k, j] + walk.between[j, k])
    return 2 * land.flow[i, j] * walk.between[k, j]


@njit(nogil=True, cache=True)
def _add_scaled(row: Numbers, factor: Any, other: Numbers) -> None:
    for j in range(row.shape[0]):
        row[j] += factor * other[j]


@njit(nogil=True, cache=True)
def _clean(land: Landscape, walk: Walk, lanes: int) -> None:
    n, padded = land.distance.shape[0], land.flow.shape[1]
    for i in range(n):
        for j in range(i // lanes * lanes, i + 1):
            walk.upper[i * padded + j] = land.forbidden
            walk.lower[i * padded + j] = 0


@njit(nogil=True, cache=True)
def enter(land: Landscape, walk: Walk, start: Integers, lanes: int) -> None:
    """Stand at the assignment `start` (location of each facility) and compute all swap costs."""
    n, padded = land.distance.shape[0], land.flow.shape[1]
    walk.place[:] = start
    walk.best[:] = start
    for i in range(n):
        walk.holder[start[i]] = i
        for j in range(n):
            walk.between[i, j] = land.distance[start[i], start[j]]
            walk.until[i, j] = 0
            walk.barred[i, j] = 2 if land.alike[i] == land.alike[j] else 0
    walk.upper[:] = land.forbidden
    walk.lower[:] = 0
    row = np.zeros(padded, land.distance.dtype)
    total = np.int64(0)
    for i in range(n):
        row[:] = 0
        for j in range(n):
            row[j] = land.linear[i, start[j]]
        for k in range(n):
            if land.directed:
                _add_scaled(row[:n], land.flow[i, k], walk.between[:n, k])
                _add_scaled(row[:n], land.flow[k, i], walk.between[k, :n])
            elif land.flow[i, k] != 0:
                _add_scaled(row, land.flow[i, k], walk.between[k])
        for j in range(i):
            walk.lower[j * padded + i] = row[j]
        for j in range(i + 1, n):
            penalty = land.forbidden if walk.barred[i, j] else 0
            walk.upper[i * padded + j] = row[j] + _own_term(land, walk, i, j, i) + penalty
        walk.diagonal[i] = row[i]
        total += np.int64(row[i]) + np.int64(land.linear[i, start[i]])
    walk.x[:] = 0
    walk.y[:] = 0
    walk.heads[:] = -1
    walk.counters[0] = 0
    walk.counters[2] = total // 2
    walk.counters[3] = total // 2
    walk.counters[5] = 0
    _clean(land, walk, lanes)


@njit(nogil=True, cache=True)
def _release(land: Landscape, walk: Walk, step: int) -> None:
    """Lift the penalties of the marks that end at this step."""
    padded, ring = land.flow.shape[1], walk.heads.shape[0]
    node = walk.heads[step % ring]
    walk.heads[step % ring] = -1
    while node >= 0:
        i, location = walk.links[node, 0], walk.links[node, 1]
        if walk.until[i, location] == step:
            j = walk.holder[location]
            if walk.barred[i, j] == 1:
                walk.barred[i, j] = 0
                walk.barred[j, i] = 0
                walk.upper[min(i, j) * padded + max(i, j)] -= land.forbidden
        node = walk.links[node, 2]


@njit(nogil=True, cache=True)
def _mark(walk: Walk, step: int, which: int, i: int, location: int, tenure: int) -> None:
    ring = walk.heads.shape[0]
    end = step + tenure
    node = (step % ring) * 2 + which
    walk.until[i, location] = end
    walk.links[node, 0] = i
    walk.links[node, 1] = location
    walk.links[node, 2] = walk.heads[end % ring]
    walk.heads[end % ring] = node


@njit(nogil=True, cache=True)
def _rebar(land: Landscape, walk: Walk, i: int, k: int, location: int, step: int) -> Any:
    """Penalty of pair (i, k) once i stands at `location`, less the one it carries now."""
    before = walk.barred[i, k]
    if before == 2:
        return 0
    now = np.uint8(walk.until[i, walk.place[k]] > step and walk.until[k, location] > step)
    if now == before:
        return 0
    walk.barred[i, k] = now
    walk.barred[k, i] = now
    return land.forbidden if now else -land.forbidden


@njit(nogil=True, cache=True)
def _exchange_columns(land: Landscape, walk: Walk, r: int, s: int, step: int) -> None:
    """Exchange columns r and s of C and give the pairs of r and s their new own terms."""
    n, padded = land.distance.shape[0], land.flow.shape[1]
    upper, lower = walk.upper, walk.lower
    at_r, at_s = walk.place[r], walk.place[s]
    for k in range(n):
        if k in (r, s):
            continue
        old_r, old_s = _own_term(land, walk, r, k, r), _own_term(land, walk, s, k, s)
        new_r, new_s = _own_term(land, walk, r, k, s), _own_term(land, walk, s, k, r)
        old_r += land.forbidden if walk.barred[r, k] else 0
        old_s += land.forbidden if walk.barred[s, k] else 0
        new_r += old_r - _own_term(land, walk, r, k, r) + _rebar(land, walk, r, k, at_s, step)
        new_s += old_s - _own_term(land, walk, s, k, s) + _rebar(land, walk, s, k, at_r, step)
        cost_r = upper[k * padded + r] - old_r if k < r else lower[r * padded + k]
        cost_s = upper[k * padded + s] - old_s if k < s else lower[s * padded + k]
        if k < r:
            upper[k * padded + r] = cost_s + new_r
        else:
            lower[r * padded + k] = cost_s
            upper[r * padded + k] += new_r - old_r
        if k < s:
            upper[k * padded + s] = cost_r + new_s
        else:
            lower[s * padded + k] = cost_r
            upper[s * padded + k] += new_s - old_s


@njit(nogil=True, cache=True)
def _swap(land: Landscape, walk: Walk, r: int, s: int, step: int) -> None:
    """Swap r < s, leaving the outer product in x and y for the next sweep over the table."""
    n, padded = land.distance.shape[0], land.flow.shape[1]
    at_r, at_s = walk.place[r], walk.place[s]
    tenure = n // 2 + 1
    _mark(walk, step, 0, r, at_r, tenure + draw(walk.counters, n))
    _mark(walk, step, 1, s, at_s, tenure + draw(walk.counters, n))
    _exchange_columns(land, walk, r, s, step)
    here = r * padded + s
    own = _own_term(land, walk, r, s, r) + (land.forbidden if walk.barred[r, s] else 0)
    cost_rs, cost_sr = walk.upper[here] - own, walk.lower[here]
    walk.upper[here] = walk.diagonal[r] + own + (0 if walk.barred[r, s] else land.forbidden)
    walk.lower[here] = walk.diagonal[s]
    walk.barred[r, s] = walk.barred[s, r] = 1
    walk.diagonal[r], walk.diagonal[s] = cost_rs, cost_sr
    for k in range(n):
        walk.x[k] = land.flow[r, k] - land.flow[s, k]
        walk.y[k] = walk.between[r, k] - walk.between[s, k]
    walk.y[r], walk.y[s] = walk.y[s], walk.y[r]
    for k in range(n):
        walk.diagonal[k] -= walk.x[k] * walk.y[k]
        walk.between[r, k], walk.between[s, k] = walk.between[s, k], walk.between[r, k]
    for k in range(n):
        walk.between[k, r], walk.between[k, s] = walk.between[k, s], walk.between[k, r]
    walk.place[r], walk.place[s] = at_s, at_r
    walk.holder[at_r], walk.holder[at_s] = s, r


@njit(nogil=True, cache=True)
def advance(land: Landscape, walk: Walk, steps: int, lanes: int) -> None:
    """Take `steps` steps, remembering the best assignment seen."""
    n, padded = land.distance.shape[0], land.flow.shape[1]
    counters = walk.counters
    for _ in range(steps):
        counters[0] += 1
        step = counters[0]
        _release(land, walk, step)
        if step % SWEEP == 0:
            _clean(land, walk, lanes)
        row, least = -1, land.forbidden
        for i in range(n - 1):
            column = i // lanes * lanes
            lowest = row_step(
                walk.upper,
                walk.lower,
                walk.diagonal,
                walk.x,
                walk.y,
                walk.x[i],
                walk.y[i],
                i * padded,
                column,
                (padded - column) // lanes,
                lanes,
            )
            if lowest - walk.diagonal[i] < least:
                row, least = i, lowest - walk.diagonal[i]
        counters[4] += n * (n - 1) // 2
        walk.x[:] = 0
        walk.y[:] = 0
        if row < 0 or least > land.forbidden // 2:
            continue
        target, ties = -1, 0
        for j in range(row + 1, n):
            at = row * padded + j
            if walk.upper[at] + walk.lower[at] - walk.diagonal[j] - walk.diagonal[row] == least:
                ties += 1
                if draw(counters, ties) == 0:
                    target = j
        counters[2] += np.int64(least)
        _swap(land, walk, row, target, step)
        if counters[2] < counters[3]:
            counters[3] = counters[2]
            counters[5] = step
            walk.best[:] = walk.place
