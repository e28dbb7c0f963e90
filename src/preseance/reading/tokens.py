"""A sentence as words: folded, with the position of each in the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_FRENCH_ELISION: Final = r"(?:[ldjnscmt]|qu|lorsqu|puisqu|jusqu|quoiqu)'(?=\w)"
_WORD: Final = (
    r"(?:[a-z]\.){2,}|\d+(?:[.:,h]\d+)*(?:st|nd|rd|th|eme|er)?|'(?:s|ll|re|ve|d|m)\b|(?<=s)'(?=\s|$)"
    r"|[^\W\d_]+\d+\w*|[^\W\d_]+(?:-[^\W\d_]+)*(?:'(?!(?:s|ll|re|ve|d|m)\b)[^\W\d_]+(?:-[^\W\d_]+)*)?|\w+|[,;:()\"!?/]|(?<=\s)-(?=\s)"
)
_TOKEN: Final = {
    "en": re.compile(_WORD),
    "fr": re.compile(rf"{_FRENCH_ELISION}|(?:-t)?-(?:il|elle|ils|elles|on)\b|{_WORD}"),
}
_SHORT_VERBS: Final = {"'s": "is", "'re": "are"}
_BEFORE_VERBS: Final = frozenset(
    ("he", "she", "it", "who", "there", "that", "here", "what", "they", "we", "you")
)


@dataclass(frozen=True)
class Token:
    """A word or a sign of a sentence."""

    word: str
    """Folded."""
    start: int
    end: int
    capital: bool
    """Whether its first letter is a capital in the report."""
    sentence_ends: bool = False
    """Whether a full stop stands behind it."""


def tokens_of(plain: str, text: str, start: int, end: int, language: str) -> list[Token]:
    """The words and signs of a stretch of a report, positions as in the whole."""
    found: list[Token] = []
    for match in _TOKEN[language].finditer(plain, start, end):
        word = match.group()
        if word == "'":
            word = "'s"
        if word in _SHORT_VERBS and found and found[-1].word in _BEFORE_VERBS:
            # «He's late» says what he is, not whose.
            word = _SHORT_VERBS[word]
        stop = text[match.end() : match.end() + 1] == "." and match.end() + 1 >= end
        found.append(Token(word, match.start(), match.end(), text[match.start()].isupper(), stop))
    return found


@lru_cache(maxsize=8192)
def words_of(phrase: str, language: str) -> tuple[str, ...]:
    """The words of a folded phrase, cut as sentences are."""
    return tuple(m.group() for m in _TOKEN[language].finditer(phrase))


def text_from(tokens: Sequence[Token], at: int, most: int) -> tuple[str, dict[int, int]]:
    """The next words as a text, and how many words end at each of its positions."""
    text, ends = "", {}
    for n, token in enumerate(tokens[at : at + most], 1):
        text += (" " if text else "") + token.word
        ends[len(text)] = n
    return text, ends
