"""Sessions: the moments of a programme."""

from __future__ import annotations

from enum import StrEnum

from preseance.model.base import Identifier, LocalTime, Record
from preseance.model.occasions import OccasionKind


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
    parallel_with: tuple[str, ...] = ()
    occasion: OccasionKind | None = None
    """What kind of occasion it is, where that differs from the event's."""
    scheme: str = ""
    """Scheme of precedence, with settings after it, where that differs from the event's."""
    working: bool = False
    """A working meal ranks in one list; sexes are not alternated."""
    variants: tuple[str, ...] = ()
    """Named variants of the placement planning may try, in order."""
