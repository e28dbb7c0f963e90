"""Every further table is presided by one of the house, or by its senior guest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np

from preseance.engine.terms import Ints, PairTerm, Relation, Term, Weights
from preseance.model.finding import Argument, Finding, GuestRef, PlaceRef
from preseance.model.plan import Plan
from preseance.rules.base import Rule, Scene


class Presiding(Rule):
    """Give every table a president.

    The presiding place of each table that is not the session host's own belongs to the next of
    the house in precedence; where the house has nobody left, to the senior guest of the table.
    Interpreters have no right to preside. On by default in every session.

    Why
    ---
    Every table has a host of the house: somebody who welcomes, leads the talk and gives the sign to
    rise. At the dinner of COP21 each table was presided by a French minister and named after him.

    Kept
    ----
    The host of the house, or the senior guest, is at the presiding place; or nobody is at the table.

    Broken
    ------
    Another presides, or nobody.

    Formula
    -------
    weight × the number of guests of the table who have a better right than its president: each
    guest, where the place is empty, or held by another than the one of the house.

    Source
    ------
    COP21, Le Parisien via protocole.info, November 2015.
    """

    kind = "presiding"
    messages: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "presiding.house": {
            "en": "{a}, of the house, should preside at {p}.",
            "fr": "{a}, de la maison, devrait présider à {p}.",
        },
        "presiding.senior": {
            "en": "{b} presides at {p}, though {a} would come first.",
            "fr": "{b} préside à {p}, alors que {a} est de rang supérieur.",
        },
        "presiding.empty": {
            "en": "Nobody presides at {p}; {a} could.",
            "fr": "Personne ne préside à {p}\u202f; {a} le pourrait.",
        },
    }

    def _heads(self, scene: Scene) -> list[tuple[int, int | None]]:
        """Presiding places of the further tables, each with the item of the house it belongs to."""
        event, session = self.occasion.event, scene.session
        hosts = {event.host_of(session), event.co_host_of(session)}
        owner = {p: i for i, p in self.occasion.hosts_of(scene).items()}
        return [
            (p, owner.get(p))
            for table in scene.tables
            for p in scene.seats_at[table][:1]
            if scene.places[p].presiding == "host"
            and scene.places[p].honour is None
            and (p not in owner or self.occasion.guests[owner[p]] not in hosts)
        ]

    def _better(self, owner: int | None) -> Ints:
        """1 where the guest (column) has a better right than the president (row, n for nobody)."""
        n = len(self.occasion.guests)
        rank = np.arange(n + 1)
        interprets = np.array([bool(g.interpreter_for) for g in self.occasion.people] + [False])
        if owner is None:
            better = (rank[None, :] < rank[:, None]) | interprets[:, None]
        else:
            better = np.repeat((rank != owner)[:, None], n + 1, axis=1)
        better &= ~interprets[None, :]
        better[:, n] = False
        return np.asarray(better, dtype=np.int64)

    def terms(self) -> Sequence[Term]:
        """A directed pair term for each table of the house, and one for all others."""
        made: list[Term] = []
        everyone = np.arange(len(self.occasion.guests) + 1)
        for scene in self.scenes():
            heads = self._heads(scene)
            for owner in dict.fromkeys(i for _, i in heads):
                pairs = [
                    (p, q)
                    for p, i in heads
                    if i == owner
                    for q in scene.seats_at[scene.places[p].table]
                    if q != p
                ]
                if pairs:
                    table = self._better(owner) * self.row.weight
                    made.append(
                        PairTerm(
                            level=self.level,
                            session=scene.index,
                            weights=Weights.classes(everyone, everyone, table),
                            relation=Relation.pairs(pairs),
                        )
                    )
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a table."""
        seating, n, found = self.occasion.seating(plan), len(self.occasion.guests), []
        for scene in self.scenes():
            on = seating.on[scene.index]
            for p, owner in self._heads(scene):
                better, president = self._better(owner), int(on[p])
                company = [int(on[q]) for q in scene.seats_at[scene.places[p].table] if q != p]
                wronged = sorted(i for i in company if i < n and better[president, i])
                if wronged:
                    found.append(self._finding(scene, p, owner, president, wronged))
        return found

    def _finding(
        self, scene: Scene, place: int, owner: int | None, president: int, wronged: Sequence[int]
    ) -> Finding:
        ids, where = self.occasion.guests, PlaceRef(scene.places[place].id)
        holder = [president] if president < len(ids) else []
        if owner is not None:
            return self.breach(
                scene,
                "presiding.house",
                guests=[owner, *holder],
                places=[place],
                arguments={"a": GuestRef(ids[owner]), "p": where},
                times=len(wronged),
            )
        # The first of them has the best right.
        who = GuestRef(ids[wronged[0]])
        arguments: dict[str, Argument] = {"a": who, "p": where}
        if holder:
            arguments["b"] = GuestRef(ids[president])
        return self.breach(
            scene,
            "presiding.senior" if holder else "presiding.empty",
            guests=[*wronged, *holder],
            places=[place],
            arguments=arguments,
            times=len(wronged),
        )
