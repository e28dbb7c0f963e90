"""Requests to meet and not to meet: where each stands, and who was told; what happened, recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from preseance.door.events import Folder, Source, folder_of, opened, opened_draft, sound
from preseance.door.findings import finding_json, said
from preseance.door.moves import move_json
from preseance.door.report import Report
from preseance.door.telling import Column, Grid, Line, Part
from preseance.errors import PreseanceError, UnknownNameError
from preseance.formats import on_latest, read_draft
from preseance.formats import write_event as written
from preseance.formats.versions import published_of
from preseance.model.event import Event
from preseance.model.plan import Move
from preseance.model.rule_row import EncounterRow, RequestKind, RequestRow, ToldRow
from preseance.planning.checks.checking import check
from preseance.planning.checks.telling import recipient_ref
from preseance.planning.day.doorways import has_slots, near_at_doors
from preseance.planning.day.requests import (
    Standing,
    breaches,
    recorded,
    standings,
    told_elsewhere,
    told_elsewhere_message,
)
from preseance.planning.occasion.making import occasion_of
from preseance.planning.replan.changes.reading import Words
from preseance.views.records import Language
from preseance.views.requests import Asked, asked_of
from preseance.views.speaking import wording_of
from preseance.wording.message import (
    Argument,
    GuestRef,
    Listed,
    Message,
    SessionRef,
    Term,
)
from preseance.wording.said import Said
from preseance.wording.wording import Wording


def requests(event: Source) -> RequestReport:
    """Say where every request stands: kept or broken, session by session, and who must be told.

    Raises
    ------
    InputError
        With every mistake in the event.
    """
    known, draft = opened_draft(event)
    published = published_of(draft) if draft else None
    moved = told_elsewhere(published.plan, known.plan) if published else ()
    checked = check(occasion_of(known), known.plan)
    near = near_at_doors(occasion_of(known, placeless=True)) if has_slots(known) else {}
    return RequestReport(known, standings(checked, near), moved)


@dataclass(frozen=True, repr=False)
class RequestReport(Report):
    """Where every request stands."""

    event: Event
    standings: tuple[Standing, ...]
    told_elsewhere: tuple[Move, ...] = ()
    """Who was told a place that the draft no longer gives them."""

    @property
    def holds(self) -> bool:
        """Whether the plan and the day keep every request not to meet that binds."""
        return all(s.kept for s in self.standings if s.request.binds)

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """``requests``, each with its sessions, findings and those told; ``told_places`` changed."""
        wording = wording_of(self.event, language)
        return {
            "requests": [_standing_json(s, wording) for s in self.standings],
            "told_places": [move_json(m) for m in self.told_elsewhere],
        }

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """A line for each request and what is to be done for it."""
        wording = wording_of(self.event, language)
        if not self.standings:
            yield Line(said(wording, "request.none"))
        for s in self.standings:
            yield from _standing_lines(s, wording)
        for move in self.told_elsewhere:
            yield Line(f"! {wording.sentence(told_elsewhere_message(move))}")


def _standing_json(s: Standing, wording: Wording) -> dict[str, Any]:
    r = s.request
    broken = {*(f.session for f in s.broken), *s.at_doors}
    return {
        "id": r.id,
        "kind": r.kind.value,
        "a": r.a,
        "b": r.b,
        "owner": r.owner,
        "firmness": r.firmness.value,
        "contacts": [c.value for c in r.contacts],
        "until": _iso(r.until),
        "state": r.state.value,
        "next_event": r.next_event or None,
        "kept": s.kept,
        "sessions": [{"session": name, "kept": name not in broken} for name in s.sessions],
        "findings": [finding_json(f, wording) for f in s.broken],
        "at_doors": list(s.at_doors),
        "breaches": [
            {"when": _iso(e.when), "session": e.session or None, "kind": e.kind, "source": e.source}
            for e in s.breaches
        ],
        "told": [_told_json(row) for row in s.told],
        "untold": list(s.untold),
        "silent": list(s.silent),
        "source": r.source,
    }


def _told_json(row: ToldRow) -> dict[str, Any]:
    return {
        "recipient": row.recipient,
        "wording": row.wording,
        "by": row.by,
        "when": _iso(row.when),
        "acknowledged": _iso(row.acknowledged),
        "answer": row.answer,
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")


def _standing_lines(s: Standing, wording: Wording) -> Iterator[Line]:
    r = s.request
    head: dict[str, Argument] = {
        "request": r.id,
        "kind": Term(f"request.{r.kind.value}"),
        "a": GuestRef(r.a),
        "b": GuestRef(r.b),
        "state": Term(f"request.state.{r.state.value}"),
    }
    yield Line(said(wording, "request.head", **head), "heading")
    if s.sessions:
        named = Listed(tuple(SessionRef(name) for name in s.sessions))
        kept = r.kind is RequestKind.NOT_MEET and s.kept
        yield Line(
            f"  {said(wording, 'request.kept' if kept else 'request.speaks', sessions=named)}"
        )
    for finding in s.broken:
        at: dict[str, Argument] = {
            "session": SessionRef(finding.session or ""),
            "finding": finding.message,
        }
        yield Line(f"  ✕ {said(wording, 'check.in_session', **at)}", "loss")
    for name in s.at_doors:
        yield Line(f"  ✕ {said(wording, 'request.at_door', session=SessionRef(name))}", "loss")
    for met in s.breaches:
        where: Argument = (
            SessionRef(met.session) if met.session else Message("encounter.no_session")
        )
        told = said(wording, "request.breach", kind=met.kind, session=where)
        yield Line(f"  ✕ {told}", "loss")
    for recipient in s.untold:
        yield Line(f"  ! {said(wording, 'request.untold', recipient=recipient_ref(recipient))}")
    for recipient in s.silent:
        yield Line(f"  – {said(wording, 'request.silent', recipient=recipient_ref(recipient))}")
    if s.deferred and r.next_event:
        yield Line(f"  → {said(wording, 'request.deferred', event=r.next_event)}")


def asked(event: Source, recipient: str) -> AskedReport:
    """What one recipient was told, in the agreed words alone: no reasons, nothing of others'.

    ``recipient`` is a delegation's id, or a guest by id or name.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such delegation or guest.
    """
    known = opened(event)
    return AskedReport(known, asked_of(known, recipient_named(known, recipient)))


def recipient_named(event: Event, words: str) -> str:
    """``delegation:ID``, or a guest's id: of a delegation's id, or a guest's id or name.

    Raises
    ------
    UnknownNameError
        Where there is no such delegation or guest.
    """
    name = words.removeprefix("delegation:")
    whole = f"delegation:{name}" if name in event.delegation_by_id else ""
    return whole or Words([words], event).only_guest()


@dataclass(frozen=True, repr=False)
class AskedReport(Report):
    """What one recipient was told."""

    event: Event
    asked: Asked

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """``recipient`` and ``told``: wording, when, acknowledged, answer."""
        rows = [
            {k: v for k, v in _told_json(row).items() if k not in ("recipient", "by")}
            for row in self.asked.rows
        ]
        return {"recipient": self.asked.recipient, "told": rows}

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """A table of the words they were told."""
        wording = wording_of(self.event, language)
        title = said(wording, "request.asked", recipient=recipient_ref(self.asked.recipient))
        heads = ("when", "wording", "answer")
        columns = tuple(
            Column(said(wording, f"request.column.{h}"), width="rest" if h == "wording" else "")
            for h in heads
        )
        rows = tuple((_iso(r.when) or "", r.wording, r.answer) for r in self.asked.rows)
        if not rows:
            yield Line(said(wording, "request.nothing_asked"))
            return
        yield Grid(columns, rows, title)


def record_encounter(
    folder: Folder,
    a: str,
    b: str,
    kind: str,
    *,
    session: str = "",
    when: datetime | None = None,
    witnesses: str = "",
    source: str = "",
    dry_run: bool = False,
) -> RecordReport:
    """Record what happened between two guests; a request that allows less says that it is breached.

    Guests by id or by name; ``kind`` is greeting, pull-aside, conversation or any other word. A
    ``dry_run`` writes nothing.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such guest or session.
    """
    path = folder_of(folder, "record_encounter") if isinstance(folder, Event) else Path(folder)

    def work() -> RecordReport:
        draft = read_draft(path)
        now = draft.event
        if session and session not in now.session_by_id:
            raise UnknownNameError(Said("session"), session, tuple(now.session_by_id))
        guests = [Words([name], now).only_guest() for name in (a, b)]
        if guests[0] == guests[1]:
            raise PreseanceError(Said("An encounter takes two guests; «{a}» is one.", a=a))
        row = EncounterRow(
            when=when, a=guests[0], b=guests[1], session=session, kind=kind,
            witnesses=witnesses, source=source,
        )  # fmt: skip
        after = sound(recorded(now, row))
        if not dry_run:
            written(after, path, since=draft)
        over = tuple(r for r in now.requests if row in breaches(after, r))
        return RecordReport(after, row, over)

    return on_latest(path, work)


@dataclass(frozen=True, repr=False)
class RecordReport(Report):
    """An encounter put on record, and the requests that it breaches."""

    event: Event
    row: EncounterRow
    breached: tuple[RequestRow, ...]

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """The row, and the ids of the requests breached."""
        row = self.row.model_dump(mode="json")
        return {"recorded": row, "breached": [r.id for r in self.breached]}

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """What was recorded, and which request allows less."""
        wording = wording_of(self.event, language)
        row = self.row
        told = {"a": GuestRef(row.a), "b": GuestRef(row.b)}
        yield Line(said(wording, "request.recorded", kind=row.kind, **told))
        for request in self.breached:
            yield Line(said(wording, "request.now_breached", request=request.id), "loss")
