"""What it costs that an item stands on a place."""

from __future__ import annotations

from dataclasses import dataclass

from preseance.terms.weights import Weights


@dataclass(frozen=True, eq=False, kw_only=True)
class PlaceTerm:
    """Sum over items i placed in the session of c(i, place of i)."""

    level: int
    session: int
    costs: Weights
    """c, items × places; row n speaks of empty places, column m of items without a place."""
    constant: int = 0

    @property
    def sessions(self) -> frozenset[int]:
        """The session it counts in."""
        return frozenset({self.session})
