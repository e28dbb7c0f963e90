"""People named by what they are: ``the Russian president``, ``Mrs Trump``, ``his counterpart``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from preseance.reading.cast import Cast
from preseance.reading.language import Function
from preseance.reading.people.mention import Memory, Mention
from preseance.reading.people.names import Names
from preseance.reading.people.nations import Nations
from preseance.reading.text import folded
from preseance.reading.tokens import Token, words_of


class Functions:
    """Finds guests by function and title."""

    def __init__(self, cast: Cast, names: Names, nations: Nations) -> None:
        self.cast, self.names, self.nations = cast, names, nations
        self.language = cast.language

    @cached_property
    def _functions(self) -> Mapping[str, list[tuple[tuple[str, ...], Function]]]:
        """The functions by the first word of their names, long names first."""
        code = self.language.code
        named = [(words_of(n, code), f) for f in self.language.functions for n in f.names]
        found: dict[str, list[tuple[tuple[str, ...], Function]]] = {}
        for words, function in sorted(named, key=lambda p: -len(p[0])):
            found.setdefault(words[0], []).append((words, function))
        return found

    def function(
        self,
        tokens: Sequence[Token],
        at: int,
        memory: Memory,
        before: Sequence[Mention],
        headline: bool,
    ) -> Mention | None:
        """``the Russian president``, ``Russia's president``, ``the president of Russia``, ``his Russian
        counterpart``; the name that follows belongs to it."""
        start = at + (tokens[at].word in self.language.articles)
        found = self._counterpart(tokens, at, memory, before) or self._title(tokens, at, start, 2)
        if found:
            return found
        codes, after = self.nations.at(tokens, start)
        if codes and after < len(tokens) and tokens[after].word == "'s":
            after += 1
        while after < len(tokens) and tokens[after].word in self.language.words(
            "titles", "passing"
        ):
            after += 1
        function, end = self._function_at(tokens, after)
        if function is None:
            return None if codes else self._title(tokens, at, start)
        if not codes:
            codes, end = self.nations.after(tokens, end)
        for skip in (0, 1):
            # A name beside the function says who it is.
            beyond = end + skip
            if skip and not (beyond <= len(tokens) - 1 and tokens[end].word == ","):
                continue
            named = self.names.name(tokens, beyond, memory, True) if beyond < len(tokens) else None
            if named is not None:
                return Mention(at, named.last, named.guests)
        if end < len(tokens) and tokens[end].capital and not headline:
            # A name that is no guest's: somebody else.
            return None
        holders = self.cast.held_by(function, codes)
        if len(holders) > 1:
            for leading in (
                [g for g in holders if self.cast.guests[g].role.startswith("head-of-")],
                # The mayor is no deputy of the mayor.
                [g for g in holders if self.cast.guests[g].role in function.roles],
            ):
                holders = tuple(leading) if len(leading) == 1 else holders
        if not codes:
            recent = self._spoken_of(holders, memory, before)
            holders = tuple(recent[:1]) or (holders if len(holders) == 1 else ())
            before_it = tokens[at - 1].word if at else ""
            if not recent and start == at and before_it not in self._contracted:
                return None
        if len(holders) > 1:
            heads = [g for g in holders if self.cast.head_of(self.cast.guests[g].delegation) == g]
            holders = tuple(heads) if len(heads) == 1 else ()
        return Mention(at, end, holders) if len(holders) == 1 else None

    def _spoken_of(
        self, holders: Sequence[str], memory: Memory, before: Sequence[Mention]
    ) -> list[str]:
        """Whom ``the president`` means: who was named in the sentence, else whom the one before was
        about, else whoever is of the side that writes, else who was named last."""
        here = [m.guests[0] for m in reversed(before) if m.code == "p"]
        own = memory.bodies[:1]
        ours = [g for g in memory.people if self.cast.guests[g].delegation in own]
        order = (*here, memory.subject, *reversed(ours), *reversed(memory.people))
        return [g for g in order if g in holders]

    def both(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """``the Russian and American leaders``, ``les présidents russe et américain``."""
        start = at + (tokens[at].word in self.language.articles)
        if start == at:
            return None
        french = self.language.code == "fr"
        function, after = self._several_at(tokens, start) if french else (None, start)
        one, end = self.nations.at(tokens, after)
        if not one or end >= len(tokens) or not self._and.fullmatch(tokens[end].word):
            return None
        other, end = self.nations.at(tokens, end + 1)
        if other and not french:
            function, end = self._several_at(tokens, end)
        if function is None or not other:
            return None
        guests = tuple(self._leading(function, codes) for codes in (one, other))
        return Mention(at, end, guests) if all(guests) and guests[0] != guests[1] else None

    def _leading(self, function: Function, codes: Iterable[str]) -> str:
        """The one who holds a function for a country."""
        holders = self.cast.held_by(function, codes)
        if len(holders) > 1:
            holders = tuple(
                g for g in holders if self.cast.head_of(self.cast.guests[g].delegation) == g
            )
        return holders[0] if len(holders) == 1 else ""

    def _several_at(self, tokens: Sequence[Token], at: int) -> tuple[Function | None, int]:
        """A function in the plural at a word."""
        word = tokens[at].word if at < len(tokens) else ""
        for function in self.language.functions:
            if word.endswith("s") and word[:-1] in function.names:
                return function, at + 1
        return None, at

    @cached_property
    def _and(self) -> re.Pattern[str]:
        return self.language.phrase("joining", "and")

    def theirs(self, tokens: Sequence[Token], mention: Mention) -> Mention:
        """``Macron's prime minister``: somebody of the same country, not who is named."""
        end = mention.last
        if end + 1 >= len(tokens) or tokens[end].word != "'s":
            return mention
        function, last = self._function_at(tokens, end + 1)
        if function is None:
            return mention
        country = self.cast.country_of(self.cast.guests[mention.guests[0]])
        holders = [g for g in self.cast.held_by(function, [country]) if g != mention.guests[0]]
        return Mention(mention.first, last, (holders[0],)) if len(holders) == 1 else mention

    def titled(self, tokens: Sequence[Token], at: int, memory: Memory) -> Mention | None:
        """``Mrs Trump``, ``M. le préfet Lacaze``: the title belongs to the name."""
        start = at + (tokens[at].word in self.language.articles)
        end = start
        while end < len(tokens) and end - start < 4 and tokens[end].word in self.names.titles:
            end += 1
        if end == start or end == len(tokens):
            return None
        if tokens[at].word in self.language.words("titles", "somebody"):
            return None
        if at and tokens[at - 1].word in self.language.words("titles", "somebody"):
            return None
        named = self.names.name(tokens, end, memory, True)
        if named is None and tokens[end].word in self.language.articles:
            # ``Madame la Maire``
            named = self.function(tokens, end, memory, (), False)
        return Mention(at, named.last, named.guests) if named else None

    def _title(
        self, tokens: Sequence[Token], at: int, start: int, least: int = 1
    ) -> Mention | None:
        """``le général``, ``the rector``: the one guest whose title begins so."""
        before = tokens[at - 1].word if at else ""
        if start == at and before not in self._contracted:
            return None
        for size in range(6, least - 1, -1):
            words = tuple(t.word for t in tokens[start : start + size])
            ids = self._guest_titles.get(words, ())
            if len(words) == size and ids:
                return Mention(at, start + size, ids) if len(ids) == 1 else None
        return None

    @cached_property
    def _guest_titles(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """Guest ids by each beginning of their title; whoever was or accompanies somebody has none."""
        found: dict[tuple[str, ...], list[str]] = {}
        for guest in self.cast.event.guests:
            words = words_of(
                folded(guest.in_language(self.language.code).title), self.language.code
            )
            if not words or words[0] in self.language.words("titles", "beside"):
                continue
            for size in range(1, len(words) + 1):
                found.setdefault(words[:size], []).append(guest.id)
        return {w: tuple(ids) for w, ids in found.items()}

    @cached_property
    def _contracted(self) -> frozenset[str]:
        return self.language.words("bodies", "contracted")

    def _function_at(self, tokens: Sequence[Token], at: int) -> tuple[Function | None, int]:
        if at >= len(tokens):
            return None, at
        for words, function in self._functions.get(tokens[at].word, ()):
            if tuple(t.word for t in tokens[at : at + len(words)]) == words:
                return function, at + len(words)
        return None, at

    def _counterpart(
        self, tokens: Sequence[Token], at: int, memory: Memory, before: Sequence[Mention]
    ) -> Mention | None:
        """``his Russian counterpart``: the head of that delegation."""
        possessive = self.language.words("pronouns", "of")
        if tokens[at].word not in possessive:
            return None
        codes, after = self.nations.at(tokens, at + 1)
        end = self._phrase_end(tokens, after, self._counterparts)
        if not end:
            return None
        if not codes:
            codes, end = self.nations.after(tokens, end)
        named = self.names.name(tokens, end, memory, True) if end < len(tokens) else None
        if named is not None:
            return Mention(at, named.last, named.guests)
        if codes:
            head = self.cast.head_of(self.cast.body_of(codes[0]))
            return Mention(at, end, (head,)) if head else None
        here = [m.guests[0] for m in before if m.code == "p"]
        other = [g for g in memory.two if not here or g != here[0]]
        return Mention(at, end, (other[0],)) if len(other) == 1 else None

    @cached_property
    def _counterparts(self) -> list[tuple[str, ...]]:
        names = self.language.words("pronouns", "counterpart")
        return [words_of(n, self.language.code) for n in names]

    def _phrase_end(
        self, tokens: Sequence[Token], at: int, phrases: Iterable[tuple[str, ...]]
    ) -> int:
        for words in phrases:
            if tuple(t.word for t in tokens[at : at + len(words)]) == words:
                return at + len(words)
        return 0
