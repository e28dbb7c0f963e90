"""Commands of whoever approves: a table approved, or returned with words, as it was looked at."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.plan import Mark, Plan
from preseance.planning.commands.base import Command, Handed
from preseance.planning.commands.seats import Seats
from preseance.planning.publishing import stamped
from preseance.wording.said import Said

TableSeats = dict[str, str]
"""Guest by place, of one table; its free places are left out."""
MOST_WORDS = 2000


class _Decision(Command):
    session: str
    tables: dict[str, TableSeats] = Field(min_length=1)
    """Who sat where at each table that is decided on, as it was looked at."""

    def needs(self) -> frozenset[str]:
        """The places it speaks of; what is done at other tables is another matter."""
        return frozenset(
            f"places/{self.session}/{place}" for seats in self.tables.values() for place in seats
        )

    def _as_looked_at(self, event: Event) -> list[str]:
        """The guests of its tables, where they sit as they did.

        Raises
        ------
        UnknownNameError
            Where there is no such session or table.
        ConflictError
            Where somebody came, went or changed places since.
        """
        now = seated_at(event, self.session)
        for table, seats in self.tables.items():
            if table not in now:
                Seats(event, self.session).chairs(table)
            if now.get(table, {}) != seats:
                raise ConflictError(
                    Said("«{table}» is no longer as it was looked at; look again.", table=table)
                )
        return [guest for seats in self.tables.values() for guest in seats.values()]


class Approve(_Decision):
    """Tables are approved as they were looked at: each placement of theirs is marked."""

    do: Literal["approve"] = "approve"
    comment: str = Field(default="", max_length=MOST_WORDS)
    """Words for the planners."""

    def apply(self, event: Event, handed: Handed) -> Event:
        """A table at which nobody sits cannot be approved."""
        guests = self._as_looked_at(event)
        for table, seats in self.tables.items():
            if not seats:
                raise ConflictError(Said("Nobody sits at «{table}».", table=table))
        return stamped(event, Mark.APPROVED, self.session, guests)


class Return(_Decision):
    """Tables are returned to the planners, with the words that say why; approval goes."""

    do: Literal["return"] = "return"
    comment: str = Field(min_length=1, max_length=MOST_WORDS, pattern=r"\S")
    """What is to be changed."""

    def apply(self, event: Event, handed: Handed) -> Event:
        """What was done for a place (told, printed, seated) stays a fact."""
        guests = set(self._as_looked_at(event))
        rows = tuple(
            p.model_copy(update={"marks": tuple(m for m in p.marks if m is not Mark.APPROVED)})
            if p.session == self.session and p.guest in guests
            else p
            for p in event.plan.placements
        )
        return event.model_copy(update={"plan": Plan(placements=rows, stale=event.plan.stale)})


def seated_at(event: Event, session: str) -> dict[str, TableSeats]:
    """Who sits where at each table or block of chairs of a session, of those who attend.

    Raises
    ------
    UnknownNameError
        Where there is no such session.
    """
    seats = Seats(event, session)
    found: dict[str, TableSeats] = {place.table: {} for place in seats.layout.places}
    for place in seats.layout.places:
        if (guest := seats.guest_at.get(place.id)) is not None:
            found[place.table][place.id] = guest
    for table in seats.layout.whole:
        # Who chooses the chair there is at the same place on any of them.
        chairs = [place.id for place in seats.layout.places if place.table == table]
        found[table] = dict(zip(chairs, sorted(found[table].values()), strict=False))
    return found
