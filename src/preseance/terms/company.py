"""What it costs that an item has too little, or too much, of the company it wants."""

from __future__ import annotations

from dataclasses import dataclass

from preseance.terms.integers import Ints, tidy
from preseance.terms.weights import Relation, Weights


@dataclass(frozen=True, eq=False, kw_only=True)
class CompanyTerm:
    """Sum over placed items i of ``items`` of f(number of i's wanted companions in relation R to i).

    The number is the sum over j of wanted(i, j) · R(place of i, place of j). An item without a
    place counts f(0).
    """

    level: int
    session: int
    items: Ints
    wanted: Weights
    """Companions, items × items (row i: whom i counts); column n counts empty places."""
    relation: Relation
    costs: Ints
    """f, by the number; numbers past the end count as the last."""
    constant: int = 0

    def __post_init__(self) -> None:
        tidy(self, "items", "costs")

    @property
    def sessions(self) -> frozenset[int]:
        """The session it counts in."""
        return frozenset({self.session})
