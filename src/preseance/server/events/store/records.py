"""What the store gives: an event at a revision, what was done to it, and why it was not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from preseance.errors import PreseanceError
from preseance.model.event import Event
from preseance.planning.commands import Delta
from preseance.wording.said import Said


class Stand(NamedTuple):
    """One revision of an event, by which what was made of it is held."""

    pk: int
    """The number of the event's row."""
    revision: int
    epoch: int
    """How often its history was written anew."""


@dataclass(frozen=True)
class Kept:
    """An event at one of its revisions."""

    pk: int
    key: str
    revision: int
    event: Event
    epoch: int = 0

    @property
    def stand(self) -> Stand:
        """By which what is made of it is held."""
        return Stand(self.pk, self.revision, self.epoch)


@dataclass(frozen=True)
class Past:
    """A revision of the journal."""

    number: int
    author: str
    time: str
    """ISO 8601, in UTC."""
    command: Mapping[str, Any]
    act: str
    reverts: int | None
    delta: Delta = field(repr=False)
    person: int | None = None
    """Number of the author's account, as long as there is one."""

    def to_json(self) -> dict[str, Any]:
        """Without what it changed in full."""
        return {
            "revision": self.number,
            "author": self.author,
            "time": self.time,
            "command": dict(self.command),
            "act": self.act,
            "reverts": self.reverts,
            "parts": [c.part for c in self.delta],
        }


@dataclass(frozen=True)
class Done:
    """A command that was done."""

    key: str
    revision: int
    delta: Delta
    """What it changed."""
    merged: tuple[Past, ...] = ()
    """What others did since the revision it was sent for, on other parts."""
    again: bool = False
    """Whether it had been done before, under the same id."""


class ClashError(PreseanceError):
    """Somebody changed the same meanwhile."""

    def __init__(
        self, revision: int, parts: Sequence[tuple[str, Any, Any, Any]], by: Sequence[Past]
    ) -> None:
        self.revision, self.parts, self.by = revision, tuple(parts), tuple(by)
        super().__init__(Said("Somebody changed the same meanwhile; nothing was written."))

    def to_json(self) -> dict[str, Any]:
        """What it was, what others made of it, what was asked, each by part."""
        return {
            "revision": self.revision,
            "base": {part: base for part, base, _, _ in self.parts},
            "theirs": {part: theirs for part, _, theirs, _ in self.parts},
            "mine": {part: mine for part, _, _, mine in self.parts},
            "by": [past.to_json() for past in self.by],
        }


class NothingToUndoError(PreseanceError):
    """There is nothing to take back."""

    def __init__(self) -> None:
        super().__init__(Said("There is nothing of yours to take back."))
