"""Blocks: parties of guests who are to sit in one unbroken run of neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from preseance.rules.occasion.assembly import Assembly
from preseance.rules.occasion.relations import Related
from preseance.rules.occasion.runs import Stretch, least_runs, stretches
from preseance.rules.shapes.rule import Rule
from preseance.terms import PairTerm, TallyTerm, Term, Weights


@dataclass(frozen=True)
class Block:
    """Two or more items that are to sit in one unbroken run in one session."""

    assembly: Assembly
    items: list[int]

    @property
    def _beside(self) -> Related:
        return self.assembly.related(["beside"], symmetric=True, chairs=True)

    @cached_property
    def _rings(self) -> tuple[Stretch, ...]:
        """The rings that the party could fill: then they hold one link more than guests in a row."""
        found = self.assembly.kept(("stretches",), lambda: stretches(self._beside))
        return tuple(s for s in found if s.closed and len(s.places) <= len(self.items))

    @cached_property
    def _whole(self) -> tuple[tuple[int, ...], ...]:
        """The chairs of each table seated whole, where the party is one run however it sits."""
        layout, seats = self.assembly.layout, self.assembly.seats_at
        return tuple(seats[table] for table in self.assembly.tables if table in layout.whole)

    def terms(self, rule: Rule) -> Sequence[Term]:
        """The weight of a rule once a cut: a constant, less the pairs of neighbours that hold, and the weight
        for each ring that is full of the party, which holds one pair too many.
        """
        items, index, weight = self.items, self.assembly.index, rule.row.weight
        held = PairTerm(
            level=rule.level,
            session=index,
            weights=Weights.sparse([(i, j, -weight) for i in items for j in items if i < j]),
            relation=self._beside.relation,
            constant=weight * (len(items) - 1),
        )
        groups = [*(ring.places for ring in self._rings), *self._whole]
        if not groups:
            return [held]
        sizes = [len(places) for places in groups]
        group = np.full(len(self.assembly.places), -1, dtype=np.int64)
        costs = np.zeros((len(sizes), max(sizes) + 1), dtype=np.int64)
        for k, places in enumerate(groups):
            group[list(places)] = k
            if k < len(self._rings):
                costs[k, sizes[k] :] = weight
            else:
                # So many of the party, counted one by one above, are one run here.
                costs[k, 1:] = -weight * np.arange(max(sizes))
        party = np.zeros(len(rule.occasion.guests), dtype=np.int64)
        party[items] = 1
        full = TallyTerm(level=rule.level, session=index, attribute=party, group=group, costs=costs)
        return [held, full]

    def cuts(self, at: Sequence[int]) -> int:
        """How often the run is cut, given the place of each item (-1 for none)."""
        seated = {at[i] for i in self.items if at[i] >= 0}
        held = sum(q in seated for p in seated for q in self._beside.near(p)) // 2
        full = sum(seated.issuperset(ring.places) for ring in self._rings)
        joined = sum(max(0, len(seated.intersection(places)) - 1) for places in self._whole)
        return len(self.items) - 1 - held + full - joined

    @property
    def least_cuts(self) -> int:
        """The cuts that no plan avoids, because the party is larger than any stretch of seats."""
        seats = frozenset(self.assembly.seats)
        whole = {p for places in self._whole for p in places}
        sizes = [
            len(s.places)
            for s in stretches(self._beside)
            if seats.issuperset(s.places) and whole.isdisjoint(s.places)
        ]
        sizes += [len(places) for places in self._whole]
        return least_runs(sizes, len(self.items)) - 1
