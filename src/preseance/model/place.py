"""Places, and how they stand to each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeVar, cast

from preseance.model.room import Fixture

T = TypeVar("T")


class PlaceKind(StrEnum):
    """What a place is."""

    SEAT = "seat"
    STANDING = "standing"
    AUXILIARY = "auxiliary"
    SLOT = "slot"


@dataclass(frozen=True)
class Place:
    """Where one guest can be in one session.

    Position in metres (x right, y up, seen from above), facing in degrees counter-clockwise
    from x.
    """

    id: str
    """Table id and number: ``t1-3``; an interpreter's place adds ``-aux``, an aide's ``-aide`` (the second
    one ``-aide2``)."""
    kind: PlaceKind
    room: str
    table: str
    """Id of its table, block of rows, line or vehicle."""
    table_rank: int
    """Order among the tables of the session, 1 first."""
    number: int
    """1, 2, … round the table clockwise as seen from above, or along the row."""
    x: float
    y: float
    facing: float
    presiding: str | None = None
    """``host`` or ``co-host`` where this is a presiding place."""
    honour: int | None = None
    """0 is the first place after the presiding ones; None for presiding and auxiliary places."""
    row: int | None = None
    """Row number, 1 nearest the front, where the form has rows."""
    hangs_on: str | None = None
    """The principal's place an auxiliary place belongs to."""
    kept_for: str = ""
    """Whom an auxiliary place is for: ``interpreter`` or ``aide``."""
    letter: str = ""
    """What an auxiliary place has behind its principal's number: a, b, …"""
    shared_with: str | None = None
    """The neighbour's place that shares the auxiliary place."""
    side: str = ""
    """Part of the form: north, south, west, east, bar, leg-right, row …"""
    end: bool = False
    """Whether it is the last place of a side with no neighbour beyond it."""


_AUXILIARY = re.compile(r"(.+-\d+)-(aux|aide([2-9]?))")


def principal_of(place: str) -> str:
    """The id of the place that an auxiliary place hangs on, told by its own; of others their own."""
    found = _AUXILIARY.fullmatch(place)
    return found[1] if found else place


def aide_number(place: str) -> int:
    """Which of its principal's places for aides it is, by its id: 1, 2, …; 0 for every other place."""
    found = _AUXILIARY.fullmatch(place)
    return 0 if not found or found[2] == "aux" else int(found[3] or 1)


def table_of(place: str) -> str:
    """The id of the table that a place belongs to, told by the id of the place."""
    return principal_of(place).rpartition("-")[0]


HANDS: tuple[str, ...] = ("right-of", "left-of")
"""Beside, told by the hand of whoever has the first place."""
RELATIONS: tuple[str, ...] = (
    "beside",
    "across",
    "diagonal",
    "behind",
    "next",
    "in-frame",
)
"""Relations that forms define; same-table, same-room, distance and sight follow from geometry."""


@dataclass(frozen=True)
class Layout:
    """The places of one session and their relations."""

    places: tuple[Place, ...]
    relations: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """For each name of ``RELATIONS`` and ``HANDS``: place id -> ids of the places that stand so to
    it.

    ``behind`` maps a place to those behind it, ``next`` to the following one, ``right-of`` and
    ``left-of`` to those on that hand of whoever has it; the others are symmetric.
    """
    fixtures: tuple[Fixture, ...] = ()
    """What stands in the room and blocks sight."""
    vehicles: frozenset[str] = frozenset()
    """Ids of the tables that are vehicles."""
    two_sided: frozenset[str] = frozenset()
    """Ids of the tables at which two delegations face each other, each in its own order."""
    long: frozenset[str] = frozenset()
    """Ids of the long tables: where two delegations share one, its ends part them."""
    whole: frozenset[str] = frozenset()
    """Ids of the tables seated whole: no rule tells one of their chairs from another."""
    variant: str = ""
    """Name of the variant its tables are set in; empty for none."""
    _kept: dict[tuple[object, ...], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def kept(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What ``make`` makes of the places alone, whoever attends; made once for all who ask by ``key``."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast(T, self._kept[key])

    @cached_property
    def by_id(self) -> Mapping[str, Place]:
        """The places by id."""
        return {p.id: p for p in self.places}

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The number of each place in ``places``, by id."""
        return {p.id: k for k, p in enumerate(self.places)}

    @cached_property
    def reckoned(self) -> tuple[Place, ...]:
        """The places as distances are reckoned: a chair of a table seated whole is in its middle."""
        if not self.whole:
            return self.places
        chairs: dict[str, list[Place]] = {}
        for place in self.places:
            chairs.setdefault(place.table, []).append(place)
        middles = {
            table: (sum(p.x for p in own) / len(own), sum(p.y for p in own) / len(own))
            for table, own in chairs.items()
            if table in self.whole
        }
        return tuple(
            replace(p, x=middles[p.table][0], y=middles[p.table][1], number=1)
            if p.table in middles
            else p
            for p in self.places
        )
