"""Speakers, photographs, motorcades, and what a host approves."""

from dataclasses import dataclass

from preseance.views.records.guests import GuestEntry, GuestView
from preseance.views.records.heads import PaperHead
from preseance.views.records.rooms import PlaceView


@dataclass(frozen=True, slots=True)
class SpeakersView:
    """Who speaks when, and who sent apologies."""

    head: PaperHead
    speakers: tuple[GuestEntry, ...]
    """The first to speak first."""
    source: str = ""
    """Where the order is from, in one sentence."""
    apologies: tuple[GuestView, ...] = ()
    """Who declined."""


@dataclass(frozen=True, slots=True)
class PhotoRowsView:
    """A photograph: its rows as the viewer sees them, the hindmost first."""

    head: PaperHead
    rows: tuple[tuple[str, tuple[PlaceView, ...]], ...]
    """The number of a row, and its places from the viewer's left to right."""


@dataclass(frozen=True, slots=True)
class VehicleView:
    """A vehicle of a motorcade."""

    number: str
    name: str
    time: str
    """When it leaves, local time; empty where unknown."""
    flag: str
    """The delegation whose flag it bears; empty for none."""
    flag_of: str
    """Its id, by which the flag's picture is found."""
    riders: tuple[PlaceView, ...]
    """In the order of honour."""


@dataclass(frozen=True, slots=True)
class MotorcadeView:
    """The vehicles of a session, in the order in which they drive."""

    head: PaperHead
    vehicles: tuple[VehicleView, ...]
    wings: str = ""
    """On which front wing cars bear their flag: right, left or both; empty where the house says nothing."""


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """What a host is asked to approve: the tables, best first, and what is still open."""

    head: PaperHead
    tables: tuple[tuple[str, tuple[PlaceView, ...]], ...]
    """Name and places, those of honour first."""
    unplaced: tuple[GuestView, ...] = ()
    ranked: bool = True
    """Whether places read as ranks."""
    waiting: tuple[GuestView, ...] = ()
    """Placed, though they have not accepted yet."""
