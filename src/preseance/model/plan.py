"""Plans: who is at which place in which session, and what has been done for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from pydantic import Field, field_validator, model_validator

from preseance.model.base import Record


class Mark(StrEnum):
    """What has been done for a placement. Each stands by itself: told before printed, or after."""

    APPROVED = "approved"
    TOLD = "told"
    PRINTED = "printed"
    SEATED = "seated"


MARKS: tuple[Mark, ...] = tuple(Mark)
DRAFT = "draft"
"""What a placement, or a version, without a mark is called."""


def marks_up_to(stage: object) -> object:
    """The marks of a placement at a stage, as older files write it: all up to that one."""
    if stage in ("", DRAFT, None):
        return ()
    return MARKS[: MARKS.index(Mark(str(stage))) + 1] if stage in list(Mark) else (stage,)


class Placement(Record):
    """One guest at one place in one session."""

    session: str
    """Id of the session."""
    guest: str
    """Id of the guest."""
    place: str
    """Table and number."""
    marks: tuple[Mark, ...] = ()
    """What has been done for it, each mark once, in their usual order."""

    @field_validator("marks")
    @classmethod
    def _in_order(cls, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        return tuple(m for m in MARKS if m in marks)

    @model_validator(mode="before")
    @classmethod
    def _of_stage(cls, values: Any) -> Any:
        if isinstance(values, dict) and "stage" in values:
            rest = {k: v for k, v in values.items() if k != "stage"}
            return {"marks": marks_up_to(values["stage"])} | rest
        return values

    def with_marks(self, more: Iterable[Mark]) -> Placement:
        """The placement with these marks besides its own."""
        marks = {*self.marks, *more}
        return self.model_copy(update={"marks": tuple(m for m in MARKS if m in marks)})

    def with_mark(self, mark: Mark | None) -> Placement:
        """The placement with a mark more; whatever is done for a place approves it."""
        return self if mark is None else self.with_marks((Mark.APPROVED, mark))


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

    @cached_property
    def rows_of(self) -> Mapping[tuple[str, str], list[int]]:
        """Where in ``placements`` those of each (session, guest) stand."""
        rows: dict[tuple[str, str], list[int]] = {}
        for k, p in enumerate(self.placements):
            rows.setdefault((p.session, p.guest), []).append(k)
        return rows

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
    stage: Mark | None = None
    """The mark its placements were given; None for a draft."""
    fingerprint: str
    """SHA-256 over the frozen files."""
    superseded_by: int | None = None
    """Number of the version in force, where it is another one."""

    @field_validator("stage", mode="before")
    @classmethod
    def _no_mark(cls, stage: object) -> object:
        return None if stage == DRAFT else stage

    @property
    def called(self) -> str:
        """The mark, or that it is a draft."""
        return self.stage or DRAFT
