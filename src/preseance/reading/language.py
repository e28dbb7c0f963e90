"""What reports say in a language: its words and patterns, read from a file of data."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from typing import Any, Final

from preseance.reading.text import Report, folded

LANGUAGES: Final = ("en", "fr")
"""Those that are read (ISO 639)."""
_GAPS: Final = {
    "…": (9, "@p|@g|'s |[;:\"?]|BREAKS"),
    "·": (3, '@p|@g|[;:"?]|BREAKS'),
    "~": (14, ";"),
    "_": (5, '@|[;:"?]|BREAKS'),
}
"""How many words each leaves out at most, and what none of them may be."""
_SLOTS: Final = {
    "OWNER": r"@[pd]\d+", "PAIR": r"@g\d+", "A": r"@[pd]\d+", "B": r"@[pd]\d+", "EVENT": r"@e\d+",
}  # fmt: skip
"""How a slot stands in an encoded sentence: p a person, g two of them, d a body, e an event."""
_SLOT = re.compile(r"\b(OWNER|PAIR|EVENT|A|B)\b")
_LIST = re.compile(r"<([a-z-]+)>")


@dataclass(frozen=True)
class Pattern:
    """A way in which reports say one kind of thing."""

    name: str
    kind: str
    says: str
    forms: tuple[re.Pattern[str], ...]
    owner: str = ""
    """``A`` where the wish is A's own; ``body`` where it is that of whom the text spoke last;
    ``writer`` where it is that of who signs the text."""
    implied: bool = False
    """Whether the two may be those the text spoke of last."""
    negative: bool = False
    """Whether it says «no» of itself, so that a «not» in it denies nothing."""
    question: bool = False
    """Whether a question says it as well: «could they sit together?»."""
    written: tuple[str, ...] = ()
    """The forms as the file has them."""
    catches: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Function:
    """What a function is called, and whose it is."""

    names: tuple[str, ...]
    roles: frozenset[str]
    words: tuple[str, ...]
    heads: bool = False
    """Whether any head of a delegation may be called so."""


@dataclass(frozen=True, eq=False)
class Language:
    """The words and patterns of one language."""

    code: str
    data: Mapping[str, Any]
    lists: dict[str, str] = field(default_factory=dict)

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """What reports say, kind by kind."""
        return tuple(
            Pattern(
                p["name"],
                p["kind"],
                p["says"],
                tuple(self.form(f) for f in p["forms"]),
                p.get("owner", ""),
                p.get("implied", False),
                p.get("negative", False),
                p.get("question", False),
                tuple(p["forms"]),
                tuple(p["catches"]),
                tuple(p["leaves"]),
            )
            for p in self.data["patterns"]
        )

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """The functions that guests may be called by."""
        return tuple(
            Function(
                tuple(folded(names).split("|")),
                frozenset(entry.get("roles", ())),
                tuple(w for w in folded(entry.get("words", "")).split("|") if w),
                entry.get("heads", False),
            )
            for names, entry in self.data["functions"].items()
        )

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that only texts of this language are full of."""
        return frozenset(folded(self.data["common"]).split())

    @cached_property
    def articles(self) -> frozenset[str]:
        """``the``, ``les``."""
        return self.words("bodies", "articles")

    @cached_property
    def of(self) -> frozenset[str]:
        """What stands before whose something is."""
        return self.words("bodies", "of")

    @cache  # noqa: B019  # One language is held for good.
    def words(self, part: str, name: str) -> frozenset[str]:
        """The words of a list that are compared as they are."""
        return frozenset(folded(self.data[part][name]).split("|"))

    @cache  # noqa: B019  # As above.
    def phrase(self, part: str, name: str) -> re.Pattern[str]:
        """A list of phrases as one pattern over folded text."""
        return re.compile(rf"(?<![\w-])(?:{_starred(folded(self.data[part][name]))})(?![\w-])")

    def form(self, form: str) -> re.Pattern[str]:
        """A form as a pattern over an encoded sentence."""
        return re.compile(self._expanded(form))

    def _expanded(self, form: str) -> str:
        def slot(match: re.Match[str]) -> str:
            name = match[1]
            return rf"(?P<{name}>{_SLOTS[name]})"

        parts = []
        for number, piece in enumerate(form.split(" ")):
            if piece in _GAPS:
                most, never = _GAPS[piece]
                never = never.replace("BREAKS", rf"(?:{self.data['joining']['breaks']})(?: |$)")
                parts.append(rf"(?P<gap{number}>(?: (?!{never})[^ ]+){{0,{most}}}?)")
                continue
            text = _LIST.sub(lambda m: f"(?:{self._list(m[1])})", piece)
            parts.append(("" if not parts else " ") + _SLOT.sub(slot, text))
        joined = "".join(parts).replace(" 's?", "(?: 's)?")
        # Whose something is, is not who does it: «Merkel's driver» is not Merkel.
        joined = re.sub(r"(@\[\w+\]\\d\+\))(?!\(\?: 's\)\?| 's)", r"\1(?! 's(?: |$))", joined)
        # What may be left out takes its blank along.
        return rf"(?<![^ ]){_blanks(joined)}(?![^ ])"

    def _list(self, name: str) -> str:
        if name not in self.lists:
            raw = folded(self.data["words"][name])
            inner = _LIST.sub(lambda m: f"(?:{self._list(m[1])})", raw)
            self.lists[name] = _starred(inner)
        return self.lists[name]


