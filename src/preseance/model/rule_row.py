"""Rules as a user writes them, and the requests about meetings."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from preseance.model.base import Identifier, Record


class Level(StrEnum):
    """How much a rule weighs: levels are never traded against each other."""

    MUST = "must"
    SHOULD = "should"
    PREFER = "prefer"


LEVELS: tuple[Level, ...] = (Level.MUST, Level.SHOULD, Level.PREFER)


class RuleRow(Record):
    """One row of ``rules.csv``."""

    id: Identifier
    kind: str
    """Name of the rule in the catalogue (keep_apart, pin, …)."""
    a: tuple[str, ...] = ()
    """Subjects: guest ids, or ``delegation:ID``, ``group:NAME``; empty where the kind has none."""
    b: tuple[str, ...] = ()
    """Objects: the same, or place and table ids for a pin."""
    relations: tuple[str, ...] = ()
    """beside, across, diagonal, same-table, …, or a distance such as ``within 3 m``."""
    sessions: tuple[str, ...] = ()
    """Sessions the rule holds in; all where empty."""
    level: Level = Level.MUST
    weight: int = Field(default=1, ge=1, le=1000)
    params: dict[str, str] = Field(default_factory=dict)
    """``name=value`` pairs of the kind."""
    reason: str = ""
    source: str = ""
    confidential: bool = True
    """Whether only protocol (and the host) may know that the rule exists."""


class RequestRow(Record):
    """One row of ``requests.csv``: a bilateral wanted, or a wish not to meet."""

    id: Identifier
    a: str
    b: str
    owner: str = ""
    """Whose wish: host, a, b or both."""
    kind: str = "meet"
    """meet, or not-meet."""
    contacts: tuple[str, ...] = ()
    """bilateral, pull-aside, greeting."""
    scope: tuple[str, ...] = ()
    """Sessions; empty means the whole event."""
    firmness: str = ""
    until: datetime | None = None
    status: str = ""
    conveyed: datetime | None = None
    answered: datetime | None = None
    next_event: str = ""
    reason: str = ""
    source: str = ""
    confidential: bool = True


class EncounterRow(Record):
    """One row of ``encounters.csv``: what happened."""

    when: datetime | None = None
    a: str
    b: str
    session: str = ""
    kind: str = ""
    witnesses: str = ""
    source: str = ""
