"""The host and the co-host of a session sit at their presiding places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import Assembly, Default, Demand, PlaceRule
from preseance.wording.message import GuestRef, PlaceRef


class HostPresides(PlaceRule):
    """The hosts preside.

    The session's host and co-host, where they attend, sit at the host's and the co-host's place
    of the first table. Where the session says ``yields_to``, that visitor has the host's place, and
    the host sits on their left (``yields_side`` ``right``: on their right); where the co-host yields
    too (``co_yields_to``), each sits beside the visitor who has the other's place. On by default in every
    session.

    Why
    ---
    Every honour is counted from the presiding places; with the host elsewhere no plan can be read.

    Kept
    ----
    Host and co-host are at their places.

    Broken
    ------
    One of them is elsewhere, or nowhere.

    Formula
    -------
    weight × the number of hosts who are not at the presiding place.

    Source
    ------
    Custom; first places as in Debrett's. A host who yields: DA PAM 600-60 as quoted at
    juniorleadership.net; abadescatering.com.
    """

    kind = "host_presides"
    title = "the hosts preside"
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {"host_presides": Default(Level.MUST, 100)}
    messages: ClassVar[Mapping[str, str]] = {
        "host_presides.elsewhere": "{a} should preside at {chair}, and is at {p}.",
        "host_presides.nowhere": "{a} should preside at {chair}, and has no place.",
        "host_presides.yields.elsewhere": "{a} yields the host's place and should be at {chair}, "
        "but is at {p}.",
        "host_presides.yields.nowhere": "{a} yields the host's place and should be at {chair}, but "
        "has no place.",
    }

    def demands(self, assembly: Assembly) -> Sequence[Demand]:
        """Every place but the presiding one is wrong."""
        event, session = self.occasion.event, assembly.session
        hosts = event.seated_by_right(session)
        ids = self.occasion.guests
        first = assembly.tables[0] if assembly.tables else ""
        return [
            self._at(assembly, item, chair)
            for item, chair in self.occasion.hosts_of(assembly).items()
            if ids[item] in hosts and assembly.places[chair].table == first
        ]

    def _at(self, assembly: Assembly, item: int, chair: int) -> Demand:
        """The guest at that place alone; who has no presiding place yields it."""
        place = assembly.places[chair]
        said = "host_presides" if place.presiding else "host_presides.yields"
        return Demand(
            item,
            frozenset(range(len(assembly.places))) - {chair},
            f"{said}.elsewhere",
            {"a": GuestRef(self.occasion.guests[item]), "chair": PlaceRef(place.id)},
            nowhere=f"{said}.nowhere",
        )
