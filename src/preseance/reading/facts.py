"""What a report says, as proposals: never more than its own words show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from preseance.model.statement_row import Stance
from preseance.wording.said import Said, in_language


class Kind(StrEnum):
    """What a report may say of guests."""

    REQUEST_NOT_MEET = "request-not-meet"
    REQUEST_MEET = "request-meet"
    SEAT = "seat"
    SEAT_SWITCH = "seat-switch"
    REFUSAL = "refusal"
    MEETING_AGREED = "meeting-agreed"
    MEETING_DEFERRED = "meeting-deferred"
    MEETING_CANCELLED = "meeting-cancelled"
    ENCOUNTER = "encounter"
    LATE = "late"
    LEAVE = "leave"
    STAND_IN = "stand-in"


ORDER: Final = (
    Kind.REQUEST_NOT_MEET, Kind.MEETING_CANCELLED, Kind.MEETING_DEFERRED, Kind.REFUSAL,
    Kind.SEAT_SWITCH, Kind.MEETING_AGREED, Kind.STAND_IN, Kind.REQUEST_MEET, Kind.SEAT,
    Kind.ENCOUNTER, Kind.LATE, Kind.LEAVE,
)  # fmt: skip
"""Which of two is meant where the same words would do for both."""
SYMMETRIC: Final = frozenset(
    (Kind.REQUEST_NOT_MEET, Kind.SEAT_SWITCH, Kind.MEETING_AGREED, Kind.MEETING_DEFERRED,
     Kind.MEETING_CANCELLED, Kind.ENCOUNTER)
)  # fmt: skip
"""Kinds in which either of the two may stand first."""


class Certainty(StrEnum):
    """How far a statement may be leaned on."""

    HIGH = "high"
    """Said by one of those it is about, or by their spokesman, by name."""
    MEDIUM = "medium"
    """Said by the report itself, or by somebody who is named."""
    LOW = "low"
    """Said by somebody who is not named, or only as a possibility."""


class Origin(StrEnum):
    """What found it."""

    PATTERN = "pattern"
    MODEL = "model"
    """A language model that the house allowed; its quotes are checked as any other."""


@dataclass(frozen=True)
class Speaker:
    """Who says it, to whom, and where: all in the report's own words."""

    who: str = ""
    to: str = ""
    medium: str = ""
    guest: str = ""
    """Guest id, where a guest says it."""
    body: str = ""
    """Delegation whose member or spokesman says it."""
    named: bool = False

    def told(self, spoken: str = "en") -> str:
        """``a member of the delegation, to the agency, in the paper``, joined by words of a language."""
        hearers = in_language(Said("to {hearers}", hearers=self.to), spoken) if self.to else ""
        medium = in_language(Said("in {medium}", medium=self.medium), spoken) if self.medium else ""
        return ", ".join(p for p in (self.who, hearers, medium) if p)


@dataclass(frozen=True)
class Statement:
    """One place of a report where something is said."""

    quote: str
    """Its words, letter for letter."""
    start: int
    end: int
    """Where they stand in the text: from one letter to another, as Python counts."""
    speaker: Speaker
    stance: Stance
    report: str = ""
    written: date | None = None

    @property
    def fingerprint(self) -> str:
        """Twelve digits by which the quote is known again."""
        return hashlib.sha256(self.quote.encode()).hexdigest()[:12]

    @property
    def weight(self) -> tuple[int, int, int]:
        """The better a statement is sourced, the more it weighs."""
        who = self.speaker
        return (
            self.stance is not Stance.HYPOTHETICAL,
            2 * bool(who.guest) + who.named + bool(who.who) + bool(who.to) + bool(who.medium),
            -self.start,
        )


@dataclass(frozen=True)
class Proposal:
    """Something a report says of guests of the event, that nobody has accepted yet."""

    kind: Kind
    a: str
    b: str
    owner: str
    """``host``, a guest's id or ``delegation:ID``; empty where it is not said."""
    statement: Statement
    session: str = ""
    next_event: str = ""
    """Id of the event a meeting is agreed or put off for; its name in the text where it is unknown."""
    minutes: int = 0
    """How late."""
    at: str = ""
    """Hour and minute named (``14:30``)."""
    detail: str = ""
    """Word of the text that says how: a handshake, to the right of."""
    origin: Origin = Origin.PATTERN
    also: tuple[Statement, ...] = field(default=())
    """Where else the same is said, or denied."""

    @property
    def disputed(self) -> bool:
        """Whether it is stated in one place and denied in another."""
        stances = {s.stance for s in (self.statement, *self.also)}
        return Stance.DENIED in stances and bool(stances & {Stance.STATED, Stance.PLANNED})

    @property
    def certainty(self) -> Certainty:
        """How far it may be leaned on."""
        who = self.statement.speaker
        if self.statement.stance is Stance.HYPOTHETICAL or (who.who and not who.named):
            return Certainty.LOW
        if (who.guest and who.guest in (self.a, self.b)) or (who.named and who.body):
            return Certainty.HIGH
        return Certainty.MEDIUM

    def same_as(self, other: Proposal) -> bool:
        """Whether both say one thing, as far as each says it."""
        ours, theirs = (self.a, self.b), (other.a, other.b)
        people = ours == theirs or (self.kind in SYMMETRIC and ours == theirs[::-1])
        return (
            self.kind is other.kind
            and people
            and all(
                not x or not y or x == y
                for x, y in (
                    (self.owner, other.owner),
                    (self.session, other.session),
                    (self.next_event, other.next_event),
                )
            )
        )

    def joined(self, other: Proposal) -> Proposal:
        """Both as one: the better sourced statement first, the others beside it."""
        said = sorted(
            (self.statement, *self.also, other.statement, *other.also),
            key=lambda s: s.weight,
            reverse=True,
        )
        return replace(
            self,
            owner=self.owner or other.owner,
            session=self.session or other.session,
            next_event=self.next_event or other.next_event,
            minutes=self.minutes or other.minutes,
            at=self.at or other.at,
            detail=self.detail or other.detail,
            statement=said[0],
            also=tuple(said[1:]),
        )


def merged(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Each thing once, with every place that says it, in the order of the first of them."""
    kept: list[Proposal] = []
    for proposal in proposals:
        for n, known in enumerate(kept):
            if known.same_as(proposal):
                kept[n] = known.joined(proposal)
                break
        else:
            kept.append(proposal)
    return tuple(kept)


def numbered(proposals: Sequence[Proposal]) -> Sequence[tuple[int, Proposal]]:
    """The proposals with the numbers by which they are accepted."""
    return list(enumerate(proposals, 1))
