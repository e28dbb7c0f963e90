"""Sessions: the moments of a programme."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from preseance.model.base import Identifier, LocalTime, Record


class Kind(StrEnum):
    """What kind of moment a session is; rules apply by default to some kinds only."""

    MEAL = "meal"
    CEREMONY = "ceremony"
    PHOTO = "photo"
    LINE = "reception-line"
    ARRIVAL = "arrival"
    TALKS = "talks"
    BILATERAL = "bilateral"
    TRANSPORT = "transport"


class Session(Record):
    """One moment of the programme."""

    id: Identifier
    title: str
    kind: Kind = Kind.MEAL
    room: str
    """Room's id."""
    tables: tuple[str, ...] = ()
    """Tables of the room that are used; all where empty."""
    start: LocalTime | None = None
    """Local time of the event's time zone."""
    end: LocalTime | None = None
    host: str = ""
    """Guest id of this session's host; the event's host where empty."""
    co_host: str = ""
    guest_of_honour: str = ""
    yields_to: str = ""
    """Guest id of the visitor to whom the host gives up the host's place."""
    yields_side: Literal["left", "right"] = "left"
    """On which hand of that visitor the host then sits; the other where nobody can sit there."""
    parallel_with: tuple[str, ...] = ()
    working: bool = False
    """A working meal ranks in one list; sexes are not alternated."""
    record: bool = False
    """Who sat where is told, not planned: placements stay, and no rule holds unless asked for."""
    variants: tuple[str, ...] = ()
    """Named variants of the placement planning may try, in order."""
