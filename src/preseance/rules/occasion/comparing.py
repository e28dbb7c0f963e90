"""Who compares with whom by rank, where delegations sit in blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ANYBODY = -2
"""The party of an empty place, which everybody compares with."""


@dataclass(frozen=True)
class Blocks:
    """Who compares with whom where delegations sit in blocks; everybody where they do not."""

    party: Mapping[int, int]
    """Number of the delegation of each item that sits in one."""
    heads: frozenset[int]
    arranged: bool
    """Whether another rule seats the members right and left of their head."""

    def kind(self, item: int) -> tuple[int, int]:
        """Number of the delegation, -1 for none, and whether the item stands for it, or for itself."""
        party = self.party.get(item, -1)
        return party, int(party < 0 or item in self.heads)

    def compare(self, i: int, j: int) -> bool:
        """Whether two items compare."""
        (a, i_leads), (b, j_leads) = self.kind(i), self.kind(j)
        return bool(i_leads and j_leads) or (a == b and not self.arranged)

    def within(self, i: int, j: int) -> bool:
        """Whether two items compare as members of one delegation."""
        party = self.party.get(i)
        return party is not None and party == self.party.get(j) and not self.arranged
