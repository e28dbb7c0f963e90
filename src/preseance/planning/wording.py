"""Words at the edge: messages become sentences, in English or French, naming guests shortly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from preseance.model.event import Event
from preseance.model.naming import called
from preseance.model.room import Form
from preseance.wording import dates, french
from preseance.wording.message import (
    Argument,
    DelegationRef,
    GuestRef,
    GuestRefs,
    Message,
    Moment,
    PlaceRef,
    PlaceRefs,
    TableRef,
    Term,
)
from preseance.wording.templates import Templates

MOST_NAMED = 6
"""Names a sentence lists at the most; of more it names the first ones and counts the others."""
_OTHERS = {"en": "{number} others", "fr": "{number} autres"}
_AND = {"en": "and", "fr": "et"}
_PLACE = {"en": "{table}, place {number}", "fr": "{table}, place {number}"}
_PLACES = {"en": "{table}, places {number}", "fr": "{table}, places {number}"}
_INTERPRETER = {"en": "interpreter", "fr": "interprète"}


_TABLES = frozenset(
    {Form.ROUND, Form.LONG, Form.DAIS, Form.U, Form.T, Form.COMB, Form.SQUARE, Form.NEGOTIATION}
)
"""Forms that people sit around; the others are rows, lines and cars."""


class Count(int):
    """A number that a sentence may follow with a plural: ``{number} step{number:s}``."""

    language: str

    def __new__(cls, number: int, language: str = "en") -> Self:
        """The number, counted in a language: French has none in the singular."""
        made = super().__new__(cls, number)
        made.language = language
        return made

    def __format__(self, spec: str) -> str:
        """The number, or for ``s`` the ending of a plural."""
        if spec != "s":
            return super().__format__(spec)
        return "" if self == 1 or (self == 0 and self.language == "fr") else "s"


@dataclass(frozen=True)
class Wording:
    """What is needed to say a message aloud."""

    event: Event
    templates: Templates
    language: str = "en"
    """``en`` or ``fr``; English where a sentence is missing in the language."""

    @property
    def _spoken(self) -> str:
        """The language that sentences come out in: English where they are not in the one asked."""
        return "fr" if self.language == "fr" else "en"

    def sentence(self, message: Message) -> str:
        """The message in words.

        Raises
        ------
        KeyError
            Where the catalogue lacks the message, or the sentence an argument.
        """
        said = self._said(message)
        return said[:1].upper() + said[1:]

    def _said(self, message: Message) -> str:
        woman = self._is_of_a_woman(message)
        template = self._version(self.templates[message.id], woman)
        words = {k: self.word(v, of_a_woman=woman) for k, v in message.arguments.items()}
        for name, said in message.arguments.items():
            if isinstance(said, Moment):
                template = dates.before_moment(template, name, said.iso, self._spoken)
        if self.language == "fr":
            return french.sentence(template, words)
        return template.format(**words)

    def _is_of_a_woman(self, message: Message) -> bool:
        subject = message.arguments.get("guest")
        known = self.event.guest_by_id.get(subject.id) if isinstance(subject, GuestRef) else None
        return known is not None and known.sex == "F"

    def _version(self, versions: Mapping[str, str], of_a_woman: bool) -> str:
        feminine = versions.get(f"{self.language}_f", "") if of_a_woman else ""
        return feminine or versions.get(self.language) or versions["en"]

    def word(self, argument: Argument, *, of_a_woman: bool = False) -> str | Count:
        """One argument in words, a term as said of a woman where the sentence speaks of one;
        numbers and plain strings stand as they are.
        """
        match argument:
            case GuestRef(guest):
                return self._guest(guest)
            case GuestRefs(guests):
                return self._listed([self._guest(g) for g in guests])
            case PlaceRef(place):
                return self._place(place)
            case PlaceRefs(places):
                return self._places(places)
            case Message():
                return self._said(argument)
            case Moment(iso):
                return dates.in_words(iso, self._spoken)
            case TableRef(table):
                return self._table(table)
            case DelegationRef(delegation):
                known = self.event.delegation_by_id.get(delegation)
                return known.name if known else delegation
            case Term(term):
                return self._version(self.templates.get(f"term.{term}", {"en": term}), of_a_woman)
            case int(number):
                return Count(number, self.language)
            case _:
                return str(argument)

    def _guest(self, guest: str) -> str:
        known = self.event.guest_by_id.get(guest)
        return called(known, self.event.guest_by_id, self._spoken) if known else guest

    def _table(self, table: str) -> str:
        known = next((t for r in self.event.rooms for t in r.tables if t.id == table), None)
        if known is None or self.language != "fr":
            return known.called if known else table
        if not known.name:
            return f"la table {known.number}" if known.number is not None else f"la table {table}"
        return french.with_article(known.name, is_table=known.form in _TABLES)

    def _place(self, place: str) -> str:
        if place.endswith("-aux"):
            seat = self._place(place.removesuffix("-aux"))
            return f"{seat} ({_INTERPRETER[self._spoken]})"
        table, _, number = place.rpartition("-")
        if not table or not number.isdigit():
            return place
        shape = _PLACE[self._spoken]
        return shape.format(table=self._table(table), number=number)

    def _places(self, places: tuple[str, ...]) -> str:
        numbers: dict[str, list[str]] = {}
        for place in places:
            table, _, number = place.rpartition("-")
            numbers.setdefault(table, []).append(number)
        if len(places) == 1 or not all(n.isdigit() for ns in numbers.values() for n in ns):
            return self._listed([self._place(p) for p in places])
        parts = []
        for table, found in numbers.items():
            shapes = _PLACES if len(found) > 1 else _PLACE
            shape = shapes[self._spoken]
            parts.append(shape.format(table=self._table(table), number=self._listed(found)))
        return self._listed(parts)

    def _listed(self, words: list[str]) -> str:
        if len(words) < 2:
            return "".join(words)
        if len(words) > MOST_NAMED:
            others = _OTHERS[self._spoken]
            words = [*words[: MOST_NAMED - 1], others.format(number=len(words) - MOST_NAMED + 1)]
        both = _AND[self._spoken]
        return f"{', '.join(words[:-1])} {both} {words[-1]}"
