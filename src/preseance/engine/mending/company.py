"""Kept rules that ask for company as plain arrays: who counts for whom, and what lacking it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from preseance.engine.mending.linked import Links, Tables, lay_out_tables
from preseance.engine.problem import Problem
from preseance.terms import CompanyTerm, Ints


class Companies(NamedTuple):
    """The company terms of a session, by number."""

    wanted: Tables
    """Whom each item counts, and the row each term counts in."""
    out: Links
    """By place: the places whose items count for the item there, then value, term."""
    into: Links
    """By place: the places for whose items the item there counts, then value, term."""
    asked: NDArray[np.uint8]
    """Whether a term asks for company for an item; shape (terms, items)."""
    costs: Ints
    """By term and number of companions, above the least; numbers past the end count as the last."""


@dataclass(frozen=True, eq=False)
class Together:
    """The terms laid out, and what each costs at least."""

    laid: Companies
    least: Ints

    def floors(self, rows: int) -> Ints:
        """What the terms cost at least, row by row."""
        total = np.zeros(rows, dtype=np.int64)
        np.add.at(total, self.laid.wanted.row, self.least)
        return total


def can_be_laid(term: CompanyTerm) -> bool:
    """Whether numbers of companions are never negative, and no item is asked for twice."""
    w, r = term.wanted, term.relation
    parts = [p for p in (w.values, w.table, w.dense, r.values, r.dense) if p is not None and p.size]
    return min((int(p.min()) for p in parts), default=0) >= 0 and len(np.unique(term.items)) == len(
        term.items
    )


def lay_out_companies(
    problem: Problem, k: int, terms: Sequence[tuple[int, CompanyTerm]]
) -> Together:
    """The company terms of session k, each with its row."""
    wanted, out, into = lay_out_tables(problem, k, [(r, t.wanted, t.relation) for r, t in terms])
    asked = np.zeros((len(terms), problem.num_items), dtype=np.uint8)
    costs = np.zeros((len(terms), max((len(t.costs) for _, t in terms), default=1)), dtype=np.int64)
    least = np.zeros(len(terms), dtype=np.int64)
    for x, (_, term) in enumerate(terms):
        there = np.intersect1d(term.items, problem.sessions[k].attending)
        asked[x, there] = 1
        costs[x] = term.costs[-1]
        costs[x, : len(term.costs)] = term.costs
        least[x] = int(term.constant) + len(there) * int(costs[x].min())
        # Whoever does not come has nobody.
        least[x] += (len(term.items) - len(there)) * int(costs[x, 0])
        costs[x] -= costs[x].min()
    return Together(Companies(wanted, out, into, asked, costs), least)
