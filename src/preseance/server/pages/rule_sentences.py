"""A rule as a sentence, and what each of its slots may be filled with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from preseance.model.event import Event
from preseance.model.rule_row import RuleRow
from preseance.rules.catalogue import rule_of
from preseance.rules.occasion.relations import distance_of
from preseance.rules.occasion.selectors import PLACE_WORDS
from preseance.rules.shapes import Rule
from preseance.rules.shapes.words import called, called_places
from preseance.server.pages.rule_words import ALONE, OTHER, PATTERNS, RELATIONS, WORDS
from preseance.views.speaking import sentences, wording_of
from preseance.wording.message import Listed
from preseance.wording.said import Said, in_language

_SLOT = re.compile(r"\{(\w+)\}")
_WHOLE = ("sex:F", "sex:M", "home", "foreign", "everyone")
"""Selectors that name nobody."""


def title_of(kind: str, language: str) -> str:
    """What a kind is called inside a sentence."""
    return str(sentences(language)[f"term.kind.{kind}"].said())


@dataclass(frozen=True)
class Telling:
    """Tells rules of an event in a language."""

    event: Event
    language: str

    def sentence(self, row: RuleRow, *, whole: bool = False) -> str:
        """The rule as a sentence; what is still to be chosen is an ellipsis.

        ``whole`` has every slot of the kind, chosen or not.
        """
        rule = rule_of(row.kind)
        pattern = PATTERNS.get(row.kind, OTHER)
        if not row.b and row.kind in ALONE and not whole:
            pattern = ALONE[row.kind]
        text = in_language(pattern, self.language)
        filled = {
            "a": self.whom(row.a, rule),
            "b": self._places(row.b) if rule.of_places else self.whom(row.b, rule),
            "relations": self.relations(row.relations or rule.relations),
            "sessions": self._sessions(row.sessions),
            "what": title_of(row.kind, self.language),
        }
        # What people wrote is put in once, so that braces in it stay.
        return _SLOT.sub(lambda slot: filled.get(slot[1], slot[0]), text)

    def whom(self, selectors: Sequence[str], rule: type[Rule] | None = None) -> str:
        """Guests, delegations, groups, as sentences name them."""
        if not selectors:
            open_to = rule is None or not (rule.needs or rule.pairs)
            return self._said(WORDS["anybody"] if open_to else WORDS["somebody"])
        return self._word(Listed(tuple(called(s) for s in selectors)))

    def _places(self, words: Sequence[str]) -> str:
        if not words:
            return self._said(WORDS["somebody"])
        return self._word(called_places(self.event.in_language(self.language), words))

    def relations(self, words: Sequence[str]) -> str:
        """«beside, across or diagonally across»."""
        return self._word(Listed(tuple(self.relation(w) for w in words), either=True))

    def relation(self, word: str) -> str:
        """One way to be near."""
        distance = distance_of(word)
        if distance is not None:
            return self._said(Said("within {number} {unit}", number=distance[0], unit=distance[1]))
        return self._said(RELATIONS[word]) if word in RELATIONS else word

    def _sessions(self, ids: Sequence[str]) -> str:
        if not ids:
            return self._said(WORDS["each-session"])
        shown = self.event.in_language(self.language).session_by_id
        names = tuple(f"«{shown[i].title if i in shown else i}»" for i in ids)
        return self._said(WORDS["at"]).replace("{session}", self._word(Listed(names)))

    def _said(self, said: Said) -> str:
        return in_language(said, self.language)

    def _word(self, argument: Any) -> str:
        return str(wording_of(self.event, self.language).word(argument))

    def guests(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What the first slot may hold, by what it is: word and what it is called."""
        event = self.event.in_language(self.language)
        groups = sorted({g for guest in event.guests for g in guest.groups})
        return [
            (self._said(WORDS["guests"]), [(g.id, g.name or g.id) for g in event.guests]),
            (
                self._said(WORDS["delegations"]),
                [(f"delegation:{d.id}", d.name) for d in event.delegations],
            ),
            (self._said(WORDS["groups"]), [(f"group:{g}", g) for g in groups]),
            (self._said(WORDS["others"]), [(w, self._word(called(w))) for w in _WHOLE]),
        ]

    def places(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What the slot of places may hold."""
        event = self.event.in_language(self.language)
        tables = [t for room in event.rooms for t in room.tables]
        known = {t.id for t in tables}
        return [
            (
                self._said(WORDS["tables"]),
                [(f"table:{t.id}", self._places([f"table:{t.id}"])) for t in tables],
            ),
            (
                self._said(WORDS["zones"]),
                [(f"zone:{z.id}", z.called) for r in event.rooms for z in r.zones],
            ),
            (
                self._said(WORDS["others"]),
                [(w, self._places([w])) for w in PLACE_WORDS if w not in known],
            ),
            (
                self._said(WORDS["places"]),
                [(p, self._places([p])) for t in tables for n in t.chairs for p in [f"{t.id}-{n}"]],
            ),
        ]
