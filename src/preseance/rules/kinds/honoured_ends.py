"""The first guests do not sit at the end of a side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import MEALS, Assembly, Default, Demand, Param, PlaceRule, number
from preseance.wording.message import GuestRef


class HonouredEnds(PlaceRule):
    """Keep the first guests from the ends.

    Of the ``first`` in precedence of a session (the guests of ``a`` instead, where it is filled)
    nobody sits at the end of a side, where they have one neighbour only. An end that is itself one of
    the first two places of honour will do. Of guests of equal rank none is among the first where not
    all of them are. On by default at meals that are not working ones.

    Why
    ---
    Who sits at an end has nobody to talk to on one hand, and reads it as a slight.

    Kept
    ----
    They have a neighbour on either hand, or one of the first two places.

    Broken
    ------
    One of them is at an end.

    Formula
    -------
    weight × the number of such guests.

    Source
    ------
    diplo.news (a former German ambassador); DA PAM 600-60. For women see the default ``ends``.
    """

    kind = "honoured_ends"
    title = "honoured guests away from the ends"
    defaults: ClassVar[Mapping[str, Default]] = {
        "honoured_ends": Default(Level.PREFER, 5, MEALS, social=True),
    }
    params: ClassVar[Mapping[str, Param]] = {
        "first": number(4, "how many guests, from the first in precedence", 1),
    }
    messages: ClassVar[Mapping[str, str]] = {
        "honoured_ends.end": "{a} is at {p}, the end of a side."
    }

    def demands(self, assembly: Assembly) -> Sequence[Demand]:
        """Ends that are no first place of honour are wrong."""
        wrong = frozenset(
            k
            for k in assembly.seats
            if (p := assembly.places[k]).end
            and p.presiding is None
            and (p.honour is None or p.honour > 1)
        )
        items = self.occasion.items(assembly, self.row.a) if self.row.a else self._first(assembly)
        ids = self.occasion.guests
        return [Demand(i, wrong, "honoured_ends.end", {"a": GuestRef(ids[i])}) for i in items]

    def _first(self, assembly: Assembly) -> list[int]:
        event, ids = self.occasion.event, self.occasion.guests
        hosts = event.seated_by_right(assembly.session)
        guests = [i for i in self.occasion.in_own_right(assembly) if ids[i] not in hosts]
        return self.occasion.standing(assembly, guests).certainly_first(self.number("first"))
