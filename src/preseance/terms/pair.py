"""What it costs that two items stand in a relation."""

from __future__ import annotations

from dataclasses import dataclass

from preseance.terms.weights import Relation, Weights


@dataclass(frozen=True, eq=False, kw_only=True)
class PairTerm:
    """Sum over ordered pairs (i, j), i = j included, of w(i, j) · R(place of i, place of j).

    For an unordered pair and a symmetric relation list the pair once.
    """

    level: int
    session: int
    weights: Weights
    relation: Relation
    constant: int = 0

    @property
    def sessions(self) -> frozenset[int]:
        """The session it counts in."""
        return frozenset({self.session})
