"""Guests who must have one of certain places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.engine.terms import PlaceTerm, Term, Weights
from preseance.model.finding import Argument, Finding, GuestRef, PlaceRef
from preseance.model.plan import Plan
from preseance.rules.base import Rule, Scene


class Pin(Rule):
    """Pin guests to places.

    Each guest of ``a`` has one of the places of ``b``: place ids, or ``table:T`` for all places of
    a table. A guest who is elsewhere, or nowhere, costs the weight. Sessions that have none of
    these places are left alone; where no session has any, the rule is broken in all of them.
    """

    kind = "pin"
    needs = ("a", "b")
    messages: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "pin.elsewhere": {
            "en": "{a} is at {p}, but is pinned to {wanted}.",
            "fr": "{a} est en {p}, mais doit être en {wanted}.",
        },
        "pin.nowhere": {
            "en": "{a} has no place, but is pinned to {wanted}.",
            "fr": "{a} n’a pas de place, mais doit être en {wanted}.",
        },
    }

    def _cases(self) -> list[tuple[Scene, list[int], frozenset[int]]]:
        cases = [
            (scene, self.occasion.items(scene, self.row.a), self._allowed(scene))
            for scene in self.scenes()
        ]
        return [c for c in cases if c[2]] or cases

    def _allowed(self, scene: Scene) -> frozenset[int]:
        wanted = self.row.b
        return frozenset(
            k
            for k, p in enumerate(scene.places)
            if p.id in wanted or p.table in wanted or f"table:{p.table}" in wanted
        )

    def terms(self) -> Sequence[Term]:
        """A place term a session."""
        made = []
        for scene, items, allowed in self._cases():
            wrong = [q for q in range(len(scene.places) + 1) if q not in allowed]
            costs = Weights.sparse([(i, q, self.row.weight) for i in items for q in wrong])
            if items:
                made.append(PlaceTerm(level=self.level, session=scene.index, costs=costs))
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest who is not on one of the places."""
        seating = self.occasion.seating(plan)
        return [
            self._finding(scene, i, seating.at[scene.index][i], unavoidable=not allowed)
            for scene, items, allowed in self._cases()
            for i in items
            if seating.at[scene.index][i] not in allowed
        ]

    def _finding(self, scene: Scene, item: int, place: int, *, unavoidable: bool) -> Finding:
        wanted = ", ".join(b.removeprefix("table:") for b in self.row.b)
        arguments: dict[str, Argument] = {
            "a": GuestRef(self.occasion.guests[item]),
            "wanted": wanted,
        }
        if place >= 0:
            arguments["p"] = PlaceRef(scene.places[place].id)
        return self.breach(
            scene,
            "pin.nowhere" if place < 0 else "pin.elsewhere",
            guests=[item],
            places=[place],
            arguments=arguments,
            unavoidable=unavoidable,
        )
