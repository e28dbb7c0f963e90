"""Everybody who attends has a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.model.rule_row import Level
from preseance.rules.shapes import Assembly, Default, Rule
from preseance.terms import PlaceTerm, Term, Weights
from preseance.wording.message import GuestRef, GuestRefs, PlaceRef


class Seated(Rule):
    """Seat everybody.

    Each guest who attends a session has a place of it; auxiliary places are for interpreters only, or
    for aides, note-takers and protection only. On by default in every session.

    Why
    ---
    A guest without a chair is the worst that can happen at a table.

    Kept
    ----
    Everybody who attends has a place.

    Broken
    ------
    A guest has no place, or one that is kept for interpreters or for aides.

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
        "seated.aide": "{a} sits at {p}, which is kept for aides.",
        "seated.too_few": "There are too few places: {number} missing, for {a}.",
    }

    def _users(self, assembly: Assembly) -> Mapping[str, Sequence[int]]:
        """Items by what auxiliary places they may have: interpreters, aides, and nobody else."""
        return self.kept(assembly, "users", lambda: self._users_of(assembly))

    def _users_of(self, assembly: Assembly) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {"interpreter": [], "aide": [], "": []}
        people = self.occasion.people
        for i in self.occasion.items(assembly, ["everyone"]):
            guest = people[i]
            use = "interpreter" if guest.interpreter_for else "aide" if guest.aide_for else ""
            found[use].append(i)
        return found

    def _shortage(self, assembly: Assembly) -> int:
        users, kept = self._users(assembly), Counter(p.kept_for for p in assembly.places)
        spare = kept[""] - len(users[""])
        unserved = sum(max(0, len(users[use]) - kept[use]) for use in ("interpreter", "aide"))
        return max(0, -spare) + max(0, unserved - max(0, spare))

    def terms(self) -> Sequence[Term]:
        """A place term a session."""
        made = []
        for assembly in self.assemblies():
            users, none = self._users(assembly), len(assembly.places)
            kind = np.full(len(self.occasion.guests), -1, dtype=np.int64)
            for number, items in enumerate(users.values()):
                kind[items] = number
            place = np.full(none + 1, -1, dtype=np.int64)
            for k, spot in enumerate(assembly.places):
                if spot.kept_for:
                    place[k] = list(users).index(spot.kept_for)
            place[none] = 2
            # Who is on a place kept for others, and whoever has none.
            table = self.row.weight * np.array([[0, 1, 1], [1, 0, 1], [1, 1, 1]], dtype=np.int64)
            costs = Weights.classes(kind, place, table)
            made.append(PlaceTerm(level=self.level, session=assembly.index, costs=costs))
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest, less the surplus, which is one finding."""
        seating, found = self.occasion.seating(plan), []
        for assembly in self.assemblies():
            at, places = seating.at[assembly.index], assembly.places
            wrong = sorted(
                i
                for use, items in self._users(assembly).items()
                for i in items
                if at[i] < 0 or places[at[i]].kept_for not in ("", use)
            )
            short = self.kept(assembly, "shortage", partial(self._shortage, assembly))
            avoidable = len(wrong) - short
            found += [self._of_guest(assembly, i, at[i]) for i in wrong[:avoidable]]
            if wrong[avoidable:]:
                found.append(self._of_surplus(assembly, wrong[avoidable:]))
        return found

    def _of_guest(self, assembly: Assembly, item: int, place: int) -> Finding:
        who = GuestRef(self.occasion.guests[item])
        if place < 0:
            return self.breach(assembly, "seated.without", guests=[item], arguments={"a": who})
        where, kept = PlaceRef(assembly.places[place].id), assembly.places[place].kept_for
        return self.breach(
            assembly,
            "seated.aide" if kept == "aide" else "seated.auxiliary",
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
