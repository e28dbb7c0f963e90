"""Every table has its share of a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.rules.shapes import Assembly, Count, CountRule, Param, choice, groups_meant
from preseance.wording.message import Argument, TableRef
from preseance.wording.said import Said

Shares = list[tuple[int, int]]


class Balance(CountRule):
    """Balance a group over the tables.

    Of the guests of each selector of ``a`` (``sex:F``, ``home``, ``group:board``), every table has
    its share: as large a part of them as it has of all places, rounded down or up. With ``each=sex``
    (delegation, group, country, role, diet, language) each value counts as a group of its own.

    Why
    ---
    A table of one region, one age or one company talks among itself. Balanced tables are asked for
    at summits (regions), at charity dinners (donors) and at conferences.

    Kept
    ----
    The number at the table is the share rounded down or up; or nobody sits there. A session of one
    table has nothing to balance.

    Broken
    ------
    There are fewer, or more.

    Formula
    -------
    In sessions of several tables, over the tables in use: weight × the guests missing below the
    floor, or in excess of the ceiling, of (guests of the group in the session × places of the table /
    places of all its tables). Auxiliary places do not count.

    Source
    ------
    COP21, protocole.info: balance of regions wanted at each table.
    """

    kind = "balance"
    title = "balance a group over the tables"
    wish = Said("Spread {a} evenly over the tables, {sessions}.", a="{a}", sessions="{sessions}")
    open_to_all = True
    params: ClassVar[Mapping[str, Param]] = {
        "each": choice(
            ("no", "sex", "delegation", "group", "country", "role", "diet", "language"),
            "whether each value of an attribute is a group",
        )
    }
    messages: ClassVar[Mapping[str, str]] = {
        "balance.few": "{table} has {number} {label:{number}}, fewer than its share of {share}.",
        "balance.many": "{table} has {number} {label:{number}}, more than its share of {share}.",
    }

    def _shares(self, assembly: Assembly, total: int) -> Shares:
        """Floor and ceiling of each table's share."""
        seats = [len(assembly.seats_at[t]) for t in assembly.tables]
        return [(total * k // sum(seats), -(-total * k // sum(seats))) for k in seats]

    def counts(self) -> Sequence[Count]:
        """Each group in each session of several tables."""
        found = []
        for assembly in self.assemblies():
            if len(assembly.tables) < 2:
                continue
            for label, items in groups_meant(
                self.occasion, assembly, self.row.a, self.said("each")
            ):
                shares = self._shares(assembly, len(items))

                def cost(table: int, k: int, shares: Shares = shares) -> int:
                    low, high = shares[table]
                    return max(0, low - k, k - high)

                found.append(Count(assembly, label, items, cost))
        return found

    def words(self, case: Count, table: int, number: int) -> tuple[str, Mapping[str, Argument]]:
        """How many there are, and the share."""
        low, high = self._shares(case.assembly, len(case.items))[table]
        few = number < low
        return "balance.few" if few else "balance.many", {
            "table": TableRef(case.assembly.tables[table]),
            "number": number,
            "label": case.label,
            "share": low if few else high,
        }
