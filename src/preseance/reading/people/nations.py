"""Countries in a sentence: by name or adjective, before a function or behind it."""

from __future__ import annotations

from collections.abc import Sequence

from preseance.reading.cast import Cast
from preseance.reading.tokens import Token


class Nations:
    """Finds the countries that words name."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.language = cast.language

    def at(self, tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int]:
        """A country's adjective or name at a word."""
        for size in range(min(3, len(tokens) - at), 0, -1):
            word = " ".join(t.word for t in tokens[at : at + size])
            if word in self.cast.adjectives:
                return self.cast.adjectives[word], at + size
            if word in self.cast.countries:
                return (self.cast.countries[word],), at + size
        return (), at

    def after(self, tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int]:
        """``of Russia`` after a function; in French the adjective too."""
        codes, end = self.at(tokens, at)
        if codes and self.language.code == "fr":
            return codes, end
        if at < len(tokens) and tokens[at].word in self.language.of:
            skip = at + 1
            while skip < len(tokens) and tokens[skip].word in self.language.articles:
                skip += 1
            codes, end = self.at(tokens, skip)
            if codes:
                return codes, end
        return (), at
