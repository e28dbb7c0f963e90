"""All mistakes of an event together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from preseance.errors import Mistake
from preseance.formats.checks.guests import guest_mistakes
from preseance.formats.checks.names import Lines, line_of
from preseance.formats.checks.programme import programme_mistakes
from preseance.formats.checks.rows import row_mistakes
from preseance.model.event import Event
from preseance.rules import check_rows

_OF_PROGRAMME = tuple(
    f"unknown {kind} «" for kind in ("session", "delegation", "room", "table", "place")
)


def mistakes_of(event: Event, lines: Lines, *, programme: bool = True) -> list[Mistake]:
    """Every contradiction between the parts of an event.

    Without its ``programme``, where event.toml could not be read, nothing is said of names that
    only that file would have explained.
    """
    found = [
        *_doubles(event, lines),
        *programme_mistakes(event),
        *guest_mistakes(event, lines),
        *check_rows(event, lines.get("rules.csv")),
        *row_mistakes(event, lines),
    ]
    return [m for m in found if programme or not m.found.startswith(_OF_PROGRAMME)]


def _doubles(event: Event, lines: Lines) -> Iterator[Mistake]:
    groups: list[tuple[str, str, Sequence[str]]] = [
        ("guests.csv", "id", [g.id for g in event.guests]),
        ("requests.csv", "id", [r.id for r in event.requests]),
        ("event.toml", "sessions.id", [s.id for s in event.sessions]),
        ("event.toml", "rooms.id", [r.id for r in event.rooms]),
        ("event.toml", "delegations.id", [d.id for d in event.delegations]),
    ]
    groups += [
        ("event.toml", f"rooms.{r.id}.tables.id", [t.id for t in r.tables]) for r in event.rooms
    ]
    for file, column, ids in groups:
        seen: set[str] = set()
        for index, name in enumerate(ids):
            if name in seen:
                row, found = line_of(lines, file, index), f"«{name}» a second time"
                yield Mistake(file, row, column, found, "an id of its own")
            seen.add(name)
