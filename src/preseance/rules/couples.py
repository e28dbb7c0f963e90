"""Partners do not sit side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.engine.terms import PairTerm, Term, Weights
from preseance.model.finding import Finding, GuestRef
from preseance.model.plan import Plan
from preseance.rules.base import Related, Rule, Scene


class Couples(Rule):
    """Part couples at table.

    Two partners who sit beside each other (or stand in any of ``relations``, where some are named)
    cost the weight. On by default at meals.
    """

    kind = "couples"
    messages: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "couples.together": {
            "en": "{a} and {b} are a couple and sit side by side.",
            "fr": "{a} et {b} sont en couple et assis côte à côte.",
        }
    }

    def _cases(self) -> list[tuple[Scene, list[tuple[int, int]], Related]]:
        item_of, cases = self.occasion.item_of, []
        words = self.row.relations or ("beside",)
        for scene in self.scenes():
            pairs = {
                (min(i, item_of[g.partner]), max(i, item_of[g.partner]))
                for i, g in enumerate(self.occasion.people)
                if g.id in scene.present and g.partner in scene.present and g.partner != g.id
            }
            if pairs:
                cases.append((scene, sorted(pairs), scene.related(words, symmetric=True)))
        return cases

    def terms(self) -> Sequence[Term]:
        """A pair term a session that couples attend."""
        return [
            PairTerm(
                level=self.level,
                session=scene.index,
                weights=Weights.sparse([(i, j, self.row.weight) for i, j in pairs]),
                relation=near.relation,
            )
            for scene, pairs, near in self._cases()
        ]

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a couple side by side."""
        seating, ids = self.occasion.seating(plan), self.occasion.guests
        return [
            self.breach(
                scene,
                "couples.together",
                guests=[i, j],
                places=[seating.at[scene.index][i], seating.at[scene.index][j]],
                arguments={"a": GuestRef(ids[i]), "b": GuestRef(ids[j])},
            )
            for scene, pairs, near in self._cases()
            for i, j in pairs
            if near.holds(seating.at[scene.index][i], seating.at[scene.index][j])
        ]
