"""Two guests, or two parties, that must not come near each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.engine.terms import PairTerm, Term, Weights
from preseance.model.finding import Finding, GuestRef, Message, PlaceRef
from preseance.model.plan import Plan
from preseance.model.rule_row import LEVELS
from preseance.rules.base import Related, Rule, Scene


class KeepApart(Rule):
    """Keep guests apart.

    Each guest of ``a`` and each of ``b`` (of ``a`` among themselves where ``b`` is empty) must
    not stand in any of ``relations``: beside, across or diagonal where none is named. A pair that
    does costs the weight, once a session; a guest without a place is near nobody.
    """

    kind = "keep_apart"
    needs = ("a",)
    pairs = True
    messages: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "keep_apart.broken": {
            "en": "{a} and {b} should be kept apart, but sit at {p} and {q}.",
            "fr": "{a} et {b} devraient être séparés, mais sont placés en {p} et {q}.",
        }
    }

    def _cases(self) -> list[tuple[Scene, list[tuple[int, int]], Related]]:
        cases = []
        for scene in self.occasion.scenes:
            if self.row.sessions and scene.session.id not in self.row.sessions:
                continue
            left = self.occasion.items(scene, self.row.a)
            right = self.occasion.items(scene, self.row.b) if self.row.b else left
            pairs = sorted({(min(i, j), max(i, j)) for i in left for j in right if i != j})
            words = self.row.relations or ("beside", "across", "diagonal")
            cases.append((scene, pairs, scene.related(words, symmetric=True)))
        return cases

    def terms(self) -> Sequence[Term]:
        """A pair term a session."""
        return [
            PairTerm(
                level=LEVELS.index(self.row.level),
                session=scene.index,
                weights=Weights.sparse([(i, j, self.row.weight) for i, j in pairs]),
                relation=near.relation,
            )
            for scene, pairs, near in self._cases()
            if pairs
        ]

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a pair that stands too near."""
        seating, found = self.occasion.seating(plan), []
        for scene, pairs, near in self._cases():
            at = seating.at[self.occasion.scenes.index(scene)]
            found += [
                self._finding(scene, i, j, at[i], at[j])
                for i, j in pairs
                if near.holds(at[i], at[j])
            ]
        return found

    def _finding(self, scene: Scene, i: int, j: int, p: int, q: int) -> Finding:
        a, b = self.occasion.guests[i], self.occasion.guests[j]
        here, there = scene.places[p].id, scene.places[q].id
        return Finding(
            rule=self.row.id,
            kind=self.kind,
            level=self.row.level,
            cost=self.row.weight,
            guests=(a, b),
            places=(here, there),
            message=Message(
                "keep_apart.broken",
                {"a": GuestRef(a), "b": GuestRef(b), "p": PlaceRef(here), "q": PlaceRef(there)},
            ),
            session=scene.session.id,
            confidential=self.row.confidential,
        )
