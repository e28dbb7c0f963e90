"""What a reader of reports gives back, and how it refuses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from preseance.errors import InputError, Mistake
from preseance.wording.said import Said


@dataclass(frozen=True)
class ReportText:
    """What a report says, and what is known of it."""

    text: str
    name: str
    written: date | None = None
    title: str = ""
    author: str = ""
    """Of a mail: the name of who sent it, or their address."""
    attachments: int = 0
    """Of a mail: how many, none of which is read."""


def refused(name: str, found: Said, expected: Said) -> InputError:
    """That a report cannot be read, and what could."""
    return InputError([Mistake(name, None, None, found, expected)])
