"""Between two sensitive guests stands a third whose rank makes the place natural."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.rules.shapes import Assembly, Param, Related, Rule, words
from preseance.terms import BetweenTerm, Term
from preseance.wording.message import Argument, GuestRef, GuestRefs
from preseance.wording.said import Said


@dataclass(frozen=True)
class _Gaps:
    """The pairs of places of a session with at most one place between."""

    near: Related
    between: Mapping[tuple[int, int], tuple[int, ...]]
    """Places between two places (p, q), both ways; none where they are neighbours."""


class Buffer(Rule):
    """Put a buffer between two guests.

    Where a guest of ``a`` and one of ``b`` sit beside each other or with one place between, a
    buffer stands there: a guest of ``by``, or, where that is not given, anybody who does not rank
    after both, so that nobody can say they were put there on purpose.

    Why
    ---
    Normandy, 6 June 2014, from left to right: Grand Duke Henri, Putin, Queen Margrethe, Hollande,
    Queen Elizabeth, Obama. The queens outranked both presidents by tenure, so the buffer was the
    rule, and nobody could object.

    Kept
    ----
    A buffer stands between the two, or they are farther apart, or one has no place.

    Broken
    ------
    They are neighbours, or the place between them is empty or held by another guest.

    Formula
    -------
    weight × the number of pairs so placed without a buffer.

    Source
    ------
    TV Rain via Euromaidan Press, 6 June 2014.
    """

    kind = "buffer"
    title = "put a buffer between"
    wish = Said(
        "Put somebody between {a} and {b}, {sessions}.", a="{a}", b="{b}", sessions="{sessions}"
    )
    of_chairs = True
    needs = ("a", "b")
    pairs = True
    relations = ("beside",)
    params: ClassVar[Mapping[str, Param]] = {
        "by": words("selectors of the guests who may stand between")
    }
    messages: ClassVar[Mapping[str, str]] = {
        "buffer.neighbours": "{a} and {b} are side by side, with nobody between.",
        "buffer.empty": "Between {a} and {b} the place is empty.",
        "buffer.not_chosen": "Between {a} and {b} sits {c}, who has not been chosen for it.",
        "buffer.other": "Between {a} and {b} sits {c}, whose rank does not explain it.",
    }

    @cached_property
    def _asked(self) -> list[tuple[Assembly, int, int, frozenset[int], _Gaps]]:
        found = []
        for assembly in self.assemblies():
            left = self.occasion.items(assembly, self.row.a)
            right = self.occasion.items(assembly, self.row.b)
            pairs = sorted({(min(i, j), max(i, j)) for i in left for j in right if i != j})
            key = ("gaps", *(self.row.relations or self.relations))
            gaps = assembly.kept(key, partial(self._gaps, assembly)) if pairs else None
            for i, j in pairs:
                assert gaps is not None
                found.append((assembly, i, j, self._buffers(assembly, i, j), gaps))
        return found

    def _buffers(self, assembly: Assembly, i: int, j: int) -> frozenset[int]:
        chosen = self.said("by").split()
        if chosen:
            return frozenset(self.occasion.items(assembly, chosen)) - {i, j}
        ids = self.occasion.guests
        return frozenset(
            k
            for k in self.occasion.in_own_right(assembly)
            if k not in (i, j) and not all(assembly.senior(ids[r], ids[k]) for r in (i, j))
        )

    def _gaps(self, assembly: Assembly) -> _Gaps:
        near = self.near(assembly)
        between: dict[tuple[int, int], tuple[int, ...]] = {}
        for p in range(len(assembly.places)):
            for q in near.near(p):
                between[p, q] = ()
        for p in range(len(assembly.places)):
            for r in near.near(p):
                for q in near.near(r):
                    if q != p and between.get((p, q)) != ():
                        between[p, q] = (*between.get((p, q), ()), r)
        return _Gaps(near, between)

    def terms(self) -> Sequence[Term]:
        """A between term a pair and session."""
        made = []
        for assembly, i, j, buffers, gaps in self._asked:
            paths = [(p, q, r) for (p, q), middle in gaps.between.items() for r in middle]
            made.append(
                BetweenTerm(
                    level=self.level,
                    session=assembly.index,
                    a=i,
                    b=j,
                    members=np.array(sorted(buffers), dtype=np.int64),
                    ends=np.array(list(gaps.between), dtype=np.int64).reshape(-1, 2),
                    paths=np.array(paths, dtype=np.int64).reshape(-1, 3),
                    costs=np.array([self.row.weight, 0], dtype=np.int64),
                )
            )
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a pair without a buffer."""
        seating, found = self.occasion.seating(plan), []
        n, ids = len(self.occasion.guests), self.occasion.guests
        for assembly, i, j, buffers, gaps in self._asked:
            at, on = seating.at[assembly.index], seating.on[assembly.index]
            middle = gaps.between.get((at[i], at[j])) if min(at[i], at[j]) >= 0 else None
            if middle is None or any(int(on[r]) in buffers for r in middle):
                continue
            there = [int(on[r]) for r in middle if on[r] < n]
            arguments: dict[str, Argument] = {"a": GuestRef(ids[i]), "b": GuestRef(ids[j])}
            if there:
                arguments["c"] = GuestRefs(tuple(ids[k] for k in there))
            other = "not_chosen" if self.said("by") else "other"
            message = other if there else "empty" if middle else "neighbours"
            found.append(
                self.breach(
                    assembly,
                    f"buffer.{message}",
                    guests=[i, j, *there],
                    places=[at[i], at[j], *middle],
                    arguments=arguments,
                )
            )
        return found
