"""Plans: who is at which place in which session, and how firmly that is promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from preseance.model.base import Record


class Stage(StrEnum):
    """How far a placement has gone; the cost of changing it rises in this order."""

    DRAFT = "draft"
    APPROVED = "approved"
    TOLD = "told"
    PRINTED = "printed"
    SEATED = "seated"


STAGES: tuple[Stage, ...] = tuple(Stage)


class Placement(Record):
    """One guest at one place in one session."""

    session: str
    guest: str
    place: str
    stage: Stage = Stage.DRAFT


class Plan(Record):
    """All placements of an event, in the order of the file."""

    placements: tuple[Placement, ...] = ()
    stale: tuple[Placement, ...] = Field(default=(), exclude=True)
    """Rows whose guest, session or place is no longer there."""

    @cached_property
    def place_of(self) -> Mapping[tuple[str, str], str]:
        """Place id by (session, guest)."""
        return {(p.session, p.guest): p.place for p in self.placements}

    @cached_property
    def guest_at(self) -> Mapping[tuple[str, str], str]:
        """Guest id by (session, place)."""
        return {(p.session, p.place): p.guest for p in self.placements}

    def of_session(self, session: str) -> Iterator[Placement]:
        """The placements of one session."""
        return (p for p in self.placements if p.session == session)


class Move(Record):
    """One guest going from one place to another; ``None`` stands for no place."""

    session: str
    guest: str
    origin: str | None = Field(default=None)
    target: str | None = Field(default=None)


class Version(Record):
    """A published version of an event."""

    number: int
    time: datetime
    author: str
    reason: str
    stage: Stage
    fingerprint: str
    """SHA-256 over the frozen files."""
    superseded_by: int | None = None
    """Number of the version in force, where it is another one."""
