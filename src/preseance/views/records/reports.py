"""An event as one page shows it: its sessions, each with its plan and its guests."""

from dataclasses import dataclass

from preseance.views.records.guests import GuestEntry
from preseance.views.records.heads import PaperHead
from preseance.views.records.rooms import SessionView


@dataclass(frozen=True, slots=True)
class SessionReport:
    """A session, and those of its guests who have no place in it."""

    session: SessionView
    unplaced: tuple[GuestEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportView:
    """The sessions of an event, in their order."""

    head: PaperHead
    """Of the first session."""
    sessions: tuple[SessionReport, ...]
