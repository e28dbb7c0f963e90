"""What was asked of one recipient, as they were told it: no reason, and nothing of others'."""

from __future__ import annotations

from dataclasses import dataclass

from preseance.model.event import Event
from preseance.model.rule_row import ToldRow


@dataclass(frozen=True)
class Asked:
    """What one recipient was told."""

    recipient: str
    """Guest id, or ``delegation:ID``."""
    rows: tuple[ToldRow, ...]
    """In the order in which they were told; without who else was told what."""


def asked_of(event: Event, recipient: str) -> Asked:
    """All that a recipient was told, by their own rows of ``told.csv`` alone."""
    return Asked(recipient, tuple(row for row in event.told if row.recipient == recipient))
