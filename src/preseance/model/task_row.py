"""What must be done after a last-minute change, to be ticked off."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from preseance.model.base import Record


class Duty(StrEnum):
    """Whose work a task is."""

    CARDS = "cards"
    SERVICE = "service"
    INTERPRETERS = "interpreters"
    LIAISONS = "liaisons"
    USHERS = "ushers"
    SECURITY = "security"
    PRESS = "press"


class TaskRow(Record):
    """One row of ``tasks.csv``: something a change asks of somebody."""

    version: int = Field(ge=1)
    """Number of the version that asks it."""
    duty: Duty
    """Whose work it is."""
    who: str = ""
    """Who is told, or does it."""
    what: str
    """What they are told, or do."""
    done: bool = False
    """Whether it is done."""
