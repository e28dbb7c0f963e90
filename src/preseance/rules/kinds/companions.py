"""Everybody knows somebody at the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import (
    MEALS,
    Company,
    CompanyRule,
    Default,
    Param,
    choice,
    number,
    shared_traits,
)
from preseance.wording.message import Argument, GuestRef
from preseance.wording.said import Said


class Companions(CompanyRule):
    """Give everybody known companions.

    Each guest of ``a`` (everybody where it is empty) knows at least ``at_least`` others at their table
    (or in ``relations``). Two know each other where either is in the other's ``known``, and where
    they are partners; with ``through=group`` also where they share a group, with
    ``through=delegation`` a delegation.

    Why
    ---
    Nobody likes to be the stranger at a table of friends.

    Kept
    ----
    Enough of those they know are at the table.

    Broken
    ------
    Fewer are, or the guest has no place.

    Formula
    -------
    weight × the companions that guests lack. Who knows fewer than ``at_least`` of those invited
    needs all of them; who knows nobody is left alone.

    Source
    ------
    Custom of wedding planners; minimum of known companions as in Bellows and Peterson, Finding an
    optimal seating chart (2012).
    """

    kind = "companions"
    title = "known companions"
    wish = Said(
        "Give {a} somebody they know, {relations}, {sessions}.",
        a="{a}",
        relations="{relations}",
        sessions="{sessions}",
    )
    defaults: ClassVar[Mapping[str, Default]] = {
        "companions": Default(Level.PREFER, 5, MEALS, social=True, on=False),
    }
    relations = ("same-table",)
    params: ClassVar[Mapping[str, Param]] = {
        "at_least": number(1, "how many known companions each guest needs", 1, 20),
        "through": choice(
            ("known", "group", "delegation"), "whether sharing a group or delegation is knowing"
        ),
    }
    messages: ClassVar[Mapping[str, str]] = {
        "companions.nobody": "{a} knows nobody at the table.",
        "companions.few": "{a} knows only {number} guest{number:s} at the table, and should know {wanted}.",
    }

    def companies(self) -> Sequence[Company]:
        """Who knows whom, session by session."""
        knows = self._knows()
        found = []
        for assembly in self.assemblies():
            here = set(self.occasion.items(assembly, ["everyone"]))
            wanted = {
                i: frozenset(knows[i] & here)
                for i in self.occasion.items(assembly, self.row.a or ("everyone",))
                if i in knows
            }
            needs = {i: min(self.number("at_least"), len(w)) for i, w in wanted.items()}
            found.append(Company(assembly, self.near(assembly), wanted, needs))
        return found

    def _knows(self) -> dict[int, set[int]]:
        item_of, people, knows = self.occasion.item_of, self.occasion.people, dict[int, set[int]]()
        through = self.said("through")
        for i, guest in enumerate(people):
            others = {item_of.get(other, i) for other in (*guest.known, guest.partner)}
            if through != "known":
                others |= {
                    j for j, g in enumerate(people) if shared_traits(guest, g, through) and j > i
                }
            for j in others - {i}:
                knows.setdefault(i, set()).add(j)
                knows.setdefault(j, set()).add(i)
        return knows

    def words(
        self, case: Company, item: int, place: int, met: frozenset[int]
    ) -> tuple[str, Mapping[str, Argument]]:
        """How many the guest knows."""
        who = GuestRef(self.occasion.guests[item])
        if not met:
            return "companions.nobody", {"a": who}
        return "companions.few", {"a": who, "number": len(met), "wanted": case.needs[item]}
