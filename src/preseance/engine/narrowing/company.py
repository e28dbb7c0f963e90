"""Company in the matrices of a session: what too little of it costs at least, as a cost of places."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from preseance.engine.kinds.companions import least_by_place, may_count
from preseance.engine.matrices import Matrices
from preseance.engine.problem import Problem
from preseance.terms import CompanyTerm


def with_company(alone: Problem, made: Matrices) -> Matrices:
    """The matrices of a problem of one session, its terms of company added as far as places tell.

    What the linear costs say of company is never more than it costs.
    """
    linear, constant = made.linear.copy(), made.constant.copy()
    session = alone.sessions[0]
    place_of = np.full(alone.num_items, -1, dtype=np.int64)
    place_of[session.fixed[:, 0]] = session.fixed[:, 1]
    row_of = np.full(alone.num_items, -1, dtype=np.int64)
    row_of[made.items] = np.arange(len(made.items))
    for term in company_by_place(alone):
        least, nobody = least_by_place(alone, term), int(term.costs[0])
        assert least is not None
        rows, places = row_of[term.items], place_of[term.items]
        moves, held = np.flatnonzero(rows >= 0), np.flatnonzero(places >= 0)
        linear[term.level][np.ix_(rows[moves], np.arange(len(made.places)))] += least[moves][
            :, made.places
        ]
        linear[term.level][rows[moves], len(made.places) :] += nobody
        elsewhere = len(term.items) - len(moves) - len(held)
        constant[term.level] += int(term.constant) + elsewhere * nobody
        constant[term.level] += least[held, places[held]].sum()
    return replace(made, linear=linear, constant=constant)


def company_by_place(alone: Problem) -> list[CompanyTerm]:
    """The terms of company that are counted place by place: all but those of very large halls."""
    return [term for term in alone.of(CompanyTerm) if may_count(alone, term)]
