"""Guests who must be near each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.model.rule_row import RequestKind
from preseance.rules.shapes import (
    Block,
    PairCase,
    PairRule,
    largest_shares,
    pairs_of,
    they_should,
)
from preseance.terms import Term
from preseance.wording.message import Argument, GuestRef, GuestRefs
from preseance.wording.said import Said


class KeepTogether(PairRule):
    """Keep guests together.

    Each guest of ``a`` and each of ``b`` stand in one of ``relations``: beside, across or diagonal
    where none is named. Where ``b`` is empty, the guests of ``a`` are kept together with each
    other. ``right-of`` and ``left-of`` tell the hand: ``a`` beside ``b``, on the right of ``b``, as
    who takes whom in, on which arm. Three or more of ``a`` who are to be ``beside`` each other make one unbroken run.

    Why
    ---
    Guests who came together want to stay together: a family, a head of delegation and the adviser
    they need within earshot, two guests whom the host wishes to bring into conversation.

    Kept
    ----
    One of the relations holds; a run has no gap and no stranger in it.

    Broken
    ------
    None holds, because one of the two has no place for instance.

    Formula
    -------
    weight × the number of pairs in none of the relations. Where they make one run: weight × (the
    runs they sit in - 1), a guest without a place being a run alone. What cannot be had because a
    group is larger than any table is one unavoidable finding.

    Source
    ------
    Custom.
    """

    kind = "keep_together"
    answers = RequestKind.MEET
    title = "keep together"
    wish = Said(
        "Keep {a} and {b} together: {relations}, {sessions}.",
        a="{a}",
        b="{b}",
        relations="{relations}",
        sessions="{sessions}",
    )
    wish_alone = Said(
        "Keep {a} together: {relations}, {sessions}.",
        a="{a}",
        relations="{relations}",
        sessions="{sessions}",
    )
    open_to_all = True
    needs = ("a",)
    pairs = True
    handed = True
    relations = ("beside", "across", "diagonal")
    messages: ClassVar[Mapping[str, str]] = {
        "keep_together.apart": "{a} and {b} should {be}.",
        "keep_together.broken_run": "{a} should sit in one unbroken run, but there are {number} gaps.",
        "keep_together.gap": "{a} should sit in one unbroken run, but there is a gap.",
        "keep_together.too_many": "{a} are too many to be all together, whatever the plan.",
    }

    @property
    def _is_run(self) -> bool:
        return self.row.relations == ("beside",) and not self.row.b

    @property
    def bears_on_others(self) -> bool:
        """Where the row asks for a run alone: others ask this kind for nothing else."""
        return self._is_run

    def cases(self) -> Sequence[PairCase]:
        """Each pair in each session, but for runs."""
        return [
            PairCase(s, self.pairs_meant(s), self.near(s), wanted=True)
            for s in self.assemblies()
            if not self._is_run or len(self.occasion.items(s, self.row.a)) < 3
        ]

    def blocks(self) -> Sequence[Block]:
        """Those of each row that sit in one run."""
        return self._runs

    @cached_property
    def _runs(self) -> list[Block]:
        assemblies = self.assemblies() if self._is_run else ()
        blocks = (Block(s, self.occasion.items(s, self.row.a)) for s in assemblies)
        return [block for block in blocks if len(block.items) > 2]

    def terms(self) -> Sequence[Term]:
        """A pair term a session: a constant, less the pairs that hold."""
        runs = (term for run in self._runs for term in run.terms(self))
        return [*super().terms(), *runs]

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """The two, and how they should stand."""
        a, b = GuestRef(self.occasion.guests[i]), GuestRef(self.occasion.guests[j])
        be = they_should(self.row.relations or self.relations)
        return "keep_together.apart", {"a": a, "b": b, "be": be}

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a pair that is apart, or one a broken run."""
        broken = (f for run in self._runs for f in self._of_run(run, plan))
        return [*super().findings(plan), *broken]

    def of_case(self, case: PairCase, plan: Plan) -> list[Finding]:
        """A finding a pair; those that cannot be together, by counting, are one."""
        found = super().of_case(case, plan)
        if not found or self.row.b or not case.near.groups:
            return found
        items = self.occasion.items(case.assembly, self.row.a)
        sizes = [len(places) for places in case.near.groups]
        least = len(case.pairs) - pairs_of(largest_shares(sizes, len(items)))
        return self.with_unavoidable(found, least, "keep_together.too_many", self._who(items))

    def _of_run(self, run: Block, plan: Plan) -> list[Finding]:
        at, who = self.occasion.seating(plan).at[run.assembly.index], self._who(run.items)
        cuts = run.cuts(at)
        if not cuts:
            return []
        gap = self.breach(
            run.assembly,
            "keep_together.broken_run" if cuts > 1 else "keep_together.gap",
            guests=run.items,
            places=[at[i] for i in run.items],
            arguments={**who, **({"number": cuts} if cuts > 1 else {})},
            times=cuts,
        )
        return self.with_unavoidable([gap], run.least_cuts, "keep_together.too_many", who)

    def _who(self, items: Sequence[int]) -> dict[str, Argument]:
        return {"a": GuestRefs(tuple(self.occasion.guests[i] for i in items))}
