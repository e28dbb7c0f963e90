"""Alphabetical order: of names as they are filed, in the alphabet of a language.

The Unicode Collation Algorithm (Unicode Technical Standard 10) with its default table (pyuca), and
the alphabets that differ from it as data (`alphabets.toml`). Hyphens, blanks and their like are one
blank, apostrophes and full stops nothing, a comma ends a part
(within one spelling of a family name, the blank stands before the hyphen): «Cole, Zed» stands before
«Cole-Hart, Ann», and that before «Coleman».
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, total_ordering
from importlib.resources import files
from typing import Any, Final, TypeAlias

from preseance.wording.weights import weights_of

Key: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], str]
"""Letters, accents, capitals, and the text as it is written: compared in this order."""
_Element: TypeAlias = tuple[int, int, int]
"""Weights of a letter, its accent and its case."""

_ROOM: Final = 64
"""Letters that an alphabet may put between two of the default table."""
_LATER: Final = 1 << 24
"""Added to letters of every script but the one that stands first."""
_PLAIN: Final = 0x20
_SMALL: Final = 0x02
_LARGE: Final = 0x08
"""Weights the default table gives to no accent, a small letter and a capital."""
_SAME: Final = 0x20
"""Told apart after all else: aa after å."""
_END: Final[_Element] = (1, _PLAIN, _SMALL)
_BLANK: Final[_Element] = (2, _PLAIN, _SMALL)
_ACCENT: Final = 1 << 16
"""Above all accents of the default table."""
_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
"""Of Korean syllables as they stand alone; those that syllables come apart into are drawn small."""
_BLANKS: Final = frozenset(["Zs", "Zl", "Zp", "Cc"])
_SILENT: Final = frozenset(
    "'’‘‚‛ʼʻʽʾʿˈ`´ʹ′＇ꞌ.·•‧\"«»“”„‹›()[]\u00ad\u200b\u200c\u200d\u2060\ufeff"
)
_PARTED: Final = frozenset(",;،،、，")
_DASHES: Final = frozenset("−⁃/+_")


def collated(text: str, language: str = "") -> Key:
    """What a text sorts by, in the alphabet of a language (ISO 639; the default table where empty)."""
    return _collated(text, language.partition("-")[0].lower())


@total_ordering
@dataclass(frozen=True)
class Filed:
    """A text that compares by the alphabet of a language, which is looked up only when it must be."""

    text: str
    language: str = ""

    def __lt__(self, other: Filed) -> bool:
        return collated(self.text, self.language) < collated(other.text, other.language)


def initial(text: str, language: str = "") -> str:
    """The letter under which a list has a text: «Å», «Lj»; its first character where it has none.

    Letters that differ in their accents alone in this alphabet are one.
    """
    alphabet = alphabet_of(language.partition("-")[0].lower())
    whole = _decomposed(text)
    at = next((i for i, c in enumerate(whole) if c.isalpha()), None)
    if at is None:
        return text[:1]
    if "\u1100" <= whole[at] <= "\u1112":
        return _INITIALS[ord(whole[at]) - 0x1100]
    found = alphabet.longest(whole, at)
    letter = alphabet.heads.get(found) if found else None
    return letter or _base(whole[at])


def _base(character: str) -> str:
    """The letter without the stroke that does not come apart from it: Ø, Đ, Ł."""
    named = re.match(r"LATIN (?:CAPITAL|SMALL) LETTER ([A-Z])\b", unicodedata.name(character, ""))
    if named:
        return named[1]
    ligature = re.match(
        r"LATIN (?:CAPITAL|SMALL) LIGATURE ([A-Z])", unicodedata.name(character, "")
    )
    joined = {"Æ": "A", "Œ": "O", "ß": "S", "ẞ": "S"}.get(character.upper()[:1])
    return (ligature[1] if ligature else joined) or character.upper()[:1]


@lru_cache(maxsize=1 << 15)
def _collated(text: str, language: str) -> Key:
    elements = list(_elements(text, alphabet_of(language)))
    while elements and elements[-1] == _BLANK:
        elements.pop()
    return (
        tuple(e[0] for e in elements if e[0]),
        tuple(e[1] for e in elements if e[1]),
        tuple(e[2] for e in elements if e[2]),
        text,
    )


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@dataclass(frozen=True)
class Alphabet:
    """How a language differs from the default table."""

    elements: Mapping[str, tuple[_Element, ...]] = field(default_factory=dict)
    """By letter, decomposed, in each case."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """The letter under which lists have those of ``elements``."""
    first: str = ""
    """The script that stands before Latin, as Unicode names its letters: GREEK."""

    @property
    def reach(self) -> int:
        """How long its longest letter is."""
        return max(map(len, self.elements), default=0)

    def longest(self, text: str, at: int) -> str:
        """The longest letter of its own that begins here, empty for none.

        A mark that follows belongs to the letter: «ch» is no letter where the h bears an accent.
        """
        for length in range(min(self.reach, len(text) - at), 0, -1):
            found = text[at : at + length]
            if found in self.elements:
                return found
        return ""


def _elements(text: str, alphabet: Alphabet) -> Iterator[_Element]:
    whole, at, blank, dashes = _decomposed(text), 0, True, 0
    reach = alphabet.reach
    while at < len(whole):
        character = whole[at]
        found = alphabet.longest(whole, at) if reach else ""
        if found:
            yield from alphabet.elements[found]
            at, blank = at + len(found), False
            continue
        at += 1
        if character in _SILENT:
            continue
        if character in _PARTED:
            yield _END
            # Bearers of «Cole Hart» stand together, before those of «Cole-Hart».
            yield dashes + 1, 0, 0
            dashes, blank = 0, True
        elif (dash := _is_dash(character)) or unicodedata.category(character) in _BLANKS:
            if not blank:
                yield _BLANK
                dashes = 2 * dashes + dash
            blank = True
        else:
            yield from _ordered(character, alphabet.first)
            blank = False


def _is_dash(character: str) -> bool:
    return character in _DASHES or unicodedata.category(character) in ("Pd", "Pc")


def _ordered(character: str, first: str) -> Iterator[_Element]:
    before = first and unicodedata.name(character, "").startswith(first)
    for element in _default(character):
        yield element if before else _later(element)


@lru_cache(maxsize=1 << 12)
def _default(character: str) -> tuple[_Element, ...]:
    """The default table's weights of one decomposed character, with room between letters."""
    return tuple((e[0] * _ROOM, e[1], e[2]) for e in weights_of(character))


