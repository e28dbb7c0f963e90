"""What a proposal says, in sentences and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from preseance.door.telling import Line, Part
from preseance.model.event import Event
from preseance.model.naming import called
from preseance.reading import Proposal, Statement
from preseance.reading.rows import Row
from preseance.wording.dates import in_words
from preseance.wording.said import Said, in_language

STANCES: Final[Mapping[str, Said]] = {
    "stated": Said("stated"),
    "denied": Said("denied"),
    "planned": Said("planned"),
    "hypothetical": Said("only supposed"),
}
_SENTENCES: Mapping[str, Callable[[str, str], Said]] = {
    "request-not-meet": lambda a, b: Said("{a} and {b} are not to meet", a=a, b=b),
    "request-meet": lambda a, b: Said("{a} asks to meet {b}", a=a, b=b),
    "seat": lambda a, b: Said("{a} sits near {b}", a=a, b=b),
    "seat-switch": lambda a, b: Said("the places of {a} and {b} are exchanged", a=a, b=b),
    "refusal": lambda a, b: (
        Said("{a} refuses {b}, or no meeting is held", a=a, b=b)
        if b
        else Said("{a} refuses a place", a=a)
    ),
    "meeting-agreed": lambda a, b: Said("{a} and {b} agree to meet", a=a, b=b),
    "meeting-deferred": lambda a, b: Said("the meeting of {a} and {b} is put off", a=a, b=b),
    "meeting-cancelled": lambda a, b: Said("the meeting of {a} and {b} is called off", a=a, b=b),
    "encounter": lambda a, b: Said("{a} and {b} come together", a=a, b=b),
    "late": lambda a, _: Said("{a} comes late", a=a),
    "leave": lambda a, _: Said("{a} leaves early", a=a),
    "stand-in": lambda a, b: Said("{a} comes for {b}", a=a, b=b),
}


def sentence_of(event: Event, proposal: Proposal) -> Said:
    """What a proposal says."""
    guests = event.guest_by_id
    a, b = (called(guests[i], guests) if i in guests else i for i in (proposal.a, proposal.b))
    return _SENTENCES[proposal.kind.value](a, b)


def speaker_of(statement: Statement, spoken: str) -> str:
    """Who says it, in a language; the report itself where nobody else does."""
    return statement.speaker.told(spoken) or in_language(Said("the report itself"), spoken)


def statement_lines(statement: Statement, proposal: Proposal, spoken: str) -> Iterator[Part]:
    """The quote, and beneath it who says it, in which report."""
    yield Line(f"   «{' '.join(statement.quote.split())}»")
    who = speaker_of(statement, spoken)
    when = f", {in_words(statement.written.isoformat(), spoken)}" if statement.written else ""
    differs = ""
    if statement.stance is not proposal.statement.stance:
        differs = f" ({in_language(STANCES[statement.stance.value], spoken)})"
    yield Line(f"   {who}{differs}; {statement.report}{when}", "aside")


def proposal_json(n: int, p: Proposal, row: Row) -> dict[str, Any]:
    """A proposal with its number and the row it would become."""
    return {
        "n": n,
        "kind": p.kind.value,
        "a": p.a,
        "b": p.b or None,
        "owner": p.owner or None,
        "session": p.session or None,
        "next_event": p.next_event or None,
        "origin": p.origin.value,
        **_statement_json(p.statement),
        "certainty": p.certainty.value,
        "disputed": p.disputed,
        "also": [_statement_json(s) for s in p.also],
        "row": {"file": row.file, "id": row.id or None, "values": dict(row.values)},
    }


def _statement_json(s: Statement) -> dict[str, Any]:
    return {
        "according_to": s.speaker.told() or None,
        "stance": s.stance.value,
        "quote": s.quote,
        "start": s.start,
        "end": s.end,
        "report": s.report,
        "date": s.written.isoformat() if s.written else None,
        "fingerprint": s.fingerprint,
    }
