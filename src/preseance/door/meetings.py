"""Meetings: those asked for here, those put off to another event, handed over, and the answer back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from preseance.door.events import Folder, Source, opened, sound
from preseance.door.findings import said
from preseance.door.report import Report
from preseance.door.telling import Line, Part
from preseance.formats import on_latest, read_draft
from preseance.formats import write_event as written
from preseance.formats.hand_over import read_hand_over, write_hand_over
from preseance.model.event import Event
from preseance.model.rule_row import RequestRow
from preseance.planning.day.meetings import (
    Meetings,
    Proposed,
    accepted,
    answered,
    carry,
    handed_over,
    meetings_of,
    proposals,
)
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.message import Argument, GuestRef, Listed, Term
from preseance.wording.wording import Wording


def meetings(event: Source) -> MeetingReport:
    """The meetings asked for: to be held here, refused, put off to another event.

    Raises
    ------
    InputError
        With every mistake in the event.
    """
    known = opened(event)
    return MeetingReport(known, meetings_of(known))


def defer_meetings(
    folder: Folder, then: Folder, names: Sequence[str] = (), *, dry_run: bool = False
) -> MeetingReport:
    """Put meetings off to the event in another folder, with what is on record of the two.

    ``names`` are ids of requests; where there are none, all that are put off already and name no
    other event. Both folders are written, the other one first: a process stopped in between leaves a
    meeting that stands in both, and the same command ends it.

    Raises
    ------
    InputError
        With every mistake in either event, or where a guest is not invited there.
    """
    path, other = Path(folder), Path(then)

    def work() -> MeetingReport:
        here, there = read_draft(path), read_draft(other)
        moved = carry(here.event, there.event, names)
        after, beyond = sound(moved.event), sound(moved.then)
        if not dry_run:
            if moved.then != there.event:
                written(beyond, other, since=there)
            if moved.event != here.event:
                written(after, path, since=here)
        return MeetingReport(
            after, meetings_of(after), carried=moved.requests, to=there.event.title
        )

    return on_latest(path, work)


def answer_meetings(folder: Folder, then: Folder, *, dry_run: bool = False) -> MeetingReport:
    """Take from another event what became there of the meetings put off to it.

    Raises
    ------
    InputError
        With every mistake in either event.
    """
    path = Path(folder)

    def work() -> MeetingReport:
        here, there = read_draft(path), opened(then)
        after, changed = answered(here.event, there)
        if changed and not dry_run:
            written(sound(after), path, since=here)
        return MeetingReport(after, meetings_of(after), answers=changed, to=there.title)

    return on_latest(path, work)


def hand_over_meetings(event: Source, file: Folder, *, wanted: str = "") -> MeetingReport:
    """Write the meetings put off into a file for another host: who and what about, no reasons.

    Raises
    ------
    InputError
        With every mistake in the event.
    """
    known = opened(event)
    write_hand_over(handed_over(known, wanted), Path(file))
    return MeetingReport(known, meetings_of(known), file=str(file))


def take_over_meetings(folder: Folder, file: Folder, *, write: bool = False) -> MeetingReport:
    """Read the meetings another host hands over, as proposals; ``write`` takes those that can be.

    Raises
    ------
    InputError
        With every mistake in the event or the file.
    """
    path, handed = Path(folder), read_hand_over(Path(file))

    def work() -> MeetingReport:
        draft = read_draft(path)
        proposed = proposals(draft.event, handed)
        after = draft.event
        if write:
            after = sound(accepted(draft.event, proposed))
            written(after, path, since=draft)
        return MeetingReport(after, meetings_of(after), proposed=proposed, taken=write)

    return on_latest(path, work)


@dataclass(frozen=True, repr=False)
class MeetingReport(Report):
    """The meetings of an event, and what has just become of them."""

    event: Event
    found: Meetings
    carried: tuple[RequestRow, ...] = ()
    """As the next event has them."""
    answers: tuple[RequestRow, ...] = ()
    """Requests whose state another event has changed."""
    proposed: tuple[Proposed, ...] = ()
    """What another host hands over."""
    taken: bool = False
    """Whether those proposals that can be are requests now."""
    to: str = ""
    """Title of the other event."""
    file: str = ""
    """The hand-over file written."""

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """``meetings``, ``refused``, ``deferred``; and what was carried, answered or proposed."""
        found = {
            name: [_json(r) for r in getattr(self.found, name)]
            for name in ("meetings", "refused", "deferred")
        }
        return {
            **found,
            "carried": [_json(r) for r in self.carried],
            "answers": [_json(r) for r in self.answers],
            "proposed": [_proposal_json(p) for p in self.proposed],
            "file": self.file or None,
        }

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """What has just been done, then the meetings under three heads."""
        wording = wording_of(self.event, language)
        for request in self.carried:
            yield Line(said(wording, "meeting.carried", request=request.id, event=self.to))
        for request in self.answers:
            state = Term(f"request.state.{request.state.value}")
            yield Line(
                said(wording, "meeting.answer", request=request.id, state=state, event=self.to)
            )
        for proposal in self.proposed:
            yield _proposal_line(proposal, self.taken, wording)
        if self.file:
            yield Line(said(wording, "meeting.file", file=self.file))
        empty = True
        for name in ("meetings", "refused", "deferred"):
            rows: tuple[RequestRow, ...] = getattr(self.found, name)
            if rows:
                empty = False
                yield Line(said(wording, f"meeting.{name}"), "heading")
            for r in rows:
                yield Line(f"  {_row_said(r, wording)}")
        if empty and not self.proposed:
            yield Line(said(wording, "meeting.none"))


def _row_said(r: RequestRow, wording: Wording) -> str:
    named: dict[str, Argument] = {"request": r.id, "a": GuestRef(r.a), "b": GuestRef(r.b)}
    if r.next_event:
        return said(wording, "meeting.row_to", **named, event=r.next_event)
    return said(wording, "meeting.row", **named)


def _json(r: RequestRow) -> dict[str, Any]:
    return {
        "request": r.id,
        "kind": r.kind.value,
        "a": r.a,
        "b": r.b,
        "state": r.state.value,
        "subject": r.subject,
        "next_event": r.next_event or None,
        "carried_from": r.carried_from or None,
    }


def _proposal_json(p: Proposed) -> dict[str, Any]:
    return {
        "carried_from": p.handed.carried_from,
        "parties": [party.name for party in p.handed.parties],
        "subject": p.handed.subject,
        "wanted": p.handed.wanted,
        "row": _json(p.request) if p.request else None,
        "missing": list(p.missing),
        "known": p.known,
    }


def _proposal_line(p: Proposed, taken: bool, wording: Wording) -> Line:
    names = Listed(tuple(party.name for party in p.handed.parties))
    if p.missing:
        missing = Listed(p.missing)
        return Line(said(wording, "meeting.not_invited", names=names, missing=missing), "loss")
    message = "known" if p.known else "taken" if taken else "proposed"
    return Line(said(wording, f"meeting.{message}", names=names, origin=p.handed.carried_from))
