"""Remarks on what was written and changes nothing: each cell has an effect, or it is said here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from preseance.model.event import Event
from preseance.model.finding import Remark
from preseance.model.rule_row import RequestKind
from preseance.model.session import Session
from preseance.model.unread import Unread
from preseance.model.zones import in_full, zone_of
from preseance.protocol.capacity import ALSO, REPRESENTS
from preseance.protocol.ordering import schemes_in_use
from preseance.rules.requests import sessions_bound
from preseance.rules.shapes import Occasion, Rule
from preseance.wording.message import (
    Argument,
    GuestRef,
    GuestRefs,
    Listed,
    Message,
    Moment,
    SessionRef,
    TableRef,
)

MESSAGES: Mapping[str, str] = {
    "reading.near": "The column «{column}» of {file} is not used: did you mean «{near}»?",
    "reading.own": "Columns of your own, from which nothing is reckoned: {columns} ({file}).",
    "reading.own.one": "A column of your own, from which nothing is reckoned: {columns} ({file}).",
    "reading.records": "Kept for people to read, so that no plan depends on it: {columns} ({file}).",
    "reading.sheets": "Sheets of your own: {sheets}. When a command first writes the workbook, their "
    "values stay, their formatting and formulas go; a copy of the workbook as it is will be kept.",
    "reading.file": "The file {file} is not read: did you mean {near}?",
    "reading.lost_letters": (
        "{names} lost letters when the list was saved: type them anew, and save it as UTF-8."
    ),
    "reading.away": "{guests} have no place at {session}: they arrive after it ends, or leave before it begins.",
    "reading.away.one": (
        "{guests} has no place at {session}: they arrive after it ends, or leave before it begins."
    ),
    "reading.twice": (
        "{time} on {day} comes twice in {zone}, where clocks are put back ({where}): "
        "the first is taken. Write {first} for the first, {second} for the second."
    ),
    "reading.met": (
        "{number} meetings of encounters.csv count for no rule: "
        "fresh_neighbours with past=yes asks for such."
    ),
    "reading.met.one": (
        "{number} meeting of encounters.csv counts for no rule: "
        "fresh_neighbours with past=yes asks for such."
    ),
    "reading.request": "The request {request} asks nothing of the seating: {why}",
    "reading.request.no_scope": "a wish to meet names in scope the sessions where the two should sit near.",
    "reading.request.over": "it ends before the sessions of its scope begin.",
    "reading.key": (
        "The column {column} of guests.csv decides no rank: {schemes}, which ranks here, reads {columns}."
    ),
    "reading.key.several": (
        "The column {column} of guests.csv decides no rank: {schemes}, which rank here, read {columns}."
    ),
    "reading.key.none": "The column {column} of guests.csv decides no rank: {schemes} reads none.",
    "reading.by_table": (
        "The rule «{rule}» asks for an order of chairs, and {session} is seated by table: "
        "name a table in chairs, or leave the rule out there."
    ),
    "reading.co_host": (
        "{guest} is co-host of {session}, but one place alone presides at {table}: "
        "set its hosts to two, or leave co_host out."
    ),
}
_LOST = re.compile(r"[^\W\d_]\?+[^\W\d_]|[^\W\d_]\?{2,}|^\?+[^\W\d_]|\ufffd")
"""Question marks, or the sign for a lost letter, amid letters."""
_MISREAD = re.compile(r"[ÃÂÅÄ][\u0080-\u00bf€‚„…†‡‰‹Œ‘’“”•–—™›œ]|â€")
"""UTF-8 that was read as Windows-1252."""


def remarks_on_reading(occasion: Occasion, rules: Sequence[Rule]) -> tuple[Remark, ...]:
    """All remarks on the cells of an event that nothing is reckoned from, or that are doubtful."""
    event = occasion.event
    return (
        *_on_columns(event.unread),
        *_on_keys(event),
        *_on_letters(event),
        *(r for session in event.sessions for r in _on_absent(event, session)),
        *_on_clocks(event),
        *_on_requests(event),
        *_on_encounters(event, rules),
        *_on_co_hosts(occasion),
        *_on_chairs(occasion, rules),
    )


def _on_columns(unread: Sequence[Unread]) -> Iterator[Remark]:
    if sheets := tuple(one.file for one in unread if one.is_sheet):
        yield _said("reading.sheets", sheets=Listed(sheets))
    unread = [one for one in unread if not one.is_sheet]
    for one in unread:
        if not one.column:
            yield _said("reading.file", file=one.file, near=one.near)
        elif one.near:
            yield _said("reading.near", file=one.file, column=one.column, near=one.near)
    for file in dict.fromkeys(one.file for one in unread):
        for message, records in (("reading.own", False), ("reading.records", True)):
            names = [
                one.column
                for one in unread
                if one.file == file and one.column and not one.near and one.is_record is records
            ]
            if names:
                ending = ".one" if len(names) == 1 and not records else ""
                yield _said(message + ending, file=file, columns=Listed(tuple(names)))


def _on_keys(event: Event) -> Iterator[Remark]:
    """Rank keys that guests have and no scheme of the event sorts by, once a column."""
    schemes = schemes_in_use(event)
    read = tuple(dict.fromkeys(c for scheme in schemes for c in scheme.columns))
    written = dict.fromkeys(k for g in event.guests for k, text in g.keys.items() if text)
    for column in written:
        base = column.removeprefix(f"{ALSO}_").removeprefix(f"{REPRESENTS}_")
        if base in read or column in (ALSO, f"{REPRESENTS}_role"):
            continue
        ids = Listed(tuple(s.id for s in schemes))
        if read:
            ending = ".several" if len(schemes) > 1 else ""
            yield _said(f"reading.key{ending}", column=column, schemes=ids, columns=Listed(read))
        else:
            yield _said("reading.key.none", column=column, schemes=ids)


def _said(message: str, **arguments: str | Listed) -> Remark:
    return Remark(Message(message, arguments), confidential=True)


def is_damaged(name: str) -> bool:
    """Whether a name lost letters, or had them changed, on its way here."""
    return bool(_LOST.search(name) or _MISREAD.search(name))


def _on_letters(event: Event) -> Iterator[Remark]:
    lost = [g for g in event.guests if is_damaged(g.name) or is_damaged(g.short_name)]
    if lost:
        names = Listed(tuple(f"«{g.name}»" for g in lost))
        ids = tuple(g.id for g in lost)
        yield Remark(Message("reading.lost_letters", {"names": names}), ids, confidential=True)


def _on_absent(event: Event, session: Session) -> Iterator[Remark]:
    away = tuple(
        g.id
        for g in event.guests
        if g.attends(session.id) and not session.meets(g, event.time_zone)
    )
    if away:
        said: dict[str, Argument] = {"guests": GuestRefs(away), "session": SessionRef(session.id)}
        message = "reading.away.one" if len(away) == 1 else "reading.away"
        yield Remark(Message(message, said), away, session.id, confidential=True)


def _on_clocks(event: Event) -> Iterator[Remark]:
    zone = event.time_zone
    if zone_of(zone) is None:
        return
    written: list[tuple[str, datetime | None]] = [
        *(
            (f"sessions.{s.id}.{f}", getattr(s, f))
            for s in event.sessions
            for f in ("start", "end")
        ),
        *((f"{g.id}.{f}", getattr(g, f)) for g in event.guests for f in ("arrives", "leaves")),
    ]
    for where, moment in written:
        if moment is None or moment.tzinfo:
            continue
        ways = in_full(moment, zone)
        if len(ways) > 1:
            yield Remark(
                Message(
                    "reading.twice",
                    {
                        "time": Moment(f"{moment:%H:%M}"),
                        "day": Moment(f"{moment:%Y-%m-%d}"),
                        "zone": zone,
                        "where": where,
                        "first": ways[0],
                        "second": ways[1],
                    },
                ),
                confidential=True,
            )


def _on_requests(event: Event) -> Iterator[Remark]:
    for request in event.requests:
        if not request.binds or sessions_bound(event, request) or request.allows_neighbours:
            continue
        lacks_scope = request.kind is RequestKind.MEET and not request.scope
        why = "reading.request.no_scope" if lacks_scope else "reading.request.over"
        said = Message("reading.request", {"request": request.id, "why": Message(why)})
        yield Remark(said, (request.a, request.b), confidential=True)


def _on_encounters(event: Event, rules: Sequence[Rule]) -> Iterator[Remark]:
    if event.earlier and not any(rule.minds_past for rule in rules):
        yield Remark(Message("earlier.unminded"), confidential=True)
    if event.encounters and not any(rule.minds_past for rule in rules):
        number = len(event.encounters)
        message = "reading.met.one" if number == 1 else "reading.met"
        yield Remark(Message(message, {"number": number}), confidential=True)


def _on_co_hosts(occasion: Occasion) -> Iterator[Remark]:
    for assembly in occasion.assemblies:
        guest = occasion.event.co_host_of(assembly.session)
        if guest not in assembly.present or not assembly.tables:
            continue
        seats = [assembly.places[k] for k in assembly.seats_at[assembly.tables[0]]]
        presiding = {p.presiding for p in seats}
        if "host" in presiding and "co-host" not in presiding:
            said: dict[str, Argument] = {
                "guest": GuestRef(guest),
                "session": SessionRef(assembly.session.id),
                "table": TableRef(assembly.tables[0]),
            }
            yield Remark(Message("reading.co_host", said), (guest,), assembly.session.id)


def _on_chairs(occasion: Occasion, rules: Sequence[Rule]) -> Iterator[Remark]:
    """Rules that are written, and silent where guests choose their chairs themselves."""
    written = {row.id for row in occasion.event.rules}
    for rule in rules:
        if not rule.of_chairs or rule.row.id not in written:
            continue
        for assembly in rule.assemblies():
            if assembly.tables and assembly.layout.whole.issuperset(assembly.tables):
                said: dict[str, Argument] = {
                    "rule": rule.row.id,
                    "session": SessionRef(assembly.session.id),
                }
                yield Remark(
                    Message("reading.by_table", said),
                    session=assembly.session.id,
                    confidential=rule.row.confidential,
                )
