"""What a language model answered, held to the report: no quote that is not in it, nobody who is no guest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from preseance.errors import PreseanceError
from preseance.model.base import Record
from preseance.model.event import Event
from preseance.model.statement_row import Stance
from preseance.reading.cast import HOST
from preseance.reading.facts import Kind, Origin, Proposal, Speaker, Statement
from preseance.reading.text import Report
from preseance.wording.said import Said

MOST: Final = 100
"""Proposals of one answer that are looked at; more are no reading."""
_ALONE: Final = frozenset((Kind.LATE, Kind.LEAVE, Kind.REFUSAL))
"""Kinds that may be of one guest alone."""
_FENCED: Final = re.compile(r"\s*```(?:json)?\s*(?P<inside>.*?)\s*```\s*", re.S)
_Short = Annotated[str, Field(max_length=200)]


class _Told(Record):
    """One proposal as the answer has it."""

    model_config = ConfigDict(extra="ignore")
    kind: Kind
    a: _Short
    b: _Short = ""
    owner: _Short = ""
    session: _Short = ""
    stance: Stance = Stance.STATED
    quote: Annotated[str, Field(min_length=8, max_length=2_000)]
    who: _Short = ""


class _Answer(Record):
    model_config = ConfigDict(extra="ignore")
    proposals: tuple[Any, ...]


_ANSWER: Final = TypeAdapter(_Answer)
_TOLD: Final = TypeAdapter(_Told)
_MISSHAPEN: Final = Said("not of the shape that was asked for")
_INVENTED: Final = Said("its quote is not in the report, letter for letter")
_NOBODY: Final = Said("it names somebody who is no guest of this event")
_NOWHERE: Final = Said("it names a session that this event has not")
_UNSAID: Final = Said("who says it is not in the report, letter for letter")


@dataclass(frozen=True)
class Answered:
    """What an answer proposes that holds, and why the rest does not."""

    proposals: tuple[Proposal, ...] = ()
    refused: tuple[Said, ...] = ()
    """A sentence a reason, with how many fell to it."""


def answered(event: Event, report: Report, text: str) -> Answered:
    """The proposals of an answer that the report bears out.

    Raises
    ------
    PreseanceError
        Where it is not the JSON that was asked for.
    """
    fenced = _FENCED.fullmatch(text)
    try:
        told = _ANSWER.validate_json(fenced["inside"] if fenced else text)
    except ValidationError:
        raise PreseanceError(
            Said("the model's answer is not the JSON that was asked for")
        ) from None
    if len(told.proposals) > MOST:
        raise PreseanceError(
            Said(
                "the model proposes {number} things of one report; at most {most} are looked at",
                number=len(told.proposals),
                most=MOST,
            )
        )
    found: list[Proposal] = []
    wrong: Counter[Said] = Counter()
    for one in told.proposals:
        read = _proposal(event, report, one)
        if isinstance(read, Proposal):
            found.append(read)
        else:
            wrong[read] += 1
    return Answered(tuple(found), tuple(_refusals(wrong)))


def _refusals(wrong: Counter[Said]) -> Iterator[Said]:
    for reason, number in wrong.items():
        yield Said(
            "Of what the model proposes, left out: {number}; {reason}.",
            number=number,
            reason=reason,
        )


def _proposal(event: Event, report: Report, values: Any) -> Proposal | Said:
    """A proposal that holds, or why it does not."""
    try:
        told = _TOLD.validate_python(values)
    except ValidationError:
        return _MISSHAPEN
    start = report.text.find(told.quote)
    if start < 0 or not any(c.isalpha() for c in told.quote):
        return _INVENTED
    if told.who and told.who not in report.text:
        return _UNSAID
    guests = event.guest_by_id
    people = [told.a] if not told.b and told.kind in _ALONE else [told.a, told.b]
    if told.a == told.b or any(p not in guests for p in people):
        return _NOBODY
    if told.owner and not _is_owner(event, told.owner):
        return _NOBODY
    if told.session and told.session not in {s.id for s in event.sessions}:
        return _NOWHERE
    statement = Statement(
        told.quote,
        start,
        start + len(told.quote),
        Speaker(told.who),
        told.stance,
        report.name,
        report.date,
    )
    return Proposal(
        told.kind, told.a, told.b, told.owner, statement, told.session, origin=Origin.MODEL
    )


def _is_owner(event: Event, owner: str) -> bool:
    kind, _, name = owner.rpartition(":")
    if kind == "delegation":
        return name in {d.id for d in event.delegations}
    return owner == HOST or owner in event.guest_by_id


def besides(known: Sequence[Proposal], more: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """What patterns found, and behind it what a model found besides; what both found, patterns found."""
    added: list[Proposal] = []
    for one in more:
        if not any(k.same_as(one) for k in (*known, *added)):
            added.append(one)
    return (*known, *added)
