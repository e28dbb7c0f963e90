"""Commands that keep a guest where they are, or let them go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from preseance.errors import ConflictError, UnknownNameError
from preseance.model.event import Event
from preseance.model.rule_row import Level, RuleRow
from preseance.planning.commands.base import Command, Handed
from preseance.planning.commands.seats import Seats
from preseance.rules.kinds import pin
from preseance.wording.said import Said

WEIGHT = 100
"""As of what a change asks: above rules that nobody weighed."""
_SESSIONS = frozenset({"sessions"})
MOST = 10_000
"""Guests of one command."""


class Pin(Command):
    """A guest is to have a place, or any place of a table: a rule of kind ``pin``."""

    do: Literal["pin"] = "pin"
    session: str
    guest: str
    where: str = ""
    """A place, or ``table:ID``; the guest's own place where empty."""
    level: Literal["must", "should", "prefer"] = "must"

    def needs(self) -> frozenset[str]:
        """Where the guest is, if that is where they are to stay; an earlier pin may be of all sessions."""
        return _SESSIONS if self.where else _SESSIONS | {f"plan/{self.session}/{self.guest}"}

    def apply(self, event: Event, handed: Handed) -> Event:
        """An earlier pin of theirs in the session goes."""
        seats = Seats(event, self.session)
        where = self.where or seats.place_of.get(seats.known(self.guest), "")
        if not where:
            raise ConflictError(
                Said("«{guest}» has no place in the draft to be pinned to.", guest=self.guest)
            )
        if where.startswith("table:"):
            seats.chairs(where.removeprefix("table:"))
        elif where not in seats.places:
            raise UnknownNameError(Said("place"), where)
        rest = tuple(_unpinned(event, self.session, self.guest))
        row = RuleRow(
            id=f"pin-{self.session}-{self.guest}",
            kind=pin.Pin.kind,
            a=(self.guest,),
            b=(where,),
            sessions=(self.session,),
            level=Level(self.level),
            weight=WEIGHT,
        )
        if any(rule.id == row.id for rule in rest):
            raise ConflictError(
                Said("There is a {noun} «{name}» already.", noun=Said("rule"), name=row.id)
            )
        return event.model_copy(update={"rules": (*rest, row)})


class Unpin(Command):
    """A guest may be moved again in a session."""

    do: Literal["unpin"] = "unpin"
    session: str
    guest: str

    def needs(self) -> frozenset[str]:
        """The pin may be of all sessions; then it stays in the others."""
        return _SESSIONS

    def apply(self, event: Event, handed: Handed) -> Event:
        """Rules that pin them alone hold in the other sessions, if in any."""
        Seats(event, self.session).known(self.guest)
        rules = tuple(_unpinned(event, self.session, self.guest))
        if rules == event.rules:
            raise ConflictError(
                Said(
                    "«{guest}» is not pinned at «{session}».",
                    guest=self.guest,
                    session=self.session,
                )
            )
        return event.model_copy(update={"rules": rules})


class PinSeveral(Command):
    """Several guests are to keep the places that they have, as all at a table: one revision."""

    do: Literal["pin-several"] = "pin-several"
    session: str
    guests: tuple[str, ...] = Field(min_length=1, max_length=MOST)
    level: Literal["must", "should", "prefer"] = "must"

    def needs(self) -> frozenset[str]:
        """Where they are; earlier pins may be of all sessions."""
        return _SESSIONS | {f"plan/{self.session}/{guest}" for guest in self.guests}

    def apply(self, event: Event, handed: Handed) -> Event:
        """Each as by ``pin``, without a place named."""
        for guest in dict.fromkeys(self.guests):
            one = Pin(session=self.session, guest=guest, level=self.level)
            event = one.apply(event, handed)
        return event


class UnpinSeveral(Command):
    """Several guests may be moved again in a session: one revision."""

    do: Literal["unpin-several"] = "unpin-several"
    session: str
    guests: tuple[str, ...] = Field(min_length=1, max_length=MOST)

    def needs(self) -> frozenset[str]:
        """As of ``unpin``."""
        return _SESSIONS

    def apply(self, event: Event, handed: Handed) -> Event:
        """Each as by ``unpin``."""
        for guest in dict.fromkeys(self.guests):
            event = Unpin(session=self.session, guest=guest).apply(event, handed)
        return event


def pins_of(event: Event, session: str) -> Iterator[RuleRow]:
    """The rules that pin one guest in a session."""
    every = tuple(s.id for s in event.sessions)
    for row in event.rules:
        if row.kind == pin.Pin.kind and len(row.a) == 1 and session in (row.sessions or every):
            yield row


def _unpinned(event: Event, session: str, guest: str) -> Iterator[RuleRow]:
    """The rules without those that pin a guest in a session."""
    every = tuple(s.id for s in event.sessions)
    gone = [row for row in pins_of(event, session) if row.a == (guest,)]
    for row in event.rules:
        if row not in gone:
            yield row
        elif rest := tuple(s for s in row.sessions or every if s != session):
            yield row.model_copy(update={"sessions": rest})
