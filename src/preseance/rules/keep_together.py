"""Guests who must be near each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from preseance.engine.terms import PairTerm, Term, Weights
from preseance.model.finding import Argument, Finding, GuestRef, GuestRefs
from preseance.model.place import PlaceKind
from preseance.model.plan import Plan
from preseance.rules.base import (
    PairCase,
    PairRule,
    Related,
    Scene,
    largest_shares,
    least_runs,
    opened,
    pairs_of,
    stretches,
    they_should,
)


class KeepTogether(PairRule):
    """Keep guests together.

    Each guest of ``a`` and each of ``b`` stand in one of ``relations``: beside, across or diagonal
    where none is named. Where ``b`` is empty, the guests of ``a`` are kept together with each
    other. Three or more of ``a`` who are to be ``beside`` each other make one unbroken run.

    Why
    ---
    Guests who came together want to stay together: a family, a head of delegation and the adviser
    he needs within earshot, two guests whom the host wishes to bring into conversation.

    Kept
    ----
    One of the relations holds; a run has no gap and no stranger in it.

    Broken
    ------
    None holds, because one of the two has no place for instance.

    Formula
    -------
    weight × the number of pairs in none of the relations. A run of k guests holds k - 1 pairs of
    neighbours: weight × (k - 1 - pairs of neighbours). What cannot be had because a group is larger
    than any table is one unavoidable finding.

    Source
    ------
    Custom.
    """

    kind = "keep_together"
    title: ClassVar[Mapping[str, str]] = {"en": "keep together", "fr": "garder ensemble"}
    needs = ("a",)
    pairs = True
    relations = ("beside", "across", "diagonal")
    messages: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "keep_together.apart": {
            "en": "{a} and {b} should {be}.",
            "fr": "{a} et {b} devraient {be}.",
        },
        "keep_together.broken_run": {
            "en": "{a} should sit in one unbroken run, but there are {number} gaps.",
            "fr": "{a} devraient former une suite ininterrompue\u202f; il y a {number} coupures.",
        },
        "keep_together.gap": {
            "en": "{a} should sit in one unbroken run, but there is a gap.",
            "fr": "{a} devraient former une suite ininterrompue\u202f; il y a une coupure.",
        },
        "keep_together.too_many": {
            "en": "{a} are too many to be all together, whatever the plan.",
            "fr": "{a} sont trop nombreux pour être tous ensemble, quel que soit le plan.",
        },
    }

    @property
    def _is_run(self) -> bool:
        return self.row.relations == ("beside",) and not self.row.b

    def cases(self) -> Sequence[PairCase]:
        """Each pair in each session, but for runs."""
        return [
            PairCase(s, self.pairs_meant(s), self.near(s), wanted=True)
            for s in self.scenes()
            if not self._is_run or len(self.occasion.items(s, self.row.a)) < 3
        ]

    @cached_property
    def _runs(self) -> list[tuple[Scene, list[int], Related]]:
        found = []
        for scene in self.scenes() if self._is_run else ():
            items = self.occasion.items(scene, self.row.a)
            if len(items) > 2:
                found.append((scene, items, opened(self.near(scene), len(items))))
        return found

    def terms(self) -> Sequence[Term]:
        """A pair term a session: a constant, less the pairs that hold."""
        weight = self.row.weight
        return [
            *super().terms(),
            *(
                PairTerm(
                    level=self.level,
                    session=scene.index,
                    weights=Weights.sparse(
                        [(i, j, -weight) for i in items for j in items if i < j]
                    ),
                    relation=near.relation,
                    constant=weight * (len(items) - 1),
                )
                for scene, items, near in self._runs
            ),
        ]

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """The two, and how they should stand."""
        a, b = GuestRef(self.occasion.guests[i]), GuestRef(self.occasion.guests[j])
        be = they_should(self.row.relations or self.relations)
        return "keep_together.apart", {"a": a, "b": b, "be": be}

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a pair that is apart, or one a broken run."""
        return [
            *super().findings(plan),
            *(f for run in self._runs for f in self._of_run(*run, plan)),
        ]

    def of_case(self, case: PairCase, plan: Plan) -> list[Finding]:
        """A finding a pair; those that cannot be together, by counting, are one."""
        found = super().of_case(case, plan)
        if not found or self.row.b or not case.near.groups:
            return found
        items = self.occasion.items(case.scene, self.row.a)
        sizes = [len(places) for places in case.near.groups]
        least = len(case.pairs) - pairs_of(largest_shares(sizes, len(items)))
        return self.with_unavoidable(found, least, "keep_together.too_many", self._who(items))

    def _of_run(self, scene: Scene, items: list[int], near: Related, plan: Plan) -> list[Finding]:
        at = self.occasion.seating(plan).at[scene.index]
        held = sum(near.holds(at[i], at[j]) for i in items for j in items if i < j)
        missing = len(items) - 1 - held
        if not missing:
            return []
        gap = self.breach(
            scene,
            "keep_together.broken_run" if missing > 1 else "keep_together.gap",
            guests=items,
            places=[at[i] for i in items],
            arguments={**self._who(items), **({"number": missing} if missing > 1 else {})},
            times=missing,
        )
        seats = {k for k, p in enumerate(scene.places) if p.kind is not PlaceKind.AUXILIARY}
        sizes = [len(s.places) for s in stretches(self.near(scene)) if seats.issuperset(s.places)]
        least = least_runs(sizes, len(items)) - 1
        return self.with_unavoidable([gap], least, "keep_together.too_many", self._who(items))

    def _who(self, items: Sequence[int]) -> dict[str, Argument]:
        return {"a": GuestRefs(tuple(self.occasion.guests[i] for i in items))}
