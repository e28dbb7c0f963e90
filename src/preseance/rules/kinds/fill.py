"""No table is nearly empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import MEALS, Count, CountRule, Default, Param, called, choice, number
from preseance.wording.message import Argument, TableRef


class Fill(CountRule):
    """Fill the tables, evenly or to a minimum.

    With ``mode=even`` every table in use has its share of the guests, rounded down or up; with
    ``mode=minimum`` it has ``at_least`` guests, or is full where it has fewer places. Interpreters
    do not count, nor their auxiliary places. ``unused=no`` asks that every table is used.

    Why
    ---
    Three guests at a table of ten look forgotten. Better to leave a table empty, and clear it away.

    Kept
    ----
    The table has its share, or enough guests, or nobody.

    Broken
    ------
    It has fewer; with ``mode=even`` also where it has more.

    Formula
    -------
    Over the tables in use, or over all with ``unused=no``. Minimum: weight × the guests missing.
    Even: weight × the guests missing below the floor, or in excess of the ceiling, of (guests of the
    session × places of the table / places of all its tables).

    Source
    ------
    Custom.
    """

    kind = "fill"
    title = "fill the tables"
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {"fill": Default(Level.PREFER, 2, MEALS, on=False)}
    params: ClassVar[Mapping[str, Param]] = {
        "mode": choice(("even", "minimum"), "whether tables are equally full, or full enough"),
        "at_least": number(2, "guests that a table in use has, with mode=minimum", 1),
        "unused": choice(("yes", "no"), "whether a table may stay empty"),
    }
    messages: ClassVar[Mapping[str, str]] = {
        "fill.few": "{table} has only {number} guest{number:s}; it should have at least {share}.",
        "fill.many": "{table} has {number} guest{number:s}; its share is at most {share}.",
    }

    def _limits(self, seats: Sequence[int], total: int, table: int) -> tuple[int, int]:
        if self.said("mode") == "minimum":
            return min(self.number("at_least"), seats[table]), seats[table]
        share = total * seats[table]
        return share // sum(seats), -(-share // sum(seats))

    def counts(self) -> Sequence[Count]:
        """Everybody but interpreters, session by session."""
        found = []
        for assembly in self.assemblies():
            items = frozenset(self.occasion.in_own_right(assembly))
            seats = [len(assembly.seats_at[t]) for t in assembly.tables]

            def cost(
                table: int, k: int, seats: Sequence[int] = seats, total: int = len(items)
            ) -> int:
                low, high = self._limits(seats, total, table)
                return max(0, low - k, k - high)

            free = self.said("unused") == "yes"
            found.append(Count(assembly, called("everyone"), items, cost, unused_free=free))
        return found

    def words(self, case: Count, table: int, number: int) -> tuple[str, Mapping[str, Argument]]:
        """How many there are, and should be."""
        seats = [len(case.assembly.seats_at[t]) for t in case.assembly.tables]
        low, high = self._limits(seats, len(case.items), table)
        few = number < low
        return "fill.few" if few else "fill.many", {
            "table": TableRef(case.assembly.tables[table]),
            "number": number,
            "share": low if few else high,
        }
