"""Words at the edge: messages become sentences in a language, naming guests and places as people do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, Protocol, TypeAlias

from preseance.wording import code_names, dates
from preseance.wording.languages import ENGLISH, Sentences, grammar_of
from preseance.wording.message import (
    Argument,
    CountryRef,
    DelegationRef,
    GuestRef,
    GuestRefs,
    LanguageRef,
    Listed,
    Message,
    Moment,
    PlaceRef,
    PlaceRefs,
    SessionRef,
    TableRef,
    Term,
)
from preseance.wording.phrases import Counted, Measure, Phrase, Series, When
from preseance.wording.words import MESSAGES

MOST_NAMED = 6
"""Names a sentence lists at the most; of more it names the first ones and counts the others."""
_ONE: Final = ".one"
"""The end of a message id that says for one what the rest of it says for several."""
Word: TypeAlias = Phrase | Series | Counted | Measure | When


@dataclass(frozen=True)
class Person:
    """A guest as sentences know one."""

    called: str
    is_woman: bool = False


@dataclass(frozen=True)
class Block:
    """A table, or another block of places, as sentences know one."""

    id: str
    name: str = ""
    number: int | None = None
    kind: str = "table"
    """What people sit around, or else rows, a line, a car: by this it is called where it has no name."""
    whole: bool = False
    """Whether guests choose their chairs there, so that no sentence names one."""
    labels: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Row and seat by number, where chairs are labelled otherwise than by it."""

    @property
    def is_table(self) -> bool:
        """Whether people sit around it."""
        return self.kind == "table"


_AUXILIARY = re.compile(r"(?P<seat>.+-\d+)-(?P<use>aux|aide)(?P<number>\d?)")
"""Ids of the places of interpreters and aides."""


class Namer(Protocol):
    """Who knows what the references of messages stand for; a name unknown stands as it is."""

    def guest(self, guest: str) -> Person:
        """A guest by id."""

    def table(self, table: str) -> Block:
        """A table by id."""

    def delegation(self, delegation: str) -> str:
        """The name of a delegation."""

    def session(self, session: str) -> str:
        """The title of a session."""

    def country(self, country: str, language: str) -> str:
        """The name of a country, by its ISO code."""


class Nobody:
    """A namer where nothing has a name: references stand by their ids."""

    def guest(self, guest: str) -> Person:
        """The id."""
        return Person(guest)

    def table(self, table: str) -> Block:
        """The id."""
        return Block(table)

    def delegation(self, delegation: str) -> str:
        """The id."""
        return delegation

    def session(self, session: str) -> str:
        """The id."""
        return session

    def country(self, country: str, language: str) -> str:
        """The code."""
        return country


