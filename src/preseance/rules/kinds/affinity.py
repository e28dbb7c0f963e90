"""Guests who go well together, or badly, by weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.rules.shapes import (
    Assembly,
    PairCase,
    PairRule,
    Param,
    choice,
    number,
    shared_traits,
)
from preseance.wording.message import Argument, GuestRef, GuestRefs
from preseance.wording.said import Said


class Affinity(PairRule):
    """Weigh affinities.

    Each guest of ``a`` with each of ``b`` (those of ``a`` with each other where ``b`` is empty)
    goes well at the same table (or in ``relations``), by as much as ``score`` says, or badly where
    the score is negative. It is the host who knows or thinks so; what a guest has asked for is the
    concern of ``wishes``. With ``each=group`` (language, country, delegation, diet, role) only
    guests who have something in common count, the score once for each thing in common.

    Why
    ---
    The seating chart of a wedding is a sum of likes and dislikes; a planner who knows them wants the
    sum as high as it goes, not any single pair at all cost.

    Kept
    ----
    Who goes well together is together, who does not is apart.

    Broken
    ------
    A pair with a positive score is apart, or one with a negative score together.

    Formula
    -------
    weight × the scores of the pairs placed against them, without their signs; one finding a guest
    (the senior of each pair).

    Source
    ------
    Bellows and Peterson, Finding an optimal seating chart, 2012.
    """

    kind = "affinity"
    title = "weigh affinities"
    wish = Said(
        "Let {a} and {b} be {relations} if it can be, {sessions}.",
        a="{a}",
        b="{b}",
        relations="{relations}",
        sessions="{sessions}",
    )
    wish_alone = Said(
        "Let {a} be {relations} if it can be, {sessions}.",
        a="{a}",
        relations="{relations}",
        sessions="{sessions}",
    )
    open_to_all = True
    needs = ("a",)
    pairs = True
    relations = ("same-table",)
    params: ClassVar[Mapping[str, Param]] = {
        "score": number(1, "how well they go together; negative: how badly", -100, 100),
        "each": choice(
            ("no", "group", "language", "country", "delegation", "diet", "role"),
            "what guests must have in common to count",
        ),
    }
    messages: ClassVar[Mapping[str, str]] = {
        "affinity.apart": "{a} goes well with {b}, but is placed apart.",
        "affinity.together": "{a} goes badly with {b}, but is placed near.",
    }

    def cases(self) -> Sequence[PairCase]:
        """Scored pairs, session by session."""
        score = self.number("score")
        return [
            PairCase(
                assembly,
                tuple(
                    (i, j, abs(score) * self._common(i, j))
                    for i, j, _ in self.pairs_meant(assembly)
                    if score and self._common(i, j)
                ),
                self.near(assembly),
                wanted=score > 0,
            )
            for assembly in self.assemblies()
        ]

    def _common(self, i: int, j: int) -> int:
        each, people = self.said("each"), self.occasion.people
        return 1 if each == "no" else shared_traits(people[i], people[j], each)

    def of_case(self, case: PairCase, plan: Plan) -> list[Finding]:
        """A finding a guest, for all pairs of which they are the senior."""
        at = self.occasion.seating(plan).at[case.assembly.index]
        wronged: dict[int, list[tuple[int, int]]] = {}
        for i, j, times in case.pairs:
            if case.near.holds(at[i], at[j]) != case.wanted:
                wronged.setdefault(i, []).append((j, times))
        return [self._of_guest(case.assembly, i, others, at) for i, others in wronged.items()]

    def _of_guest(
        self, assembly: Assembly, item: int, others: Sequence[tuple[int, int]], at: Sequence[int]
    ) -> Finding:
        ids = self.occasion.guests
        return self.breach(
            assembly,
            "affinity.apart" if self.number("score") > 0 else "affinity.together",
            guests=[item, *(j for j, _ in others)],
            places=[at[item], *(at[j] for j, _ in others)],
            arguments={
                "a": GuestRef(ids[item]),
                "b": GuestRefs(tuple(ids[j] for j, _ in others)),
            },
            times=sum(times for _, times in others),
        )

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """One pair."""
        ids = self.occasion.guests
        message = "affinity.apart" if case.wanted else "affinity.together"
        return message, {"a": GuestRef(ids[i]), "b": GuestRefs((ids[j],))}
