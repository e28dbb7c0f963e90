"""Flags in their rows, and the procession to table."""

from dataclasses import dataclass

from preseance.views.records.guests import GuestView
from preseance.views.records.heads import PaperHead


@dataclass(frozen=True, slots=True)
class FlagView:
    """One flag of a row."""

    number: str
    """1 is at the viewer's left."""
    delegation: str
    """Its id, by which its picture is found."""
    name: str
    code: str
    honour: int | None = None
    """1 for the first; None for one that closes the row, and on tables."""
    place: str = ""
    """On a table: the table and the place before which it stands."""


@dataclass(frozen=True, slots=True)
class FlagRowView:
    """A row of flags as the viewer sees it, from left to right."""

    name: str
    form: str
    """halyards, stands, half-circle or table."""
    rules: tuple[str, ...]
    """By which custom it stands so: names of words of the papers."""
    language: str
    """Language of the names that are in order, as the paper says it; empty for each country's own."""
    checked_by: str
    flags: tuple[FlagView, ...]


@dataclass(frozen=True, slots=True)
class FlagPlanView:
    """The rows of flags of a session."""

    head: PaperHead
    rows: tuple[FlagRowView, ...]


@dataclass(frozen=True, slots=True)
class GoingInView:
    """A pair of the procession to table, or somebody who goes in alone."""

    turn: int
    escort: GuestView
    taken: GuestView | None
    arm: str
    """right or left; empty for nobody's."""
    cause: str
    """Why these two, as a word of the papers."""
    where: str
    """Table and place of the escort."""


@dataclass(frozen=True, slots=True)
class TakeInView:
    """The procession to table."""

    head: PaperHead
    pairs: tuple[GoingInView, ...]
