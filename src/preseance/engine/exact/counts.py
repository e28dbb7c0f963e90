"""Terms that are a function of a count: company, tally, between and mix."""

from __future__ import annotations

from collections import defaultdict
from typing import Protocol

import numpy as np

from preseance.engine.exact.cpsat import cp_model
from preseance.engine.exact.pairs import Entries, entries_of, hold, relation_of
from preseance.engine.exact.variables import Literal, Sum, Variables
from preseance.terms import BetweenTerm, CompanyTerm, MixTerm, Relation, TallyTerm


def company_cost(v: Variables, term: CompanyTerm) -> Sum:
    """For each item a count that equals, at each of its places, the company there."""
    n, k, total = v.problem.num_items, term.session, Sum()
    costs = term.costs.tolist()
    present = [*v.items[k], n]
    wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    listed = set(term.items.tolist())
    rows = [i for i in v.items[k] if i in listed]
    for i, j, w in entries_of(term.wanted, rows, present, (n + 1, n + 1)):
        wanted[i].append((j, w))
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for p, q, r in relation_of(v, k, term.relation):
        near[p].append((q, r))
    weighed: dict[tuple[tuple[int, int], ...], list[Sum]] = {}
    total.constant += costs[0] * (len(listed) - len(wanted))
    total.low = total.high = total.constant
    for i, row in wanted.items():
        key = tuple(row)
        if key not in weighed:
            weighed[key] = _weight_of_places(v, k, row)
        total.join(_company_of(v, k, i, (weighed[key], near), costs))
    return total


def _weight_of_places(v: Variables, k: int, row: list[tuple[int, int]]) -> list[Sum]:
    """By place: the weight of who stands there, as one variable."""
    high = max(w for _, w in row)
    out = []
    for q in range(v.problem.sessions[k].num_places):
        weight, single = Sum(), Sum()
        for j, w in row:
            weight.add(v.on(k, j, q), w)
        if len(weight.weights) > 1:
            v.spend(len(weight.weights))
            y = v.model.new_int_var(0, high, "")
            v.model.add(y == weight.expression())
            single.add_within(y, 1, 0, high)
            weight = single
        weight.high = min(weight.high, high)
        out.append(weight)
    return out


def _company_of(
    v: Variables,
    k: int,
    i: int,
    around: tuple[list[Sum], dict[int, list[tuple[int, int]]]],
    costs: list[int],
) -> Sum:
    weight, near = around
    company = []
    for p in range(v.problem.sessions[k].num_places):
        here = Sum()
        for q, r in near[p]:
            here.join(weight[q], r)
        v.spend(len(here.weights) + 1)
        company.append(here)
    high = max((s.high for s in company), default=0)
    y = v.model.new_int_var(0, high, "")
    for p, here in enumerate(company):
        hold(v, y, here, v.on(k, i, p), both=True)
    hold(v, y, Sum(), v.away(k, i), both=True)
    count = Sum()
    count.add_within(y, 1, 0, high)
    return steps(v, count, costs)


def tally_cost(v: Variables, term: TallyTerm) -> Sum:
    """For each group of places the count of an attribute on it."""
    n, k, total = v.problem.num_items, term.session, Sum(constant=0)
    attribute = np.append(term.attribute, 0)[: n + 1].tolist()
    group = term.group.tolist()
    counted = [i for i in (*v.items[k], n) if attribute[i]]
    v.spend(len(counted) * len(group))
    for g, costs in enumerate(term.costs.tolist()):
        here = [p for p, h in enumerate(group) if h == g]
        count = Sum()
        for p in here:
            for i in counted:
                count.add(v.on(k, i, p), attribute[i])
        if not v.shared:
            count.high = min(count.high, len(here) * max(attribute))
        unused: Literal = 0
        if term.zero_when_unused:
            unused = _unused(v, [v.on(k, n, p) for p in here])
        total.join(steps(v, count, costs, unused))
    return total


def _unused(v: Variables, empty: list[Literal]) -> Literal:
    if any(isinstance(e, int) and not e for e in empty):
        return 0
    loose = [e for e in empty if not isinstance(e, int)]
    if not loose:
        return 1
    made = v.model.new_bool_var("")
    v.model.add_bool_and(loose).only_enforce_if(made)
    v.model.add_bool_or([~e for e in loose]).only_enforce_if(~made)
    return made


