"""Somebody named in a sentence, and whom a text has spoken of so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mention:
    """Somebody named in a sentence, from one word to another."""

    first: int
    last: int
    """Index of the first word, and one past the last."""
    guests: tuple[str, ...] = ()
    """One guest; two or more where several are named together."""
    body: str = ""
    """A delegation's id, ``host``, or ``country:XX``, where it is no person."""
    together: bool = False
    """Whether several are joined, at least one of them a body."""
    pronoun: bool = False
    writer: bool = False
    """Whether it is the «I» of a letter."""

    @property
    def of_bodies(self) -> bool:
        """Whether a body is meant, alone or among others."""
        return self.together or (bool(self.body) and not self.guests)

    @property
    def code(self) -> str:
        """Its letter in an encoded sentence."""
        return "d" if self.body and not self.guests else "p" if len(self.guests) == 1 else "g"


@dataclass
class Memory:
    """Whom the text has spoken of, the latest last."""

    people: list[str] = field(default_factory=list)
    pair: tuple[str, ...] = ()
    bodies: list[str] = field(default_factory=list)
    subject: str = ""
    """Who was named first in the sentence before."""
    by_name: dict[str, str] = field(default_factory=dict)
    """Whom a family name stood for, once it was said in full."""
    crowd: bool = False
    """Whether a sentence named three or more since it named two."""
    writer: str = ""
    """Who signs the text, where it is a letter: its «I»."""
    reader: str = ""
    """To whom it is written: its «you»."""

    def met(self, mentions: Sequence[Mention]) -> None:
        """Remember whom a sentence named."""
        named = [m for m in mentions if m.code == "p"]
        for mention in mentions:
            if mention.body:
                self.bodies.append(mention.body)
            for guest in mention.guests:
                self.people.append(guest)
            if len(mention.guests) == 2:
                self.pair = mention.guests
        if named:
            self.subject = named[0].guests[0]
        told = list(dict.fromkeys(g for m in mentions for g in m.guests))
        if len(told) == 2:
            self.pair, self.crowd = tuple(told), False
        elif len(told) > 2:
            self.crowd = True
            if len(set(told) - set(self.pair)) >= 2:
                # Of whom it spoke before, it speaks no more.
                self.pair = ()

    def recent(self, most: int = 8) -> tuple[str, ...]:
        """The people it spoke of last, each once, in the order of the text."""
        latest = list(dict.fromkeys(reversed(self.people)))[:most]
        return tuple(reversed(latest))

    @property
    def two(self) -> tuple[str, ...]:
        """The two that the text spoke of last, together or one after the other; none where it spoke of three."""
        if self.pair:
            return self.pair
        latest = list(dict.fromkeys(reversed(self.people)))[:2]
        return tuple(reversed(latest)) if len(latest) == 2 and not self.crowd else ()
