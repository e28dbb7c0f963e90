"""Everybody who attends has a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.place import PlaceKind
from preseance.model.plan import Plan
from preseance.model.rule_row import Level
from preseance.rules.shapes import Assembly, Default, Rule
from preseance.terms import PlaceTerm, Term, Weights
from preseance.wording.message import GuestRef, GuestRefs, PlaceRef


class Seated(Rule):
    """Seat everybody.

    Each guest who attends a session has a place of it, and auxiliary places are for interpreters
    only. On by default in every session.

    Why
    ---
    A guest without a chair is the worst that can happen at a table.

    Kept
    ----
    Everybody who attends has a place.

    Broken
    ------
    A guest has no place, or one that is kept for interpreters.

    Formula
    -------
    weight × the number of such guests. Where more attend than there are places for, the surplus is
    one unavoidable finding, which names the most junior of those concerned.

    Source
    ------
    Custom.
    """

    kind = "seated"
    title = "seat everybody"
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {"seated": Default(Level.MUST, 1000)}
    messages: ClassVar[Mapping[str, str]] = {
        "seated.without": "{a} has no place.",
        "seated.auxiliary": "{a} sits at {p}, which is kept for interpreters.",
        "seated.too_few": "There are too few places: {number} missing, for {a}.",
    }

    def _parted(self, assembly: Assembly) -> tuple[list[int], list[int], list[int]]:
        """Items that interpret, the other items, and the auxiliary places."""
        items = self.occasion.items(assembly, ["everyone"])
        people = self.occasion.people
        return (
            [i for i in items if people[i].interpreter_for],
            [i for i in items if not people[i].interpreter_for],
            [k for k, p in enumerate(assembly.places) if p.kind is PlaceKind.AUXILIARY],
        )

    def _shortage(self, assembly: Assembly) -> int:
        interpreters, others, auxiliary = self._parted(assembly)
        spare = len(assembly.places) - len(auxiliary) - len(others)
        unserved = len(interpreters) - len(auxiliary) - max(0, spare)
        return max(0, -spare) + max(0, unserved)

    def terms(self) -> Sequence[Term]:
        """A place term a session."""
        made = []
        for assembly in self.assemblies():
            interpreters, others, auxiliary = self._parted(assembly)
            none = len(assembly.places)
            kind = np.full(len(self.occasion.guests), -1, dtype=np.int64)
            kind[interpreters], kind[others] = 0, 1
            place = np.full(none + 1, -1, dtype=np.int64)
            place[auxiliary], place[none] = 0, 1
            table = self.row.weight * np.array([[0, 1], [1, 1]], dtype=np.int64)
            costs = Weights.classes(kind, place, table)
            made.append(PlaceTerm(level=self.level, session=assembly.index, costs=costs))
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest, less the surplus, which is one finding."""
        seating, found = self.occasion.seating(plan), []
        for assembly in self.assemblies():
            at = seating.at[assembly.index]
            interpreters, others, auxiliary = self._parted(assembly)
            wrong = [i for i in interpreters if at[i] < 0]
            kept_free = set(auxiliary)
            wrong += [i for i in others if at[i] < 0 or at[i] in kept_free]
            wrong.sort()
            avoidable = len(wrong) - self._shortage(assembly)
            found += [self._of_guest(assembly, i, at[i]) for i in wrong[:avoidable]]
            if wrong[avoidable:]:
                found.append(self._of_surplus(assembly, wrong[avoidable:]))
        return found

    def _of_guest(self, assembly: Assembly, item: int, place: int) -> Finding:
        who = GuestRef(self.occasion.guests[item])
        if place < 0:
            return self.breach(assembly, "seated.without", guests=[item], arguments={"a": who})
        where = PlaceRef(assembly.places[place].id)
        return self.breach(
            assembly,
            "seated.auxiliary",
            guests=[item],
            places=[place],
            arguments={"a": who, "p": where},
        )

    def _of_surplus(self, assembly: Assembly, items: Sequence[int]) -> Finding:
        who = GuestRefs(tuple(self.occasion.guests[i] for i in items))
        return self.breach(
            assembly,
            "seated.too_few",
            guests=items,
            arguments={"number": len(items), "a": who},
            times=len(items),
            unavoidable=True,
        )
