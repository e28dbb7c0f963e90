"""Depth-first branch and bound with the bound of Gilmore and Lawler at every node.

The facility that is placed next is the one whose locations are dearest by the reduced costs of the
assignment problem behind the bound; these also rule out locations before they are tried. After
Burkard and Derigs, "Assignment and Matching Problems" (1980).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.engine.quadratic.prepare import exchangeable

Integers = NDArray[np.int64]
FAR = 2**62


class Tree(NamedTuple):
    """What is branched on; shared by all searchers of its branches, never written."""

    flow: Integers  # (n, n), diagonal 0
    distance: Integers  # (n, n), diagonal 0
    linear: Integers  # (n, n)
    rising: Integers  # (n, n): facilities by their flow from each facility
    falling: Integers  # (n, n): locations by their distance from each location
    alike: Integers  # (n,): class of exchangeable facilities
    step: int  # costs differ by multiples of this


class Branch(NamedTuple):
    """Where one depth-first search stands; a row a depth."""

    linear: Integers  # (n + 1, n, n): linear costs with those towards what is placed
    fixed: Integers  # (n + 1,): cost of what is placed
    facility: Integers  # (n,): which is placed at this depth
    tried: Integers  # (n,): how many of its locations were
    kept: Integers  # (n,): how many may be
    options: Integers  # (n, n): its locations, the most promising first
    promise: Integers  # (n, n): bounds of these
    location: Integers  # (n,): of each facility, -1 while open
    holder: Integers  # (n,): facility at each location, -1 while open


def tree(flow: Integers, distance: Integers, linear: Integers, step: int) -> Tree:
    """Diagonals become linear costs; rows are sorted once."""
    own = linear + np.outer(np.diag(flow), np.diag(distance))
    a, b = flow.copy(), distance.copy()
    np.fill_diagonal(a, 0)
    np.fill_diagonal(b, 0)
    rising = np.argsort(a, axis=1, kind="stable")
    falling = np.argsort(-b, axis=1, kind="stable")
    return Tree(a, b, own, rising, falling, exchangeable(a, own), step)


def branch(tree: Tree) -> Branch:
    """Room for one depth-first search, with nothing placed."""
    n = len(tree.flow)
    made = Branch(
        np.zeros((n + 1, n, n), np.int64),
        np.zeros(n + 1, np.int64),
        *(np.zeros(n, np.int64) for _ in range(3)),
        *(np.zeros((n, n), np.int64) for _ in range(2)),
        *(np.full(n, -1, np.int64) for _ in range(2)),
    )
    made.linear[0] = tree.linear
    return made


@kernel
def assign(cost: Integers, u: Integers, v: Integers) -> np.int64:
    """Value of the cheapest assignment of a square matrix; u and v gain its dual prices.

    The shortest augmenting path method of Jonker and Volgenant (1987) in its short form.
    """
    m = cost.shape[0]
    row_of = np.full(m + 1, -1, np.int64)
    way, least = np.zeros(m + 1, np.int64), np.zeros(m + 1, np.int64)
    used = np.zeros(m + 1, np.bool_)
    u[:m] = 0
    v[: m + 1] = 0
    for i in range(m):
        row_of[m] = i
        column = m
        least[:] = FAR
        used[:] = False
        while row_of[column] >= 0:
            used[column] = True
            row, delta, following = row_of[column], np.int64(FAR), -1
            for j in range(m):
                if not used[j]:
                    reduced = cost[row, j] - u[row] - v[j]
                    if reduced < least[j]:
                        least[j] = reduced
                        way[j] = column
                    if least[j] < delta:
                        delta = least[j]
                        following = j
            for j in range(m + 1):
                if used[j]:
                    u[row_of[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
        while column != m:
            row_of[column] = row_of[way[column]]
            column = way[column]
    total = np.int64(0)
    for j in range(m):
        total += cost[row_of[j], j]
    return total


@kernel
def _bounds(tree: Tree, at: Branch, depth: int, open_f: Integers, open_l: Integers) -> Integers:
    """What each open facility costs at least at each open location."""
    m = len(open_f)
    rows, columns = np.zeros((m, m), np.int64), np.zeros((m, m), np.int64)
    for i in range(m):
        count = 0
        for k in tree.rising[open_f[i]]:
            if at.location[k] < 0 and k != open_f[i]:
                rows[i, count] = tree.flow[open_f[i], k]
                count += 1
        count = 0
        for k in tree.falling[open_l[i]]:
            if at.holder[k] < 0 and k != open_l[i]:
                columns[i, count] = tree.distance[open_l[i], k]
                count += 1
    cost = np.zeros((m, m), np.int64)
    for i in range(m):
        for j in range(m):
            total = at.linear[depth, open_f[i], open_l[j]]
            for k in range(m - 1):
                total += rows[i, k] * columns[j, k]
            cost[i, j] = total
    return cost


@kernel
def _alike_before(tree: Tree, at: Branch, facility: int) -> int:
    """Exchangeable facilities take rising locations: the last one a placed twin has, or -1."""
    last = -1
    for k in range(len(tree.alike)):
        if k != facility and tree.alike[k] == tree.alike[facility]:
            last = max(last, at.location[k])
    return last


@kernel
def expand(tree: Tree, at: Branch, depth: int, incumbent: int) -> None:
    """Choose the next facility and list the locations that could still lead below the incumbent."""
    open_f, open_l = np.flatnonzero(at.location < 0), np.flatnonzero(at.holder < 0)
    m = len(open_f)
    cost = _bounds(tree, at, depth, open_f, open_l)
    u, v = np.zeros(m + 1, np.int64), np.zeros(m + 1, np.int64)
    bound = at.fixed[depth] + assign(cost, u, v)
    at.kept[depth], at.tried[depth] = 0, 0
    if bound > incumbent - tree.step:
        return
    chosen, most = 0, np.int64(-1)
    for i in range(m):
        weight = np.int64(0)
        for j in range(m):
            weight += min(cost[i, j] - u[i] - v[j], incumbent - bound)
        if weight > most:
            chosen, most = i, weight
    facility = open_f[chosen]
    after = _alike_before(tree, at, facility)
    count = 0
    for j in range(m):
        promise = bound + cost[chosen, j] - u[chosen] - v[j]
        if promise > incumbent - tree.step or open_l[j] < after:
            continue
        k = count
        while k > 0 and at.promise[depth, k - 1] > promise:
            at.promise[depth, k] = at.promise[depth, k - 1]
            at.options[depth, k] = at.options[depth, k - 1]
            k -= 1
        at.promise[depth, k] = promise
        at.options[depth, k] = open_l[j]
        count += 1
    at.facility[depth], at.kept[depth] = facility, count


@kernel
def _place(tree: Tree, at: Branch, depth: int, facility: int, location: int) -> None:
    n = tree.flow.shape[0]
    at.location[facility] = location
    at.holder[location] = facility
    at.fixed[depth + 1] = at.fixed[depth] + at.linear[depth, facility, location]
    for i in range(n):
        if at.location[i] < 0:
            out, back = tree.flow[i, facility], tree.flow[facility, i]
            for j in range(n):
                near = out * tree.distance[j, location] + back * tree.distance[location, j]
                at.linear[depth + 1, i, j] = at.linear[depth, i, j] + near


@kernel
def explore(
    tree: Tree,
    root: Branch,
    part: int,
    at: Branch,
    best: Integers,
    incumbent: int,
    limit: int,
    stop: Integers,
) -> tuple[int, bool]:
    """Search the branch of option number `part` of an expanded root for less than `incumbent`.

    At most `limit` nodes, and none once stop[0] is set. Returns the least cost (its assignment in
    `best`) and whether the branch was searched wholly.
    """
    n = tree.flow.shape[0]
    at.facility[0], at.tried[0], at.kept[0] = root.facility[0], part, part + 1
    at.options[0] = root.options[0]
    at.promise[0] = root.promise[0]
    depth, nodes = 0, 0
    while depth >= 0:
        facility = at.facility[depth]
        if at.kept[depth] > 0 and at.location[facility] >= 0:
            at.holder[at.location[facility]] = -1
            at.location[facility] = -1
        option = at.tried[depth]
        if option >= at.kept[depth] or at.promise[depth, option] > incumbent - tree.step:
            at.kept[depth] = 0
            depth -= 1
            continue
        at.tried[depth] += 1
        nodes += 1
        if nodes > limit or stop[0] != 0:
            return incumbent, False
        _place(tree, at, depth, facility, at.options[depth, option])
        depth += 1
        if depth == n:
            if at.fixed[depth] < incumbent:
                incumbent = at.fixed[depth]
                best[:] = at.location
            depth -= 1
        else:
            expand(tree, at, depth, incumbent)
    return incumbent, True
