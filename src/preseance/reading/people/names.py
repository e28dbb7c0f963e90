"""People named by their names: full, family, other spellings; and who else of that name is not meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from rapidfuzz.fuzz import ratio

from preseance.reading.cast import Cast
from preseance.reading.people.mention import Memory, Mention
from preseance.reading.text import folded
from preseance.reading.tokens import Token, words_of

_LONGEST: Final = 8
"""Words of the longest name."""


class Names:
    """Finds guests by their names."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.language = cast.language

    @cached_property
    def _names(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        code = self.language.code
        return {words_of(n, code): ids for n, ids in self.cast.names.items()}

    def name(
        self, tokens: Sequence[Token], at: int, memory: Memory, headline: bool
    ) -> Mention | None:
        if self._unknown(tokens, at):
            return None
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            ids = self._names.get(tuple(t.word for t in tokens[at : at + size]))
            if ids is None or not any(t.capital for t in tokens[at : at + size]):
                continue
            if size == 1 and not headline and self._is_somebody_else(tokens, at):
                return None
            if size == 1 and self._goes_on(tokens, at):
                return None
            one = self._who(ids, tokens, at, size, memory)
            return Mention(at, at + size, (one,)) if one else None
        return None

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """``Karim Benzema``: a given name whose family name is no guest's."""
        if tokens[at].word not in self.cast.given or at + 1 == len(tokens):
            return False
        after = tokens[at + 1]
        return after.capital and after.start - tokens[at].end == 1

    def _unknown(self, tokens: Sequence[Token], at: int) -> bool:
        """``a Mr Lind``: somebody of that name whom the reader does not know."""
        words = self.language.words
        return (
            at >= 2
            and tokens[at - 1].word in words("titles", "M") | words("titles", "F")
            and tokens[at - 2].word in words("titles", "somebody")
        )

    def family(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """``the Mackays``, ``les Mackay``: the two guests of that name."""
        if tokens[at].word not in self.language.articles or at + 1 == len(tokens):
            return None
        name = tokens[at + 1]
        if not name.capital or (self.language.code == "en") is not name.word.endswith("s"):
            return None
        bare = name.word[:-1] if name.word.endswith("s") else name.word
        ids = tuple(dict.fromkeys(self.cast.families.get(bare, ())))
        return Mention(at, at + 2, ids) if len(ids) == 2 else None

    def of_theirs(self, tokens: Sequence[Token], at: int, memory: Memory) -> Mention | None:
        """``her sister-in-law Astrid``: the name says who it is."""
        if tokens[at].word not in self.language.words("pronouns", "of"):
            return None
        kin = self.language.words("pronouns", "kin")
        end = at + 1
        while end < len(tokens) and end - at < 4 and tokens[end].word in kin:
            end += 1
        if end == at + 1 or end == len(tokens):
            return None
        end += tokens[end].word == "," and end + 1 < len(tokens)
        named = self.name(tokens, end, memory, True)
        return Mention(at, named.last, named.guests) if named else None

    def household(self, tokens: Sequence[Token], mention: Mention) -> Mention:
        """``Poroshenko's office`` speaks and asks for Poroshenko; ``le cabinet de M. Macron`` for Macron."""
        household = self.language.words("bodies", "household")
        end = mention.last
        if end + 1 < len(tokens) and tokens[end].word == "'s" and tokens[end + 1].word in household:
            return replace(mention, last=end + 2)
        start = mention.first
        if (
            start >= 2
            and tokens[start - 1].word in self.language.of
            and tokens[start - 2].word in household
        ):
            first = start - 2
            if first and tokens[first - 1].word in self.language.articles:
                first -= 1
            return replace(mention, first=first)
        return mention

    def _is_somebody_else(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether another given name stands before a family name: Ivanka Trump is not Donald."""
        if at == 0:
            return False
        before = tokens[at - 1]
        if not before.capital or not before.word[:1].isalpha():
            return False
        word = before.word
        known = (
            self.language.words("titles", "opening")
            | self.language.words("pronouns", "kin")
            | self.titles
            | self._function_words
        )
        gap = tokens[at].start - before.end
        if (
            known & {word, word.rstrip("."), word.removesuffix("s")}
            or gap > 2
            or word in self.cast.adjectives
        ):
            return False
        if len(word.rstrip(".")) == 1:
            return False
        names = self._given.get(tokens[at].word, ())
        # Benyamin is Benjamin; Ivanka is not Donald.
        return not any(_alike(word, w) for n in names for w in n[:-1])

    @cached_property
    def _given(self) -> Mapping[str, list[tuple[str, ...]]]:
        """The words of the names of those who bear a family name, by its last word."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for words in self._names:
            found.setdefault(words[-1], []).append(words)
        return found

    @cached_property
    def titles(self) -> frozenset[str]:
        words = self.language.words
        return words("titles", "M") | words("titles", "F") | words("titles", "any")

    @cached_property
    def _function_words(self) -> frozenset[str]:
        return frozenset(w for f in self.language.functions for n in f.names for w in n.split())

    def _who(
        self, ids: tuple[str, ...], tokens: Sequence[Token], at: int, size: int, memory: Memory
    ) -> str:
        """Who of those that bear a name is meant: by title before it, else by whom it stood for."""
        name = " ".join(t.word for t in tokens[at : at + size])
        if len(ids) == 1 and ids == self.cast.families.get(name, ids):
            return ids[0]
        sharing = tuple(dict.fromkeys((*ids, *self.cast.families.get(name, ()))))
        title = tokens[at - 1].word.rstrip(".") if at else ""
        for sex, part in (("F", "F"), ("M", "M")):
            if title in self.language.words("titles", part):
                fitting = [g for g in sharing if self.cast.guests[g].sex in (sex, "")]
                return fitting[0] if len(fitting) == 1 else ""
        for function in self.language.functions:
            if title and any(n.split()[-1] == title for n in function.names):
                holders = [g for g in sharing if g in self.cast.held_by(function)]
                if len(holders) == 1:
                    return holders[0]
        if title:
            # «Minister Åsen» is the one of the name who is a minister.
            bearing = [g for g in sharing if title in folded(self.cast.guests[g].title).split()]
            if len(bearing) == 1:
                return bearing[0]
        if name in memory.by_name:
            return memory.by_name[name]
        for one in reversed(memory.people):
            if one in sharing:
                return one
        if len(ids) == 1:
            return ids[0]
        heads = [g for g in ids if self.cast.head_of(self.cast.guests[g].delegation) == g]
        return heads[0] if len(heads) == 1 else ""


def _alike(one: str, other: str) -> bool:
    """Whether two given names are spellings of one."""
    return one == other or (one[:1] == other[:1] and ratio(one, other) >= 75)
