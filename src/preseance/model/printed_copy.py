"""Numbered copies of papers: which were handed out, of which version, and who holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PrintedCopy:
    """One copy of one paper."""

    version: int | None
    """None for a draft."""
    session: str
    """Id of the session; empty for a paper of the whole event."""
    paper: str
    """As its file is called: `floor-plan-a3`."""
    audience: str
    number: int
    """From 1 up to ``of``."""
    of: int
    holder: str
    """To whom it was given."""
    printed: datetime
    collected: datetime | None = None

    @property
    def key(self) -> tuple[int, str, str, str, int]:
        """What it is one copy of: printed again, it is still that copy."""
        return self.version or 0, self.session, self.paper, self.audience, self.number


def to_collect(copies: Iterable[PrintedCopy], current: int | None) -> tuple[PrintedCopy, ...]:
    """The copies that are out though version ``current`` replaced theirs, in the order of their keys.

    A draft is replaced by whatever is published.
    """
    if current is None:
        return ()
    old = (c for c in copies if c.collected is None and c.version != current)
    return tuple(sorted(old, key=lambda copy: copy.key))
