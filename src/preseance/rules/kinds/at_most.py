"""No more than so many of a group at one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.rules.shapes import Count, CountRule, Param, choice, groups_meant, number
from preseance.wording.message import Argument, TableRef
from preseance.wording.said import Said


class AtMost(CountRule):
    """Seat at most so many of a group at a table.

    No table has more than ``number`` of the guests of a selector of ``a``. With ``each=delegation``
    (group, country, sex, role, diet, language) each value counts as a group of its own.

    Why
    ---
    At most two of one company at a table, so that nobody sits among colleagues; at most one
    journalist; at most four children.

    Kept
    ----
    The table has that many, or fewer.

    Broken
    ------
    It has more.

    Formula
    -------
    weight × the guests above ``number``, table by table. Those for whom there are too few tables are
    one unavoidable finding.

    Source
    ------
    Custom.
    """

    kind = "at_most"
    title = "at most so many of a group at a table"
    wish = Said(
        "Seat only so many of {a} at one table, {sessions}.", a="{a}", sessions="{sessions}"
    )
    open_to_all = True
    unavoidable_message = "at_most.unavoidable"
    params: ClassVar[Mapping[str, Param]] = {
        "number": number(1, "how many of a group one table may have"),
        "each": choice(
            ("no", "delegation", "group", "country", "sex", "role", "diet", "language"),
            "whether each value of an attribute is a group",
        ),
    }
    messages: ClassVar[Mapping[str, str]] = {
        "at_most.many": "{table} has {number} {label:{number}}, where {most} may sit.",
        "at_most.unavoidable": "There are too few tables for all {label}: {number} too many, whatever the plan.",
    }

    def counts(self) -> Sequence[Count]:
        """Each group in each session."""
        most, found = self.number("number"), []
        for assembly in self.assemblies():
            seats = [len(assembly.seats_at[t]) for t in assembly.tables]
            for label, items in groups_meant(
                self.occasion, assembly, self.row.a, self.said("each")
            ):
                room = sum(min(most, s) for s in seats)
                least = max(0, min(len(items), sum(seats)) - room)
                found.append(
                    Count(assembly, label, items, lambda _, k: max(0, k - most), least=least)
                )
        return found

    def words(self, case: Count, table: int, number: int) -> tuple[str, Mapping[str, Argument]]:
        """How many there are."""
        return "at_most.many", {
            "table": TableRef(case.assembly.tables[table]),
            "number": number,
            "label": case.label,
            "most": self.number("number"),
        }
