"""How an event's messages are said: all sentences there are, and the names that stand in the event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from preseance.model.event import Event
from preseance.model.forms import labels
from preseance.model.naming import MESSAGES as OF_NAMES
from preseance.model.naming import called
from preseance.model.room import Form, Table
from preseance.planning.checks.check_words import MESSAGES as OF_CHECKS
from preseance.planning.checks.must_words import MESSAGES as OF_MUSTS
from preseance.planning.checks.programme_remarks import MESSAGES as OF_PROGRAMMES
from preseance.planning.checks.reading_remarks import MESSAGES as OF_READING
from preseance.planning.checks.telling import MESSAGES as OF_TELLING
from preseance.planning.day.words import MESSAGES as OF_THE_DAY
from preseance.planning.questions.why_words import MESSAGES as OF_ANSWERS
from preseance.planning.replan.change_words import MESSAGES as OF_CHANGES
from preseance.planning.version_words import MESSAGES as OF_VERSIONS
from preseance.protocol.countries import name_of
from preseance.protocol.finding import scheme_of
from preseance.protocol.words import MESSAGES as OF_PROTOCOL
from preseance.protocol.words import TERMS, said_by_schemes, scheme_words
from preseance.rules import RULES
from preseance.rules.shapes.words import MESSAGES as OF_RULES
from preseance.wording.languages import ENGLISH, Sentence, Sentences, sentence, translations
from preseance.wording.wording import Block, Person, Wording
from preseance.wording.words import MESSAGES as OF_WORDING


@cache
def english() -> Mapping[str, str]:
    """Sentences of protocol, planning and every rule, by message id."""
    found = {f"term.{name}": words for name, words in TERMS.items()}
    for part in (
        OF_PROTOCOL,
        OF_RULES,
        OF_MUSTS,
        OF_CHANGES,
        OF_CHECKS,
        OF_PROGRAMMES,
        OF_TELLING,
        OF_READING,
        OF_ANSWERS,
        OF_THE_DAY,
        OF_VERSIONS,
        OF_WORDING,
        OF_NAMES,
    ):
        found |= part
    for rule in RULES.values():
        found |= {**rule.messages, f"term.kind.{rule.kind}": rule.title}
    return found


@cache
def sentences(language: str) -> Sentences:
    """All sentences in a language by message id; in English where the language has none."""
    of_schemes = {m: _by_scheme(said, language) for m, said in scheme_words().items()}
    return {**of_schemes, **_english(), **_translated(language)}


@cache
def _english() -> Sentences:
    return {message: Sentence(said) for message, said in english().items()}


@cache
def _translated(language: str) -> Sentences:
    """What a language says of its own, and what rules bring in it."""
    found: dict[str, Sentence] = {}
    for rule in RULES.values():
        brought = rule.translations.get(language, {})
        found |= {message: sentence(language, said) for message, said in brought.items()}
    return found | dict(translations(language))


class _Spoken(Mapping[str, Sentence]):
    """All sentences in a language, as `sentences` has them, for one event.

    Of two dozen schemes of precedence those alone are read whose words are asked for.
    """

    def __init__(self, event: Event, language: str) -> None:
        self._own, self._language = _own_words(event, language), language
        self._scheme = event.scheme
        self._schemes: dict[str, Sentence] = {}

    def __getitem__(self, message: str) -> Sentence:
        for known in (self._own, _translated(self._language), _english(), self._schemes):
            if message in known:
                return known[message]
        said = said_by_schemes(message, self._scheme)
        if said is None:
            raise KeyError(message)
        self._schemes[message] = _by_scheme(said, self._language)
        return self._schemes[message]

    def __iter__(self) -> Iterator[str]:
        return iter({**sentences(self._language), **self._own})

    def __len__(self) -> int:
        return len({**sentences(self._language), **self._own})


def wording_of(event: Event, language: str | None = None) -> Wording:
    """How an event's messages are said, in its first language unless told otherwise."""
    spoken = language or event.languages[0]
    return Wording(_Spoken(event, spoken), spoken, _Names(event.in_language(spoken), spoken))


def _own_words(event: Event, language: str) -> Sentences:
    """What the orders of precedence say that the event brings."""
    return {
        message: _by_scheme(said, language)
        for row in event.schemes
        for message, said in scheme_of(event, row.id).words.items()
    }


def _by_scheme(said: Mapping[str, str], language: str) -> Sentence:
    """What a scheme says in a language; in English, or whatever it has, where it lacks it."""
    usual = said.get(language) or said.get(ENGLISH) or next(iter(said.values()))
    return sentence(language, usual, said.get(f"{language}_f", ""))


_ROWS = frozenset({Form.ROWS, Form.PHOTO})


@dataclass(frozen=True)
class _Names:
    """The names in an event; an id where it has none."""

    event: Event
    language: str = ENGLISH

    @cached_property
    def _tables(self) -> Mapping[str, Table]:
        return {table.id: table for room in self.event.rooms for table in room.tables}

    @cached_property
    def _labels(self) -> Mapping[str, Mapping[int, tuple[str, str]]]:
        """Row and seat of the places whose chairs are labelled otherwise than by their number."""
        return {
            table: {number: (label.row, label.seat) for number, label in labels(known).items()}
            for table, known in self._tables.items()
            if known.form in _ROWS
        }

    def guest(self, guest: str) -> Person:
        known = self.event.guest_by_id.get(guest)
        if known is None:
            return Person(guest)
        name = called(known, self.event.guest_by_id, self.language)
        return Person(name, known.sex == "F")

    def table(self, table: str) -> Block:
        known = self._tables.get(table)
        if known is None:
            return Block(table)
        return Block(
            table,
            known.name,
            known.number,
            kind=known.form.kind,
            whole=table in self.event.unchaired,
            labels=self._labels.get(table, {}),
        )

    def delegation(self, delegation: str) -> str:
        known = self.event.delegation_by_id.get(delegation)
        return known.name if known else delegation

    def session(self, session: str) -> str:
        known = self.event.session_by_id.get(session)
        return known.title if known else session

    def country(self, country: str, language: str) -> str:
        return name_of(country, language=language) or country
