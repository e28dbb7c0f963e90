"""Sessions: the moments of a programme."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from preseance.model.base import Identifier, LocalTime
from preseance.model.codes import PaperLanguages
from preseance.model.guest import Guest
from preseance.model.menu import courses_of
from preseance.model.occasions import OccasionKind
from preseance.model.translations import InTongue, Translated
from preseance.model.zones import on_clock
from preseance.wording.said import Said


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
    HOLDING = "holding-room"
    PROCESSION = "procession"
    SPEECH = "speech"
    DEPARTURE = "departure"


PLACELESS = frozenset(
    {Kind.ARRIVAL, Kind.DEPARTURE, Kind.HOLDING, Kind.SPEECH, Kind.BILATERAL, Kind.TRANSPORT}
)
"""Kinds at which nobody need have a place: where the room has no tables, they are of the programme
alone."""


SLOTTED = (Kind.ARRIVAL, Kind.DEPARTURE, Kind.TRANSPORT)
"""Kinds at which each party has a slot of its own."""


class Session(Translated):
    """One moment of the programme."""

    spoken = ("title",)

    id: Identifier
    """Short name that other files use, in kebab-case."""
    title: str
    """As papers print it; in another language ``title_fr`` and the like."""
    kind: Kind = Kind.MEAL
    """What kind of moment it is; rules hold in some kinds only."""
    room: str
    """Room's id."""
    tables: tuple[str, ...] = ()
    """Tables of the room that are used; all where empty."""
    seating: Literal["place", "table"] = "place"
    """``table`` where guests are given a table and choose their chair there: tables are what is
    planned, mended and printed."""
    chairs: tuple[str, ...] = ()
    """Seated by table: tables whose chairs are planned all the same, the host's for instance."""
    senior: Literal["first", "last"] | None = None
    """Arrival, departure and transport: whether whoever ranks first has the first slot or the last; where
    empty last, at a departure first."""
    slots: tuple[str, ...] = ()
    """Arrival, departure and transport: who has which slot, in the order of time: ``delegation:ID``, a guest's
    id, ``table:ID`` of a bus, ``-`` for a slot that stays free. Who is not named comes after, by rank; all by
    rank where empty. ``programme --settle`` writes it."""
    start: LocalTime | None = None
    """Local time of the event's time zone."""
    end: LocalTime | None = None
    """Local time; it lasts that day where empty."""
    host: str = ""
    """Guest id of this session's host; the event's host where empty."""
    co_host: str = ""
    """Guest id of who presides with the host; of the event where empty."""
    guest_of_honour: str = ""
    """Guest id of whom the session honours."""
    yields_to: str = ""
    """Guest id of the visitor to whom the host gives up the host's place."""
    co_yields_to: str = ""
    """Guest id of the visitor to whom the co-host gives up theirs; where both hosts yield, each sits
    beside the visitor who has the other's place."""
    yields_side: Literal["left", "right"] = "left"
    """On which hand of that visitor the host then sits; the other where nobody can sit there."""
    parallel_with: tuple[str, ...] = ()
    """Sessions held at the same time elsewhere."""
    occasion: OccasionKind | None = None
    """What kind of occasion it is, where that differs from the event's."""
    scheme: str = ""
    """Scheme of precedence, with settings after it, where that differs from the event's."""
    menu: tuple[str, ...] = ()
    """Courses in their order: a dish, or ``course: dish | dish`` where guests choose."""
    working: bool = False
    """A working meal ranks in one list; sexes are not alternated."""
    record: bool = False
    """Who sat where is told, not planned: placements stay, and no rule holds unless asked for. Planned by name, it
    gives places to those of whom nothing is told."""
    variants: tuple[str, ...] = ()
    """Named variants of the placement planning may try, in order."""
    languages: PaperLanguages = ()
    """Languages of its papers, two at most, the first one larger; those of ``papers.languages`` where
    empty."""
    menus: tuple[InTongue, ...] = ()
    """The menu in further languages, course by course as in ``menu``, each after its code."""

    @model_validator(mode="after")
    def _menus_alike(self) -> Self:
        """A menu in another language has the courses and dishes of the first."""
        shape = [len(course.dishes) for course in courses_of(self)]
        for code in dict.fromkeys(line.partition(":")[0] for line in self.menus):
            other = courses_of(self, code)
            if [len(course.dishes) for course in other] != shape:
                raise ValueError(
                    Said("in {language} as many courses and dishes as menu has", language=code)
                )
        return self

    def hours(self, time_zone: str) -> tuple[datetime, datetime] | None:
        """From when until when it lasts, by ``on_clock``; without an end that day, None without a start."""
        if self.start is None:
            return None
        midnight = datetime.combine(self.start.date() + timedelta(days=1), time())
        return on_clock(self.start, time_zone), on_clock(self.end or midnight, time_zone)

    def meets(self, guest: Guest, time_zone: str) -> bool:
        """Whether a guest is there at any time of the session."""
        if (guest.arrives is None and guest.leaves is None) or not (held := self.hours(time_zone)):
            return True
        begin, end = held
        too_late = guest.arrives is not None and on_clock(guest.arrives, time_zone) >= end
        gone = guest.leaves is not None and on_clock(guest.leaves, time_zone) <= begin
        return not (too_late or gone)
