"""Guests who must be near each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.engine.terms import PairTerm, Term, Weights
from preseance.model.finding import Finding, GuestRef, GuestRefs
from preseance.model.plan import Plan
from preseance.rules.base import Related, Rule, Scene

Pairs = list[tuple[int, int]]


class KeepTogether(Rule):
    """Keep guests together.

    Each guest of ``a`` and each of ``b`` (of ``a`` among themselves where ``b`` is empty) stand in
    one of ``relations``: beside, across or diagonal where none is named. A pair that does not,
    because one has no place for instance, costs the weight.

    Three or more of ``a`` that are to be beside each other make a row: k guests hold k - 1 pairs
    of neighbours, and each pair that is missing costs the weight.
    """

    kind = "keep_together"
    needs = ("a",)
    pairs = True
    messages: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "keep_together.apart": {
            "en": "{a} and {b} should be together.",
            "fr": "{a} et {b} devraient être ensemble.",
        },
        "keep_together.broken_row": {
            "en": "{a} should sit next to each other without a gap.",
            "fr": "{a} devraient être assis côte à côte sans interruption.",
        },
    }

    def _cases(self) -> list[tuple[Scene, Pairs, Related, int]]:
        """Pairs of items, the relation, and how many of the pairs must hold."""
        cases = []
        words = self.row.relations or ("beside", "across", "diagonal")
        for scene in self.scenes():
            left = self.occasion.items(scene, self.row.a)
            right = self.occasion.items(scene, self.row.b) if self.row.b else left
            pairs = sorted({(min(i, j), max(i, j)) for i in left for j in right if i != j})
            near, wanted = scene.related(words, symmetric=True), len(pairs)
            if words == ("beside",) and not self.row.b and len(left) > 2:
                wanted = len(left) - 1
                if len(left) >= _smallest_ring(near):
                    near = near.forest.symmetric()
            if pairs:
                cases.append((scene, pairs, near, wanted))
        return cases

    def terms(self) -> Sequence[Term]:
        """A pair term a session: a constant, less the pairs that hold."""
        return [
            PairTerm(
                level=self.level,
                session=scene.index,
                weights=Weights.sparse([(i, j, -self.row.weight) for i, j in pairs]),
                relation=near.relation,
                constant=self.row.weight * wanted,
            )
            for scene, pairs, near, wanted in self._cases()
        ]

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a pair that is apart, or one a broken row."""
        seating, ids, found = self.occasion.seating(plan), self.occasion.guests, []
        for scene, pairs, near, wanted in self._cases():
            at = seating.at[scene.index]
            apart = [(i, j) for i, j in pairs if not near.holds(at[i], at[j])]
            missing = wanted - (len(pairs) - len(apart))
            if wanted == len(pairs):
                found += [
                    self.breach(
                        scene,
                        "keep_together.apart",
                        guests=[i, j],
                        places=[at[i], at[j]],
                        arguments={"a": GuestRef(ids[i]), "b": GuestRef(ids[j])},
                    )
                    for i, j in apart
                ]
            elif missing:
                row = sorted({i for pair in pairs for i in pair})
                found.append(
                    self.breach(
                        scene,
                        "keep_together.broken_row",
                        guests=row,
                        places=[at[i] for i in row],
                        arguments={"a": GuestRefs(tuple(ids[i] for i in row))},
                        times=missing,
                    )
                )
        return found


def _smallest_ring(near: Related) -> int:
    """Fewest places that close a ring of neighbours; more than all where nothing closes."""
    seen: set[int] = set()
    smallest = near.num_places + 1
    for start in range(near.num_places):
        if start in seen:
            continue
        part, fringe = {start}, [start]
        while fringe:
            for q in near.near(fringe.pop()):
                if q not in part:
                    part.add(q)
                    fringe.append(q)
        seen |= part
        if sum(len(near.near(p)) for p in part) >= 2 * len(part):
            smallest = min(smallest, len(part))
    return smallest
