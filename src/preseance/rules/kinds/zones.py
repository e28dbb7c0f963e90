"""Guests who share a need sit in a part of the room of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.rules.shapes import Assembly, Demand, Param, PlaceRule, called_places, choice
from preseance.wording.message import GuestRef
from preseance.wording.said import Said


class Zones(PlaceRule):
    """Give a group a zone of its own.

    The guests of ``a`` (``diet:kosher``, ``group:smokers``) sit in the zones of ``b``
    (``zone:terrace``; tables and places will do too). With ``others=out`` nobody else sits there;
    by default others may.

    Why
    ---
    The kitchen serves one diet from one trolley, smokers sit by the open windows, the press behind
    its rope.

    Kept
    ----
    The group is in its zone, and with ``others=out`` alone in it.

    Broken
    ------
    One of the group is outside, or without a place; with ``others=out``, a stranger is inside.

    Formula
    -------
    weight × the number of guests on the wrong side of the line, in sessions that have the zone. Those
    for whom the zone is too small are one unavoidable finding.

    Source
    ------
    Custom of caterers.
    """

    kind = "zones"
    title = "a zone of its own"
    wish = Said("Give {a} {b} as their own, {sessions}.", a="{a}", b="{b}", sessions="{sessions}")
    open_to_all = True
    needs = ("a", "b")
    of_places = True
    crowded_message = "zones.crowded"
    params: ClassVar[Mapping[str, Param]] = {
        "others": choice(("in", "out"), "whether others may sit in the zone")
    }
    messages: ClassVar[Mapping[str, str]] = {
        "zones.outside": "{a} is at {p}, outside {zone}.",
        "zones.crowded": "{zone} is too small: {number} cannot be there.",
        "zones.nowhere": "{a} has no place in {zone}.",
        "zones.stranger": "{a} is at {p}, in {zone}, which is kept for others.",
    }

    def demands(self, assembly: Assembly) -> Sequence[Demand]:
        """Outside is wrong for the group, inside for the others."""
        inside = self.occasion.places(assembly, self.row.b)
        if not inside:
            return []
        outside = frozenset(range(len(assembly.places))) - inside
        zone, ids = called_places(self.occasion.event, self.row.b), self.occasion.guests
        group = self.occasion.items(assembly, self.row.a)
        found = [
            Demand(
                item,
                outside,
                "zones.outside",
                {"a": GuestRef(ids[item]), "zone": zone},
                nowhere="zones.nowhere",
            )
            for item in group
        ]
        if self.said("others") == "out":
            others = sorted(set(self.occasion.items(assembly, ["everyone"])).difference(group))
            found += [
                Demand(
                    item,
                    inside,
                    "zones.stranger",
                    {"a": GuestRef(ids[item]), "zone": zone},
                    hopeless=not outside,
                )
                for item in others
            ]
        return found