@dataclass(frozen=True)
class Wording:
    """What is needed to say a message aloud."""

    catalogue: Sentences
    """The sentences of the language."""
    language: str = ENGLISH
    namer: Namer = field(default_factory=Nobody)

    def sentence(self, message: Message) -> str:
        """The message in words.

        Raises
        ------
        KeyError
            Where the catalogue lacks the message, or the sentence an argument.
        ValueError
            Where a field asks for a form that its word does not have.
        """
        said = self._said(message)
        return said[:1].upper() + said[1:]

    def word(self, argument: Argument) -> Word:
        """One argument in words, to be formatted as a sentence asks; ``str`` gives its usual form."""
        return self._word(argument, of_a_woman=False)

    def _said(self, message: Message) -> str:
        subject = message.arguments.get("guest")
        woman = isinstance(subject, GuestRef) and self.namer.guest(subject.id).is_woman
        words = {k: self._word(v, of_a_woman=woman) for k, v in message.arguments.items()}
        template = self._template(message.id, of_a_woman=woman, english=message.english)
        return template.format(**words)

    def _template(self, message: str, *, of_a_woman: bool = False, english: str = "") -> str:
        known = self.catalogue.get(message)
        if known is None:
            return english or MESSAGES[message]
        return known.said(of_a_woman=of_a_woman)

    def _word(self, argument: Argument, *, of_a_woman: bool) -> Word:
        grammar = grammar_of(self.language)
        match argument:
            case GuestRef(guest):
                known = self.namer.guest(guest)
                return grammar.name(known.called, feminine=known.is_woman)
            case GuestRefs(guests):
                return self._guests(guests)
            case Message():
                return self._part(argument)
            case Moment(iso):
                return dates.moment(iso, self.language)
            case Term(term):
                known_term = self.catalogue.get(f"term.{term}")
                return grammar.name(known_term.said(of_a_woman=of_a_woman) if known_term else term)
            case Listed(items, either):
                words = [self._word(i, of_a_woman=False) for i in items]
                return self._listed([w for w in words if isinstance(w, Phrase)], either=either)
            case TableRef() | PlaceRef() | PlaceRefs():
                return self._where(argument)
            case SessionRef() | DelegationRef() | CountryRef() | LanguageRef():
                return grammar.name(self._named(argument))
            case int(number):
                return grammar.count(number)
            case float(number):
                return grammar.measure(number)
            case str(text):
                return grammar.name(text)

    def _named(self, argument: SessionRef | DelegationRef | CountryRef | LanguageRef) -> str:
        match argument:
            case SessionRef(session):
                return self.namer.session(session)
            case DelegationRef(delegation):
                return self.namer.delegation(delegation)
            case CountryRef(country):
                return self.namer.country(country, self.language)
            case LanguageRef(code):
                return code_names.language_name(code, self.language)

    def _part(self, message: Message) -> Phrase:
        """A message as a part of another sentence, for one too where it names several."""
        one = message.id + _ONE
        there = one in self.catalogue or one in MESSAGES
        single = self._said(replace(message, id=one)) if there else ""
        return grammar_of(self.language).phrase(self._said(message), single)

    def _guests(self, guests: Sequence[str]) -> Phrase | Series:
        known, name = [self.namer.guest(g) for g in guests], grammar_of(self.language).name
        return self._listed([name(p.called, feminine=p.is_woman) for p in known])

    def _where(self, argument: TableRef | PlaceRef | PlaceRefs) -> Phrase | Series:
        match argument:
            case TableRef(table):
                return self._table(table)
            case PlaceRef(place):
                return self._place(place)
            case PlaceRefs(places):
                return self._places(places)

    def _table(self, table: str) -> Phrase:
        known, grammar = self.namer.table(table), grammar_of(self.language)
        if known.name:
            return grammar.block(known.name, is_table=known.is_table)
        if known.number is None:
            return grammar.block(known.id, is_table=known.is_table)
        return self._shaped(f"wording.{known.kind}", number=grammar.name(str(known.number)))

    def _place(self, place: str) -> Phrase:
        if found := _AUXILIARY.fullmatch(place):
            seat = self._place(found["seat"])
            if found["number"]:
                return self._shaped("wording.further_aide", place=seat, number=found["number"])
            office = "aide" if found["use"] == "aide" else "interpreter"
            return self._shaped(f"wording.{office}", place=seat)
        table, _, number = place.rpartition("-")
        if not table or not number.isdecimal():
            return grammar_of(self.language).name(place)
        known = self.namer.table(table)
        if known.whole:
            return self._table(table)
        if int(number) in known.labels:
            label = known.labels[int(number)]
            return self._shaped(
                "wording.seat", table=self._table(table), row=label[0], number=label[1]
            )
        return self._shaped("wording.place", table=self._table(table), number=number)

    def _places(self, places: Sequence[str]) -> Phrase | Series:
        numbers: dict[str, list[str]] = {}
        for place in places:
            table, _, number = place.rpartition("-")
            numbers.setdefault(table, []).append(number)
        if len(places) == 1 or not all(n.isdecimal() for ns in numbers.values() for n in ns):
            return self._listed([self._place(p) for p in places])
        name, parts = grammar_of(self.language).name, list[Phrase]()
        for table, found in numbers.items():
            known = self.namer.table(table)
            if known.whole:
                parts.append(self._table(table))
                continue
            if known.labels:
                parts += [self._place(f"{table}-{n}") for n in found]
                continue
            shape = "wording.places" if len(found) > 1 else "wording.place"
            listed = self._listed([name(n) for n in found])
            parts.append(self._shaped(shape, table=self._table(table), number=listed))
        return self._listed(parts)

    def _listed(self, parts: Sequence[Phrase], *, either: bool = False) -> Phrase | Series:
        if len(parts) == 1:
            return parts[0]
        grammar = grammar_of(self.language)
        if len(parts) > MOST_NAMED:
            number = grammar.count(len(parts) - MOST_NAMED + 1)
            others = self._template("wording.others").format(number=number)
            parts = [*parts[: MOST_NAMED - 1], grammar.name(others)]
        women = bool(parts) and all(part.feminine for part in parts)
        whole = grammar.name("", feminine=women, plural=not either)
        return Series(tuple(parts), partial(self._joined, either=either), whole)

    def _joined(self, texts: Sequence[str], *, either: bool) -> str:
        if len(texts) < 2:
            return "".join(texts)
        both = self._template("wording.or" if either else "wording.and")
        return both.format(first=", ".join(texts[:-1]), last=texts[-1])

    def _shaped(self, message: str, **words: Phrase | Series | str) -> Phrase:
        """A part of a sentence; it has an article if what it speaks of has one."""
        made, grammar = self._template(message).format(**words), grammar_of(self.language)
        about = words.get("table", words.get("place"))
        if isinstance(about, Phrase) and not about.article:
            return grammar.name(made)
        return grammar.phrase(made)
