"""Guests are taken out of one session and put down in another, as they are cut and pasted."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.planning.commands.base import Command, Handed
from preseance.planning.commands.placing import Insert, Move, MoveSeveral, MoveToTable, Swap, Unseat
from preseance.wording.said import Said

Put = Annotated[Move | Swap | Insert | MoveSeveral | MoveToTable, Field(discriminator="do")]
"""How they are put down."""


class MoveFrom(Command):
    """Guests leave their places in a session and have others in another one: one revision."""

    do: Literal["move-from"] = "move-from"
    session: str
    """Where they are taken out."""
    guests: tuple[str, ...] = Field(min_length=1)
    to: Put
    """What puts them down, in its own session."""

    def needs(self) -> frozenset[str]:
        """Where they were, and what putting them down was decided on."""
        left = (f"plan/{self.session}/{guest}" for guest in self.guests)
        return frozenset((*left, *self.to.needs()))

    def apply(self, event: Event, handed: Handed) -> Event:
        """First they rise, then they sit.

        Raises
        ------
        ConflictError
            Where both sessions are the same.
        """
        if self.to.session == self.session:
            raise ConflictError(
                Said(
                    "They are to be put down in another session than «{session}».",
                    session=self.session,
                )
            )
        left = Unseat(session=self.session, guests=self.guests).apply(event, handed)
        return self.to.apply(left, handed)
