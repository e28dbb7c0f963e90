"""How guests compare by rank, and how much a rank weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

TIERS = 3
BANDS = 1000
"""At most so many ranks are told apart, so that a table of ranks against ranks stays small."""
Span = tuple[int, int]
"""The first and the last rank that a guest may have, both included."""


@dataclass(frozen=True)
class Standing:
    """Guests as they compare with one another: those of equal or unknown rank do not."""

    spans: Mapping[int, Span]
    """The positions each shares with its equals, 0 first; by item, in precedence.

    Who ends before another begins is senior. Known ranks lie side by side, one in doubt covers all
    that it may be.
    """

    @cached_property
    def size(self) -> int:
        """How many positions count as one rank: 1 up to a thousand guests."""
        return max(1, -(-len(self.spans) // BANDS))

    @cached_property
    def ranks(self) -> Mapping[int, Span]:
        """The spans in ranks."""
        return {i: (a // self.size, b // self.size) for i, (a, b) in self.spans.items()}

    @cached_property
    def count(self) -> int:
        """How many ranks are told apart."""
        return -(-len(self.spans) // self.size)

    @cached_property
    def may_be(self) -> Mapping[int, Span]:
        """The best and the last rank each may have, in whatever order equals are put."""
        first, last = np.array([*self.spans.values()], dtype=np.int64).reshape(-1, 2).T
        best = np.searchsorted(np.sort(last), first, side="left") // self.size
        least = (np.searchsorted(np.sort(first), last, side="right") - 1) // self.size
        return dict(zip(self.spans, zip(best.tolist(), least.tolist(), strict=True), strict=True))

    def before(self, i: int, j: int) -> bool:
        """Whether the first is certainly senior to the second."""
        return self.ranks[i][1] < self.ranks[j][0]

    def tier(self, i: int) -> int:
        """3 where the best rank that an item may have is of the first third, 2 the second, 1 the last.

        That the first ranks weigh more is custom: a wrong order is read at the top of a table,
        seldom at its foot. Equals weigh alike.
        """
        return TIERS - TIERS * self.may_be[i][0] // self.count

    @cached_property
    def tiers(self) -> Mapping[int, int]:
        """The same of all of them."""
        best = np.array([first for first, _ in self.may_be.values()], dtype=np.int64)
        tiers = TIERS - TIERS * best // max(1, self.count)
        return dict(zip(self.spans, tiers.tolist(), strict=True))

    def certainly_first(self, number: int) -> list[int]:
        """Who is of the first so many, whoever of equals goes first."""
        # As many begin up to a last rank as are before the first of those beginning after it.
        after = sorted(first for first, _ in self.spans.values())[number:]
        return [i for i, (_, last) in self.spans.items() if not after or last < after[0]]

    def led_by(self, item: int) -> Standing:
        """The same with one of them before all, where they are among them."""
        if item not in self.spans:
            return self
        there = list(self.spans).index(item)
        others = {
            i: (first + (there >= first), last + (there > last))
            for i, (first, last) in self.spans.items()
            if i != item
        }
        return Standing({item: (0, 0), **others})


def standing(items: Sequence[int], positions: Sequence[int], spans: Sequence[Span]) -> Standing:
    """How some guests of an assembly stand among one another.

    Parameters
    ----------
    items, positions
        In precedence, each with its position in the assembly.
    spans
        Of each position of the assembly, those that whoever has it shares.
    """
    there = np.array(positions, dtype=np.int64)
    first, last = np.array([spans[k] for k in positions], dtype=np.int64).reshape(-1, 2).T
    begins = np.searchsorted(there, first, side="left")
    ends = np.searchsorted(there, last, side="right") - 1
    return Standing(dict(zip(items, zip(begins.tolist(), ends.tolist(), strict=True), strict=True)))
