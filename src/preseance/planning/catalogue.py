"""All sentences there are, for the wording of messages."""

from __future__ import annotations

from functools import cache

from preseance.model.event import Event
from preseance.planning.changes.words import MESSAGES as CHANGES
from preseance.planning.check_words import CHECK_MESSAGES
from preseance.planning.demand_words import DEMAND_MESSAGES
from preseance.planning.why_words import WHY_MESSAGES
from preseance.planning.wording import Templates, Wording
from preseance.protocol.words import MESSAGES, TERMS
from preseance.rules import RULES
from preseance.rules.base import GROUP_MESSAGES, PLACE_MESSAGES, RELATION_MESSAGES


@cache
def templates() -> Templates:
    """Sentences of protocol and of every rule, by message id and language."""
    found = dict(MESSAGES) | {f"term.{name}": words for name, words in TERMS.items()}
    for parts in (
        RELATION_MESSAGES,
        GROUP_MESSAGES,
        PLACE_MESSAGES,
        DEMAND_MESSAGES,
        CHANGES,
        CHECK_MESSAGES,
        WHY_MESSAGES,
    ):
        found |= parts
    for rule in RULES.values():
        found |= {**rule.messages, f"term.kind.{rule.kind}": rule.title}
    return found


def wording_of(event: Event, language: str | None = None) -> Wording:
    """How an event's messages are said, in its first language unless told otherwise."""
    return Wording(event, templates(), language or event.languages[0])
