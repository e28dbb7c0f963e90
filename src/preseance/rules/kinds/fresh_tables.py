"""Over several sessions guests sit at tables they have not sat at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar, TypeAlias

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.rules.shapes import Assembly, Param, Rule, choice
from preseance.terms import MixTerm, Term, Weights
from preseance.wording.message import GuestRef, Listed, SessionRef, TableRef
from preseance.wording.said import Said

At: TypeAlias = tuple[str, str]
"""A table: ids of its room and its own."""


class FreshTables(Rule):
    """Give everybody a fresh table.

    Over the sessions of the row (all of them where none is named) no guest of ``a`` (everybody where
    nobody is named) sits at one table more than once. Sessions with a single table leave no choice
    and are left out; so are hosts where they preside, and interpreters, who follow their principals.
    With ``past=yes`` a table at which somebody sat at an earlier event (``earlier.csv``) counts as one
    before.

    Why
    ---
    Where guests change tables with the courses or the rounds, everybody is to come round to each
    table: its host, its view, its subject.

    Kept
    ----
    A guest sits at each table once, or never.

    Broken
    ------
    A guest sits at a table again.

    Formula
    -------
    weight × the times that a guest sits at a table beyond the first, over all guests and tables; all the
    times where they sat there at an earlier event.
    Where there are more sessions than tables, or tables too large for so few guests, the rest is one
    unavoidable finding.

    Source
    ------
    A Latin square where rounds and tables are as many and of one size.
    """

    kind = "fresh_tables"
    title = "fresh tables"
    wish = Said("Give {a} another table than before, {sessions}.", a="{a}", sessions="{sessions}")
    open_to_all = True
    params: ClassVar[Mapping[str, Param]] = {
        "past": choice(("no", "yes"), "whether earlier.csv tells of tables before"),
    }
    messages: ClassVar[Mapping[str, str]] = {
        "fresh_tables.again": "{a} sits {number} times at {table}: {sessions}.",
        "fresh_tables.sat_before": "{a}, who has sat at {table} before, sits there again: {sessions}.",
        "fresh_tables.unavoidable": "The tables do not go round: {number} repeat{number:s} cannot be avoided.",
    }

    @cached_property
    def _counted(self) -> list[tuple[Assembly, frozenset[int]]]:
        """Sessions with a choice of tables, each with the items that count there."""
        people = self.occasion.people
        return [
            (
                assembly,
                frozenset(
                    i
                    for i in self.occasion.items(assembly, self.row.a or ("everyone",))
                    if i not in self.occasion.hosts_of(assembly) and not people[i].serves
                ),
            )
            for assembly in self.assemblies()
            if len(assembly.tables) > 1
        ]

    @property
    def minds_past(self) -> bool:
        """Where the row says so."""
        return self.said("past") == "yes"

    @cached_property
    def _before(self) -> frozenset[tuple[int, At]]:
        """Who sat at which table at an earlier event."""
        if not self.minds_past:
            return frozenset()
        item_of = self.occasion.item_of
        return frozenset(
            (item_of[row.guest], (row.room, row.table))
            for row in self.occasion.event.earlier
            if row.table and row.guest in item_of
        )

    @cached_property
    def _tables(self) -> list[At]:
        """Those that stand in two sessions at least, and those where somebody sat before."""
        stood: dict[At, int] = {}
        for assembly, _ in self._counted:
            for table in assembly.tables:
                at = (assembly.session.room, table)
                stood[at] = stood.get(at, 0) + 1
        known = {at for _, at in self._before}
        return sorted(at for at, number in stood.items() if number > 1 or at in known)

    def terms(self) -> Sequence[Term]:
        """A mix term a table, and a set of sessions in which the same guests count."""
        return [
            MixTerm(
                level=self.level,
                weights=Weights.sparse([(i, i, 1) for i in items]),
                costs=self.row.weight
                * np.maximum(np.arange(len(where) + 1, dtype=np.int64) - (not before), 0),
                place_values={
                    assembly.index: np.array(
                        [p.table == table for p in assembly.places], dtype=np.int64
                    )
                    for assembly in where
                },
            )
            for room, table in self._tables
            for items, where, before in self._alike(room, table)
        ]

    def _alike(self, room: str, table: str) -> list[tuple[list[int], list[Assembly], bool]]:
        """Items by the sessions of a table in which they count, two at least; by who sat there before one."""
        held = [
            (assembly, items)
            for assembly, items in self._counted
            if assembly.session.room == room and table in assembly.tables
        ]
        found: dict[tuple[bool, tuple[int, ...]], list[int]] = {}
        for i in sorted(frozenset().union(*(items for _, items in held))):
            key = tuple(k for k, (_, items) in enumerate(held) if i in items)
            found.setdefault(((i, (room, table)) in self._before, key), []).append(i)
        return [
            (items, [held[k][0] for k in key], before)
            for (before, key), items in found.items()
            if len(key) > (not before)
        ]

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest and table; what is by counting unavoidable is one."""
        seating = self.occasion.seating(plan)
        sat: dict[tuple[int, At], list[str]] = {}
        for assembly, items in self._counted:
            for i in sorted(items):
                p = seating.at[assembly.index][i]
                if p >= 0:
                    at = (assembly.session.room, assembly.places[p].table)
                    sat.setdefault((i, at), []).append(assembly.session.id)
        again = [(key, held) for key, held in sat.items() if len(held) > (key not in self._before)]
        again.sort(key=lambda found: (-len(found[1]), found[0]))
        found = [self._again(i, at, held) for (i, at), held in again]
        return self.with_unavoidable(found, self._least, "fresh_tables.unavoidable", {})

    def _again(self, i: int, at: At, sessions: Sequence[str]) -> Finding:
        (_, table), before = at, (i, at) in self._before
        return self.breach(
            None,
            "fresh_tables.sat_before" if before else "fresh_tables.again",
            guests=[i],
            arguments={
                "a": GuestRef(self.occasion.guests[i]),
                "table": TableRef(table),
                "number": len(sessions),
                "sessions": Listed(tuple(map(SessionRef, sessions))),
            },
            times=len(sessions) - (not before),
        )

    @cached_property
    def _least(self) -> int:
        """Repeats that no plan avoids which seats everybody: by guest, or by table."""
        return max(self._least_by_guest(), self._least_by_table())

    def _least_by_guest(self) -> int:
        """A guest of more sessions than these have tables sits at some of them again."""
        least = 0
        for i in sorted(frozenset().union(*(items for _, items in self._counted))):
            here = [assembly for assembly, items in self._counted if i in items]
            tables = {(a.session.room, t) for a in here for t in a.tables}
            least += max(0, len(here) - len(tables))
        return least

    def _least_by_table(self) -> int:
        """A table on which more must sit, over the sessions, than there are guests has some again."""
        everybody = frozenset().union(*(items for _, items in self._counted))
        least = 0
        for room, table in self._tables:
            filled = 0
            for assembly, items in self._counted:
                if assembly.session.room == room:
                    elsewhere = sum(p.table != table for p in assembly.places)
                    filled += max(0, len(items) - elsewhere) if table in assembly.tables else 0
            least += max(0, filled - len(everybody))
        return least
