"""Partners at table: parted, together, or at one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import (
    MEALS,
    Default,
    PairCase,
    PairRule,
    Param,
    choice,
    they_are,
    they_should,
    words,
)
from preseance.wording.message import Argument, GuestRef, PlaceRefs


class Couples(PairRule):
    """Part couples, or keep them together.

    By default partners do not sit beside each other (or stand in any of ``relations``). With
    ``mode=together`` they sit side by side, with ``mode=same-table`` at one table, with
    ``mode=other-table`` at different ones. Couples one of whom is in ``exempt`` are left alone.

    Why
    ---
    At a formal meal partners are parted, often over two tables, so that conversation mixes: they
    have each other at home. The newly married and the engaged are exempt. At a wedding or a family
    dinner the host may choose otherwise.

    Kept
    ----
    Partners are placed as the mode says; a partner who does not attend is nobody's concern.

    Broken
    ------
    Parted partners side by side, or partners who belong together apart.

    Formula
    -------
    weight × the number of couples placed otherwise. Together, a partner without a place is a
    breach; apart, not.

    Source
    ------
    Debrett's, seating plans; diplo.news; lvo.com.
    """

    kind = "couples"
    title = "couples"
    defaults: ClassVar[Mapping[str, Default]] = {"couples": Default(Level.SHOULD, 10, MEALS)}
    relations = ("beside",)
    params: ClassVar[Mapping[str, Param]] = {
        "mode": choice(
            ("apart", "together", "same-table", "other-table"), "how couples are to sit"
        ),
        "exempt": words("selectors of guests whose couples are left alone"),
    }
    messages: ClassVar[Mapping[str, str]] = {
        "couples.near": "At {p}, {a} and {b}, a couple, {are}.",
        "couples.apart": "{a} and {b}, a couple, should {be}.",
    }

    def _relations(self) -> tuple[str, ...]:
        if self.row.relations:
            return self.row.relations
        return ("same-table",) if "table" in self.said("mode") else self.relations

    def cases(self) -> Sequence[PairCase]:
        """The couples of each session."""
        wanted = self.said("mode") in ("together", "same-table")
        cases = []
        for assembly in self.assemblies():
            exempt = set(self.occasion.items(assembly, self.said("exempt").split()))
            couples = [c for c in self.occasion.couples(assembly) if not exempt.intersection(c)]
            near = assembly.related(self._relations(), symmetric=True, chairs=not wanted)
            cases.append(PairCase(assembly, tuple((i, j, 1) for i, j in couples), near, wanted))
        return cases

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """The couple, and how they sit or should."""
        couple = {"a": GuestRef(self.occasion.guests[i]), "b": GuestRef(self.occasion.guests[j])}
        if case.wanted:
            return "couples.apart", {**couple, "be": they_should(self._relations())}
        places = PlaceRefs((case.assembly.places[p].id, case.assembly.places[q].id))
        are = they_are(case.assembly, self._relations(), p, q)
        return "couples.near", {**couple, "are": are, "p": places}
