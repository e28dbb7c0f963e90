"""Slow twins: every count written once more, as plainly as its definition."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np

from preseance.engine.problem import Placement, Problem
from preseance.terms import (
    BetweenTerm,
    CompanyTerm,
    MixTerm,
    PairTerm,
    PlaceTerm,
    TallyTerm,
    Term,
)


def placements(problem: Problem) -> list[Placement]:
    """Every placement that leaves no item without a place while one is free."""
    choices = []
    for session in problem.sessions:
        items, here = session.attending.tolist(), []
        count = min(len(items), session.num_places)
        for seated in permutations(items, count) if count < len(items) else [tuple(items)]:
            spots = permutations(range(session.num_places), count)
            if count < len(items):
                spots = iter([tuple(range(session.num_places))])
            for places in spots:
                at = np.full(problem.num_items, -1, dtype=np.int32)
                at[list(seated)] = places
                if all(at[i] == p for i, p in session.fixed.tolist()):
                    here.append(at)
        choices.append(here)
    return [tuple(choice) for choice in product(*choices)]


def value(problem: Problem, placement: Placement) -> tuple[int, ...]:
    """Cost by level, by loops over everything."""
    cost = [0] * len(problem.levels)
    for term in problem.terms:
        cost[term.level] += term.constant + term_value(problem, term, placement)
    return tuple(int(c) for c in cost)


def _standing(problem: Problem, session: int, placement: Placement) -> list[tuple[int, int]]:
    """(item, place) of one session, the empty places with item n."""
    at = placement[session].tolist()
    rows = [(i, p) for i, p in enumerate(at) if p >= 0]
    empty = set(range(problem.sessions[session].num_places)) - {p for _, p in rows}
    return rows + [(problem.num_items, p) for p in sorted(empty)]


def term_value(problem: Problem, term: Term, placement: Placement) -> int:
    n = problem.num_items
    if isinstance(term, MixTerm):
        return _mix(problem, term, placement)
    m = problem.sessions[term.session].num_places
    here = _standing(problem, term.session, placement)
    at = placement[term.session]
    if isinstance(term, PlaceTerm):
        c = term.costs.to_dense(n + 1, m + 1)
        lost = [i for i in problem.sessions[term.session].attending if at[i] < 0]
        return sum(c[i, p] for i, p in here) + sum(c[i, m] for i in lost)
    if isinstance(term, PairTerm):
        w, r = term.weights.to_dense(n + 1, n + 1), term.relation.to_dense(m)
        return sum(w[i, j] * r[p, q] for i, p in here for j, q in here)
    if isinstance(term, CompanyTerm):
        w, r = term.wanted.to_dense(n + 1, n + 1), term.relation.to_dense(m)
        total = 0
        for i in term.items:
            count = sum(w[i, j] * r[at[i], q] for j, q in here) if at[i] >= 0 else 0
            total += term.costs[min(count, len(term.costs) - 1)]
        return total
    if isinstance(term, TallyTerm):
        return _tally(term, here, n)
    return _between(term, here, at)


def _tally(term: TallyTerm, here: list[tuple[int, int]], n: int) -> int:
    attribute, total = [*term.attribute.tolist(), 0], 0
    for g, costs in enumerate(term.costs.tolist()):
        on = [i for i, p in here if term.group[p] == g]
        if term.zero_when_unused and all(i == n for i in on):
            continue
        total += costs[min(sum(attribute[i] for i in on), len(costs) - 1)]
    return total


def _between(term: BetweenTerm, here: list[tuple[int, int]], at: np.ndarray) -> int:
    ends = (int(at[term.a]), int(at[term.b]))
    if min(ends) < 0 or ends not in {(p, q) for p, q in term.ends.tolist()}:
        return term.apart
    middle = {r for p, q, r in term.paths.tolist() if (p, q) == ends}
    members = set(term.members.tolist())
    count = sum(1 for i, p in here if p in middle and i in members)
    return int(term.costs[min(count, len(term.costs) - 1)])


def _mix(problem: Problem, term: MixTerm, placement: Placement) -> int:
    n, last, total = problem.num_items, len(term.costs) - 1, 0
    w = term.weights.to_dense(n + 1, n + 1)
    dense = {k: r.to_dense(problem.sessions[k].num_places) for k, r in term.relations.items()}
    for i in range(n) if term.relations else ():
        for j in range(i + 1, n):
            met = sum(
                r[placement[k][i], placement[k][j]]
                for k, r in dense.items()
                if placement[k][i] >= 0 and placement[k][j] >= 0
            )
            total += w[i, j] * term.costs[min(met, last)]
    for i in range(n) if term.place_values else ():
        height = sum(
            v[placement[k][i]] for k, v in term.place_values.items() if placement[k][i] >= 0
        )
        total += w[i, i] * term.costs[min(height, last)]
    return total
