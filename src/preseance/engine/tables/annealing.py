"""Simulated annealing at table level: moves to another table and swaps, in constant time each.

The guide is cost + penalty x violations, so that the search may pass through crowded tables;
what is kept is the best by violations first, then cost.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.engine.tables.draws import below, unit
from preseance.engine.tables.instance import Ints, TablesInstance


class Links(NamedTuple):
    """An instance as the kernels read it: neighbours of each group as compressed rows."""

    sizes: Ints
    capacities: Ints
    start: Ints
    """Shape (groups + 1,): where each group's neighbours begin in the next four."""
    other: Ints
    weight: Ints
    apart: Ints
    """1 where the two are to be kept apart."""
    knows: Ints
    """1 where the two know each other."""
    min_known: int


class Seating(NamedTuple):
    """Where every group sits, with what each table would mean to each group."""

    table_of: Ints
    load: Ints
    members: NDArray[np.int32]
    """Shape (tables, groups): who is at each table, the first ``filled`` entries."""
    filled: Ints
    slot: Ints
    """Index of each group in its table's row of ``members``."""
    cost_at: Ints
    """Shape (groups, tables): cost of a group with those at a table."""
    clash_at: NDArray[np.int32]
    """Shape (groups, tables): keep-aparts of a group at a table."""
    known_at: NDArray[np.int32]
    """Shape (groups, tables): acquaintances of a group at a table."""


class Schedule(NamedTuple):
    """How one chain cools."""

    steps: int
    hot: float
    cold: float
    penalty: int


def links_of(instance: TablesInstance) -> Links:
    """Pack an instance's three kinds of pairs into one list of neighbours."""
    n = instance.num_groups
    parts = (instance.pairs, instance.apart, instance.known)
    rows = np.concatenate([*parts, *(p[:, ::-1] for p in parts)])
    marks = np.zeros((len(rows), 3), dtype=np.int64)
    half = len(rows) // 2
    a, b = len(instance.pairs), len(instance.pairs) + len(instance.apart)
    for begin in (0, half):
        marks[begin : begin + a, 0] = instance.costs
        marks[begin + a : begin + b, 1] = 1
        marks[begin + b : begin + half, 2] = 1
    key = rows[:, 0] * max(1, n) + rows[:, 1]
    unique, inverse = np.unique(key, return_inverse=True)
    merged = np.zeros((len(unique), 3), dtype=np.int64)
    np.add.at(merged, inverse.ravel(), marks)
    start = np.searchsorted(unique, np.arange(n + 1) * max(1, n)).astype(np.int64)
    weight, clash, knows = (np.ascontiguousarray(merged[:, k]) for k in range(3))
    other = (unique % max(1, n)).astype(np.int64)
    return Links(
        instance.sizes,
        instance.capacities,
        start,
        other,
        weight,
        clash,
        knows,
        instance.min_known,
    )


def seat(links: Links, table_of: Ints) -> Seating:
    """Everything the kernel keeps up to date, for a given assignment."""
    n, t = len(links.sizes), len(links.capacities)
    seating = Seating(
        np.full(n, -1, dtype=np.int64),
        np.zeros(t, dtype=np.int64),
        np.zeros((t, n), dtype=np.int32),
        np.zeros(t, dtype=np.int64),
        np.zeros(n, dtype=np.int64),
        np.zeros((n, t), dtype=np.int64),
        np.zeros((n, t), dtype=np.int32),
        np.zeros((n, t), dtype=np.int32),
    )
    _fill(links, seating, table_of)
    return seating


@kernel
def _fill(links: Links, seating: Seating, table_of: Ints) -> None:
    for i in range(len(table_of)):
        move(links, seating, i, table_of[i])


@kernel
def move(links: Links, seating: Seating, i: int, b: int) -> None:
    """Take group i to table b (from none, if it has no table yet) and bring all tables up to date."""
    a = seating.table_of[i]
    if a >= 0:
        last = seating.members[a, seating.filled[a] - 1]
        seating.members[a, seating.slot[i]] = last
        seating.slot[last] = seating.slot[i]
        seating.filled[a] -= 1
        seating.load[a] -= links.sizes[i]
    seating.members[b, seating.filled[b]] = i
    seating.slot[i] = seating.filled[b]
    seating.filled[b] += 1
    seating.load[b] += links.sizes[i]
    seating.table_of[i] = b
    for e in range(links.start[i], links.start[i + 1]):
        j = links.other[e]
        if a >= 0:
            seating.cost_at[j, a] -= links.weight[e]
            seating.clash_at[j, a] -= links.apart[e]
            seating.known_at[j, a] -= links.knows[e]
        seating.cost_at[j, b] += links.weight[e]
        seating.clash_at[j, b] += links.apart[e]
        seating.known_at[j, b] += links.knows[e]


@kernel
def overflow_change(links: Links, seating: Seating, table: int, change: int) -> int:
    """Guests beyond capacity gained when a table's load changes."""
    over = seating.load[table] - links.capacities[table]
    return int(max(0, over + change) - max(0, over))