def _starred(phrases: str) -> str:
    """``*`` after a letter, or a bracket of words, is the rest of a word."""
    return re.sub(r"(?<!\\w)(?<=\w)\*", r"[^ ]*", phrases)


def _blanks(pattern: str) -> str:
    """Blanks beside what may be empty are not asked for twice."""
    return re.sub(r"\)\? (?=\S)", lambda _: ")? ?", pattern)


@dataclass(frozen=True)
class Country:
    """How reports name a country."""

    code: str
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def countries(language: str) -> tuple[Country, ...]:
    """Adjectives and capitals of the countries in a language, folded; feminine and plural too."""
    file = resources.files("preseance.reading") / "words" / "countries.csv"
    return tuple(
        Country(row["code"], _forms(row[language], language), _several(row[f"capital_{language}"]))
        for row in csv.DictReader(file.read_text("utf-8").splitlines())
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(folded(c) for c in cell.split(";") if c)


def _forms(cell: str, language: str) -> tuple[str, ...]:
    if language != "fr":
        return _several(cell)
    return tuple(form for word in _several(cell) for form in _in_french(word))


_FEMININE = {"grec": "grecque", "turc": "turque", "nigerien": "nigerienne"}


def _in_french(word: str) -> Sequence[str]:
    """Masculine, feminine and their plurals of an adjective of nationality."""
    feminine = _FEMININE.get(word) or _feminine(word)
    plural = word if word.endswith(("s", "x")) else f"{word}s"
    return list(dict.fromkeys((word, feminine, plural, f"{feminine}s")))


def _feminine(word: str) -> str:
    if word.endswith("e") and not word.endswith("ee"):
        return word
    doubled = {"ien": "ne", "een": "ne", "con": "ne", "et": "te"}
    return word + next((tail for end, tail in doubled.items() if word.endswith(end)), "e")


@cache
def language_named(code: str) -> Language:
    """A language that is read, by its ISO 639 code."""
    file = resources.files("preseance.reading") / "words" / f"{code}.toml"
    return Language(code, tomllib.loads(file.read_text("utf-8")))


def language_of(report: Report) -> Language | None:
    """The language of a report, by its commonest words; None where it is none that is read."""
    words = re.findall(r"[^\W\d_]+", report.plain[:20_000])
    counted = {c: sum(w in language_named(c).common for w in words) for c in LANGUAGES}
    best = max(LANGUAGES, key=lambda c: counted[c])
    # A text of another language has some of these words too, but not many.
    return language_named(best) if counted[best] >= max(1, len(words) // 9) else None
