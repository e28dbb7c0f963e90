"""Guests sit with those they have asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import MEALS, Company, CompanyRule, Default, Param, number
from preseance.wording.message import Argument, GuestRef, GuestRefs


class Wishes(CompanyRule):
    """Grant wishes.

    Each guest of ``a`` (everybody where it is empty) sits at one table (or in ``relations``) with
    those in their ``wishes``: with ``at_least`` of them where that is given, with all of them
    otherwise.

    Why
    ---
    Guests are asked whom they would like to sit with. Two who ask for each other count twice.

    Kept
    ----
    Enough of those asked for are there.

    Broken
    ------
    Some are missing, or the guest has no place.

    Formula
    -------
    weight × the wishes not granted, one finding a guest. Wishes for guests who do not attend do not
    count.

    Source
    ------
    Custom.
    """

    kind = "wishes"
    title = "grant wishes"
    defaults: ClassVar[Mapping[str, Default]] = {
        "wishes": Default(Level.PREFER, 5, MEALS, social=True),
    }
    relations = ("same-table",)
    params: ClassVar[Mapping[str, Param]] = {
        "at_least": number(0, "how many wishes of a guest are enough; 0 for all of them", 0, 100)
    }
    messages: ClassVar[Mapping[str, str]] = {
        "wishes.missing": "{a} asked to sit with {b}, and does not."
    }

    def companies(self) -> Sequence[Company]:
        """Who asks for whom, session by session."""
        item_of, found, enough = self.occasion.item_of, [], self.number("at_least")
        people = self.occasion.people
        for assembly in self.assemblies():
            here = set(self.occasion.items(assembly, ["everyone"]))
            wanted = {}
            for i in self.occasion.items(assembly, self.row.a or ("everyone",)):
                wishes = people[i].wishes
                asked = {item_of[g] for g in wishes if g in item_of} if wishes else set()
                if asked and (met := (asked & here) - {i}):
                    wanted[i] = frozenset(met)
            needs = {i: min(enough or len(w), len(w)) for i, w in wanted.items()}
            found.append(Company(assembly, self.near(assembly), wanted, needs))
        return found

    def words(
        self, case: Company, item: int, place: int, met: frozenset[int]
    ) -> tuple[str, Mapping[str, Argument]]:
        """Who is missing."""
        ids = self.occasion.guests
        missing = tuple(ids[j] for j in sorted(case.wanted[item] - met))
        return "wishes.missing", {"a": GuestRef(ids[item]), "b": GuestRefs(missing)}
