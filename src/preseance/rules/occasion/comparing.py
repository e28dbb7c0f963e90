"""Who compares with whom by rank, where delegations sit in blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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

    @classmethod
    def of(
        cls,
        blocks: Iterable[tuple[str, Sequence[int]]],
        leading: Callable[[str, Sequence[int]], Iterable[int]],
        *,
        arranged: bool,
    ) -> Blocks:
        """Blocks of delegations and their items; several may be of one, which has one head all the same.

        Parameters
        ----------
        leading
            Which of a delegation's items stand for it.
        """
        parties: dict[str, tuple[int, ...]] = {}
        for name, items in blocks:
            parties[name] = (*dict.fromkeys((*parties.get(name, ()), *items)),)
        party = {i: k for k, items in enumerate(parties.values()) for i in items}
        heads = frozenset(i for name, items in parties.items() for i in leading(name, items))
        return cls(party, heads, arranged)

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
