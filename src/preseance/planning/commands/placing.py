"""Commands that move guests: one, two, a party, a whole table, or a row that shifts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from preseance.errors import ConflictError
from preseance.model.base import Record
from preseance.model.event import Event
from preseance.planning.commands.base import Command, Handed
from preseance.planning.commands.seats import Seats
from preseance.planning.occasion.making import occasion_of
from preseance.planning.questions.why import Questions
from preseance.wording.said import Said


class _InSession(Command):
    session: str
    """Id of the session."""


class Move(_InSession):
    """A guest takes an empty place, from another one or from none."""

    do: Literal["move"] = "move"
    guest: str
    place: str

    def apply(self, event: Event, handed: Handed) -> Event:
        """Marks of the old place go."""
        seats = Seats(event, self.session)
        seats.lift(self.guest)
        seats.put(self.guest, self.place)
        return seats.made()


class Swap(_InSession):
    """Two guests exchange their places; one of them may have none."""

    do: Literal["swap"] = "swap"
    first: str
    second: str

    def apply(self, event: Event, handed: Handed) -> Event:
        """Each has the place of the other."""
        seats = Seats(event, self.session)
        here, there = seats.lift(self.first), seats.lift(self.second)
        if (here is None and there is None) or self.first == self.second:
            raise ConflictError(
                Said(
                    "«{first}» and «{second}» have no places in the same session to swap.",
                    first=self.first,
                    second=self.second,
                )
            )
        if there is not None:
            seats.put(self.first, there)
        if here is not None:
            seats.put(self.second, here)
        return seats.made()


class Unseat(_InSession):
    """Guests leave their places and have none."""

    do: Literal["unseat"] = "unseat"
    guests: tuple[str, ...] = Field(min_length=1)

    def apply(self, event: Event, handed: Handed) -> Event:
        """Whoever has no place already stays so."""
        seats = Seats(event, self.session)
        for guest in self.guests:
            seats.lift(guest)
        return seats.made()


class To(Record):
    """Where one guest goes."""

    guest: str
    place: str | None = None
    """None for no place."""


class MoveSeveral(_InSession):
    """Several guests go at once, each to a place that is empty once all have risen."""

    do: Literal["move-several"] = "move-several"
    moves: tuple[To, ...] = Field(min_length=1)

    def apply(self, event: Event, handed: Handed) -> Event:
        """All rise, then all sit."""
        seats = Seats(event, self.session)
        for move in self.moves:
            seats.lift(move.guest)
        for move in self.moves:
            if move.place is not None:
                seats.put(move.guest, move.place)
        return seats.made()


class MoveToTable(_InSession):
    """Guests, one or a whole party, go to a table: each in turn has the empty chair that costs least."""

    do: Literal["move-to-table"] = "move-to-table"
    guests: tuple[str, ...] = Field(min_length=1)
    table: str

    def apply(self, event: Event, handed: Handed) -> Event:
        """Whoever sits at the table already keeps the chair."""
        seats = Seats(event, self.session)
        chairs = seats.chairs(self.table)
        going = [g for g in self.guests if seats.place_of.get(seats.known(g)) not in chairs]
        for guest in going:
            seats.lift(guest)
        for guest in going:
            free = [c for c in chairs if c not in seats.guest_at]
            if not free:
                raise ConflictError(
                    Said(
                        "«{table}» has no empty place left for «{guest}».",
                        table=self.table,
                        guest=guest,
                    )
                )
            seats.put(guest, _cheapest(seats.made(), self.session, guest, free))
        return seats.made()


def _cheapest(event: Event, session: str, guest: str, free: list[str]) -> str:
    """The place that costs a guest least, of several the one of most honour."""
    if len(free) == 1:
        return free[0]
    occasion = occasion_of(event, session)
    questions = Questions(occasion, event.plan)
    assembly = questions.assembly(guest, session)
    by_level, _ = questions.exchanges(assembly, guest)
    index = assembly.place_index
    return min(free, key=lambda place: tuple(by_level[index[place]].tolist()))


class MoveTable(_InSession):
    """All guests of two tables change over, in the order of honour of their chairs."""

    do: Literal["move-table"] = "move-table"
    table: str
    to: str

    def apply(self, event: Event, handed: Handed) -> Event:
        """The first chair of one goes to the first of the other, and so on."""
        seats = Seats(event, self.session)
        here, there = seats.chairs(self.table), seats.chairs(self.to)
        if self.table == self.to:
            raise ConflictError(Said("A table cannot change over with itself."))
        coming = [seats.guest_at.get(place) for place in here]
        going = [seats.guest_at.get(place) for place in there]
        for guest in (*coming, *going):
            if guest is not None:
                seats.lift(guest)
        for guests, chairs in ((coming, there), (going, here)):
            for guest, chair in zip(_fitted(guests, len(chairs)), chairs, strict=False):
                if guest is not None:
                    seats.put(guest, chair)
        return seats.made()


def _fitted(guests: list[str | None], number: int) -> list[str | None]:
    """Guests by chair, moved up where the other table has fewer chairs."""
    if len(guests) <= number:
        return guests
    sitting: list[str | None] = [g for g in guests if g is not None]
    if len(sitting) > number:
        raise ConflictError(
            Said(
                "{number} guests cannot sit on {chairs} chairs.",
                number=len(sitting),
                chairs=number,
            )
        )
    return sitting


class Insert(_InSession):
    """A guest takes a place between two, and those on one hand of it shift up to the next empty chair."""

    do: Literal["insert"] = "insert"
    guest: str
    place: str
    """Who sits there moves on."""
    side: Literal["right", "left"] = "right"
    """The hand to which they shift, as those who sit there have it."""

    def apply(self, event: Event, handed: Handed) -> Event:
        """The chair the guest comes from counts as empty."""
        seats = Seats(event, self.session)
        seats.lift(self.guest)
        comes: str | None = self.guest
        at: str | None = self.place
        passed = set[str]()
        while comes is not None:
            if at is None or at in passed:
                raise ConflictError(
                    Said(
                        "There is no empty chair on that side of «{place}» to shift to.",
                        place=self.place,
                    )
                )
            passed.add(at)
            sits = seats.guest_at.get(at)
            if sits is not None:
                seats.lift(sits)
            seats.put(comes, at)
            comes, at = sits, seats.beyond(at, self.side)
        return seats.made()
