"""All sentences there are, for the wording of messages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from preseance.model.event import Event
from preseance.planning.checks.check_words import MESSAGES as OF_CHECKS
from preseance.planning.checks.demand_words import MESSAGES as OF_DEMANDS
from preseance.planning.checks.programme_remarks import MESSAGES as OF_PROGRAMMES
from preseance.planning.questions.why_words import MESSAGES as OF_ANSWERS
from preseance.planning.replan.changes.words import MESSAGES as OF_CHANGES
from preseance.planning.version_words import MESSAGES as OF_VERSIONS
from preseance.planning.wording import Wording
from preseance.protocol.words import MESSAGES as OF_PROTOCOL
from preseance.protocol.words import TERMS, scheme_words
from preseance.rules import RULES
from preseance.rules.shapes.words import MESSAGES as OF_RULES
from preseance.wording.languages import ENGLISH, Sentence, Sentences, sentence, translations


@cache
def english() -> Mapping[str, str]:
    """Sentences of protocol, planning and every rule, by message id."""
    found = {f"term.{name}": words for name, words in TERMS.items()}
    for part in (
        OF_PROTOCOL,
        OF_RULES,
        OF_DEMANDS,
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


@cache
def sentences(language: str) -> Sentences:
    """All sentences in a language by message id; in English where the language has none."""
    found = {message: Sentence(said) for message, said in english().items()}
    for message, said in scheme_words().items():
        usual = said.get(language) or said[ENGLISH]
        found[message] = sentence(language, usual, said.get(f"{language}_f", ""))
    for rule in RULES.values():
        brought = rule.translations.get(language, {})
        found |= {message: sentence(language, said) for message, said in brought.items()}
    return found | dict(translations(language))


def wording_of(event: Event, language: str | None = None) -> Wording:
    """How an event's messages are said, in its first language unless told otherwise."""
    spoken = language or event.languages[0]
    return Wording(event, sentences(spoken), spoken)
