"""A sentence as patterns see it: those it names as codes, and what could be left out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from preseance.reading.language import Language
from preseance.reading.people import Mention
from preseance.reading.tokens import Token


@dataclass(frozen=True)
class Encoded:
    """A sentence with those it names as codes, so that patterns can be held against it."""

    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    text: str
    at: Sequence[int]
    """Where each piece begins in ``text``."""
    spans: Sequence[tuple[int, int]]
    """First and one past the last word of each piece."""

    def piece(self, position: int) -> int:
        """The piece that a position of the text lies in."""
        low = 0
        for n, start in enumerate(self.at):
            if start > position:
                break
            low = n
        return low


def inserted(
    language: Language, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> list[tuple[int, int]]:
    """What is put into a sentence and could be left out: brackets, ``, who …,``, ``, X said,``."""
    held = {n for m in mentions for n in range(m.first, m.last)}
    commas = [n for n, t in enumerate(tokens) if t.word == "," and n not in held]
    relative = language.words("joining", "relative")
    say = language.phrase("speech", "say")
    found = []
    for one, other in pairwise(commas):
        words = [t.word for t in tokens[one + 1 : other]]
        text = " ".join(words)
        if language.phrase("stance", "denied").search(text):
            # «, wrongly,» is the whole point.
            continue
        if words and (words[0] in relative or say.search(text) or not _names(mentions, one, other)):
            found.append((one, other + 1))
    opened = -1
    for n, token in enumerate(tokens):
        if token.word == "(":
            opened = n
        elif token.word == ")" and opened >= 0:
            found.append((opened, n + 1))
            opened = -1
    kept: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if not kept or first >= kept[-1][1]:
            kept.append((first, last))
    return kept


def coordinated(
    language: Language, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> list[tuple[int, int]]:
    """What stands between who does two things and the second of them: ``Merkel [greeted Trump and] sat down``."""
    held = {n for m in mentions for n in range(m.first, m.last)}
    breaks = {*language.words("joining", "breaks"), *language.words("joining", "also"), *',;:"'}
    before = language.words("joining", "prepositions")
    no_verb = language.words("joining", "no_verb")
    found = []
    for n, token in enumerate(tokens[:-1]):
        after = tokens[n + 1]
        if token.word not in language.words("joining", "also") or {n, n + 1} & held:
            continue
        if after.capital or after.word in no_verb or not after.word[:1].isalpha():
            continue
        known = [m for m in mentions if m.last <= n]
        begins = [m for m in known if not m.first or tokens[m.first - 1].word in breaks]
        first = [m for m in known[:1] if m.first and tokens[m.first - 1].word not in before]
        doer = (begins or first)[-1:]
        if doer and n > doer[0].last:
            found.append((doer[0].last, n + 1))
    return found


def _names(mentions: Sequence[Mention], first: int, last: int) -> bool:
    return any(first < m.first < last for m in mentions)


def encoded(
    tokens: Sequence[Token], mentions: Sequence[Mention], without: Sequence[tuple[int, int]] = ()
) -> Encoded:
    """A sentence as its patterns see it, from each first to last word of ``without`` left out."""
    out = {n for first, last in without for n in range(first, last)}
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    n, number = 0, 0
    while n < len(tokens):
        if number < len(mentions) and mentions[number].first == n:
            mention = mentions[number]
            if mention.first in out:
                n, number = mention.last, number + 1
                continue
            pieces.append(f"@{mention.code}{number}")
            spans.append((mention.first, mention.last))
            n, number = mention.last, number + 1
            continue
        if n not in out:
            pieces.append(tokens[n].word)
            spans.append((n, n + 1))
        n += 1
    at, position = [], 0
    for piece in pieces:
        at.append(position)
        position += len(piece) + 1
    return Encoded(tokens, mentions, " ".join(pieces), at, spans)
