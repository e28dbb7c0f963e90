"""Two guests, or two parties, that must not come near each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.model.rule_row import RequestKind
from preseance.rules.shapes import PairCase, PairRule, even_shares, pairs_of, they_are
from preseance.wording.message import Argument, GuestRef, GuestRefs, PlaceRefs
from preseance.wording.said import Said


class KeepApart(PairRule):
    """Keep guests apart.

    Each guest of ``a`` and each of ``b`` must not stand in any of ``relations``: beside, across or
    diagonal where none is named. Where ``b`` is empty, the guests of ``a`` are kept apart from each
    other. Any relation will do: ``same-table``, ``next`` (in a line), ``behind``, ``in-frame`` (in
    one picture), ``in-sight`` (no pillar or screen between), ``same-vehicle``, ``same-row``,
    ``same-session``, ``within 3 m``, ``within 5 min`` (in a line of slots), ``right-of``,
    ``left-of`` (``a`` beside ``b``, on that hand of ``b``).

    Why
    ---
    Two guests do not speak to each other, or must not be seen to. Where they sit is read as policy:
    on 11 November 2018 the hosts of the lunch at the Élysée switched places minutes before it began
    so that two presidents would not talk, and a swap that cured «beside» made «across».

    Kept
    ----
    None of the relations holds between the two. A guest without a place is near nobody.

    Broken
    ------
    One of them holds. A pair costs the weight once a session, by however many relations.

    Formula
    -------
    weight × the number of pairs in one of the relations. Where a party kept apart from itself is
    larger than the number of tables (or rows, rooms, vehicles), the pairs that must meet are one
    unavoidable finding.

    Source
    ------
    Pair rules of protocol offices; reports on the lunch of 11 November 2018 (RIA, Interfax, BBC).
    """

    kind = "keep_apart"
    answers = RequestKind.NOT_MEET
    title = "keep apart"
    wish = Said(
        "Keep {a} and {b} apart: not {relations}, {sessions}.",
        a="{a}",
        b="{b}",
        relations="{relations}",
        sessions="{sessions}",
    )
    wish_alone = Said(
        "Keep {a} apart from each other: not {relations}, {sessions}.",
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
        "keep_apart.broken": "{a} and {b}, at {p}, {are}, but are to be kept apart.",
        "keep_apart.unavoidable": "However they are placed, {number} pair{number:s} of {a} must come together.",
    }

    def cases(self) -> Sequence[PairCase]:
        """Each pair, in each session."""
        return [PairCase(s, self.pairs_meant(s), self.near(s)) for s in self.assemblies()]

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """How the two stand to each other, and where."""
        ids, places = self.occasion.guests, case.assembly.places
        return "keep_apart.broken", {
            "a": GuestRef(ids[i]),
            "b": GuestRef(ids[j]),
            "are": they_are(case.assembly, self.row.relations or self.relations, p, q),
            "p": PlaceRefs((places[p].id, places[q].id)),
        }

    def of_case(self, case: PairCase, plan: Plan) -> list[Finding]:
        """A finding a pair; those that must meet, by counting, are one."""
        found = super().of_case(case, plan)
        if not found or self.row.b or not case.near.groups:
            return found
        items = self.occasion.items(case.assembly, self.row.a)
        sizes = [len(places) for places in case.near.groups]
        if sum(sizes) < len(case.assembly.places):
            return found
        least = pairs_of(even_shares(sizes, len(items)))
        who = GuestRefs(tuple(self.occasion.guests[i] for i in items))
        return self.with_unavoidable(found, least, "keep_apart.unavoidable", {"a": who})
