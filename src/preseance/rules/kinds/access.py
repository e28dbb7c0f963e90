"""Guests with a need have a place that serves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, radians, sin
from typing import ClassVar

from preseance.model.finding import Remark
from preseance.model.guest import SERVED
from preseance.model.place import PlaceKind, table_of
from preseance.model.rule_row import Level
from preseance.rules.shapes import Assembly, Default, Demand, Param, PlaceRule, number, to_doors
from preseance.wording.message import GuestRef, Message


class Access(PlaceRule):
    """Serve access needs.

    A guest whose ``access`` says so has a place that a wheelchair reaches (``wheelchair``, marked
    in the tables of the room), one near a door (``near-exit``: at most ``metres`` farther from the
    nearest door than the nearest place), or one with a neighbour on the hand of the ear they hear
    with (``hearing-left``, ``hearing-right``). ``a`` narrows the rule to some guests.

    Why
    ---
    A guest who cannot reach their chair, or cannot follow the talk, has been invited badly. A place
    near the exit is no excuse for a lower place.

    Kept
    ----
    Each need is served, or the guest has no place.

    Broken
    ------
    A need is not served.

    Formula
    -------
    weight × the number of needs not served. Where no place of the room serves a need, no place can
    be blamed: that is a remark, and costs nothing.

    Source
    ------
    Custom.
    """

    kind = "access"
    title = "serve access needs"
    defaults: ClassVar[Mapping[str, Default]] = {"access": Default(Level.SHOULD, 100)}
    params: ClassVar[Mapping[str, Param]] = {
        "metres": number(3, "metres beyond the place nearest a door that are still near", 0, 100)
    }
    messages: ClassVar[Mapping[str, str]] = {
        "access.wheelchair": "{a} needs a place that a wheelchair reaches, and is at {p}.",
        "access.near-exit": "{a} needs a place near an exit, and is at {p}.",
        "access.hearing-left": "{a} hears with the left ear and has no neighbour on that hand at {p}.",
        "access.hearing-right": "{a} hears with the right ear and has no neighbour on that hand at {p}.",
        "access.need.wheelchair": "a place that a wheelchair reaches",
        "access.need.near-exit": "a place near an exit",
        "access.need.hearing-left": "a neighbour on the left hand",
        "access.need.hearing-right": "a neighbour on the right hand",
        "access.no_place": "{a} needs {need}, and the room has none.",
    }

    def _served(self, assembly: Assembly, need: str) -> frozenset[int]:
        """Places that serve a need; at a table seated whole guests find the chair that does."""
        whole = assembly.layout.whole
        if need == "wheelchair":
            marked = {
                f"{t.id}-{n}"
                for t in self.occasion.event.tables_of(assembly.session)
                for n in t.wheelchair
            }
            reached = {table_of(place) for place in marked}
            return frozenset(
                k
                for k, p in enumerate(assembly.places)
                if p.id in marked or (p.table in whole and p.table in reached)
            )
        if need == "near-exit":
            far = to_doors(
                self.occasion.event.room_by_id[assembly.session.room], assembly.layout.reckoned
            )
            if not far:
                return frozenset()
            reach = min(far) + self.number("metres")
            return frozenset(k for k, d in enumerate(far) if d <= reach + 1e-9)
        left = need == "hearing-left"
        near = assembly.related(["beside"], symmetric=True, chairs=True)
        return frozenset(
            p
            for p in range(len(assembly.places))
            if assembly.places[p].table in whole
            or any(_on_the_left(assembly, p, q) == left for q in near.near(p))
        )

    def _cases(self, assembly: Assembly) -> list[tuple[int, str, frozenset[int]]]:
        asked = [
            (item, need)
            for item in self.occasion.items(assembly, self.row.a or ("everyone",))
            for need in dict.fromkeys(self.occasion.people[item].access)
            if need in SERVED
        ]
        served = {need: self._served(assembly, need) for need in {need for _, need in asked}}
        return [(item, need, served[need]) for item, need in asked]

    def demands(self, assembly: Assembly) -> Sequence[Demand]:
        """For each need every place that does not serve it is wrong, if any does."""
        everywhere = frozenset(range(len(assembly.places)))
        return [
            Demand(
                item,
                everywhere - served,
                f"access.{need}",
                {"a": GuestRef(self.occasion.guests[item])},
            )
            for item, need, served in self._cases(assembly)
            if served
        ]

    def remarks(self) -> Sequence[Remark]:
        """A need that no place of the session serves."""
        return [
            Remark(
                Message(
                    "access.no_place",
                    {
                        "a": GuestRef(self.occasion.guests[item]),
                        "need": Message(f"access.need.{need}"),
                    },
                ),
                guests=(self.occasion.guests[item],),
                session=assembly.session.id,
                confidential=self.row.confidential,
            )
            for assembly in self.assemblies()
            for item, need, served in self._cases(assembly)
            if not served and any(p.kind is PlaceKind.SEAT for p in assembly.places)
        ]


def _on_the_left(assembly: Assembly, p: int, q: int) -> bool:
    """Whether place q is on the left hand of who has place p."""
    here, there = assembly.places[p], assembly.places[q]
    c, s = cos(radians(here.facing)), sin(radians(here.facing))
    return (there.y - here.y) * c - (there.x - here.x) * s > 0
