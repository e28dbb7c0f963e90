"""Place and pair terms as linear costs.

A variable that stands for a cost is held from the side that matters only: from below where the
cost counts, from above where it is a gain. Minimising does the rest, and a limit on the sum is
as sharp as one on the exact values.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from preseance.engine.exact.cpsat import cp_model
from preseance.engine.exact.variables import Literal, Sum, Variables
from preseance.engine.kinds.reading import related
from preseance.terms import Ints, PairTerm, PlaceTerm, Relation, Weights

FEW_PAIRS = 8
"""Up to so many pairs of items are written one by one where groups of places matter."""

Entries = list[tuple[int, int, int]]
"""(row, column, value), each position once, no zeros."""


def place_cost(v: Variables, term: PlaceTerm) -> Sum:
    """Linear as it stands: c(i, p) for who is on p, c(n, p) for nobody, c(i, m) for who waits."""
    n, k, total = v.problem.num_items, term.session, Sum()
    m = v.problem.sessions[k].num_places
    present = [*v.items[k], n]
    for i, p, c in entries_of(term.costs, present, range(m + 1), (n + 1, m + 1)):
        if p < m:
            total.add(v.on(k, i, p), c)
        elif i < n:
            total.add(v.away(k, i), c, int(v.crowd.size[i]))
    v.spend(len(total.weights))
    return total


def pair_cost(v: Variables, term: PairTerm) -> Sum:
    """By pairs of items or by pairs of places, whichever is smaller."""
    n, k, total = v.problem.num_items, term.session, Sum()
    present = [*v.items[k], n]
    weights = entries_of(term.weights, present, present, (n + 1, n + 1))
    real = [(i, j, w) for i, j, w in weights if n not in (i, j) and (i != j or v.crowd.size[i] > 1)]
    single = all(v.crowd.size[i] == v.crowd.size[j] == 1 for i, j, _ in real)
    group = term.relation.group
    if group is not None and single and len(real) == len(weights) <= FEW_PAIRS:
        for pair in real:
            _grouped_pair(v, k, pair, group, total)
        return total
    pairs = relation_of(v, k, term.relation)
    for p, q, r in pairs:
        if p == q:
            for i, j, w in weights:
                if i == j:
                    total.add(v.on(k, i, p), w * r)
    apart = [(p, q, r) for p, q, r in pairs if p != q]
    _empty_cost(v, k, [e for e in weights if n in e[:2]], apart, total)
    if not real or not apart:
        return total
    table, rows, columns = _classes(real)
    groups = 0 if group is None else len(np.unique(group))
    by_items = len(real) * (len(apart) + len(v.items[k])) if group is None else len(real) * groups
    if single and by_items <= len(apart) * table.size:
        for pair in real:
            if group is not None:
                _grouped_pair(v, k, pair, group, total)
            else:
                _related_pair(v, k, pair, apart, total)
    else:
        _class_cost(v, k, (table, rows, columns), apart, total)
    return total


def entries_of(
    weights: Weights, rows: list[int] | range, columns: list[int] | range, shape: tuple[int, int]
) -> Entries:
    """The entries of some rows and columns that are not zero."""
    if weights.table is None and weights.dense is None:
        wanted_rows, wanted_columns = set(rows), set(columns)
        found: dict[tuple[int, int], int] = defaultdict(int)
        triples = (weights.rows.tolist(), weights.columns.tolist(), weights.values.tolist())
        for i, j, w in zip(*triples, strict=True):
            if i in wanted_rows and j in wanted_columns:
                found[i, j] += w
        return [(i, j, w) for (i, j), w in sorted(found.items()) if w]
    r, c = np.asarray(rows, dtype=np.int64), np.asarray(columns, dtype=np.int64)
    full = weights.to_dense(*shape)[np.ix_(r, c)]
    at, to = np.nonzero(full)
    return list(zip(r[at].tolist(), c[to].tolist(), full[at, to].tolist(), strict=True))


def relation_entries(relation: Relation, num_places: int) -> Entries:
    """All (p, q, R(p, q)) that are not zero, each position once."""
    found: dict[tuple[int, int], int] = defaultdict(int)
    for p, q, r in zip(*(side.tolist() for side in related(relation, num_places)), strict=True):
        found[p, q] += r
    return [(p, q, r) for (p, q), r in found.items() if r]


def relation_of(v: Variables, k: int, relation: Relation) -> Entries:
    """The entries of a relation in session k, listed once a model."""
    key = (k, id(relation))
    if key not in v.relations:
        v.relations[key] = relation_entries(relation, v.problem.sessions[k].num_places)
    return v.relations[key]


def _related_pair(
    v: Variables, k: int, pair: tuple[int, int, int], apart: Entries, total: Sum
) -> None:
    """w · R(place of i, place of j) by one variable and a constraint for each place of i."""
    i, j, w = pair
    mine, theirs = v.open_to(k, i), v.open_to(k, j)
    reach: dict[int, Sum] = defaultdict(Sum)
    for p, q, r in apart:
        if p in mine and q in theirs:
            reach[p].add(theirs[q], r)
    values = {r for _, _, r in apart}
    v.spend(len(apart) + 2 * len(v.items[k]))
    if not reach:
        return  # Wherever the two may stand, they are not in this relation.
    if len(values) == 1:
        (value,) = values
        y: cp_model.IntVar = v.model.new_bool_var("")
        total.add(y, w * value)
        _hold_flag(v, k, i, y, reach, value, up=w * value < 0)
        return
    low, high = min(0, *values), max(0, *values)
    y = v.model.new_int_var(low, high, "")
    total.add_within(y, w, low, high)
    for p, here in mine.items():
        hold(v, y, reach.get(p, Sum()), here, up=w < 0)
    hold(v, y, Sum(), v.away(k, i), up=w < 0)


def _hold_flag(
    v: Variables, k: int, i: int, y: cp_model.IntVar, reach: dict[int, Sum], value: int, *, up: bool
) -> None:
    """y ≥ (or, ``up``, ≤) whether i stands on a p and the other in the reach of p."""
    none = Sum()
    for p, here in v.open_to(k, i).items():
        near = reach.get(p, none)
        inside = Sum([*near.variables], [w // value for w in near.weights], near.constant // value)
        if up:
            inside.add(here, -1)
            v.model.add(y <= inside.expression() + 1)
        elif near is not none:
            inside.add(here, 1)
            v.model.add(inside.expression() <= y + 1)
    if up:
        v.model.add(y + v.away(k, i) <= 1)


def _grouped_pair(
    v: Variables, k: int, pair: tuple[int, int, int], group: Ints, total: Sum
) -> None:
    """w where i and j stand in one group."""
    i, j, w = pair
    y = v.model.new_bool_var("")
    total.add(y, w)
    both = list(zip(v.in_group(k, i, group), v.in_group(k, j, group), strict=True))
    v.spend(4 * len(both))
    anywhere = Sum()
    for a, b in both:
        anywhere.add(a, 1)
        if w > 0:
            v.model.add(a + b <= y + 1)
        else:
            v.model.add(y + a <= b + 1)
    if w < 0:
        v.model.add(y <= anywhere.expression())


def _classes(real: Entries) -> tuple[Ints, list[list[int]], list[list[int]]]:
    """The weights as a table of equal rows × equal columns, and the items of each."""
    left, right = sorted({i for i, _, _ in real}), sorted({j for _, j, _ in real})
    row_of, column_of = {i: a for a, i in enumerate(left)}, {j: b for b, j in enumerate(right)}
    full = np.zeros((len(left), len(right)), dtype=np.int64)
    for i, j, w in real:
        full[row_of[i], column_of[j]] = w
    table, kind = np.unique(full, axis=0, return_inverse=True)
    rows = [[i for i, a in zip(left, kind.reshape(-1), strict=True) if a == r]
            for r in range(len(table))]  # fmt: skip
    table, kind = np.unique(table, axis=1, return_inverse=True)
    columns = [[j for j, b in zip(right, kind.reshape(-1), strict=True) if b == c]
               for c in range(table.shape[1])]  # fmt: skip
    return table, rows, columns


def _class_cost(
    v: Variables,
    k: int,
    classes: tuple[Ints, list[list[int]], list[list[int]]],
    apart: Entries,
    total: Sum,
) -> None:
    """R(p, q) · T(class on p, class on q) by one variable a pair of places."""
    table, rows, columns = classes
    low, high = min(0, int(table.min())), max(0, int(table.max()))
    v.spend(len(apart) * table.size)
    places = {p for p, _, _ in apart}, {q for _, q, _ in apart}
    first = {p: [v.any_of([v.on(k, i, p) for i in row]) for row in rows] for p in places[0]}
    second = {q: [v.any_of([v.on(k, j, q) for j in col]) for col in columns] for q in places[1]}
    nobody = {p: _none_of(v, literals) for p, literals in first.items()}
    for p, q, r in apart:
        y = v.model.new_int_var(low, high, "")
        total.add_within(y, r, low, high)
        for a, weights in enumerate(table.tolist()):
            cost = Sum()
            for b, w in enumerate(weights):
                cost.add(second[q][b], w)
            hold(v, y, cost, first[p][a], up=r < 0)
        hold(v, y, Sum(), nobody[p], up=r < 0)


def _none_of(v: Variables, literals: list[Literal]) -> Literal:
    made = v.model.new_bool_var("")
    v.settle([*literals, made], 1)
    return made


def _empty_cost(v: Variables, k: int, weights: Entries, apart: Entries, total: Sum) -> None:
    """The share of empty places: R(p, q) · (whether p is empty) · (what its neighbour weighs)."""
    n = v.problem.num_items
    before = [(j, w) for i, j, w in weights if i == n]
    after = [(i, w) for i, j, w in weights if j == n and i != n]
    for side, flip in ((before, False), (after, True)):
        if not side:
            continue
        low, high = min(0, *(w for _, w in side)), max(0, *(w for _, w in side))
        v.spend(len(apart) * (len(side) + 2))
        for p, q, r in apart:
            bare, other = (q, p) if flip else (p, q)
            cost = Sum()
            for item, w in side:
                cost.add(v.on(k, item, other), w)
            y = v.model.new_int_var(low, high, "")
            total.add_within(y, r, low, high)
            empty = v.on(k, n, bare)
            hold(v, y, cost, empty, up=r < 0)
            hold(v, y, Sum(), 1 - empty if isinstance(empty, int) else ~empty, up=r < 0)


def hold(
    v: Variables,
    y: cp_model.IntVar,
    cost: Sum,
    literal: Literal | cp_model.BoolVarT,
    *,
    up: bool = False,
    both: bool = False,
) -> None:
    """Where the literal holds: y ≥ cost, y ≤ cost (``up``), or y = cost (``both``)."""
    if isinstance(literal, int):
        if not literal:
            return
        literal = True
    value = cost.expression()
    made = v.model.add(y == value if both else y <= value if up else y >= value)
    if literal is not True:
        made.only_enforce_if(literal)
