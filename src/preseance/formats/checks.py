"""What only shows when the parts of an event are laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from unicodedata import category

from preseance.errors import Mistake
from preseance.model.event import Event
from preseance.model.forms import VARIANTS, capacity_problem
from preseance.protocol.schemes import names as scheme_names
from preseance.rules import DEFAULTS, check_rows

Lines = dict[str, tuple[int, ...]]
"""Lines of each file's records, in the order of the event."""


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
        *_rooms(event),
        *_settings(event),
        *_guests(event, lines),
        *check_rows(event, lines.get("rules.csv")),
        *_other_rows(event, lines),
        *_plan(event, lines),
    ]
    return [m for m in found if programme or not m.found.startswith(_OF_PROGRAMME)]


def unknown(
    file: str, row: int | None, column: str, name: str, kind: str, known: Iterable[str]
) -> Mistake:
    """A name that is not there, with the names it may have meant."""
    near = get_close_matches(name, list(known), n=3)
    hint = f" (did you mean {' or '.join(f'«{n}»' for n in near)}?)" if near else ""
    return Mistake(file, row, column, f"unknown {kind} «{name}»", f"the id of a {kind}{hint}")


def _line(lines: Lines, file: str, index: int) -> int | None:
    return lines[file][index] if index < len(lines.get(file, ())) else None


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
                yield Mistake(
                    file,
                    _line(lines, file, index),
                    column,
                    f"«{name}» a second time",
                    "an id of its own",
                )
            seen.add(name)


def _rooms(event: Event) -> Iterator[Mistake]:
    file, guests = "event.toml", event.guest_by_id
    if event.scheme not in scheme_names():
        found = unknown(file, None, "event.scheme", event.scheme, "scheme", scheme_names())
        yield replace(found, expected=f"{found.expected}: {', '.join(scheme_names())}")
    for field in ("host", "co_host"):
        name = getattr(event, field)
        if name and name not in guests:
            yield unknown(file, None, f"event.{field}", name, "guest", guests)
    for delegation in event.delegations:
        if delegation.head and delegation.head not in guests:
            yield unknown(
                file, None, f"delegations.{delegation.id}.head", delegation.head, "guest", guests
            )
    for room in event.rooms:
        tables = {t.id for t in room.tables}
        places = {p for t in room.tables for p in _place_ids(t.id, t.seats)}
        for zone in room.zones:
            where = f"rooms.{room.id}.zones.{zone.id}"
            for column, names, known in (
                ("tables", zone.tables, tables),
                ("places", zone.places, places),
            ):
                for name in names:
                    if name not in known:
                        yield unknown(file, None, f"{where}.{column}", name, column[:-1], known)
        for table in room.tables:
            problem = capacity_problem(table)
            if problem is not None:
                where = f"rooms.{room.id}.tables.{table.id}"
                yield Mistake(file, None, where, problem, "a table that can be set as it is asked")
            for number in table.wheelchair:
                if not 1 <= number <= table.seats:
                    where = f"rooms.{room.id}.tables.{table.id}.wheelchair"
                    expected = f"a number of a place, 1 to {table.seats}"
                    yield Mistake(file, None, where, f"«{number}»", expected)
    for session in event.sessions:
        where = f"sessions.{session.id}"
        for field in ("host", "co_host", "guest_of_honour"):
            name = getattr(session, field)
            if name and name not in guests:
                yield unknown(file, None, f"{where}.{field}", name, "guest", guests)
        for name in session.variants:
            if name not in VARIANTS:
                yield unknown(file, None, f"{where}.variants", name, "variant", VARIANTS)
        for name in session.parallel_with:
            if name not in event.session_by_id:
                yield unknown(
                    file, None, f"{where}.parallel_with", name, "session", event.session_by_id
                )
        if session.start and session.end and session.end < session.start:
            ends = f"«{session.end:%Y-%m-%dT%H:%M}», before the start"
            yield Mistake(file, None, f"{where}.end", ends, "a time after the start")
        if not session.room:
            continue  # Said already: the value is missing.
        if session.room not in event.room_by_id:
            yield unknown(file, None, f"{where}.room", session.room, "room", event.room_by_id)
            continue
        tables = {t.id for t in event.room_by_id[session.room].tables}
        for name in session.tables:
            if name not in tables:
                yield unknown(file, None, f"{where}.tables", name, "table", tables)
        seats = sum(t.seats - len(set(t.closed)) for t in event.tables_of(session))
        coming = len([g for g in event.attending(session.id) if not g.interpreter_for])
        if coming > seats:
            yield Mistake(
                file,
                None,
                where,
                f"{coming} guests for {seats} places",
                "a place for each guest: add seats or tables, or name fewer in guests.csv, column sessions",
            )


