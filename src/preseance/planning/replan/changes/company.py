"""Changes of who may be near whom: apart and together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import ClassVar, Self

from preseance.model.event import Event
from preseance.model.rule_row import LEVELS, Level
from preseance.planning.replan.changes.amending import Amending
from preseance.planning.replan.changes.base import Change
from preseance.planning.replan.changes.reading import Words, unknown
from preseance.rules.kinds.keep_apart import KeepApart
from preseance.rules.kinds.keep_together import KeepTogether
from preseance.rules.occasion.relations import OTHER_HAND, WORDS
from preseance.rules.shapes import Rule, is_relation, they_should
from preseance.wording.message import Argument, DelegationRef, GuestRef, Message
from preseance.wording.said import Said

USUAL = ("beside", "across", "diagonal")


@dataclass(frozen=True)
class _Pairing(Change):
    first: str
    second: str
    relations: tuple[str, ...]
    level: Level
    form: ClassVar[str] = "GUEST GUEST [RELATION …] [must|should|prefer]"
    rule: ClassVar[type[Rule]]

    @classmethod
    def read(cls, words: Sequence[str], event: Event) -> Self:
        """Two guests (or ``delegation:ID``, ``group:NAME``), relations and a level."""
        if len(words) < 2:
            raise cls.mismatch(words)
        reading = Words(words, event)
        first = _party(reading)
        if not reading.left:
            raise cls.mismatch(words)
        second, rest = _party(reading), reading.left
        if first == second:
            raise cls.mismatch(words)
        level = Level(rest.pop()) if rest and rest[-1] in list(Level) else LEVELS[0]
        return cls(first, second, _relations(rest) or USUAL, level)

    def concerns(self) -> Iterable[str]:
        """Both."""
        return self.first, self.second

    def pairs(self) -> Iterable[tuple[str, frozenset[str], frozenset[str]]]:
        """The pair with its relations, as far as it is a must."""
        if self.level is Level.MUST:
            # Of two who stand so, one is on the right of the other, who has them on the left.
            turned = self.first > self.second
            ways = {OTHER_HAND.get(w, w) if turned else w for w in self.relations}
            yield self.verb, frozenset({self.first, self.second}), frozenset(ways)

    def spoken(self, event: Event) -> Message:
        """Who is to be kept apart or together, and how near where that was said."""
        said: dict[str, Argument] = {"a": _party_ref(self.first), "b": _party_ref(self.second)}
        asked = Message(f"change.{self.verb}", said)
        if self.relations != USUAL:
            ways = [they_should([relation]) for relation in self.relations]
            way = reduce(lambda x, y: Message("change.or", {"x": x, "y": y}), ways)
            asked = Message(f"change.{self.verb}.near", said | {"way": way})
        return asked if self.level is Level.MUST else Message("change.if_possible", {"x": asked})

    def apply(self, to: Amending) -> None:
        """Ask for it, taking back what an earlier change asked for of the same two."""
        to.retire(self.first, self.second)
        to.must(
            self.rule, [self.first], [self.second], relations=self.relations, level=self.level,
            sentence=" ".join([self.verb, self.first, self.second, *self.relations]),
        )  # fmt: skip


@dataclass(frozen=True)
class Apart(_Pairing):
    """Two guests may not be near each other.

    Musts: they stand in none of the relations (beside, across or diagonal where none is named),
    in every session in scope; a should or a prefer where the sentence ends so.
    """

    verb: ClassVar[str] = "apart"
    rule: ClassVar[type[Rule]] = KeepApart


@dataclass(frozen=True)
class Together(_Pairing):
    """Two guests are to be near each other.

    Musts: they stand in one of the relations (beside, across or diagonal where none is named), in
    every session in scope; a should or a prefer where the sentence ends so.
    """

    verb: ClassVar[str] = "together"
    rule: ClassVar[type[Rule]] = KeepTogether


def _party_ref(word: str) -> GuestRef | DelegationRef | str:
    kind, colon, name = word.partition(":")
    if not colon:
        return GuestRef(word)
    return DelegationRef(name) if kind == "delegation" else name


def _party(reading: Words) -> str:
    word, event = reading.left[0], reading.event
    kind, colon, name = word.partition(":")
    if colon and kind == "delegation":
        if name not in event.delegation_by_id:
            raise unknown(Said("delegation"), name, event.delegation_by_id)
        return reading.left.pop(0)
    if colon and kind == "group":
        groups = {g for guest in event.guests for g in guest.groups}
        if name not in groups:
            raise unknown(Said("group"), name, groups)
        return reading.left.pop(0)
    return reading.guest()


def _relations(words: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    rest = list(words)
    while rest:
        size = 3 if rest[0] == "within" else 1
        word = " ".join(rest[:size])
        if not is_relation(word) and word not in OTHER_HAND:
            raise unknown(Said("relation"), word, (*WORDS, *OTHER_HAND, "within 3 m"))
        found.append(word)
        rest = rest[size:]
    return tuple(dict.fromkeys(found))
