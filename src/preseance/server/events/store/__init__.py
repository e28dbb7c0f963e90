"""The store: the only place where rows become events, and commands become revisions.

A command is done whole or not at all, in one transaction that holds the event's row.
"""

from preseance.planning.commands import OvertakenError
from preseance.server.events.store.auditing import audit
from preseance.server.events.store.documents import document_of, event_in, packed, unpacked
from preseance.server.events.store.doing import do
from preseance.server.events.store.holding import Remembering, forget
from preseance.server.events.store.journal import command_in, journal, journal_after, places_of
from preseance.server.events.store.making import Published, create
from preseance.server.events.store.reading import at_revision, compared, latest, newest
from preseance.server.events.store.records import (
    ClashError,
    Done,
    Kept,
    NothingToUndoError,
    Past,
    Stand,
)
from preseance.server.events.store.turning import can_turn, go_back, redo, undo
from preseance.server.events.store.versions import (
    as_printed,
    files,
    next_version,
    original,
    published,
    versions,
)
from preseance.server.events.store.writing import HEARD

__all__ = [
    "HEARD",
    "ClashError",
    "Done",
    "Kept",
    "NothingToUndoError",
    "OvertakenError",
    "Past",
    "Published",
    "Remembering",
    "Stand",
    "as_printed",
    "at_revision",
    "audit",
    "can_turn",
    "command_in",
    "compared",
    "create",
    "do",
    "document_of",
    "event_in",
    "files",
    "forget",
    "go_back",
    "journal",
    "journal_after",
    "latest",
    "newest",
    "next_version",
    "original",
    "packed",
    "places_of",
    "published",
    "redo",
    "undo",
    "unpacked",
    "versions",
]
