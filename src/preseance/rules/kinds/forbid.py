"""Guests who must not have certain places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import MEALS, Assembly, Default, Demand, PlaceRule
from preseance.wording.message import GuestRef
from preseance.wording.said import Said


class Forbid(PlaceRule):
    """Forbid places to guests.

    No guest of ``a`` has one of the places of ``b``, named as for ``pin``: places, ``table:t1``,
    ``zone:terrace``, ``row:1``, ``side:north``, ``end``, ``presiding``, ``right-of-host:t1``.

    Why
    ---
    A guest is not to sit by the kitchen door, under the camera, in the smokers' corner, or at the
    table of the press. By an old social custom no woman sits at the end of a long side, where she
    has a neighbour on one hand only (on by default at meals that are not working meals, as
    ``ends``).

    Kept
    ----
    The guest is at another place, or has none.

    Broken
    ------
    They are at one of the places.

    Formula
    -------
    weight × the number of guests at a place forbidden to them. Where every place is forbidden, the
    finding is unavoidable.

    Source
    ------
    Custom; for ends of sides diplo.news and DA PAM 600-60.
    """

    kind = "forbid"
    title = "forbid places"
    wish = Said("Give {a} any place but {b}, {sessions}.", a="{a}", b="{b}", sessions="{sessions}")
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {
        "ends": Default(Level.PREFER, 5, MEALS, social=True, a=("sex:F",), b=("end",)),
    }
    needs = ("a", "b")
    of_places = True
    messages: ClassVar[Mapping[str, str]] = {
        "forbid.there": "{a} should not be at {p}.",
        "forbid.end": "{a} should not be at {p}, the end of a side.",
    }

    def demands(self, assembly: Assembly) -> Sequence[Demand]:
        """The places of ``b`` are wrong."""
        wrong = self.occasion.places(assembly, self.row.b)
        if not wrong:
            return []
        return [
            Demand(
                item,
                wrong,
                "forbid.end" if self.row.b == ("end",) else "forbid.there",
                {"a": GuestRef(self.occasion.guests[item])},
                hopeless=len(wrong) == len(assembly.places),
            )
            for item in self.occasion.items(assembly, self.row.a)
        ]
