"""The host and the co-host of a session sit at their presiding places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.engine.terms import PlaceTerm, Term, Weights
from preseance.model.finding import Finding, GuestRef, PlaceRef
from preseance.model.plan import Plan
from preseance.rules.base import Rule, Scene


class HostPresides(Rule):
    """The hosts preside.

    The session's host and co-host, where they attend, sit at the host's and the co-host's place
    of the first table. Each of them who is elsewhere, or nowhere, costs the weight.
    """

    kind = "host_presides"
    messages: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "host_presides.elsewhere": {
            "en": "{a} should preside at {p}.",
            "fr": "{a} devrait présider en {p}.",
        }
    }

    def _chairs(self, scene: Scene) -> dict[int, int]:
        event, session = self.occasion.event, scene.session
        hosts = {event.host_of(session), event.co_host_of(session)}
        dealt = self.occasion.hosts_of(scene)
        return {i: p for i, p in dealt.items() if self.occasion.guests[i] in hosts}

    def terms(self) -> Sequence[Term]:
        """A place term a session."""
        made = []
        for scene in self.scenes():
            entries = [
                (i, q, self.row.weight)
                for i, p in self._chairs(scene).items()
                for q in range(len(scene.places) + 1)
                if q != p
            ]
            if entries:
                costs = Weights.sparse(entries)
                made.append(PlaceTerm(level=self.level, session=scene.index, costs=costs))
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a host who is not at the presiding place."""
        seating = self.occasion.seating(plan)
        return [
            self.breach(
                scene,
                "host_presides.elsewhere",
                guests=[i],
                places=[seating.at[scene.index][i], p],
                arguments={
                    "a": GuestRef(self.occasion.guests[i]),
                    "p": PlaceRef(scene.places[p].id),
                },
            )
            for scene in self.scenes()
            for i, p in self._chairs(scene).items()
            if seating.at[scene.index][i] != p
        ]
