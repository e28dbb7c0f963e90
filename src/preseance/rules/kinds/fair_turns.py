"""Over several sessions the short table, or the far one, falls to everybody in turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import ceil
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.rules.shapes import Assembly, Rule
from preseance.terms import MixTerm, Term, Weights
from preseance.wording.message import GuestRef
from preseance.wording.said import Said


class FairTurns(Rule):
    """Take fair turns at some places.

    Over the sessions of the row (all of them where none is named) the places of ``b``
    (``table:t9``, ``zone:gallery``) fall to the guests of ``a`` (everybody where nobody is named) in
    turn: nobody sits there more often than their share, which is, summed over the sessions they
    attend, the part that those places have of all, rounded up. Hosts are left out where they preside,
    with their places, and so are interpreters and aides, who follow their principals.

    Why
    ---
    Each room has a table behind the pillar, a far one, or a short one where talk is thin. Whoever had
    it at lunch is not to have it at dinner.

    Kept
    ----
    Everybody has had at most their share of those places.

    Broken
    ------
    Somebody has had them more often.

    Formula
    -------
    weight × (times at those places - share, rounded up), where that is more than 0, one finding a
    guest.

    Source
    ------
    Ours.
    """

    kind = "fair_turns"
    title = "fair turns at some places"
    wish = Said("Let {a} take turns at {b}, {sessions}.", a="{a}", b="{b}", sessions="{sessions}")
    open_to_all = True
    needs = ("b",)
    of_places = True
    messages: ClassVar[Mapping[str, str]] = {
        "fair_turns.often": "{a} has {number} times one of the places that go round, and so more than a fair share: {sessions}."
    }

    @cached_property
    def _where(self) -> list[tuple[Assembly, frozenset[int], Fraction]]:
        """Sessions that have such places, with those places and their part of all."""
        found = []
        for assembly in self.assemblies():
            hosts = frozenset(self.occasion.hosts_of(assembly).values())
            free = frozenset(assembly.seats) - hosts
            places = self.occasion.places(assembly, self.row.b) & free
            if places:
                found.append((assembly, places, Fraction(len(places), len(free))))
        return found

    @cached_property
    def _counted(self) -> dict[tuple[int, ...], list[int]]:
        """Items by the sessions (numbers in ``_where``) in which they count."""
        found: dict[int, list[int]] = {}
        for k, (assembly, _, _) in enumerate(self._where):
            for i in self.occasion.items(assembly, self.row.a or ("everyone",)):
                presides = i in self.occasion.hosts_of(assembly)
                if not presides and not self.occasion.people[i].serves:
                    found.setdefault(i, []).append(k)
        alike: dict[tuple[int, ...], list[int]] = {}
        for i in sorted(found):
            alike.setdefault(tuple(found[i]), []).append(i)
        return alike

    def _share(self, sessions: Sequence[int]) -> int:
        return ceil(sum(self._where[k][2] for k in sessions))

    def terms(self) -> Sequence[Term]:
        """A mix term for each set of sessions in which the same guests count."""
        return [
            MixTerm(
                level=self.level,
                weights=Weights.sparse([(i, i, 1) for i in items]),
                costs=self.row.weight
                * np.maximum(
                    np.arange(len(sessions) + 1, dtype=np.int64) - self._share(sessions), 0
                ),
                place_values={
                    assembly.index: np.array(
                        [int(p in places) for p in range(len(assembly.places))], dtype=np.int64
                    )
                    for assembly, places, _ in (self._where[k] for k in sessions)
                },
            )
            for sessions, items in self._counted.items()
            if len(sessions) > self._share(sessions)
        ]

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest."""
        seating, found = self.occasion.seating(plan), []
        for sessions, items in self._counted.items():
            for i in items:
                there = [
                    assembly.session.title
                    for assembly, places, _ in (self._where[k] for k in sessions)
                    if seating.at[assembly.index][i] in places
                ]
                times = len(there) - self._share(sessions)
                if times > 0:
                    found.append((i, there, times))
        return [self._often(*often) for often in sorted(found)]

    def _often(self, i: int, sessions: Sequence[str], times: int) -> Finding:
        return self.breach(
            None,
            "fair_turns.often",
            guests=[i],
            arguments={
                "a": GuestRef(self.occasion.guests[i]),
                "number": len(sessions),
                "sessions": ", ".join(sessions),
            },
            times=times,
        )
