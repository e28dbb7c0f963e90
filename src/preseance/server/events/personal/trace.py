"""By what a guest can be known: ids and names from the whole history, and what stands for them once erased."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from preseance.errors import UnknownNameError
from preseance.server.events.personal.rows_of_guests import said_of
from preseance.wording.said import Said

NAMES = ("name", "short_name", "sort_name", "name_native", "aliases")
"""Fields of a guest that name them; those in another language begin with one of them."""
ERASED = "erased-{number}"
LABEL = "N. N. {number}"
"""Nomen nescio, as guest lists have always written somebody without a name."""
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOBODY = re.compile(r"(?!)")


@dataclass(frozen=True)
class Trace:
    """One guest, and how to know them again."""

    guest: str
    """Their id."""
    names: frozenset[str] = frozenset()
    """Names they were ever given, whole."""
    words: frozenset[str] = frozenset()
    """Words of those names that are in nobody else's."""
    taken: frozenset[str] = field(default=frozenset(), repr=False)
    """Ids of guests there ever were."""
    number: int = 1

    @property
    def erased(self) -> str:
        """The id that stands for theirs."""
        return ERASED.format(number=self.number)

    @property
    def label(self) -> str:
        """The name that stands for theirs."""
        return LABEL.format(number=self.number)

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """Their names of several words, wherever they stand."""
        return _any_of((n for n in self.names if len(n.split()) > 1), re.IGNORECASE)

    @cached_property
    def single(self) -> re.Pattern[str]:
        """Single words that are theirs alone."""
        return _any_of(self.words)

    def without_id(self, text: str) -> str:
        """A sentence, or the id of a rule made of theirs, with the id that stands for theirs."""
        return self._ids.sub(lambda m: self.erased if m[0] == self.guest else m[0], text)

    @cached_property
    def _ids(self) -> re.Pattern[str]:
        """Ids of others are found first, so that ``anna`` is not seen in ``anna-maria``."""
        others = [t for t in self.taken if self.guest in t and t != self.guest]
        return _any_of([*others, self.guest])


def _any_of(texts: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    known = sorted(texts, key=lambda t: (-len(t), t))
    if not known:
        return _NOBODY
    # A name is a name whatever blanks stand between its words.
    said = "|".join(r"\s+".join(map(re.escape, text.split())) for text in known)
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)", flags)


def trace_of(guest: str, history: Iterable[Any]) -> Trace:
    """How to know a guest again, from everything that was ever kept of an event.

    Raises
    ------
    UnknownNameError
        Where nobody of that id was ever in it.
    """
    names: dict[str, set[str]] = {}
    for value in history:
        for who, told in said_of(value):
            names.setdefault(who, set()).update(_names_in(told))
    if guest not in names:
        raise UnknownNameError(Said("guest"), guest, sorted(names))
    theirs = {w for who, found in names.items() if who != guest for n in found for w in _words(n)}
    mine = names[guest]
    words = {w for n in mine for w in _words(n) if len(w) >= _SHORTEST} - theirs
    # A name of one word, however short, and however written.
    words |= {n for n in mine if len(n.split()) == 1 and n not in theirs}
    number = next(n for n in range(1, len(names) + 2) if ERASED.format(number=n) not in names)
    return Trace(guest, frozenset(mine), frozenset(words), frozenset(names), number)


def _names_in(told: Mapping[str, Any]) -> Iterator[str]:
    for key, value in told.items():
        if key == "translations" and isinstance(value, dict):
            yield from _names_in(value)
        elif key.removeprefix("translations.").startswith(NAMES):
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, str) and text.strip():
                    yield " ".join(text.split())


def _words(name: str) -> Iterator[str]:
    return (found[0] for found in _WORD.finditer(name))
