"""Every table that could be: the sets of groups that fit together, listed where they are few."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.engine.tables.instance import Ints, TablesInstance

Flags = NDArray[np.bool_]
LOOKED = 4
"""Sets looked at for each feasible table that may be listed, at most."""


class Listing(NamedTuple):
    """Feasible tables: members in runs, and what each table costs and seats."""

    begin: Ints
    member: Ints
    cost: Ints
    load: Ints


def feasible_tables(instance: TablesInstance, most: int) -> Listing | None:
    """All sets of groups that may share the widest table; None where there are more than ``most``,
    or where so few of far more sets are feasible that finding them takes too long.

    Groups to be kept apart are never together, and each member knows ``min_known`` others.
    """
    n = instance.num_groups
    cost = np.zeros((n, n), dtype=np.int64)
    a, b = instance.pairs[:, 0], instance.pairs[:, 1]
    cost[a, b] = cost[b, a] = instance.costs
    apart = np.zeros((n, n), dtype=np.bool_)
    apart[instance.apart[:, 0], instance.apart[:, 1]] = True
    apart |= apart.T
    knows = np.zeros((n, n), dtype=np.bool_)
    knows[instance.known[:, 0], instance.known[:, 1]] = True
    knows |= knows.T
    widest = int(instance.capacities.max(initial=0))
    # Large groups first: a table that is full early has few extensions left to try.
    order = np.argsort(-instance.sizes, kind="stable").astype(np.int64)
    arguments = (instance.sizes, cost, apart, knows, order, widest, instance.min_known)
    tables, members = _walk(*arguments, most, np.zeros(0, np.int64), _nothing())
    if tables > most:
        return None
    member = np.zeros(members, dtype=np.int64)
    listing = Listing(
        np.zeros(tables + 1, np.int64),
        member,
        np.zeros(tables, np.int64),
        np.zeros(tables, np.int64),
    )
    _walk(*arguments, most, member, (listing.begin, listing.cost, listing.load))
    return listing


def listed(instance: TablesInstance, tables: Flags) -> Listing:
    """A listing of the tables whose members the rows of ``tables`` mark."""
    n = instance.num_groups
    cost = np.zeros((n, n), dtype=np.int64)
    a, b = instance.pairs[:, 0], instance.pairs[:, 1]
    cost[a, b] = cost[b, a] = instance.costs
    table, member = np.nonzero(tables)
    begin = np.searchsorted(table, np.arange(len(tables) + 1)).astype(np.int64)
    inside = tables.astype(np.int64)
    # Each pair is met from both its ends.
    total = ((inside @ cost) * inside).sum(axis=1) // 2
    return Listing(begin, member.astype(np.int64), total, inside @ instance.sizes)


def _nothing() -> tuple[Ints, Ints, Ints]:
    none = np.zeros(0, dtype=np.int64)
    return none, none, none


@kernel
def _walk(
    sizes: Ints,
    cost: Ints,
    apart: Flags,
    knows: Flags,
    order: Ints,
    widest: int,
    min_known: int,
    most: int,
    member: Ints,
    out: tuple[Ints, Ints, Ints],
) -> tuple[int, int]:
    """Count the feasible tables and their members, and write them down where there is room."""
    n = len(sizes)
    begin, table_cost, table_load = out
    chosen, at = np.zeros(n + 1, np.int64), np.full(n + 1, -1, np.int64)
    load, price = np.zeros(n + 1, np.int64), np.zeros(n + 1, np.int64)
    depth, tables, members, looked = 0, 0, 0, 0
    while depth >= 0:
        at[depth] += 1
        if at[depth] >= n:
            depth -= 1
            continue
        group = order[at[depth]]
        fits = load[depth] + sizes[group] <= widest
        for k in range(depth):
            fits = fits and not apart[chosen[k], group]
        if not fits:
            continue
        price[depth + 1], load[depth + 1] = price[depth], load[depth] + sizes[group]
        for k in range(depth):
            price[depth + 1] += cost[chosen[k], group]
        chosen[depth] = group
        depth += 1
        at[depth] = at[depth - 1]
        looked += 1
        if looked > LOOKED * most:
            return most + 1, members
        friendly = True
        if min_known > 0:
            for k in range(depth):
                met = 0
                for j in range(depth):
                    met += 1 if knows[chosen[k], chosen[j]] else 0
                friendly = friendly and met >= min_known
        if friendly:
            if len(begin):
                table_cost[tables], table_load[tables] = price[depth], load[depth]
                for k in range(depth):
                    member[members + k] = chosen[k]
                begin[tables + 1] = members + depth
            tables += 1
            members += depth
            if tables > most:
                return tables, members
    return tables, members
