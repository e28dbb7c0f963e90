"""A report as the page holds it between reading and taking: read again each time, signed for one event."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final

from django.core import signing

from preseance.door.endpoint import read_along
from preseance.errors import PreseanceError
from preseance.model.event import Event
from preseance.reading import Origin, Proposal, Report, read_reports
from preseance.reading.answering import answered, besides
from preseance.server.events.access import entries
from preseance.server.pages.opening import Opened
from preseance.wording.said import Said

_SALT: Final = "preseance.reports"


@dataclass(frozen=True)
class Read:
    """A report and what it proposes for the event as it is now."""

    report: Report
    proposals: tuple[Proposal, ...]
    more: str = ""
    """What a model proposed, as JSON: it may say another thing the next time."""
    said: tuple[Said, ...] = ()

    def signed(self, at: Opened) -> str:
        """All of it but the proposals, for whoever opened the event and nobody else."""
        written = self.report.written.isoformat() if self.report.written else ""
        held = [self.report.text, self.report.name, written, self.report.author, self.more]
        return signing.dumps(held, salt=_salt(at), compress=True)


def _salt(at: Opened) -> str:
    return f"{_SALT}/{at.kept.pk}/{at.person.pk}"


def first_read(at: Opened, report: Report) -> Read:
    """A report read for the first time, by a model too where house and event allow it.

    Raises
    ------
    InputError
        Where it is in no language that is read.
    """
    found = read_reports(at.kept.event, [report], _others(at))
    along = read_along(at.kept.event, [report], found)
    more = [_as_answered(p) for p in along.proposals if p.origin is Origin.MODEL]
    return Read(
        report, along.proposals, json.dumps({"proposals": more}) if more else "", along.said
    )


def read_again(at: Opened, signed: str) -> Read:
    """The report that the page was shown, read for the event as it is now.

    Raises
    ------
    PreseanceError
        Where it is none that this page has shown.
    """
    try:
        text, name, written, author, more = signing.loads(signed, salt=_salt(at))
    except (signing.BadSignature, ValueError):
        raise PreseanceError(Said("This report was not read here; read it again.")) from None
    report = Report(text, name, date.fromisoformat(written) if written else None, author)
    event = at.kept.event
    found = read_reports(event, [report], _others(at))
    if more:
        found = besides(found, answered(event, report, more).proposals)
    return Read(report, found, more)


def _as_answered(proposal: Proposal) -> dict[str, str]:
    statement = proposal.statement
    return {
        "kind": proposal.kind.value,
        "a": proposal.a,
        "b": proposal.b,
        "owner": proposal.owner,
        "session": proposal.session,
        "stance": statement.stance.value,
        "quote": statement.quote,
        "who": statement.speaker.who,
    }


def _others(at: Opened) -> Mapping[str, str]:
    """The other events that this person may see, and those that requests name: a meeting may be put off to one."""
    named = {r.next_event: r.next_event for r in at.kept.event.requests if r.next_event}
    return named | {who.key: title for who, title, _ in entries(at.person) if who.pk != at.who.pk}


def name_of(proposal: Proposal) -> str:
    """By which a proposal is chosen: whatever of it changes, it has another."""
    held = (
        proposal.kind, proposal.a, proposal.b, proposal.owner, proposal.session, proposal.next_event,
        proposal.statement.stance, proposal.statement.start, proposal.statement.fingerprint,
    )  # fmt: skip
    return hashlib.sha256(repr(held).encode()).hexdigest()[:16]


def is_taken(event: Event, proposal: Proposal) -> bool:
    """Whether its words stand in the event already."""
    statement = proposal.statement
    return any(
        (s.fingerprint, s.kind, s.a, s.b)
        == (statement.fingerprint, proposal.kind.value, proposal.a, proposal.b)
        for s in event.statements
    )


def pieces(text: str, proposals: Sequence[Proposal]) -> list[dict[str, Any]]:
    """The text in pieces, each with the numbers of the proposals that quote it; together they are the text."""
    ranges = [
        (s.start, s.end, n)
        for n, p in enumerate(proposals, 1)
        for s in (p.statement, *p.also)
        if 0 <= s.start < s.end <= len(text)
    ]
    cuts = sorted({0, len(text), *(x for start, end, _ in ranges for x in (start, end))})
    found, anchored = [], set[int]()
    for start, end in pairwise(cuts):
        numbers = sorted({n for s, e, n in ranges if s <= start and end <= e})
        found.append(
            {
                "text": text[start:end],
                "numbers": numbers,
                "anchors": [n for n in numbers if n not in anchored],
            }
        )
        anchored.update(numbers)
    return found