@cache
def _letters() -> int:
    """Weight of the first letter: figures and signs come before, in every alphabet."""
    return _default("a")[0][0]


@cache
def alphabet_of(language: str) -> Alphabet:
    """The alphabet of a language; what holds in all where it has none of its own."""
    table = _table()
    own = table.get(table["same"].get(language, language), {}) if language != "same" else {}
    made = _Making(own.get("capitals", {}))
    for row in (*table["any"]["letters"], *own.get("letters", ())):
        made.take(row)
    moved = {k: tuple(map(_later, v)) for k, v in made.elements.items()}
    return Alphabet(moved, made.heads, own.get("first", ""))


def _later(element: _Element) -> _Element:
    weight, accent, case = element
    return (weight + _LATER if weight >= _letters() else weight), accent, case


class _Making:
    """Rows of letters, read into weights one after another."""

    def __init__(self, capitals: Mapping[str, str]) -> None:
        self.elements: dict[str, tuple[_Element, ...]] = {}
        self.heads: dict[str, str] = {}
        self._capitals = capitals
        self._small: dict[str, tuple[_Element, ...]] = {}
        self._after: dict[int, int] = {}

    def take(self, row: str) -> None:
        """«z < æ ~ ä», one letter after the other."""
        before, *rest = row.split()
        head, accents = self._own(_decomposed(before), 0) or before[0], 0
        if not rest:
            self._add(before, self._weights(before), head)
        for sign, letter in zip(rest[::2], rest[1::2], strict=True):
            weights = self._weights(before)
            if sign == "<":
                root = weights[0][0] - weights[0][0] % _ROOM
                self._after[root] = self._after.get(root, root) + 1
                weights, head, accents = ((self._after[root], _PLAIN, _SMALL),), letter, 0
                before = letter
            elif sign == "~":
                accents += 1
                weights = (*weights, (0, _ACCENT + accents, _SMALL))
            else:
                weights = (*weights, (0, 0, _SAME))
            self._add(letter, weights, head)

    def _own(self, text: str, at: int) -> str:
        """The longest letter told before that begins here."""
        spans = (text[at:end] for end in range(len(text), at, -1))
        return next((span for span in spans if span in self._small), "")

    def _weights(self, letters: str) -> tuple[_Element, ...]:
        text, at, found = _decomposed(letters), 0, list[_Element]()
        while at < len(text):
            own = self._own(text, at)
            found += self._small[own] if own else _default(text[at])
            at += len(own) or 1
        return tuple(found)

    def _add(self, letter: str, weights: tuple[_Element, ...], head: str) -> None:
        self._small[_decomposed(letter)] = weights
        large = self._capitals.get(letter, letter.upper())
        shown = unicodedata.normalize("NFC", head)
        shown = self._capitals.get(shown, shown[:1].upper() + shown[1:])
        for case, written in (
            (_LARGE, large),
            (_LARGE, large[:1] + letter[1:]),
            (_SMALL, letter),
        ):
            spelled = _decomposed(written)
            self.elements[spelled] = tuple(
                (w, a, case if c in (_SMALL, _LARGE) else c) for w, a, c in weights
            )
            self.heads[spelled] = shown


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("alphabets.toml").read_text("utf-8"))
