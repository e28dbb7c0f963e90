"""What it costs how pairs meet, or how places weigh, over several sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from preseance.terms.integers import Ints, integers, tidy
from preseance.terms.weights import Relation, Weights


@dataclass(frozen=True, eq=False, kw_only=True)
class MixTerm:
    """f(sum over sessions): of a pair relation for pairs of items, or of a place value for items.

    With ``relations``: sum over unordered pairs i < j of w(i, j) · f(sum over sessions of
    R_s(place of i, place of j)), w taken at (i, j) with i < j. With ``place_values``: sum over
    items i of w(i, i) · f(sum over sessions of v_s[place of i]). Sessions where an item has no
    place add nothing.
    """

    level: int
    weights: Weights
    costs: Ints
    """f, by the sum (not negative); sums past the end count as the last."""
    relations: Mapping[int, Relation] = field(default_factory=dict)
    """Symmetric relations with values >= 0, by session."""
    place_values: Mapping[int, Ints] = field(default_factory=dict)
    """Values >= 0 of the places, by session."""
    constant: int = 0

    def __post_init__(self) -> None:
        tidy(self, "costs")
        values = {k: integers(v) for k, v in self.place_values.items()}
        object.__setattr__(self, "place_values", values)

    @property
    def sessions(self) -> frozenset[int]:
        """The sessions it adds up."""
        return frozenset({*self.relations, *self.place_values})
