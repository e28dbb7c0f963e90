"""The cost of every level as one linear expression."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from preseance.engine.allowances import Allowance
from preseance.engine.exact.counts import between_cost, company_cost, mix_cost, tally_cost
from preseance.engine.exact.pairs import pair_cost, place_cost
from preseance.engine.exact.variables import Sum, Variables
from preseance.engine.kinds import ByKind
from preseance.terms import (
    BetweenTerm,
    CompanyTerm,
    MixTerm,
    PairTerm,
    PlaceTerm,
    TallyTerm,
    Term,
)

COST: ByKind[Callable[[Variables, Any], Sum]] = ByKind(
    {
        PlaceTerm: place_cost,
        PairTerm: pair_cost,
        CompanyTerm: company_cost,
        TallyTerm: tally_cost,
        BetweenTerm: between_cost,
        MixTerm: mix_cost,
    }
)
"""What each kind costs in the exact model, constants left out."""


def level_costs(v: Variables, terms: Sequence[Term], count: int) -> list[Sum]:
    """The cost of the first levels; terms of later ones are left out."""
    totals = [Sum() for _ in range(count)]
    for term in terms:
        if term.level < count:
            totals[term.level].join(term_cost(v, term))
    return totals


def add_excess(v: Variables, totals: list[Sum], allowances: Sequence[Allowance]) -> None:
    """Add to each level what terms cost beyond their allowance."""
    for allowance in allowances:
        if allowance.level >= len(totals):
            continue
        cost = Sum()
        for term in allowance.terms:
            cost.join(term_cost(v, term))
        most = max(0, cost.high - allowance.allowed)
        least = max(0, cost.low - allowance.allowed)
        if most == least:
            totals[allowance.level].join(Sum(constant=most, low=most, high=most))
            continue
        excess = v.model.new_int_var(least, most, "")
        v.model.add(excess >= cost.expression() - allowance.allowed)
        totals[allowance.level].join(Sum([excess], [1], 0, least, most))


def term_cost(v: Variables, term: Term) -> Sum:
    """The value of one term, its constant included."""
    cost = COST[term](v, term)
    constant = int(term.constant)
    return Sum(
        cost.variables,
        cost.weights,
        cost.constant + constant,
        cost.low + constant,
        cost.high + constant,
    )