def between_cost(v: Variables, term: BetweenTerm) -> Sum:
    """The count of members between, where the two stand at listed ends; else ``apart``."""
    k, costs, apart = term.session, term.costs.tolist(), int(term.apart)
    ends = {(p, q) for p, q in np.asarray(term.ends).reshape(-1, 2).tolist()}
    ends = {(p, q) for p, q in ends if p != q}
    if not ends or not {term.a, term.b} <= set(v.items[k]):
        return Sum(constant=apart, low=apart, high=apart)
    middle: dict[tuple[int, int], set[int]] = defaultdict(set)
    for p, q, r in np.asarray(term.paths).reshape(-1, 3).tolist():
        middle[p, q].add(r)
    member = _member_on(v, k, set(term.members.tolist()))
    most = max((len(rs) for e, rs in middle.items() if e in ends), default=0)
    y = v.model.new_int_var(0, most, "")
    listed = v.model.new_bool_var("")
    for p in range(v.problem.sessions[k].num_places):
        other = Sum()
        for q in sorted(q for first, q in ends if first == p):
            other.add(v.on(k, term.b, q), 1)
            pair = [v.on(k, term.a, p), v.on(k, term.b, q)]
            if 0 not in [x for x in pair if isinstance(x, int)]:
                count = Sum()
                for r in sorted(middle[p, q]):
                    count.add(member[r], 1)
                made = v.model.add(y == count.expression())
                made.only_enforce_if([x for x in pair if not isinstance(x, int)])
                v.spend(len(count.weights))
        hold(v, listed, other, v.on(k, term.a, p), both=True)
    hold(v, listed, Sum(), v.away(k, term.a), both=True)
    count = Sum()
    count.add_within(y, 1, 0, most)
    total = steps(v, count, costs, ~listed)
    total.constant += apart
    total.low += apart
    total.high += apart
    total.add(listed, -apart)
    return total


def _member_on(v: Variables, k: int, members: set[int]) -> list[Literal]:
    """By place: whether a member stands there."""
    inside = [i for i in v.items[k] if i in members]
    places = range(v.problem.sessions[k].num_places)
    return [v.any_of([v.on(k, i, p) for i in inside]) for p in places]


def mix_cost(v: Variables, term: MixTerm) -> Sum:
    """For each weighed pair, or item, the sum over the sessions."""
    n, costs, total = v.problem.num_items, term.costs.tolist(), Sum()
    everyone = range(n)
    weights = entries_of(term.weights, everyone, everyone, (n + 1, n + 1))
    if term.relations:
        pairs = {k: relation_of(v, k, r) for k, r in term.relations.items()}
        for i, j, w in weights:
            if i < j:
                met = Sum()
                for k, relation in term.relations.items():
                    met.join(_met(v, k, (i, j), relation, pairs[k]))
                total.join(steps(v, met, costs), w)
    for i, j, w in weights if term.place_values else ():
        if i == j:
            height = Sum()
            for k, values in term.place_values.items():
                for p, value in enumerate(values.tolist()):
                    height.add(v.on(k, i, p), value)
                v.spend(len(values))
            total.join(steps(v, height, costs), w)
    return total


def _met(v: Variables, k: int, pair: tuple[int, int], relation: Relation, pairs: Entries) -> Sum:
    """R(place of i, place of j) in one session, exactly."""
    i, j = pair
    met = Sum()
    if not {i, j} <= set(v.items[k]) or not pairs:
        return met
    if relation.group is not None:
        both = zip(v.in_group(k, i, relation.group), v.in_group(k, j, relation.group), strict=True)
        for a, b in both:
            met.add(_both(v, a, b), 1)
        met.high = min(met.high, 1)
        return met
    reach: dict[int, Sum] = defaultdict(Sum)
    for p, q, r in pairs:
        reach[p].add(v.on(k, j, q), r)
    high = max(r for _, _, r in pairs)
    v.spend(len(pairs))
    y = v.model.new_int_var(0, high, "")
    for p in range(v.problem.sessions[k].num_places):
        hold(v, y, reach.get(p, Sum()), v.on(k, i, p), both=True)
    hold(v, y, Sum(), v.away(k, i), both=True)
    met.add_within(y, 1, 0, high)
    return met


def _both(v: Variables, a: Literal, b: Literal) -> Literal:
    if isinstance(a, int):
        return b if a else 0
    if isinstance(b, int):
        return a if b else 0
    made = v.model.new_bool_var("")
    v.model.add_bool_and([a, b]).only_enforce_if(made)
    v.model.add_bool_or([~a, ~b]).only_enforce_if(~made)
    v.spend(4)
    return made


class Growing(Protocol):
    """A model that is being built, and counts what it holds."""

    model: cp_model.CpModel

    def spend(self, entries: int) -> None:
        """Count numbers about to be put into it."""


def steps(v: Growing, count: Sum, costs: list[int], unless: Literal | cp_model.BoolVarT = 0) -> Sum:
    """f(count) by one flag a step, the last for all counts past the end; 0 where ``unless``."""
    last = min(len(costs) - 1, count.high)
    if isinstance(unless, int) and (unless or count.low == count.high or last == 0):
        value = 0 if unless else costs[min(count.low, len(costs) - 1)]
        return Sum(constant=value, low=value, high=value)
    flags = [v.model.new_bool_var("") for _ in range(last + 1)]
    v.spend(4 * len(flags) + 2 * len(count.weights))
    total, least, most = Sum(), Sum(), Sum()
    for value, flag in enumerate(flags):
        total.add(flag, costs[value])
        least.add(flag, value)
        most.add(flag, value if value < last else count.high)
    total.low, total.high = min(costs[: last + 1]), max(costs[: last + 1])
    if isinstance(unless, int):
        v.model.add_exactly_one(flags)
    else:
        v.model.add_exactly_one([*flags, unless])
        most.variables.append(unless)  # type: ignore[arg-type]  # a negated literal weighs as one
        most.weights.append(count.high)
        total.low, total.high = min(0, total.low), max(0, total.high)
    v.model.add(count.expression() >= least.expression())
    v.model.add(count.expression() <= most.expression())
    return total
