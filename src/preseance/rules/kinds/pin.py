"""Guests who must have one of certain places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import MEALS, Assembly, Default, Demand, PlaceRule, called_places
from preseance.wording.message import GuestRef
from preseance.wording.said import Said


class Pin(PlaceRule):
    """Pin guests to places.

    Each guest of ``a`` has one of the places of ``b``: places (``t1-3``), tables (``table:t1``),
    zones of the room (``zone:terrace``), rows (``row:1``), sides of the form (``side:north``),
    ``end`` for the ends of sides, ``presiding`` for the presiding places, or as people see them:
    ``host``, ``right-of-host``, ``left-of-host``, ``across-from-host`` and the same of ``co-host``,
    at every table or at one (``right-of-host:t1``).

    Why
    ---
    The host chooses: protocol is a default. A guest of honour at the host's right although their rank
    is lower, an elderly aunt at the table by the fire. A pin is a row with its own level: where it
    clashes with a must of the hosts, write it as should.

    Kept
    ----
    The guest is at one of the places.

    Broken
    ------
    They are elsewhere, or nowhere.

    Formula
    -------
    weight × the number of guests not at one of their places, in the sessions that have any of these
    places; those above the number of these places are one unavoidable finding. Where no session has
    any (all are closed), the rule is broken in each, unavoidably.

    Source
    ------
    Custom. Lunch of 11 November 2018: places given by the host's choice over tenure.
    """

    kind = "pin"
    title = "pin to a place"
    wish = Said("Give {a} {b}, {sessions}.", a="{a}", b="{b}", sessions="{sessions}")
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {
        "left_handed": Default(
            Level.PREFER, 2, MEALS, on=False, a=("access:left-handed",), b=("end",)
        ),
    }
    needs = ("a", "b")
    of_places = True
    crowded_message = "pin.crowded"
    messages: ClassVar[Mapping[str, str]] = {
        "pin.elsewhere": "{a} is at {p}, but belongs at {wanted}.",
        "pin.crowded": "Too many guests belong at {wanted}: {number} cannot be there.",
        "pin.nowhere": "{a} has no place, but belongs at {wanted}.",
    }

    def demands(self, assembly: Assembly) -> Sequence[Demand]:
        """Every place but those of ``b`` is wrong."""
        allowed = self.occasion.places(assembly, self.row.b)
        elsewhere = (self.occasion.places(s, self.row.b) for s in self.assemblies())
        if not allowed and any(elsewhere):
            return []
        wrong = frozenset(range(len(assembly.places))) - allowed
        wanted = called_places(self.occasion.event, self.row.b)
        return [
            Demand(
                item,
                wrong,
                "pin.elsewhere",
                {"a": GuestRef(self.occasion.guests[item]), "wanted": wanted},
                nowhere="pin.nowhere",
                hopeless=not allowed,
            )
            for item in self.occasion.items(assembly, self.row.a)
        ]
