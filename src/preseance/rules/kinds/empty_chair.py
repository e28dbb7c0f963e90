"""No empty chair beside the first guests and the hosts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.model.rule_row import Level
from preseance.rules.shapes import MEALS, Assembly, Default, Param, Rule, number
from preseance.terms import PairTerm, Relation, Term, Weights
from preseance.wording.message import GuestRefs, PlaceRef


class EmptyChair(Rule):
    """Leave no chair empty beside the first guests.

    No place stays empty beside a host, a co-host, or one of the ``first`` in precedence of the
    session (the guests of ``a`` instead, where it is filled). Where ``b`` names places, only those
    count. Auxiliary places do not. Of guests of equal rank none is among the first where not all of
    them are. On by default at meals.

    Why
    ---
    An empty chair beside a head of state is photographed and explained. Close up the table, or move
    in a guest of the house.

    Kept
    ----
    All places beside them are taken.

    Broken
    ------
    One is empty.

    Formula
    -------
    weight × the pairs of such a guest and an empty place beside them. One finding an empty place.

    Source
    ------
    Custom of protocol offices when somebody does not come.
    """

    kind = "empty_chair"
    title = "no empty chair beside the first"
    of_chairs = True
    of_places = True
    defaults: ClassVar[Mapping[str, Default]] = {"empty_chair": Default(Level.PREFER, 500, MEALS)}
    relations = ("beside",)
    params: ClassVar[Mapping[str, Param]] = {
        "first": number(3, "how many guests besides the hosts, from the first in precedence"),
    }
    messages: ClassVar[Mapping[str, str]] = {"empty_chair.beside": "{p} stays empty beside {a}."}

    def _guarded(self, assembly: Assembly) -> list[int]:
        """Items beside whom no chair may be empty."""
        if self.row.a:
            return self.occasion.items(assembly, self.row.a)
        event, ids = self.occasion.event, self.occasion.guests
        hosts = event.seated_by_right(assembly.session)
        guests = self.occasion.in_own_right(assembly)
        others = [i for i in guests if ids[i] not in hosts]
        others = self.standing(assembly, others).certainly_first(self.number("first"))
        return sorted([*(i for i in guests if ids[i] in hosts), *others])

    def _beside(self, assembly: Assembly) -> Relation:
        """A place and one beside it that may not be empty; auxiliary ones left out."""
        if self.row.b:
            return self._pairs(assembly, list(self.occasion.places(assembly, self.row.b)))
        words = self.row.relations or self.relations
        return assembly.layout.kept(
            ("seats beside", *words), lambda: self._pairs(assembly, list(assembly.seats))
        )

    def _pairs(self, assembly: Assembly, places: Sequence[int]) -> Relation:
        p, q = self.near(assembly).pairs
        own, meant = np.zeros((2, len(assembly.places)), dtype=np.bool_)
        own[list(assembly.seats)], meant[places] = True, True
        some = np.flatnonzero(own[p] & meant[q] & own[q])
        return Relation(p[some], q[some], np.ones(len(some), dtype=np.int64))

    def terms(self) -> Sequence[Term]:
        """A directed pair term a session: a guarded guest, and nobody beside them."""
        n, made = len(self.occasion.guests), list[Term]()
        for assembly in self.assemblies():
            guarded, beside = self._guarded(assembly), self._beside(assembly)
            if guarded and beside.first is not None and len(beside.first):
                made.append(
                    PairTerm(
                        level=self.level,
                        session=assembly.index,
                        weights=Weights.sparse([(i, n, self.row.weight) for i in guarded]),
                        relation=beside,
                    )
                )
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding an empty place."""
        seating, n, found = self.occasion.seating(plan), len(self.occasion.guests), []
        for assembly in self.assemblies():
            on, guarded = seating.on[assembly.index].tolist(), set(self._guarded(assembly))
            beside: dict[int, list[int]] = {}
            near = self._beside(assembly)
            assert near.first is not None and near.second is not None
            for p, q in zip(near.first.tolist(), near.second.tolist(), strict=True):
                if on[q] == n and on[p] in guarded:
                    beside.setdefault(q, []).append(on[p])
            for q, items in sorted(beside.items()):
                ids = tuple(self.occasion.guests[i] for i in sorted(items))
                found.append(
                    self.breach(
                        assembly,
                        "empty_chair.beside",
                        guests=sorted(items),
                        places=[q],
                        arguments={"p": PlaceRef(assembly.places[q].id), "a": GuestRefs(ids)},
                        times=len(items),
                    )
                )
        return found
