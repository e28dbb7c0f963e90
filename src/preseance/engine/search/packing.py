"""The place and pair terms of one session as plain arrays, ready for the kernels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from preseance.engine.evaluate import related
from preseance.engine.problem import Problem
from preseance.engine.terms import Ints, PairTerm, PlaceTerm

MOST_PLACE_CELLS = 4_000_000
"""Items x places beyond which a session is not packed."""
MOST_PAIR_CELLS = 32_000_000
MOST_LINKS = 8_000_000


@dataclass(frozen=True, eq=False)
class Packed:
    """One session. Slots 0..m-1 are its places; the slots after them hold waiting items."""

    costs: Ints
    """Shape (levels, n + 1, m + 1); [:, n, m] is 0, an empty waiting slot costs nothing."""
    tables: Ints
    """Weights of pairs, shape (tables, n + 1, n + 1)."""
    table_level: Ints
    links_out: tuple[Ints, Ints, Ints, Ints]
    """By first place: start of each place's run, then second place, value and table."""
    links_in: tuple[Ints, Ints, Ints, Ints]
    """By second place: start of each place's run, then first place, value and table."""
    constant: Ints
    """Constants of the terms, by level."""


def packable(problem: Problem) -> bool:
    """Whether every term is of a place or of a pair, and all fit in memory as arrays."""
    if not all(isinstance(term, PlaceTerm | PairTerm) for term in problem.terms):
        return False
    n = problem.num_items
    if any(n * session.num_places > MOST_PLACE_CELLS for session in problem.sessions):
        return False
    for k in range(len(problem.sessions)):
        pairs = [t for t in problem.terms if isinstance(t, PairTerm) and t.session == k]
        if len(pairs) * (n + 1) ** 2 > MOST_PAIR_CELLS:
            return False
        places = problem.sessions[k].num_places
        if sum(_num_links(term, places) for term in pairs) > MOST_LINKS:
            return False
    return True


def pack(problem: Problem, k: int) -> Packed:
    """The arrays of session k."""
    n, m, levels = problem.num_items, problem.sessions[k].num_places, len(problem.levels)
    costs = np.zeros((levels, n + 1, m + 1), dtype=np.int64)
    constant = np.zeros(levels, dtype=np.int64)
    tables: list[Ints] = []
    table_level: list[int] = []
    links: list[Ints] = []
    for term in problem.terms:
        if isinstance(term, PlaceTerm) and term.session == k:
            costs[term.level] += term.costs.to_dense(n + 1, m + 1)
            constant[term.level] += term.constant
        elif isinstance(term, PairTerm) and term.session == k:
            p, q, value = related(term.relation, m)
            links.append(np.stack([p, q, value, np.full(len(p), len(tables))]))
            tables.append(term.weights.to_dense(n + 1, n + 1))
            table_level.append(term.level)
            constant[term.level] += term.constant
    costs[:, n, m] = 0
    every = np.concatenate(links, axis=1) if links else np.zeros((4, 0), dtype=np.int64)
    stacked = np.stack(tables) if tables else np.zeros((1, 1, 1), dtype=np.int64)
    return Packed(
        costs,
        stacked,
        np.array(table_level, dtype=np.int64),
        _runs(every[0], every[1], every[2], every[3], m),
        _runs(every[1], every[0], every[2], every[3], m),
        constant,
    )


def _num_links(term: PairTerm, places: int) -> int:
    relation = term.relation
    if relation.group is not None:
        _, counts = np.unique(relation.group[relation.group >= 0], return_counts=True)
        return int((counts * (counts - 1)).sum())
    return places**2 if relation.values is None else len(relation.values)


def _runs(
    key: Ints, other: Ints, value: Ints, table: Ints, places: int
) -> tuple[Ints, Ints, Ints, Ints]:
    order = np.argsort(key, kind="stable")
    begin = np.zeros(places + 1, dtype=np.int64)
    begin[1:] = np.cumsum(np.bincount(key, minlength=places))
    other, value, table = (np.ascontiguousarray(a[order], np.int64) for a in (other, value, table))
    return begin, other, value, table
