"""The parameters of a kind of rule: what ``params`` of a row may say, with defaults and limits."""

from __future__ import annotations

from dataclasses import dataclass

from preseance.wording.said import Said


@dataclass(frozen=True)
class Param:
    """One ``name=value`` of a row: a whole number, a choice, or words."""

    default: str
    about: str
    """One line of the catalogue page."""
    choices: tuple[str, ...] = ()
    low: int | None = None
    """Least number; a parameter with one is a whole number."""
    high: int = 1000

    def expected(self, text: str) -> str:
        """What to write instead; empty where the text will do."""
        if self.choices:
            return (
                ""
                if text in self.choices
                else Said("one of {known}", known=", ".join(self.choices))
            )
        if self.low is None:
            return "" if text else Said("a value")
        if text.lstrip("-").isdecimal() and self.low <= int(text) <= self.high:
            return ""
        return Said("a whole number from {low} to {high}", low=self.low, high=self.high)


def number(default: int, about: str, low: int = 0, high: int = 1000) -> Param:
    """A whole number within limits."""
    return Param(str(default), about, low=low, high=high)


def choice(choices: tuple[str, ...], about: str) -> Param:
    """One of several words, the first by default."""
    return Param(choices[0], about, choices=choices)


def words(about: str, default: str = "") -> Param:
    """Selectors, separated by blanks."""
    return Param(default, about)
