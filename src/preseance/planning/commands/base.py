"""What every command has in common, and what carrying one out gives."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from pydantic import ConfigDict

from preseance.errors import PreseanceError
from preseance.model.base import Record
from preseance.model.event import Event
from preseance.model.guest import TOLD
from preseance.planning.commands.parts import Delta, delta_of, touched
from preseance.wording.said import Said


@dataclass(frozen=True)
class Handed:
    """What a command is handed, since no command asks the machine: who, when, what is published."""

    author: str
    time: datetime
    published: Event | None = None
    """The event as the version in force has it."""
    number: int = 1
    """What the next version is to be called."""
    fingerprint: Callable[[Event], str] = lambda event: ""
    """SHA-256 over the files of an event."""


class Command(Record):
    """Something done to an event by one person, whole or not at all."""

    model_config = ConfigDict(strict=True)
    do: str
    """Which command it is."""
    by_hand: ClassVar[bool] = True
    """Whether people may send it as it stands; else it is made by the program."""

    @abstractmethod
    def apply(self, event: Event, handed: Handed) -> Event:
        """The event after it.

        Raises
        ------
        UnknownNameError
            Where it names what is not there.
        ConflictError
            Where the event as it is does not allow it.
        ValidationError
            Where what it writes cannot be read.
        """

    def needs(self) -> frozenset[str]:
        """The parts that it was decided on, besides those it changes."""
        return frozenset()


@dataclass(frozen=True)
class Outcome:
    """What a command has done."""

    event: Event
    delta: Delta
    """By which it is taken back."""
    touched: frozenset[str]
    """The parts it changed, or was decided on."""


class OvertakenError(PreseanceError):
    """Somebody changed meanwhile what is to be taken back."""

    def __init__(self, delta: Delta) -> None:
        self.delta = delta
        super().__init__(
            Said("Somebody has changed since what this would take back; look at it first.")
        )


def carry_out(
    command: Command,
    event: Event,
    handed: Handed,
    sound: Callable[[Event], Event] = lambda event: event,
) -> Outcome:
    """Apply a command; ``sound`` refuses an event whose parts contradict each other.

    Raises
    ------
    PreseanceError, ValidationError
        As ``Command.apply`` and ``sound`` do.
    """
    after = command.apply(event, handed)
    delta = delta_of(event, after)
    if not all(_is_free(change.part) for change in delta):
        after = sound(after)
        delta = delta_of(event, after)
    return Outcome(after, delta, touched(delta) | command.needs())


def _is_free(part: str) -> bool:
    """Whether a part contradicts nothing, whatever it says: a placement, or what is told of a guest."""
    head, _, rest = part.partition("/")
    return head == "plan" or (head == "guests" and rest.rpartition("/")[2] in TOLD)
