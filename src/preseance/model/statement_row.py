"""What reports say, as it was taken from them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from preseance.model.base import Record


class Stance(StrEnum):
    """How a report stands to what it says."""

    STATED = "stated"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class StatementRow(Record):
    """One row of ``statements.csv``: something a report says of guests, with its words."""

    about: str = ""
    """The row it is about, as ``requests:ID``, ``rules:ID``, ``guests:ID`` or ``encounters:A:B``."""
    kind: str
    """What is said: request-not-meet, seat-switch, encounter, …"""
    a: str
    """Guest id."""
    b: str = ""
    """Guest id; empty where it is about one alone."""
    session: str = ""
    """Session's id; empty where none is named."""
    stance: Stance = Stance.STATED
    """Whether the report states it, denies it, plans or supposes it."""
    quote: str
    """The report's own words, letter for letter."""
    according_to: str = ""
    """Who says it, to whom, and where."""
    report: str = ""
    """What the report is called."""
    written: date | None = None
    """When it was written."""
    fingerprint: str = Field(default="", pattern=r"^([0-9a-f]{12})?$")
    """Twelve digits by which the quote is known again; sources name them behind a #."""
