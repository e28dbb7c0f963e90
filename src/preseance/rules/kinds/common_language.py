"""Everybody can talk to a neighbour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.model.rule_row import Level
from preseance.rules.occasion.relations import union
from preseance.rules.shapes import MEALS, Assembly, Company, CompanyRule, Default, Related
from preseance.terms import Weights
from preseance.wording.message import Argument, GuestRef, PlaceRef
from preseance.wording.said import Said


class CommonLanguage(CompanyRule):
    """Give everybody a neighbour to talk to.

    Each guest shares a language with at least one neighbour. An interpreter beside a guest or
    behind them, or behind their neighbour, adds their own languages on that side: they count for who
    shares one with them, and always for whom they interpret. Guests whose languages are not stated
    are left alone and count for nobody.

    Why
    ---
    Two hours between two neighbours one cannot say a word to are a wasted evening, and are
    remembered.

    Kept
    ----
    A neighbour, or an interpreter at hand, shares a language with the guest.

    Broken
    ------
    Neither neighbour does, or they have no place.

    Formula
    -------
    weight × the number of guests with nobody to talk to. A guest who shares a language with nobody
    invited is an unavoidable finding.

    Source
    ------
    Air Force protocol guide; The Eventz Team.
    """

    kind = "common_language"
    title = "a neighbour to talk to"
    wish = Said(
        "Give {a} a neighbour they can talk to, {sessions}.", a="{a}", sessions="{sessions}"
    )
    defaults: ClassVar[Mapping[str, Default]] = {
        "common_language": Default(Level.SHOULD, 10, MEALS),
    }
    relations = ("beside",)
    messages: ClassVar[Mapping[str, str]] = {
        "common_language.nobody": "{a} at {p} has no language in common with a neighbour.",
        "common_language.nowhere": "{a} has no place, and so nobody to talk to.",
    }

    @cached_property
    def _shared(self) -> dict[frozenset[str], frozenset[int]]:
        """Items that share a language with whoever has just these languages."""
        speaking: dict[frozenset[str], list[int]] = {}
        for j, languages in enumerate(self._languages):
            speaking.setdefault(languages, []).append(j)
        return {
            mine: frozenset().union(*(items for s, items in speaking.items() if mine & s))
            for mine in speaking
        }

    @cached_property
    def _languages(self) -> list[frozenset[str]]:
        """What each item speaks."""
        sets = {spoken: frozenset(spoken) for spoken in {g.languages for g in self.occasion.people}}
        return [sets[g.languages] for g in self.occasion.people]

    def companies(self) -> Sequence[Company]:
        """Everybody with a language, session by session."""
        people, found = self.occasion.people, []
        helped: dict[int, set[int]] = {}
        for i, interpreter in self.occasion.interpreting:
            helped.setdefault(i, set()).add(interpreter)
        for assembly in self.assemblies():
            asked = self.occasion.in_own_right(assembly, self.row.a or ("everyone",))
            items = [i for i in asked if people[i].languages]
            # A guest is never near themselves, so that the set of all who share serves as it is.
            shared, spoken = self._shared, self._languages
            wanted = {i: shared[spoken[i]] for i in items}
            wanted |= {i: wanted[i] | with_them for i, with_them in helped.items() if i in wanted}
            key = ("at hand", *(self.row.relations or self.relations))
            near = assembly.layout.kept(key, partial(self._at_hand, assembly))
            found.append(Company(assembly, near, wanted, dict.fromkeys(items, 1)))
        return found

    def _at_hand(self, assembly: Assembly) -> Related:
        """Neighbours, and the auxiliary places behind a guest and behind their neighbours."""
        near, behind = self.near(assembly), assembly.related(["hangs-on"])
        parts = [near, behind, near.then(behind)] if len(behind.pairs[0]) else [near]
        return union(parts, len(assembly.places))

    def weights(self, case: Company, items: Sequence[int]) -> Weights:
        """A class table of languages; interpreters of one's own besides."""
        n, sets = len(self.occasion.guests), list(self._shared)
        number = {s: k for k, s in enumerate(sets)}
        of = np.array([number[s] for s in self._languages], dtype=np.int64)
        table = np.array([[int(bool(a & b)) for b in sets] for a in sets], dtype=np.int64)
        asking = np.full(n, -1, dtype=np.int64)
        asking[list(items)] = of[list(items)]
        shared, spoken = self._shared, self._languages
        own = Weights.sparse(
            [
                (i, j, 1)
                for i in items
                if case.wanted[i] is not shared[spoken[i]]
                for j in sorted(case.wanted[i] - shared[spoken[i]])
            ]
        )
        return Weights(own.rows, own.columns, own.values, asking, of, table)

    def words(
        self, case: Company, item: int, place: int, met: frozenset[int]
    ) -> tuple[str, Mapping[str, Argument]]:
        """Who has nobody to talk to, and where."""
        who = GuestRef(self.occasion.guests[item])
        if place < 0:
            return "common_language.nowhere", {"a": who}
        where = PlaceRef(case.assembly.places[place].id)
        return "common_language.nobody", {"a": who, "p": where}

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest; those who share a language with nobody cannot be helped."""
        return [
            replace(f, unavoidable=True) if (f.session, f.guests[0]) in self._hopeless else f
            for f in super().findings(plan)
        ]

    @cached_property
    def _hopeless(self) -> frozenset[tuple[str | None, str]]:
        """Session and guest where they share a language with nobody who attends."""
        here = {
            c.assembly.index: set(self.occasion.items(c.assembly, ["everyone"])) for c in self.asked
        }
        return frozenset(
            (case.assembly.session.id, self.occasion.guests[i])
            for case in self.asked
            for i in case.needs
            if not any(j != i and j in here[case.assembly.index] for j in case.wanted[i])
        )
