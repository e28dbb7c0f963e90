"""Over several sessions guests meet new neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.place import PlaceKind
from preseance.model.plan import Plan
from preseance.rules.shapes import (
    Assembly,
    Param,
    Related,
    Rule,
    choice,
    even_shares,
    least_pairs,
    pairs_of,
    words,
)
from preseance.terms import MixTerm, Term, Weights
from preseance.wording.message import GuestRef, Listed, SessionRef
from preseance.wording.said import Said


class FreshNeighbours(Rule):
    """Give everybody fresh neighbours.

    Over the sessions of the row (all of them where none is named) no two guests are in one of
    ``relations`` (beside where none is named; ``same-table`` for dinners where tables change with
    the courses) more than once. Partners, interpreters with their principals, and the pairs of
    guests of ``exempt`` are left alone. With ``past=yes`` a meeting in ``encounters.csv``, other than
    in a session of the row, counts as one before, and so do two who sat beside each other at an earlier
    event (``earlier.csv``; with ``same-table`` at one table).

    Why
    ---
    Guests of two days, or of three courses, are to meet as many others as they can.

    Kept
    ----
    A pair meets once, or never.

    Broken
    ------
    A pair meets again.

    Formula
    -------
    weight × the meetings of a pair beyond the first, over all pairs; for a pair who met before, all
    their meetings. Where the sessions bring about
    more meetings than there are pairs, the rest is one unavoidable finding.

    Source
    ------
    The social golfer problem (CSPLib 010) is the same count.
    """

    kind = "fresh_neighbours"
    title = "fresh neighbours"
    wish = Said(
        "Give {a} other neighbours than before, {sessions}.", a="{a}", sessions="{sessions}"
    )
    open_to_all = True
    relations = ("beside",)
    params: ClassVar[Mapping[str, Param]] = {
        "exempt": words("selectors of guests who may meet each other again"),
        "past": choice(
            ("no", "yes"), "whether encounters.csv and earlier.csv tell of meetings before"
        ),
    }
    messages: ClassVar[Mapping[str, str]] = {
        "fresh_neighbours.again": "{a} and {b} meet {number} times: {sessions}.",
        "fresh_neighbours.met_before": "{a} and {b}, who have met before, meet again: {sessions}.",
        "fresh_neighbours.unavoidable": "There are more meetings than pairs: {number} repeat{number:s} cannot be avoided.",
    }

    @cached_property
    def _near(self) -> list[tuple[Assembly, Related]]:
        return [(assembly, self.near(assembly)) for assembly in self.assemblies()]

    @cached_property
    def _exempt(self) -> frozenset[tuple[int, int]]:
        found = set[tuple[int, int]]()
        for assembly in self.assemblies():
            found.update(self.occasion.couples(assembly))
            chosen = self.occasion.items(assembly, self.said("exempt").split())
            found.update((i, j) for i in chosen for j in chosen if i < j)
        found.update(
            (min(i, k), max(i, k)) for i, k in (*self.occasion.interpreting, *self.occasion.aiding)
        )
        return frozenset(found)

    @property
    def minds_past(self) -> bool:
        """Where the row says so."""
        return self.said("past") == "yes"

    @cached_property
    def _met(self) -> frozenset[tuple[int, int]]:
        """Pairs who met before the sessions of the row."""
        if not self.minds_past:
            return frozenset()
        ours = {assembly.session.id for assembly in self.assemblies()}
        item_of, found = self.occasion.item_of, set[tuple[int, int]]()
        for met in self.occasion.event.encounters:
            i, j = item_of.get(met.a), item_of.get(met.b)
            if met.session not in ours and i is not None and j is not None and i != j:
                found.add((min(i, j), max(i, j)))
        for a, b in self._sat_before():
            i, j = item_of.get(a), item_of.get(b)
            if i is not None and j is not None and i != j:
                found.add((min(i, j), max(i, j)))
        return frozenset(found - self._exempt)

    def _sat_before(self) -> Iterator[tuple[str, str]]:
        """Guests who were near each other at an earlier event."""
        rows = self.occasion.event.earlier
        yield from ((row.guest, other) for row in rows for other in row.beside)
        if "same-table" in self.row.relations:
            at: dict[tuple[str, ...], list[str]] = {}
            for row in rows:
                if row.table:
                    at.setdefault(row.company, []).append(row.guest)
            for together in at.values():
                yield from combinations(together, 2)

    def terms(self) -> Sequence[Term]:
        """A mix term over the sessions, and one that counts the first meeting of who met before."""
        return [*self._again_term(), *self._met_term()]

    def _met_term(self) -> Sequence[Term]:
        if not self._met:
            return []
        costs = np.minimum(np.arange(len(self._near) + 1, dtype=np.int64), 1)
        return [
            MixTerm(
                level=self.level,
                weights=Weights.sparse([(i, j, 1) for i, j in sorted(self._met)]),
                costs=costs * self.row.weight,
                relations={assembly.index: near.relation for assembly, near in self._near},
            )
        ]

    def _again_term(self) -> Sequence[Term]:
        if len(self._near) < 2:
            return []
        everybody = np.zeros(len(self.occasion.guests), dtype=np.int64)
        alike = Weights.classes(everybody, everybody, [[1]])
        less = Weights.sparse([(i, j, -1) for i, j in sorted(self._exempt)])
        weights = replace(alike, rows=less.rows, columns=less.columns, values=less.values)
        times = np.maximum(np.arange(len(self._near) + 1, dtype=np.int64) - 1, 0)
        return [
            MixTerm(
                level=self.level,
                weights=weights,
                costs=times * self.row.weight,
                relations={assembly.index: near.relation for assembly, near in self._near},
            )
        ]

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a pair that meets again; what is by counting unavoidable is one."""
        if len(self._near) < 2 and not self._met:
            return []
        seating, n = self.occasion.seating(plan), len(self.occasion.guests)
        met: dict[tuple[int, int], list[str]] = {}
        for assembly, near in self._near:
            at, on = seating.at[assembly.index], seating.on[assembly.index].tolist()
            for i in range(n):
                for q in near.near(at[i]):
                    j = on[q]
                    if i < j < n:
                        met.setdefault((i, j), []).append(assembly.session.id)
        again = sorted(
            (p for p in met.items() if len(p[1]) > 1 or p[0] in self._met),
            key=lambda p: (-len(p[1]), p[0]),
        )
        found = [self._again(*pair, held) for pair, held in again if pair not in self._exempt]
        least = self._least() if len(self._near) > 1 else 0
        return self.with_unavoidable(found, least, "fresh_neighbours.unavoidable", {})

    def _again(self, i: int, j: int, sessions: Sequence[str]) -> Finding:
        ids, before = self.occasion.guests, (i, j) in self._met
        return self.breach(
            None,
            "fresh_neighbours.met_before" if before else "fresh_neighbours.again",
            guests=[i, j],
            arguments={
                "a": GuestRef(ids[i]),
                "b": GuestRef(ids[j]),
                "number": len(sessions),
                "sessions": Listed(tuple(map(SessionRef, sessions))),
            },
            times=len(sessions) - (not before),
        )

    def _least(self) -> int:
        """Meetings beyond the first that no plan avoids which seats everybody."""
        meetings, everybody = 0, set[int]()
        for assembly, near in self._near:
            items = self.occasion.items(assembly, ["everyone"])
            everybody.update(items)
            if near.groups:
                whole = sum(map(len, near.groups)) == len(assembly.places)
                sizes = [len(places) for places in near.groups]
                meetings += pairs_of(even_shares(sizes, len(items))) if whole else 0
            else:
                # Interpreters may be on auxiliary places, apart from everybody.
                seats = list(range(len(assembly.places)))
                if not any(p.kind is PlaceKind.AUXILIARY for p in assembly.places):
                    meetings += least_pairs(near, seats, len(items))
        pairs = len(everybody) * (len(everybody) - 1) // 2 - len(self._exempt)
        return max(0, meetings - len(self._exempt) * len(self._near) - pairs)
