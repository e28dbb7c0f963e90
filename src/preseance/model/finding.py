"""What is said about a plan: findings cost something, remarks do not.

Both hold a message id and arguments; sentences are made where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from preseance.model.rule_row import Level
from preseance.wording.message import Message


@dataclass(frozen=True)
class Finding:
    """One breach of one rule."""

    rule: str
    """Id of the rule row."""
    kind: str
    level: Level
    cost: int
    """Not negative; the sum over a rule's findings equals the value of its terms."""
    guests: tuple[str, ...]
    places: tuple[str, ...]
    message: Message
    session: str | None = None
    """None for what concerns the event over several sessions."""
    unavoidable: bool = False
    """Cannot be avoided by any placement, by counting."""
    confidential: bool = False


@dataclass(frozen=True)
class Remark:
    """Worth knowing, but no placement can change it."""

    message: Message
    guests: tuple[str, ...] = ()
    session: str | None = None
    confidential: bool = False
