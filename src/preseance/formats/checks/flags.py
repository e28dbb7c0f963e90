"""Mistakes of rows of flags: names that stand for nothing, settings that cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator

from preseance.errors import Mistake
from preseance.formats.checks.names import unknown
from preseance.model.event import Event
from preseance.model.flag_row import FlagRow
from preseance.model.room import Room
from preseance.wording.said import Said

_FILE = "event.toml"
_OF_TABLES = frozenset({"id", "name", "form", "sessions", "language", "names", "checked_by"})
"""What is said of small flags on tables, whose places are those of the heads of delegation."""


def flag_mistakes(event: Event, room: Room) -> Iterator[Mistake]:
    """Mistakes of the rows of flags of a room."""
    sessions = {s.id for s in event.sessions if s.room == room.id}
    for row in room.flags:
        where = f"rooms.{room.id}.flags.{row.id}"
        yield from unknown(
            _FILE, None, f"{where}.sessions", row.sessions, Said("session"), sessions
        )
        for name in ("first", "last"):
            named, known = getattr(row, name), event.delegation_by_id
            yield from unknown(_FILE, None, f"{where}.{name}", named, Said("delegation"), known)
        for both in sorted({*row.first} & {*row.last}):
            yield Mistake(
                _FILE, None, f"{where}.last", f"«{both}»", Said("first or last, not both")
            )
        yield from _idle(row, where)


def _idle(row: FlagRow, where: str) -> Iterator[Mistake]:
    """Settings that change nothing, or that no row can have together."""
    if row.form == "table":
        for name, field in FlagRow.model_fields.items():
            said = getattr(row, name)
            leaves_out = name == "host" and said == "none"
            if name not in _OF_TABLES and said != field.default and not leaves_out:
                found = Said("«{name}», which changes nothing here", name=name)
                expected = Said("a row of masts or stands, or no such line")
                yield Mistake(_FILE, None, f"{where}.{name}", found, expected)
    elif row.host == "both-ends" and row.fills != "line":
        found = Said("«{said}» beside flags at both ends", said=row.fills)
        yield Mistake(_FILE, None, f"{where}.fills", found, "line")
