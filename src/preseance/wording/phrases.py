"""What fills the fields of a sentence: phrases and numbers that take the form a field asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self


@dataclass(frozen=True)
class Phrase:
    """A noun or a name. ``{a}`` shows it with its article; a field may ask for another form:

    - ``{a:noun}`` without its article,
    - ``{who:{number}}`` as so many are called: «1 speaker», «2 speakers»,
    - ``{a:is|are}`` the first word where it is one, the second where it is several.
    """

    noun: str
    article: str = ""
    one: str = ""
    """The noun for one, where the phrase names several of a kind."""
    feminine: bool = False
    plural: bool = False
    first_alone: ClassVar[frozenset[str]] = frozenset()
    """Forms that only the first of several takes; the others stand as they are."""

    def __str__(self) -> str:
        glue = "" if not self.article or self.article.endswith("’") else " "
        return f"{self.article}{glue}{self.noun}"

    def __format__(self, spec: str) -> str:
        """The form asked for; ValueError for one that there is not."""
        if not spec:
            return str(self)
        if spec == "noun":
            return self.noun
        if "|" in spec:
            return spec.split("|")[self.plural]
        if spec.isdecimal():
            return self.one if self.one and self.is_one(int(spec)) else self.noun
        raise ValueError(f"a phrase has no form «{spec}»")

    @staticmethod
    def is_one(number: int) -> bool:
        """Whether a number takes the singular."""
        return number == 1


@dataclass(frozen=True)
class Series:
    """Several phrases in a row. Each takes the form that the field asks for («au cortège et à la
    table 7»), but a choice of two words, or an ending, follows the row as a whole.
    """

    parts: tuple[Phrase, ...]
    joined: Callable[[Sequence[str]], str]
    """The row in one text."""
    whole: Phrase
    """A phrase of the gender and the number of the row."""

    def __str__(self) -> str:
        return self.joined([str(part) for part in self.parts])

    def __format__(self, spec: str) -> str:
        """The form asked for; ValueError for one that there is not."""
        if spec == "e" or "|" in spec:
            return format(self.whole, spec)
        forms = [
            spec if k == 0 or spec not in p.first_alone else "" for k, p in enumerate(self.parts)
        ]
        return self.joined(
            [format(part, form) for part, form in zip(self.parts, forms, strict=True)]
        )


_LONG = 10_000
"""From here on a number is parted where a language parts it: years and short numbers are not."""


class Counted(int):
    """A number that words may agree with: ``{number} step{number:s}``, ``{number:is|are}``."""

    singular: bool
    between: str
    """What parts thousands of a long number; empty where nothing does."""

    def __new__(cls, number: int, *, singular: bool | None = None, between: str = "") -> Self:
        """The number; ``singular`` where the language counts it so, else only one is."""
        made = super().__new__(cls, number)
        made.singular = number == 1 if singular is None else singular
        made.between = between
        return made

    def __format__(self, spec: str) -> str:
        """The number, the ending of a plural, or the first or second of two words."""
        if spec == "s":
            return "" if self.singular else "s"
        if "|" in spec:
            return spec.split("|")[not self.singular]
        if self.between and not spec and abs(self) >= _LONG:
            return super().__format__(",").replace(",", self.between)
        return super().__format__(spec)


class Measure(float):
    """A number with a fraction, as a language writes it."""

    mark: str

    def __new__(cls, number: float, *, mark: str = ".") -> Self:
        """The number; ``mark`` stands between its whole and the fraction."""
        made = super().__new__(cls, number)
        made.mark = mark
        return made

    def __format__(self, spec: str) -> str:
        """The number, as short as it can be where nothing else is asked."""
        return super().__format__(spec or "g").replace(".", self.mark)


@dataclass(frozen=True)
class When:
    """A moment in words: ``{day:on|in}`` takes the first word before a day, the second before a
    month or a year."""

    said: str
    is_day: bool

    def __str__(self) -> str:
        return self.said

    def __format__(self, spec: str) -> str:
        """The moment, after the word asked for."""
        before = spec.split("|")[not self.is_day] if "|" in spec else spec
        return f"{before} {self.said}".strip()