_DATES = frozenset(
    {
        "took_office",
        "first_took_office",
        "credentials",
        "founded",
        "date_of_rank",
        "arrival_notified",
        "charge_since",
        "elected",
        "born",
    }
)


def _is_date(text: str) -> bool:
    """Whether a rank key is a year, a month, a day or a moment that exists."""
    try:
        datetime.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text)
    except ValueError:
        return False
    return True


OWN_SETTINGS = ("author", "cancel", "moves", "papers", "rehearse", "seat_belongs_to", "tables")
"""Settings, or groups of them, that are not of a default rule."""


def _settings(event: Event) -> Iterator[Mistake]:
    known = {*OWN_SETTINGS, *DEFAULTS}
    for key in event.settings:
        if key.partition(".")[0] not in known:
            yield unknown("event.toml", None, f"settings.{key}", key, "setting", known)


def _guests(event: Event, lines: Lines) -> Iterator[Mistake]:
    file, guests = "guests.csv", event.guest_by_id
    for index, guest in enumerate(event.guests):
        row = _line(lines, file, index)
        if guest.delegation and guest.delegation not in event.delegation_by_id:
            yield unknown(
                file, row, "delegation", guest.delegation, "delegation", event.delegation_by_id
            )
        for column, text in guest.keys.items():
            if column in _DATES and not _is_date(text):
                yield Mistake(file, row, column, f"«{text}»", "a date such as 2018-11-11")
        for column in ("name", "short_name", "sort_name", "title"):
            if any(category(c) == "Cc" for c in getattr(guest, column)):
                shown = repr(getattr(guest, column))[1:-1]
                yield Mistake(file, row, column, f"«{shown}»", "one line of letters and signs")
        if guest.partner == guest.id:
            yield Mistake(file, row, "partner", f"«{guest.partner}»", "somebody else")
        if guest.sex not in ("", "F", "M"):
            yield Mistake(file, row, "sex", f"«{guest.sex}»", "F, M or nothing")
        if guest.partner and guest.partner not in guests:
            yield unknown(file, row, "partner", guest.partner, "guest", guests)
        for column, names in (
            ("interpreter_for", guest.interpreter_for),
            ("known", guest.known),
            ("wishes", guest.wishes),
        ):
            for name in names:
                if name not in guests:
                    yield unknown(file, row, column, name, "guest", guests)
        for name in guest.sessions:
            if name not in event.session_by_id:
                yield unknown(file, row, "sessions", name, "session", event.session_by_id)


def _place_ids(table: str, seats: int) -> Iterator[str]:
    for number in range(1, seats + 1):
        yield f"{table}-{number}"
        yield f"{table}-{number}-aux"


def _other_rows(event: Event, lines: Lines) -> Iterator[Mistake]:
    for index, request in enumerate(event.requests):
        row = _line(lines, "requests.csv", index)
        for column, name in (("a", request.a), ("b", request.b)):
            if name not in event.guest_by_id:
                yield unknown("requests.csv", row, column, name, "guest", event.guest_by_id)
        for name in request.scope:
            if name not in event.session_by_id:
                yield unknown("requests.csv", row, "scope", name, "session", event.session_by_id)
    for index, met in enumerate(event.encounters):
        row = _line(lines, "encounters.csv", index)
        for column, name in (("a", met.a), ("b", met.b)):
            if name not in event.guest_by_id:
                yield unknown("encounters.csv", row, column, name, "guest", event.guest_by_id)
        if met.session and met.session not in event.session_by_id:
            yield unknown(
                "encounters.csv", row, "session", met.session, "session", event.session_by_id
            )


def _plan(event: Event, lines: Lines) -> Iterator[Mistake]:
    file = "plan.csv"
    seats = {
        s.id: {p for t in event.tables_of(s) for p in _place_ids(t.id, t.seats)}
        for s in event.sessions
        if s.room in event.room_by_id
    }
    guests_seen: set[tuple[str, str]] = set()
    places_seen: set[tuple[str, str]] = set()
    for index, p in enumerate(event.plan.placements):
        row = _line(lines, file, index)
        if p.guest not in event.guest_by_id:
            yield unknown(file, row, "guest", p.guest, "guest", event.guest_by_id)
        if p.session not in event.session_by_id:
            yield unknown(file, row, "session", p.session, "session", event.session_by_id)
        elif p.session in seats and p.place not in seats[p.session]:
            yield unknown(file, row, "place", p.place, "place", seats[p.session])
        if (p.session, p.guest) in guests_seen:
            yield Mistake(
                file,
                row,
                "guest",
                f"«{p.guest}» a second time in {p.session}",
                "one place a session",
            )
        if (p.session, p.place) in places_seen:
            yield Mistake(
                file, row, "place", f"«{p.place}» taken twice in {p.session}", "one guest a place"
            )
        guests_seen.add((p.session, p.guest))
        places_seen.add((p.session, p.place))
