"""The cost of every level as one linear expression."""

from __future__ import annotations

from collections.abc import Sequence

from preseance.engine.exact.counts import between_cost, company_cost, mix_cost, tally_cost
from preseance.engine.exact.pairs import pair_cost, place_cost
from preseance.engine.exact.variables import Sum, Variables
from preseance.terms import BetweenTerm, CompanyTerm, PairTerm, PlaceTerm, TallyTerm, Term


def level_costs(v: Variables, terms: Sequence[Term], count: int) -> list[Sum]:
    """The cost of the first levels; terms of later ones are left out."""
    totals = [Sum() for _ in range(count)]
    for term in terms:
        if term.level < count:
            totals[term.level].join(term_cost(v, term))
    return totals


def term_cost(v: Variables, term: Term) -> Sum:
    """The value of one term, its constant included."""
    if isinstance(term, PlaceTerm):
        cost = place_cost(v, term)
    elif isinstance(term, PairTerm):
        cost = pair_cost(v, term)
    elif isinstance(term, CompanyTerm):
        cost = company_cost(v, term)
    elif isinstance(term, TallyTerm):
        cost = tally_cost(v, term)
    elif isinstance(term, BetweenTerm):
        cost = between_cost(v, term)
    else:
        cost = mix_cost(v, term)
    constant = int(term.constant)
    return Sum(
        cost.variables,
        cost.weights,
        cost.constant + constant,
        cost.low + constant,
        cost.high + constant,
    )
