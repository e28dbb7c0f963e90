"""The value of a placement by the definitions, term by term: what every faster count must equal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from preseance.errors import ProblemError
from preseance.terms import (
    BetweenTerm,
    CompanyTerm,
    Ints,
    MixTerm,
    PairTerm,
    PlaceTerm,
    Relation,
    TallyTerm,
    Term,
    Weights,
)

if TYPE_CHECKING:
    from preseance.engine.problem import Placement, Problem


def evaluate(problem: Problem, placement: Placement) -> tuple[int, ...]:
    """The cost of a placement, by level.

    Raises
    ------
    ProblemError
        Where the placement does not fit the problem (two items on one place, a place that is
        not there, an item that does not attend).
    """
    check_placement(problem, placement)
    cost = [0] * len(problem.levels)
    for term in problem.terms:
        cost[term.level] += _term_value(problem, term, placement)
    return tuple(cost)


def evaluate_term(problem: Problem, term: Term, placement: Placement) -> int:
    """The value of one term, its constant included."""
    check_placement(problem, placement)
    return _term_value(problem, term, placement)


def check_placement(problem: Problem, placement: Sequence[NDArray[np.signedinteger[Any]]]) -> None:
    """Raise ProblemError where a placement does not fit the problem."""
    if len(placement) != len(problem.sessions):
        raise ProblemError(
            f"The placement has {len(placement)} sessions; the problem has {len(problem.sessions)}."
        )
    for k, (session, at) in enumerate(zip(problem.sessions, placement, strict=True)):
        if np.shape(at) != (problem.num_items,):
            raise ProblemError(
                f"Session {k}: the placement has shape {np.shape(at)}; "
                f"expected ({problem.num_items},)."
            )
        seated = np.flatnonzero(at != -1)
        places = at[seated]
        if places.size and (places.min() < 0 or places.max() >= session.num_places):
            raise ProblemError(
                f"Session {k}: a place of the placement is out of range; "
                f"expected -1 to {session.num_places - 1}."
            )
        if len(np.unique(places)) != len(places):
            raise ProblemError(f"Session {k}: two items of the placement have one place.")
        strangers = np.setdiff1d(seated, session.attending)
        if strangers.size:
            raise ProblemError(f"Session {k}: item {strangers[0]} has a place but does not attend.")


def occupants(at: Ints, num_places: int) -> Ints:
    """The item on each place; the number of items where it is empty."""
    on = np.full(num_places, len(at), dtype=np.int64)
    seated = np.flatnonzero(np.asarray(at) >= 0)
    on[np.asarray(at)[seated]] = seated
    return on


def _term_value(problem: Problem, term: Term, placement: Placement) -> int:
    if isinstance(term, PlaceTerm):
        value = _place_value(problem, term, placement)
    elif isinstance(term, PairTerm):
        value = _pair_value(problem, term, placement)
    elif isinstance(term, CompanyTerm):
        value = _company_value(problem, term, placement)
    elif isinstance(term, TallyTerm):
        value = _tally_value(problem, term, placement)
    elif isinstance(term, BetweenTerm):
        value = _between_value(problem, term, placement)
    else:
        value = _mix_value(problem, term, placement)
    return value + int(term.constant)


def entries(weights: Weights, rows: Ints, columns: Ints) -> Ints:
    """w at positions (rows[k], columns[k])."""
    out = np.zeros(len(rows), dtype=np.int64)
    if weights.values.size and len(rows):
        width = int(max(weights.columns.max(), columns.max())) + 1
        keys, inverse = np.unique(weights.rows * width + weights.columns, return_inverse=True)
        sums = np.zeros(len(keys), dtype=np.int64)
        np.add.at(sums, inverse, weights.values)
        wanted = np.asarray(rows) * width + columns
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        out += np.where(keys[at] == wanted, sums[at], 0)
    classes, table = weights.column_class, weights.table
    if (
        weights.row_class is not None
        and classes is not None
        and table is not None
        and (weights.row_class.size and classes.size and table.size)
    ):
        inside = (rows < len(weights.row_class)) & (columns < len(classes))
        r = np.where(inside, weights.row_class[np.where(inside, rows, 0)], -1)
        c = np.where(inside, classes[np.where(inside, columns, 0)], -1)
        known = (r >= 0) & (c >= 0)
        if known.any():
            out[known] += table[r[known], c[known]]
    if weights.dense is not None:
        inside = (rows < weights.dense.shape[0]) & (columns < weights.dense.shape[1])
        out[inside] += weights.dense[rows[inside], columns[inside]]
    return out


def related(relation: Relation, num_places: int) -> tuple[Ints, Ints, Ints]:
    """All (p, q, R(p, q)) that are not zero, entries at one position not added up."""
    if relation.dense is not None:
        p, q = np.nonzero(relation.dense)
        return p.astype(np.int64), q.astype(np.int64), relation.dense[p, q]
    if relation.group is not None:
        order = np.argsort(relation.group, kind="stable")
        order = order[relation.group[order] >= 0]
        bounds = np.flatnonzero(np.diff(relation.group[order])) + 1
        firsts, seconds = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for members in np.split(order, bounds):
            p, q = np.repeat(members, len(members)), np.tile(members, len(members))
            firsts.append(p[p != q])
            seconds.append(q[p != q])
        first = np.concatenate(firsts)
        return first, np.concatenate(seconds), np.ones(len(first), dtype=np.int64)
    assert relation.first is not None and relation.second is not None
    assert relation.values is not None
    return relation.first, relation.second, relation.values


def _place_value(problem: Problem, term: PlaceTerm, placement: Placement) -> int:
    session = problem.sessions[term.session]
    at = np.asarray(placement[term.session], dtype=np.int64)
    on = occupants(at, session.num_places)
    free = session.attending[at[session.attending] < 0]
    rows = np.concatenate([on, free])
    columns = np.concatenate(
        [np.arange(session.num_places), np.full(len(free), session.num_places)]
    )
    return int(entries(term.costs, rows, columns).sum())


def _pair_value(problem: Problem, term: PairTerm, placement: Placement) -> int:
    places = problem.sessions[term.session].num_places
    on = occupants(np.asarray(placement[term.session]), places)
    p, q, value = related(term.relation, places)
    return int((entries(term.weights, on[p], on[q]) * value).sum())


def _company_value(problem: Problem, term: CompanyTerm, placement: Placement) -> int:
    places = problem.sessions[term.session].num_places
    on = occupants(np.asarray(placement[term.session]), places)
    p, q, value = related(term.relation, places)
    count = np.zeros(problem.num_items + 1, dtype=np.int64)
    np.add.at(count, on[p], entries(term.wanted, on[p], on[q]) * value)
    last = len(term.costs) - 1
    return int(term.costs[np.minimum(count[term.items], last)].sum())


def _tally_value(problem: Problem, term: TallyTerm, placement: Placement) -> int:
    n, places = problem.num_items, problem.sessions[term.session].num_places
    on = occupants(np.asarray(placement[term.session]), places)
    attribute = np.append(term.attribute, 0)[: n + 1]
    total = 0
    for g, costs in enumerate(term.costs):
        here = on[term.group == g]
        if term.zero_when_unused and not (here < n).any():
            continue
        total += int(costs[min(int(attribute[here].sum()), len(costs) - 1)])
    return total


def _between_value(problem: Problem, term: BetweenTerm, placement: Placement) -> int:
    at = placement[term.session]
    p, q = int(at[term.a]), int(at[term.b])
    if p < 0 or q < 0 or [p, q] not in np.asarray(term.ends).reshape(-1, 2).tolist():
        return int(term.apart)
    on = occupants(np.asarray(at), problem.sessions[term.session].num_places)
    members = set(np.asarray(term.members).tolist())
    paths = np.asarray(term.paths).reshape(-1, 3).tolist()
    between = {r for first, second, r in paths if (first, second) == (p, q)}
    count = sum(int(on[r]) in members for r in between)
    return int(term.costs[min(count, len(term.costs) - 1)])


def _mix_value(problem: Problem, term: MixTerm, placement: Placement) -> int:
    n, last = problem.num_items, len(term.costs) - 1
    total = 0
    if term.relations:
        sums = np.zeros((n + 1, n + 1), dtype=np.int64)
        for k, relation in term.relations.items():
            places = problem.sessions[k].num_places
            on = occupants(np.asarray(placement[k]), places)
            p, q, value = related(relation, places)
            np.add.at(sums, (on[p], on[q]), value)
        i, j = np.triu_indices(n, 1)
        total += int((entries(term.weights, i, j) * term.costs[np.minimum(sums[i, j], last)]).sum())
    if term.place_values:
        height = np.zeros(n, dtype=np.int64)
        for k, values in term.place_values.items():
            at = np.asarray(placement[k])
            height += np.where(at >= 0, np.append(values, 0)[at], 0)
        i = np.arange(n)
        total += int((entries(term.weights, i, i) * term.costs[np.minimum(height, last)]).sum())
    return total
