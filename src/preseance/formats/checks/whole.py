"""All mistakes of an event together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from preseance.errors import Mistake
from preseance.formats.checks.clock import clock_mistakes
from preseance.formats.checks.guests import guest_mistakes
from preseance.formats.checks.names import Lines, line_of
from preseance.formats.checks.programme import programme_mistakes
from preseance.formats.checks.rows import row_mistakes
from preseance.formats.checks.schemes import scheme_mistakes
from preseance.formats.checks.settings import setting_mistakes
from preseance.model.event import Event
from preseance.model.guest import Delegation
from preseance.model.room import Room, Table
from preseance.model.session import Session
from preseance.rules import check_rows
from preseance.wording.said import Said

_EXPLAINS: Mapping[str, tuple[str, ...]] = {
    "event.toml": ("session", "delegation", "room", "table", "place"),
    "guests.csv": ("guest",),
}
"""What each file gives its name to."""
_Named = TypeVar("_Named", Delegation, Room, Session, Table)


def mistakes_of(event: Event, lines: Lines, *, unread: Collection[str] = ()) -> list[Mistake]:
    """Every contradiction between the parts of an event.

    Nothing is said of names that only a file that is ``unread`` would have explained.
    """
    doubles = list(_doubles(event, lines))
    # A second room of one name would hide the first, and all that stands there.
    single = _without_doubles(event) if doubles else event
    found = [
        *doubles,
        *scheme_mistakes(single),
        *programme_mistakes(single),
        *setting_mistakes(single),
        *clock_mistakes(single, lines),
        *guest_mistakes(single, lines),
        *check_rows(single, lines.get("rules.csv")),
        *row_mistakes(single, lines),
    ]
    hidden = tuple(f"unknown {kind} «" for file in unread for kind in _EXPLAINS.get(file, ()))
    return [m for m in found if not (hidden and m.found.startswith(hidden))]


def _without_doubles(event: Event) -> Event:
    """The event with the first part of each name that event.toml gives twice."""
    rooms = (r.model_copy(update={"tables": _firsts(r.tables)}) for r in _firsts(event.rooms))
    return event.model_copy(
        update={
            "delegations": _firsts(event.delegations),
            "rooms": tuple(rooms),
            "sessions": _firsts(event.sessions),
        }
    )


def _firsts(parts: Sequence[_Named]) -> tuple[_Named, ...]:
    found: dict[str, _Named] = {}
    for part in parts:
        found.setdefault(part.id, part)
    return tuple(found.values())


def _doubles(event: Event, lines: Lines) -> Iterator[Mistake]:
    groups: list[tuple[str, str, Sequence[str]]] = [
        ("guests.csv", "id", [g.id for g in event.guests]),
        ("requests.csv", "id", [r.id for r in event.requests]),
        ("event.toml", "sessions.{index}.id", [s.id for s in event.sessions]),
        ("event.toml", "rooms.{index}.id", [r.id for r in event.rooms]),
        ("event.toml", "delegations.{index}.id", [d.id for d in event.delegations]),
        ("event.toml", "routes.{index}.id", [r.id for r in event.routes]),
    ]
    groups += [
        ("event.toml", f"rooms.{k}.tables.{{index}}.id", [t.id for t in r.tables])
        for k, r in enumerate(event.rooms)
    ]
    for file, column, ids in groups:
        seen: set[str] = set()
        for index, name in enumerate(ids):
            if name in seen:
                row, found = line_of(lines, file, index), Said("«{name}» a second time", name=name)
                yield Mistake(
                    file, row, column.format(index=index), found, Said("an id of its own")
                )
            seen.add(name)
