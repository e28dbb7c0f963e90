"""All sentences there are, for the wording of messages."""

from __future__ import annotations

from functools import cache

from preseance.model.event import Event
from preseance.planning.checks.check_words import MESSAGES as OF_CHECKS
from preseance.planning.checks.must_words import MESSAGES as OF_MUSTS
from preseance.planning.checks.programme_remarks import MESSAGES as OF_PROGRAMMES
from preseance.planning.questions.why_words import MESSAGES as OF_ANSWERS
from preseance.planning.replan.changes.words import MESSAGES as OF_CHANGES
from preseance.planning.version_words import MESSAGES as OF_VERSIONS
from preseance.planning.wording import Wording
from preseance.protocol.words import MESSAGES as OF_PROTOCOL
from preseance.protocol.words import TERMS
from preseance.rules import RULES
from preseance.rules.shapes.words import MESSAGES as OF_RULES
from preseance.wording.templates import Templates


@cache
def templates() -> Templates:
    """Sentences of protocol, planning and every rule, by message id and language."""
    found = {f"term.{name}": words for name, words in TERMS.items()}
    for part in (
        OF_PROTOCOL,
        OF_RULES,
        OF_MUSTS,
        OF_CHANGES,
        OF_CHECKS,
        OF_PROGRAMMES,
        OF_ANSWERS,
        OF_VERSIONS,
    ):
        found |= part
    for rule in RULES.values():
        found |= {**rule.messages, f"term.kind.{rule.kind}": rule.title}
    return found


def wording_of(event: Event, language: str | None = None) -> Wording:
    """How an event's messages are said, in its first language unless told otherwise."""
    return Wording(event, templates(), language or event.languages[0])
