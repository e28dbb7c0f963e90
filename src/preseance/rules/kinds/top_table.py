"""At a top table by custom everybody of a role has its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.forms import roles_at
from preseance.model.room import Table
from preseance.model.rule_row import Level
from preseance.rules.shapes import Assembly, Default, Demand, PlaceRule
from preseance.wording.message import Argument, GuestRef, TableRef, Term


class TopTable(PlaceRule):
    """Seat a top table by its custom.

    At a table with a ``custom`` (``british``, ``american``, ``german``, ``french``) the guests whose
    ``role`` the custom names have the places it gives that role: ``bride``, ``groom``,
    ``mother-of-the-bride``, ``father-of-the-groom``, ``best-man``, ``maid-of-honour``, ``bridesmaid``,
    ``usher``, ``witness``, ``grandparent``. Of more guests of one role than it has places the first in
    precedence have them, the others sit where they may. On by default in every session.

    Why
    ---
    Families know who belongs beside whom, and notice at once; which custom is theirs differs from
    land to land.

    Kept
    ----
    Everybody of a role is where the custom has it.

    Broken
    ------
    One is elsewhere, or nowhere.

    Formula
    -------
    weight × the number of such guests.

    Source
    ------
    British: ashmele.co.uk. American: bearcountrydj.com. German: heiraten.de, douglasdynamics.de.
    French: lamarieeencolere.com.
    """

    kind = "top_table"
    title = "the top table by its custom"
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {"top_table": Default(Level.SHOULD, 100)}
    messages: ClassVar[Mapping[str, str]] = {
        "top_table.elsewhere": "By {custom}, {a} does not belong at {p}.",
        "top_table.nowhere": "By {custom}, {a} belongs at {table}, and has no place.",
        "term.custom.british": "British custom",
        "term.custom.american": "American custom",
        "term.custom.german": "German custom",
        "term.custom.french": "French custom",
    }

    def demands(self, assembly: Assembly) -> Sequence[Demand]:
        """One for each guest of a role that a table of the session has places for."""
        event, found, seated = self.occasion.event, list[Demand](), set[int]()
        for table in event.tables_of(assembly.session):
            places = self._places(assembly, table)
            for role in dict.fromkeys(role for roles in places.values() for role in sorted(roles)):
                right = frozenset(k for k, roles in places.items() if role in roles)
                of_role = [
                    i
                    for i in self.occasion.items(assembly, self.row.a or ("everyone",))
                    if self.occasion.people[i].role == role and i not in seated
                ]
                wrong = frozenset(range(len(assembly.places))) - right
                for item in of_role[: len(right)]:
                    seated.add(item)
                    spoken: dict[str, Argument] = {
                        "a": GuestRef(self.occasion.guests[item]),
                        "table": TableRef(table.id),
                        "custom": Term(f"custom.{table.custom}"),
                    }
                    found.append(
                        Demand(
                            item, wrong, "top_table.elsewhere", spoken, nowhere="top_table.nowhere"
                        )
                    )
        return found

    def _places(self, assembly: Assembly, table: Table) -> dict[int, frozenset[str]]:
        """The roles of each place that is not closed, by the engine's index; none where guests
        choose their chairs.
        """
        if table.id in assembly.layout.whole:
            return {}
        index = assembly.place_index
        return {
            index[f"{table.id}-{number}"]: roles
            for number, roles in roles_at(table).items()
            if f"{table.id}-{number}" in index
        }
