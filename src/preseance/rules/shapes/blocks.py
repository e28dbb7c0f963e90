"""Blocks: parties of guests who are to sit in one unbroken run of neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from preseance.model.place import PlaceKind
from preseance.rules.occasion.assembly import ENDS, Assembly
from preseance.rules.occasion.relations import Related, listed
from preseance.rules.occasion.runs import Stretch, least_runs, stretches
from preseance.rules.shapes.rule import Rule
from preseance.terms import PairTerm, TallyTerm, Term, Weights


@dataclass(frozen=True)
class Block:
    """Two or more items that are to sit in one unbroken run in one session."""

    assembly: Assembly
    items: list[int]
    interpreters: tuple[int, ...] = ()
    """Items who interpret for those of the party alone, and so belong to its run."""
    party: str = ""
    """Id of the delegation, where the party is one: whoever of it is on an auxiliary place, or at an end of a
    table whose sides are parted, cuts nothing."""
    parted: frozenset[str] = frozenset()
    """Ids of the tables whose two sides are parted."""

    @property
    def members(self) -> list[int]:
        """The party with its interpreters."""
        return [*self.items, *self.interpreters]

    @cached_property
    def _beside(self) -> Related:
        near = self.assembly.related(["beside"], symmetric=True, chairs=True)
        if not self.parted:
            return near
        return self.assembly.kept(("by side", self.parted), lambda: self._within_sides(near))

    def _within_sides(self, near: Related) -> Related:
        """Neighbours on one side of a table whose sides are parted, and all those of other tables."""
        side = [self._side_of(p) for p in range(near.num_places)]
        pairs = zip(*(end.tolist() for end in near.pairs), strict=True)
        return listed([(p, q) for p, q in pairs if side[p] == side[q]], near.num_places)

    def _side_of(self, place: int) -> str:
        seat = self.assembly.places[place]
        return seat.side.removesuffix("-side") if seat.table in self.parted else ""

    @cached_property
    def _aside(self) -> tuple[int, ...]:
        """The places where whoever sits there cuts nothing."""
        if not self.party:
            return ()
        return tuple(
            k
            for k, place in enumerate(self.assembly.places)
            if place.kind is PlaceKind.AUXILIARY or self._side_of(k) in ENDS
        )

    @cached_property
    def _rings(self) -> tuple[Stretch, ...]:
        """The rings that the party could fill: then they hold one link more than guests in a row."""
        found = self._stretches
        return tuple(s for s in found if s.closed and len(s.places) <= len(self.members))

    @property
    def _stretches(self) -> tuple[Stretch, ...]:
        return self.assembly.kept(("stretches", self.parted), lambda: stretches(self._beside))

    @cached_property
    def _whole(self) -> tuple[tuple[int, ...], ...]:
        """The chairs of each table seated whole, where the party is one run however it sits."""
        layout, seats = self.assembly.layout, self.assembly.seats_at
        return tuple(seats[table] for table in self.assembly.tables if table in layout.whole)

    def terms(self, rule: Rule) -> Sequence[Term]:
        """The weight of a rule once a cut: a constant, less the pairs of neighbours that hold, and the weight
        for each ring that is full of the party, which holds one pair too many.
        """
        items, index, weight = self.members, self.assembly.index, rule.row.weight
        held = PairTerm(
            level=rule.level,
            session=index,
            weights=Weights.sparse([(i, j, -weight) for i in items for j in items if i < j]),
            relation=self._beside.relation,
            constant=weight * (len(items) - 1),
        )
        groups = [*(ring.places for ring in self._rings), *self._whole]
        if self._aside:
            groups.append(self._aside)
        if not groups:
            return [held]
        sizes = [len(places) for places in groups]
        group = np.full(len(self.assembly.places), -1, dtype=np.int64)
        costs = np.zeros((len(sizes), max(sizes) + 1), dtype=np.int64)
        for k, places in enumerate(groups):
            group[list(places)] = k
            if k < len(self._rings):
                costs[k, sizes[k] :] = weight
            elif places is self._aside:
                costs[k] = -weight * np.minimum(np.arange(costs.shape[1]), len(items) - 1)
            else:
                # So many of the party, counted one by one above, are one run here.
                costs[k, 1:] = -weight * np.arange(max(sizes))
        party = np.zeros(len(rule.occasion.guests), dtype=np.int64)
        party[items] = 1
        full = TallyTerm(level=rule.level, session=index, attribute=party, group=group, costs=costs)
        return [held, full]

    def cuts(self, at: Sequence[int]) -> int:
        """How often the run is cut, given the place of each item (-1 for none)."""
        seated = {at[i] for i in self.members if at[i] >= 0}
        held = sum(q in seated for p in seated for q in self._beside.near(p)) // 2
        full = sum(seated.issuperset(ring.places) for ring in self._rings)
        joined = sum(max(0, len(seated.intersection(places)) - 1) for places in self._whole)
        aside = min(len(seated.intersection(self._aside)), len(self.members) - 1)
        return len(self.members) - 1 - held + full - joined - aside

    @property
    def least_cuts(self) -> int:
        """The cuts that no plan avoids, because the party is larger than any stretch of seats."""
        seats = frozenset(self.assembly.seats)
        parted = {p for places in (*self._whole, self._aside) for p in places}
        sizes = [
            len(s.places)
            for s in self._stretches
            if seats.issuperset(s.places) and parted.isdisjoint(s.places)
        ]
        sizes += [len(places) for places in self._whole]
        # Nobody sits on an auxiliary place in their own right.
        aside = len(seats.intersection(self._aside))
        return least_runs(sizes, max(1, len(self.items) - aside)) - 1