@kernel
def missing_change(links: Links, seating: Seating, i: int, b: int) -> int:
    """Acquaintances missing, gained when group i goes to table b."""
    asked = links.min_known
    if asked == 0:
        return 0
    a = seating.table_of[i]
    change = max(0, asked - seating.known_at[i, b]) - max(0, asked - seating.known_at[i, a])
    for e in range(links.start[i], links.start[i + 1]):
        if links.knows[e] == 0:
            continue
        j = links.other[e]
        if seating.table_of[j] == a and seating.known_at[j, a] <= asked:
            change += 1
        elif seating.table_of[j] == b and seating.known_at[j, b] < asked:
            change -= 1
    return int(change)


@kernel
def relocation(links: Links, seating: Seating, i: int, b: int) -> tuple[int, int]:
    """Change of (violations, cost) when group i goes to table b."""
    a = seating.table_of[i]
    size = links.sizes[i]
    worse = seating.clash_at[i, b] - seating.clash_at[i, a]
    worse += overflow_change(links, seating, a, -size) + overflow_change(links, seating, b, size)
    worse += missing_change(links, seating, i, b)
    return int(worse), int(seating.cost_at[i, b] - seating.cost_at[i, a])


@kernel
def _between(links: Links, i: int, j: int) -> tuple[int, int]:
    """Keep-apart and cost of two groups, found by bisection of the neighbours of i."""
    low, high = links.start[i], links.start[i + 1]
    while low < high:
        middle = (low + high) >> 1
        if links.other[middle] < j:
            low = middle + 1
        else:
            high = middle
    if low < links.start[i + 1] and links.other[low] == j:
        return int(links.apart[low]), int(links.weight[low])
    return 0, 0


@kernel
def exchange(links: Links, seating: Seating, i: int, j: int) -> tuple[int, int]:
    """Change of (violations, cost) when two groups of different tables swap, acquaintance apart."""
    a, b = seating.table_of[i], seating.table_of[j]
    clash, weight = _between(links, i, j)
    worse = seating.clash_at[i, b] - seating.clash_at[i, a] - 2 * clash
    worse += seating.clash_at[j, a] - seating.clash_at[j, b]
    change = links.sizes[j] - links.sizes[i]
    worse += overflow_change(links, seating, a, change)
    worse += overflow_change(links, seating, b, -change)
    cost = seating.cost_at[i, b] - seating.cost_at[i, a] - 2 * weight
    return int(worse), int(cost + seating.cost_at[j, a] - seating.cost_at[j, b])


@kernel
def _pick_table(links: Links, seating: Seating, draws: Ints, i: int) -> int:
    """Half the time a neighbour's table, else any."""
    degree = links.start[i + 1] - links.start[i]
    if degree > 0 and unit(draws) < 0.5:
        return int(seating.table_of[links.other[links.start[i] + below(draws, degree)]])
    return below(draws, len(links.capacities))


@kernel
def anneal(
    links: Links, seating: Seating, best: Ints, schedule: Schedule, draws: Ints, flag: Ints
) -> tuple[int, int]:
    """Cool one chain from ``seating``; ``best`` gets the best assignment, lexicographically.

    Returns
    -------
    The number of moves whose exact cost was computed, and the step of the last improvement.
    """
    n = len(links.sizes)
    violations, cost = 0, 0
    best_violations, best_cost = 0, 0
    best[:] = seating.table_of
    temperature = schedule.hot
    cooling = (schedule.cold / schedule.hot) ** (1024.0 / max(1024, schedule.steps))
    evaluated, improved_at = 0, 0
    for step in range(schedule.steps):
        if step & 1023 == 1023:
            temperature *= cooling
            if flag[0] != 0:
                break
        i = below(draws, n)
        b = _pick_table(links, seating, draws, i)
        a = seating.table_of[i]
        if a == b:
            continue
        j = -1
        fits = seating.load[b] + links.sizes[i] <= links.capacities[b]
        if seating.filled[b] > 0 and unit(draws) < (0.3 if fits else 0.95):
            j = seating.members[b, below(draws, seating.filled[b])]
        evaluated += 1
        moved_first = False
        if j < 0:
            worse, dearer = relocation(links, seating, i, b)
        elif links.min_known == 0:
            worse, dearer = exchange(links, seating, i, j)
        else:
            # Acquaintances overlap in a swap, so it is tried as two moves.
            worse, dearer = relocation(links, seating, i, b)
            move(links, seating, i, b)
            moved_first = True
            second = relocation(links, seating, j, a)
            worse += second[0]
            dearer += second[1]
        guide = dearer + schedule.penalty * worse
        if guide > 0 and unit(draws) >= np.exp(-guide / temperature):
            if moved_first:
                move(links, seating, i, a)
            continue
        if not moved_first:
            move(links, seating, i, b)
        if j >= 0:
            move(links, seating, j, a)
        violations += worse
        cost += dearer
        if violations < best_violations or (violations == best_violations and cost < best_cost):
            best_violations, best_cost = violations, cost
            best[:] = seating.table_of
            improved_at = step
    return evaluated, improved_at
