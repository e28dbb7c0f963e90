"""A list for mail merge, the calligrapher or a check-in program: who sits where, by name."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from preseance.formats.converting.chairs import Seat
from preseance.model.event import Event
from preseance.model.guest import Guest, Status
from preseance.model.naming import full_name, name_parts
from preseance.model.session import Session
from preseance.wording.said import Said

COLUMNS: Final = (
    *("name", "given", "family", "sort_name", "title", "form_of_address", "delegation"),
    *("country", "session", "date", "table", "place", "id"),
)
"""Nothing that only protocol, kitchen or ushers may know."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class MergeList:
    """The bytes of the list, and what stands in it otherwise than in the event."""

    content: bytes
    lost: tuple[str, ...]


def merge_list(event: Event, seats: Mapping[str, Seat]) -> MergeList:
    """A row a guest and session, in UTF-8 with the mark by which Excel knows it.

    ``seats`` are the labels of chairs, by place, where a seating plan gave them.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    guarded: dict[str, None] = {}
    for row in _rows(event, seats):
        for text in row.values():
            if text.startswith(_FORMULA):
                guarded[text] = None
        writer.writerow([_guarded(row.get(c, "")) for c in COLUMNS])
    lost = tuple(
        Said("«{text}» begins like a formula and has an apostrophe before it.", text=text)
        for text in guarded
    )
    return MergeList(codecs.BOM_UTF8 + stream.getvalue().encode(), lost)


def _guarded(text: str) -> str:
    """A text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(event: Event, seats: Mapping[str, Seat]) -> Iterator[dict[str, str]]:
    if not event.sessions:
        for guest in event.guests:
            if guest.status is not Status.DECLINED:
                yield _row(event, guest)
    for session in event.sessions:
        places = {p.guest: p.place for p in event.plan.of_session(session.id)}
        for guest in event.attending(session.id):
            yield {**_row(event, guest), **_seated(event, session, places.get(guest.id), seats)}


def _row(event: Event, guest: Guest) -> dict[str, str]:
    given, family = name_parts(guest)
    party = event.delegation_by_id.get(guest.delegation)
    return {
        "name": full_name(guest, event.guest_by_id, event.languages[0]),
        "given": given,
        "family": family,
        "sort_name": guest.sorted_as,
        "title": guest.title,
        "form_of_address": guest.form_of_address,
        "delegation": party.name if party else "",
        "country": guest.country,
        "id": guest.id,
    }


def _seated(
    event: Event, session: Session, place: str | None, seats: Mapping[str, Seat]
) -> dict[str, str]:
    """Session, and the table and place in it."""
    day = session.start.date() if session.start else event.start
    row = {"session": session.title, "date": day.isoformat()}
    if place is None:
        return row
    table, _, number = place.rpartition("-")
    known = next((t for t in event.tables_of(session) if t.id == table), None)
    label = seats[place].seat_number if place in seats else number
    return {**row, "table": known.called if known else table, "place": label}
