"""Blocks: parties of guests who are to sit in one unbroken run of neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from preseance.rules.occasion.assembly import Assembly
from preseance.rules.occasion.relations import Related
from preseance.rules.occasion.runs import least_runs, opened, stretches
from preseance.terms import PairTerm, Weights


@dataclass(frozen=True)
class Block:
    """Two or more items that are to sit in one unbroken run in one session."""

    assembly: Assembly
    items: list[int]

    @property
    def _beside(self) -> Related:
        return self.assembly.related(["beside"], symmetric=True)

    @cached_property
    def _links(self) -> Related:
        """Neighbourhood in which k guests hold k - 1 pairs at most, and so many in one run."""
        k = len(self.items)
        return self.assembly.kept(("opened", k), lambda: opened(self._beside, k))

    def term(self, level: int, weight: int) -> PairTerm:
        """The weight once a cut: a constant, less the pairs of neighbours that hold."""
        items = self.items
        return PairTerm(
            level=level,
            session=self.assembly.index,
            weights=Weights.sparse([(i, j, -weight) for i in items for j in items if i < j]),
            relation=self._links.relation,
            constant=weight * (len(items) - 1),
        )

    def cuts(self, at: Sequence[int]) -> int:
        """How often the run is cut, given the place of each item (-1 for none)."""
        seated = {at[i] for i in self.items if at[i] >= 0}
        held = sum(q in seated for p in seated for q in self._links.near(p)) // 2
        return len(self.items) - 1 - held

    @property
    def least_cuts(self) -> int:
        """The cuts that no plan avoids, because the party is larger than any stretch of seats."""
        seats = frozenset(self.assembly.seats)
        sizes = [len(s.places) for s in stretches(self._beside) if seats.issuperset(s.places)]
        return least_runs(sizes, len(self.items)) - 1
