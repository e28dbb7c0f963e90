"""Changes of where people sit: two exchanged, one pinned, places and tables closed or opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.planning.replan.changes.amending import Amending
from preseance.planning.replan.changes.base import Change
from preseance.planning.replan.changes.reading import Words, spots
from preseance.wording.message import GuestRef, Message, PlaceRef, TableRef
from preseance.wording.said import Said


@dataclass(frozen=True)
class Swap(Change):
    """Two guests exchange their places.

    Musts: each has the published place of the other, in every session where both have one.
    """

    first: str
    second: str
    verb: ClassVar[str] = "swap"
    form: ClassVar[str] = "GUEST GUEST"

    @classmethod
    def read(cls, words: Sequence[str], event: Event) -> Self:
        """Two guests."""
        return cls(*cls.two_guests(words, event))

    def spoken(self, event: Event) -> Message:
        """Who exchanges places."""
        return Message("change.swap", {"a": GuestRef(self.first), "b": GuestRef(self.second)})

    def concerns(self) -> Iterable[str]:
        """Both."""
        return self.first, self.second

    def apply(self, to: Amending) -> None:
        """Pin each to the other's place."""
        done = False
        for session in to.scope():
            here = to.published.place_of.get((session, self.first))
            there = to.published.place_of.get((session, self.second))
            if here is None or there is None:
                continue
            for guest, place in ((self.first, there), (self.second, here)):
                to.retire(guest, sessions=[session])
                sentence = f"swap {self.first} {self.second}"
                to.pin(guest, [place], sentence=sentence, sessions=(session,))
            done = True
        if not done:
            raise ConflictError(
                Said(
                    "«{first}» and «{second}» have no places in the same session to swap.",
                    first=self.first,
                    second=self.second,
                )
            )


@dataclass(frozen=True)
class Pin(Change):
    """A guest gets a place, or any place of a table, or stays where the draft has them.

    Musts: that.
    """

    guest: str
    where: str = ""
    """A place's or a table's id; empty for the places of the draft."""
    verb: ClassVar[str] = "pin"
    form: ClassVar[str] = "GUEST [PLACE]"

    @classmethod
    def read(cls, words: Sequence[str], event: Event) -> Self:
        """A guest, and a place or table where one is named."""
        if not words:
            raise cls.mismatch(words)
        reading = Words(words, event)
        guest = reading.guest()
        return cls(guest, reading.spot()) if reading.left else cls(guest)

    def spoken(self, event: Event) -> Message:
        """Who is put where."""
        if not self.where:
            return Message("change.pin.draft", {"a": GuestRef(self.guest)})
        return Message("change.pin", {"a": GuestRef(self.guest), "p": _spot(event, self.where)})

    def concerns(self) -> Iterable[str]:
        """The guest."""
        return (self.guest,)

    def apply(self, to: Amending) -> None:
        """Pin the guest in the sessions that have the place, or in all where the draft has one."""
        if not self.where:
            self._in_draft(to)
            return
        rooms = {room.id: table.id for room, table, _ in spots(to.event, self.where)}
        sessions = [
            s.id
            for s in to.sessions_of(self.guest)
            if any(t.id == rooms.get(s.room) for t in to.tables_in(s))
        ]
        if not sessions:
            raise ConflictError(
                Said(
                    "«{guest}» attends no session that has «{where}».",
                    guest=self.guest,
                    where=self.where,
                )
            )
        to.retire(self.guest, sessions=sessions)
        where = f"table:{self.where}" if self.where in rooms.values() else self.where
        sentence = f"pin {self.guest} {self.where}"
        to.pin(self.guest, [where], sentence=sentence, sessions=sessions)

    def _in_draft(self, to: Amending) -> None:
        held = {
            s.id: to.draft.place_of[s.id, self.guest]
            for s in to.sessions_of(self.guest)
            if (s.id, self.guest) in to.draft.place_of
        }
        if not held:
            raise ConflictError(
                Said("«{guest}» has no place in the draft to be pinned to.", guest=self.guest)
            )
        to.retire(self.guest, sessions=held)
        for session, place in held.items():
            to.pin(self.guest, [place], sentence=f"pin {self.guest}", sessions=(session,))


@dataclass(frozen=True)
class _OfSpot(Change):
    """A change of one place, or of a whole table."""

    where: str
    """A place's or a table's id."""

    @classmethod
    def read(cls, words: Sequence[str], event: Event) -> Self:
        """A place or table."""
        if not words:
            raise cls.mismatch(words)
        return cls(Words(words, event).spot())

    def spoken(self, event: Event) -> Message:
        """What becomes of it."""
        return Message(f"change.{self.verb}", {"p": _spot(event, self.where)})


@dataclass(frozen=True)
class Close(_OfSpot):
    """A place, or a whole table, can no longer be used.

    Musts: it is empty. Whoever had it is given another place.
    """

    verb: ClassVar[str] = "close"
    form: ClassVar[str] = "PLACE or TABLE"

    def closes(self) -> Iterable[str]:
        """It."""
        return (self.where,)

    def apply(self, to: Amending) -> None:
        """Close it in its room, or leave a table out of the sessions in scope."""
        for room, table, number in list(spots(to.event, self.where)):
            if number is None and to.sessions:
                for name in to.sessions:
                    session = to.event.session_by_id[name]
                    rest = tuple(t.id for t in to.tables_in(session) if t.id != table.id)
                    if session.room == room.id and rest:
                        to.set_session(name, tables=rest)
                continue
            numbers = table.chairs if number is None else (number,)
            if set(numbers) <= {*table.closed, *table.closed_up}:
                raise ConflictError(Said("«{where}» is closed already.", where=self.where))
            to.set_table(room.id, table.id, closed=tuple(sorted({*table.closed, *numbers})))


@dataclass(frozen=True)
class Open(_OfSpot):
    """A table, or a place, can be used again; a chair that was taken away is put back.

    Musts: none; nobody moves for it.
    """

    verb: ClassVar[str] = "open"
    form: ClassVar[str] = "TABLE or PLACE"

    def apply(self, to: Amending) -> None:
        """Open it in its room, and in the sessions in scope that leave it out."""
        done = False
        for room, table, number in list(spots(to.event, self.where)):
            numbers = set(range(1, table.seats + 1)) if number is None else {number}
            if numbers & {*table.closed, *table.closed_up}:
                to.open_numbers(room.id, table, numbers)
                done = True
            for name in to.scope():
                session = to.event.session_by_id[name]
                if session.room == room.id and session.tables and table.id not in session.tables:
                    to.set_session(name, tables=(*session.tables, table.id))
                    done = True
        if not done:
            raise ConflictError(Said("«{where}» is open already.", where=self.where))


def _spot(event: Event, where: str) -> TableRef | PlaceRef:
    table = any(number is None for _, _, number in spots(event, where))
    return TableRef(where) if table else PlaceRef(where)
