"""What it costs who stands between two items."""

from __future__ import annotations

from dataclasses import dataclass

from preseance.terms.integers import Ints, tidy


@dataclass(frozen=True, eq=False, kw_only=True)
class BetweenTerm:
    """For one pair of items (a, b): f(how many members of a set stand on the places between).

    ``paths`` holds triples (p, q, r): place r lies between p and q. Where (p, q) is not listed in
    ``ends`` the pair costs ``apart``; where it is, f(count of members on its r).
    """

    level: int
    session: int
    a: int
    b: int
    members: Ints
    """Items of the set."""
    ends: Ints
    """Ordered pairs of places (p, q), shape (pairs, 2)."""
    paths: Ints
    """Triples (p, q, r), shape (triples, 3)."""
    costs: Ints
    """f, by the count; counts past the end count as the last."""
    apart: int = 0
    constant: int = 0

    def __post_init__(self) -> None:
        tidy(self, "members", "ends", "paths", "costs")

    @property
    def sessions(self) -> frozenset[int]:
        """The session it counts in."""
        return frozenset({self.session})
