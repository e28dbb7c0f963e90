"""A sentence not yet worded: a message id and what it speaks of, named by reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class GuestRef:
    """A guest named in a message; shown by the short form."""

    id: str


@dataclass(frozen=True, slots=True)
class GuestRefs:
    """Several guests named in a message, in order."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place named in a message; shown as table and number."""

    id: str


@dataclass(frozen=True, slots=True)
class PlaceRefs:
    """Several places named in a message, in order; shown table by table."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableRef:
    """A table named in a message."""

    id: str


@dataclass(frozen=True, slots=True)
class DelegationRef:
    """A delegation named in a message."""

    id: str


@dataclass(frozen=True, slots=True)
class SessionRef:
    """A session named in a message; shown by its title."""

    id: str


@dataclass(frozen=True, slots=True)
class CountryRef:
    """A country named in a message by its ISO code."""

    code: str


@dataclass(frozen=True, slots=True)
class LanguageRef:
    """A language named in a message by its ISO code."""

    code: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month, day, minute or hour (13:45) named in a message, in ISO form; shown as the
    language does.
    """

    iso: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the vocabulary (a relation, a level, a stage) that is shown translated."""

    id: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Several things named in a message, in order."""

    items: tuple[Argument, ...]
    either: bool = False
    """Whether one of them is meant: «a or b»."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence not yet worded: its id in the catalogue, and what it speaks of."""

    id: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    english: str = ""
    """What it says in English, where no catalogue has it."""

    def __hash__(self) -> int:
        return hash((self.id, tuple(self.arguments.items())))


Argument: TypeAlias = (
    str
    | int
    | float
    | GuestRef
    | GuestRefs
    | PlaceRef
    | PlaceRefs
    | TableRef
    | DelegationRef
    | SessionRef
    | CountryRef
    | LanguageRef
    | Listed
    | Moment
    | Term
    | Message
)
"""What a message may speak of; a message inside another is a part of its sentence."""
