"""The six kinds of term a cost is made of. Numbers only; imports no Numba, so rules may build them.

Indices. A problem has items 0..n-1 and sessions 0..s-1; session k has places 0..m_k-1. Two
pseudo-indices let a term speak of what is missing: item ``n`` stands on every empty place, and
place ``m_k`` is where an item stands that attends session k but has no place there. Weights may
therefore be given with shape n or n+1 (items) and m or m+1 (places).

Every cost is an integer, counted at one level (an index into the problem's level names; 0 is
the most important). Every term may carry a constant.
"""

from typing import TypeAlias

from preseance.terms.between import BetweenTerm
from preseance.terms.company import CompanyTerm
from preseance.terms.integers import Ints
from preseance.terms.mix import MixTerm
from preseance.terms.pair import PairTerm
from preseance.terms.place import PlaceTerm
from preseance.terms.tally import TallyTerm
from preseance.terms.weights import Relation, Weights

__all__ = [
    "BetweenTerm",
    "CompanyTerm",
    "Ints",
    "MixTerm",
    "PairTerm",
    "PlaceTerm",
    "Relation",
    "TallyTerm",
    "Term",
    "Weights",
]

Term: TypeAlias = PlaceTerm | PairTerm | CompanyTerm | TallyTerm | BetweenTerm | MixTerm
