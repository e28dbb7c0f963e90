"""What a proposal would become: a row of a list of the event, with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TypeVar

from preseance.model.base import Record
from preseance.model.event import Event
from preseance.model.guest import Mode
from preseance.model.rule_row import (
    EncounterRow,
    Level,
    RequestKind,
    RequestRow,
    RequestState,
    RuleRow,
)
from preseance.model.statement_row import Stance, StatementRow
from preseance.planning.commands.reports import TakeReports, taken_from
from preseance.reading.facts import Kind, Proposal, Statement
from preseance.rules import RULES

_TOGETHER = next(kind for kind, rule in RULES.items() if rule.answers is RequestKind.MEET)
"""The kind of rule that keeps two together."""
_R = TypeVar("_R", bound=Record)
_NEW = {
    Kind.REQUEST_NOT_MEET: (RequestKind.NOT_MEET, RequestState.ASKED),
    Kind.REQUEST_MEET: (RequestKind.MEET, RequestState.ASKED),
    Kind.REFUSAL: (RequestKind.MEET, RequestState.REFUSED),
    Kind.MEETING_AGREED: (RequestKind.MEET, RequestState.AGREED),
    Kind.MEETING_DEFERRED: (RequestKind.MEET, RequestState.DEFERRED),
    Kind.MEETING_CANCELLED: (RequestKind.MEET, RequestState.WITHDRAWN),
}
"""What is said of a meeting, as a request and where it stands."""


@dataclass(frozen=True)
class Row:
    """A row that a proposal would write, or change."""

    file: str
    id: str = ""
    """Of a row that is there already."""
    values: dict[str, str] = field(default_factory=dict)
    """Cells by column."""


def row_of(event: Event, proposal: Proposal) -> Row:
    """What accepting a proposal would write; a denial or a supposition is kept as a statement alone."""
    if proposal.statement.stance in (Stance.DENIED, Stance.HYPOTHETICAL):
        return Row(
            "statements.csv",
            values={"about": about(event, proposal), "stance": proposal.statement.stance.value},
        )
    kind = proposal.kind
    if kind in _NEW:
        return _request(event, proposal)
    if kind is Kind.SEAT and proposal.statement.stance is Stance.PLANNED:
        return Row(
            "rules.csv",
            values={
                "id": _free(f"together-{proposal.a}-{proposal.b}", {r.id for r in event.rules}),
                "kind": _TOGETHER,
                "a": proposal.a,
                "b": proposal.b,
                "relations": "beside",
                "sessions": proposal.session,
                "level": Level.SHOULD.value,
                "source": source_of(event, proposal.statement),
            },
        )
    if kind in (Kind.SEAT, Kind.SEAT_SWITCH, Kind.ENCOUNTER):
        said = {
            Kind.SEAT: "neighbours",
            Kind.SEAT_SWITCH: "seat-switch",
            Kind.ENCOUNTER: "greeting",
        }
        when = _when(event, proposal)
        return Row(
            "encounters.csv",
            values={
                "when": when.isoformat(timespec="minutes") if when else "",
                "a": proposal.a,
                "b": proposal.b,
                "session": proposal.session,
                "kind": proposal.detail or said[kind],
                "witnesses": proposal.statement.speaker.who,
                "source": source_of(event, proposal.statement),
            },
        )
    if kind is Kind.STAND_IN:
        return Row(
            "guests.csv", proposal.a, {"represents": proposal.b, "mode": Mode.REPRESENTS.value}
        )
    column = "arrives" if kind is Kind.LATE else "leaves"
    moment = _moment(event, proposal)
    if moment is None:
        return Row("guests.csv", proposal.a, {"note": _noted(event, proposal)})
    return Row("guests.csv", proposal.a, {column: moment.isoformat(timespec="minutes")})


def _request(event: Event, proposal: Proposal) -> Row:
    kind, state = _NEW[proposal.kind]
    known = _known(event, proposal, kind)
    if proposal.kind is Kind.MEETING_AGREED and proposal.next_event:
        # Agreed for elsewhere: here it is put off.
        state = RequestState.DEFERRED
    values = {"state": state.value, "next_event": proposal.next_event}
    if known is not None:
        changed = {c: v for c, v in values.items() if v and str(getattr(known, c)) != v}
        settled = proposal.kind is Kind.REFUSAL and known.state is RequestState.DEFERRED
        if settled or proposal.kind in (Kind.REQUEST_NOT_MEET, Kind.REQUEST_MEET):
            # That it is asked is known; how far it has come since, the list knows better. One put
            # off is not refused because nothing is held here.
            changed = {}
        return Row(
            "requests.csv",
            known.id,
            {**changed, "source": _joined(known.source, source_of(event, proposal.statement))},
        )
    short = "apart" if kind is RequestKind.NOT_MEET else "meeting"
    return Row(
        "requests.csv",
        values={
            "id": _free(f"{short}-{proposal.a}-{proposal.b}", {r.id for r in event.requests}),
            "a": proposal.a,
            "b": proposal.b,
            "owner": _owner(proposal),
            "kind": kind.value,
            "scope": proposal.session,
            **{c: v for c, v in values.items() if v},
            "source": source_of(event, proposal.statement),
        },
    )


def _owner(proposal: Proposal) -> str:
    """As requests name whose wish it is: by the letter, where it is one of the two."""
    return {proposal.a: "a", proposal.b: "b"}.get(proposal.owner, proposal.owner)


def _known(event: Event, proposal: Proposal, kind: RequestKind) -> RequestRow | None:
    people = {proposal.a, proposal.b}
    for request in event.requests:
        here = not request.scope or not proposal.session or proposal.session in request.scope
        if request.kind is kind and {request.a, request.b} == people and here:
            return request
    return None


def about(event: Event, proposal: Proposal) -> str:
    """The row of the event that a proposal speaks of, as statements name it."""
    if proposal.kind in _NEW:
        known = _known(event, proposal, _NEW[proposal.kind][0])
        return f"requests:{known.id}" if known else ""
    if proposal.kind in (Kind.LATE, Kind.LEAVE, Kind.STAND_IN):
        return f"guests:{proposal.a}"
    for row in event.encounters:
        if {row.a, row.b} == {proposal.a, proposal.b} and (
            not proposal.session or row.session in ("", proposal.session)
        ):
            return f"encounters:{row.a}:{row.b}"
    return ""


def accepting(event: Event, proposals: Sequence[Proposal]) -> TakeReports:
    """The command that takes these proposals: their rows, each with its source and its statements."""
    after = event
    for proposal in proposals:
        after = _taken(after, proposal)
    return taken_from(event, after)


def _taken(event: Event, proposal: Proposal) -> Event:
    row = row_of(event, proposal)
    spoken = row.file.removesuffix(".csv")
    spoken_of = (
        row.id
        or row.values.get("id", "")
        or (f"{proposal.a}:{proposal.b}" if spoken == "encounters" else "")
    )
    name = row.values.get("about", "") if spoken == "statements" else f"{spoken}:{spoken_of}"
    update: dict[str, object] = {}
    values = {c: v for c, v in row.values.items() if v}
    if row.file == "requests.csv" and row.id:
        update["requests"] = tuple(
            _changed(r, values) if r.id == row.id else r for r in event.requests
        )
    elif row.file == "requests.csv":
        scope = tuple(s for s in (values.pop("scope", ""),) if s)
        update["requests"] = (
            *event.requests,
            RequestRow.model_validate({**values, "scope": scope}),
        )
    elif row.file == "rules.csv":
        several = {c: (values[c],) for c in ("a", "b", "relations", "sessions") if c in values}
        update["rules"] = (*event.rules, RuleRow.model_validate({**values, **several}))
    elif row.file == "encounters.csv":
        update["encounters"] = (*event.encounters, EncounterRow.model_validate(values))
    elif row.file == "guests.csv":
        update["guests"] = tuple(_changed(g, values) if g.id == row.id else g for g in event.guests)
    statements = tuple(
        _statement_row(event, s, proposal, name) for s in (proposal.statement, *proposal.also)
    )
    known = {(s.fingerprint, s.kind, s.a, s.b) for s in event.statements}
    update["statements"] = (
        *event.statements,
        *(s for s in statements if (s.fingerprint, s.kind, s.a, s.b) not in known),
    )
    return event.model_copy(update=update)


def _changed(record: _R, values: dict[str, str]) -> _R:
    return type(record).model_validate({**record.model_dump(by_alias=True), **values})


def _statement_row(
    event: Event, statement: Statement, proposal: Proposal, name: str
) -> StatementRow:
    return StatementRow(
        about=name,
        kind=proposal.kind.value,
        a=proposal.a,
        b=proposal.b,
        session=proposal.session,
        stance=statement.stance,
        quote=statement.quote,
        according_to=statement.speaker.told(event.languages[0]),
        report=statement.report,
        written=statement.written,
        fingerprint=statement.fingerprint,
    )


def source_of(event: Event, statement: Statement) -> str:
    """Who says it, in which report of which day, and the quote's fingerprint; in the event's language."""
    day = statement.written.isoformat() if statement.written else ""
    where = ", ".join(p for p in (statement.report, day) if p)
    return "; ".join(
        p
        for p in (
            statement.speaker.told(event.languages[0]),
            f"{where} #{statement.fingerprint}".strip(),
        )
        if p
    )


def _joined(before: str, new: str) -> str:
    return before if new in before else " | ".join(p for p in (before, new) if p)


def _noted(event: Event, proposal: Proposal) -> str:
    guest = next(g for g in event.guests if g.id == proposal.a)
    return _joined(
        guest.note, f"{proposal.statement.quote} ({source_of(event, proposal.statement)})"
    )


def _free(wished: str, taken: set[str]) -> str:
    if wished not in taken:
        return wished
    n = 2
    while f"{wished}-{n}" in taken:
        n += 1
    return f"{wished}-{n}"


def _when(event: Event, proposal: Proposal) -> datetime | None:
    session = next((s for s in event.sessions if s.id == proposal.session), None)
    if session and session.start:
        return session.start
    return None


def _moment(event: Event, proposal: Proposal) -> datetime | None:
    """When somebody comes or goes: the hour named, or so long after the session begins."""
    guest = next(g for g in event.guests if g.id == proposal.a)
    sessions = [s for s in event.sessions if s.start and guest.attends(s.id)]
    named = [s for s in sessions if s.id == proposal.session] or (
        sessions if len(sessions) == 1 else []
    )
    if len(named) != 1 or named[0].start is None:
        return None
    start = named[0].start
    if proposal.at:
        hour, minute = map(int, proposal.at.split(":"))
        return datetime.combine(start.date(), time(hour, minute))
    if proposal.kind is Kind.LATE and proposal.minutes:
        return start + timedelta(minutes=proposal.minutes)
    return None
