"""What it costs how many of a kind stand in a group of places."""

from __future__ import annotations

from dataclasses import dataclass

from preseance.terms.integers import Ints, tidy


@dataclass(frozen=True, eq=False, kw_only=True)
class TallyTerm:
    """Sum over groups of places g of f_g(weighted count of the items on g).

    With ``zero_when_unused`` a group on which nobody stands costs nothing.
    """

    level: int
    session: int
    attribute: Ints
    """Weight of each item, not negative; shape n or n+1 (then the last counts empty places)."""
    group: Ints
    """Group of each place, -1 for none."""
    costs: Ints
    """f, shape (groups, counts); counts past the end count as the last."""
    zero_when_unused: bool = False
    constant: int = 0

    def __post_init__(self) -> None:
        tidy(self, "attribute", "group", "costs")

    @property
    def sessions(self) -> frozenset[int]:
        """The session it counts in."""
        return frozenset({self.session})
