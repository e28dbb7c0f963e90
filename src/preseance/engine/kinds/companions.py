"""How much company an item can have at a place at most, and so what too little of it costs at least."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from preseance.terms import CompanyTerm, Ints

if TYPE_CHECKING:
    from preseance.engine.problem import Problem

MOST_NUMBERS = 4_000_000
"""Items × items, or places × places, beyond which nobody counts whom an item may meet."""


def may_count(problem: Problem, term: CompanyTerm) -> bool:
    """Whether it is known, item by item and place by place, how much company there can be."""
    session = problem.sessions[term.session]
    m, count = session.num_places, len(session.attending)
    return max(len(term.items) * (count + m), problem.num_items**2, m * m) <= MOST_NUMBERS


def most_company(problem: Problem, term: CompanyTerm) -> Ints | None:
    """What the items of a term (rows) can count at each place of its session at most; None if too large.

    The companions one wants most stand on the places that count most (a rearrangement); those who
    do not attend stand nowhere.
    """
    session, n = problem.sessions[term.session], problem.num_items
    m, guests = session.num_places, session.attending
    if not may_count(problem, term):
        return None
    full = term.wanted.to_dense(n + 1, n + 1)[term.items]
    themselves = full[np.arange(len(term.items)), term.items]
    wanted = np.where(guests == term.items[:, None], 0, full[:, guests])
    if full[:, n].any():
        wanted = np.concatenate([wanted, np.repeat(full[:, [n]], m, axis=1)], axis=1)
    relation = term.relation.to_dense(m)
    loops = np.diag(relation).copy()
    np.fill_diagonal(relation, 0)
    width = min(m, wanted.shape[1])
    wanted = -np.sort(-wanted, axis=1)[:, :width]
    near, alike = np.unique(-np.sort(-relation, axis=1)[:, :width], axis=0, return_inverse=True)
    most = (wanted @ near.T)[:, alike.reshape(-1)] + themselves[:, None] * loops
    most[~np.isin(term.items, guests)] = 0
    return most


def least_by_place(problem: Problem, term: CompanyTerm) -> Ints | None:
    """What each item of a term (rows) pays at each place at least, constants left out; None if too large."""
    most = most_company(problem, term)
    if most is None:
        return None
    return least_up_to(term.costs)[np.minimum(most, len(term.costs) - 1)]


def least_up_to(costs: Ints) -> Ints:
    """The least of f over all numbers up to each."""
    return np.minimum.accumulate(costs)
