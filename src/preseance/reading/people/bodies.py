"""Delegations, governments and the host, named as bodies: ``the Russian side``, ``Moscow``, ``the organisers``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from preseance.reading.cast import HOST, Cast
from preseance.reading.people.mention import Memory, Mention
from preseance.reading.people.nations import Nations
from preseance.reading.tokens import Token, text_from


class Bodies:
    """Finds those named who are no person."""

    def __init__(self, cast: Cast, nations: Nations) -> None:
        self.cast, self.nations = cast, nations
        self.language = cast.language

    def host(self, tokens: Sequence[Token], at: int) -> Mention | None:
        text, ends = text_from(tokens, at, 5)
        found = self.language.phrase("bodies", "host").match(text)
        return (
            Mention(at, at + ends[found.end()], (), HOST) if found and found.end() in ends else None
        )

    def side(self, tokens: Sequence[Token], at: int, memory: Memory) -> Mention | None:
        """``the Russian delegation``, ``the Russians``, ``Moscow's side``; then ``the delegation`` again."""
        start = at + (tokens[at].word in self.language.articles)
        word = tokens[start].word if start < len(tokens) else ""
        for size in range(min(3, len(tokens) - at), 0, -1):
            name = " ".join(t.word for t in tokens[at : at + size])
            code = self.language.data["bodies"]["metonyms"].get(name)
            if code:
                return Mention(at, at + size, (), self.cast.body_of(code))
        side = self.language.phrase("bodies", "side")
        codes, after = self.nations.at(tokens, start)
        if codes and after < len(tokens) and side.fullmatch(tokens[after].word):
            return Mention(at, after + 1, (), self.cast.body_of(codes[0]))
        if (
            codes
            and after + 1 < len(tokens)
            and tokens[after].word == "'s"
            and side.fullmatch(tokens[after + 1].word)
        ):
            return Mention(at, after + 2, (), self.cast.body_of(codes[0]))
        if start < len(tokens) and side.fullmatch(word):
            codes, end = self.nations.after(tokens, start + 1)
            if codes:
                return Mention(at, end, (), self.cast.body_of(codes[0]))
            known = memory.bodies[-1:]
            if known and start > at and word in self.language.words("bodies", "again"):
                return Mention(at, start + 1, (), known[0])
        if (
            start > at
            and word.endswith("s")
            and word[:-1] in self.cast.adjectives
            and tokens[start].capital
        ):
            return Mention(at, start + 1, (), self.cast.body_of(self.cast.adjectives[word[:-1]][0]))
        return None

    def country(self, tokens: Sequence[Token], at: int) -> Mention | None:
        start = at + (tokens[at].word in self.language.articles)
        for size in (4, 3, 2, 1):
            words = tokens[start : start + size]
            word = " ".join(t.word for t in words)
            if len(words) < size or not words[0].capital:
                continue
            if word in self.cast.countries:
                return Mention(at, start + size, (), self.cast.body_of(self.cast.countries[word]))
            if word in self.cast.organisations:
                return Mention(at, start + size, (), self.cast.organisations[word])
        return None

    def capital(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """``Paris has asked``: the government, where nobody is said to be in the place."""
        if not tokens[at].capital or (at and tokens[at - 1].word in self._inside):
            return None
        for size in (3, 2, 1):
            word = " ".join(t.word for t in tokens[at : at + size])
            codes = self.cast.capitals.get(word, ())
            follows = tokens[at + size].word if at + size < len(tokens) else ""
            if codes and follows not in (",", ":", ""):
                return Mention(at, at + size, (), self.cast.body_of(codes[0]))
        return None

    @cached_property
    def _inside(self) -> frozenset[str]:
        return self.language.words("bodies", "inside")
