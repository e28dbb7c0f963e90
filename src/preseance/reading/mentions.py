"""Who is named where in a report: by name, function, country or pronoun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from rapidfuzz.fuzz import ratio

from preseance.reading.cast import HOST, Cast
from preseance.reading.language import Function
from preseance.reading.text import folded
from preseance.reading.tokens import Token, words_of

_LONGEST: Final = 8
"""Words of the longest name."""


@dataclass(frozen=True)
class Mention:
    """Somebody named in a sentence, from one word to another."""

    first: int
    last: int
    """Index of the first word, and one past the last."""
    guests: tuple[str, ...] = ()
    """One guest; two or more where several are named together."""
    body: str = ""
    """A delegation's id, ``host``, or ``country:XX``, where it is no person."""
    pronoun: bool = False
    writer: bool = False
    """Whether it is the «I» of a letter."""

    @property
    def code(self) -> str:
        """Its letter in an encoded sentence."""
        return "d" if self.body and not self.guests else "p" if len(self.guests) == 1 else "g"


@dataclass
class Memory:
    """Whom the text has spoken of, the latest last."""

    people: list[str] = field(default_factory=list)
    pair: tuple[str, ...] = ()
    bodies: list[str] = field(default_factory=list)
    subject: str = ""
    """Who was named first in the sentence before."""
    by_name: dict[str, str] = field(default_factory=dict)
    """Whom a family name stood for, once it was said in full."""
    writer: str = ""
    """Who signs the text, where it is a letter: its «I»."""
    reader: str = ""
    """To whom it is written: its «you»."""

    def met(self, mentions: Sequence[Mention]) -> None:
        """Remember whom a sentence named."""
        named = [m for m in mentions if m.code == "p"]
        for mention in mentions:
            if mention.body:
                self.bodies.append(mention.body)
            for guest in mention.guests:
                self.people.append(guest)
            if len(mention.guests) == 2:
                self.pair = mention.guests
        if named:
            self.subject = named[0].guests[0]
        told = list(dict.fromkeys(g for m in mentions for g in m.guests))
        if len(told) == 2:
            self.pair = tuple(told)

    @property
    def two(self) -> tuple[str, ...]:
        """The two that the text spoke of last, together or one after the other."""
        if self.pair:
            return self.pair
        latest = list(dict.fromkeys(reversed(self.people)))[:2]
        return tuple(reversed(latest)) if len(latest) == 2 else ()


class Finder:
    """Finds who is named in the sentences of one report."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.language = cast.language

    def mentions(self, tokens: Sequence[Token], memory: Memory) -> list[Mention]:
        """Who is named in a sentence, in its order; couples and lists as one."""
        headline = _is_headline(tokens)
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            mention = self._at(tokens, at, memory, found, headline)
            if mention is None:
                at += 1
                continue
            if len(mention.guests) == 1 and not mention.pronoun:
                mention = self._household(tokens, mention)
            found.append(mention)
            at = mention.last
        return self._joined(tokens, found)

    def _at(
        self,
        tokens: Sequence[Token],
        at: int,
        memory: Memory,
        before: Sequence[Mention],
        headline: bool,
    ) -> Mention | None:
        return (
            self._two(tokens, at, memory, before)
            or self._family(tokens, at)
            or self._host(tokens, at)
            or self._function(tokens, at, memory, before, headline)
            or self._name(tokens, at, memory, headline)
            or self._titled(tokens, at, memory)
            or self._side(tokens, at)
            or self._of_theirs(tokens, at, memory)
            or self._kin(tokens, at, memory, before)
            or self._country(tokens, at)
            or self._capital(tokens, at)
            or self._pronoun(tokens, at, memory, before)
        )

    # Names

    @cached_property
    def _names(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        code = self.language.code
        return {words_of(n, code): ids for n, ids in self.cast.names.items()}

    def _name(
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
            one = self._who(ids, tokens, at, size, memory)
            return Mention(at, at + size, (one,)) if one else None
        return None

    def _unknown(self, tokens: Sequence[Token], at: int) -> bool:
        """``a Mr Lind``: somebody of that name whom the reader does not know."""
        words = self.language.words
        return (
            at >= 2
            and tokens[at - 1].word in words("titles", "M") | words("titles", "F")
            and tokens[at - 2].word in words("titles", "somebody")
        )

    def _family(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """``the Mackays``, ``les Mackay``: the two guests of that name."""
        if tokens[at].word not in self._articles or at + 1 == len(tokens):
            return None
        name = tokens[at + 1]
        if not name.capital or (self.language.code == "en") is not name.word.endswith("s"):
            return None
        bare = name.word[:-1] if name.word.endswith("s") else name.word
        ids = tuple(dict.fromkeys(self.cast.families.get(bare, ())))
        return Mention(at, at + 2, ids) if len(ids) == 2 else None

    def _titled(self, tokens: Sequence[Token], at: int, memory: Memory) -> Mention | None:
        """``Mrs Trump``, ``M. le préfet Lacaze``: the title belongs to the name."""
        end = at
        while end < len(tokens) and end - at < 4 and tokens[end].word in self._titles:
            end += 1
        if end == at or end == len(tokens):
            return None
        if at and tokens[at - 1].word in self.language.words("titles", "somebody"):
            return None
        named = self._name(tokens, end, memory, True)
        if named is None and tokens[end].word in self._articles:
            # ``Madame la Maire``
            named = self._function(tokens, end, memory, (), False)
        return Mention(at, named.last, named.guests) if named else None

    def _of_theirs(self, tokens: Sequence[Token], at: int, memory: Memory) -> Mention | None:
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
        named = self._name(tokens, end, memory, True)
        return Mention(at, named.last, named.guests) if named else None

    def _household(self, tokens: Sequence[Token], mention: Mention) -> Mention:
        """``Poroshenko's office`` speaks and asks for Poroshenko; ``le cabinet de M. Macron`` for Macron."""
        household = self.language.words("bodies", "household")
        end = mention.last
        if end + 1 < len(tokens) and tokens[end].word == "'s" and tokens[end + 1].word in household:
            return replace(mention, last=end + 2)
        start = mention.first
        if (
            start >= 2
            and tokens[start - 1].word in self._of
            and tokens[start - 2].word in household
        ):
            first = start - 2
            if first and tokens[first - 1].word in self._articles:
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
        known = self.language.words("titles", "opening") | self._titles | self._function_words
        gap = tokens[at].start - before.end
        if word.rstrip(".") in known or gap > 2 or word in self.cast.adjectives:
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
    def _titles(self) -> frozenset[str]:
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
        if name in memory.by_name:
            return memory.by_name[name]
        for one in reversed(memory.people):
            if one in sharing:
                return one
        if len(ids) == 1:
            return ids[0]
        heads = [g for g in ids if self.cast.head_of(self.cast.guests[g].delegation) == g]
        return heads[0] if len(heads) == 1 else ""

    # Functions

    @cached_property
    def _functions(self) -> Mapping[str, list[tuple[tuple[str, ...], Function]]]:
        """The functions by the first word of their names, long names first."""
        code = self.language.code
        named = [(words_of(n, code), f) for f in self.language.functions for n in f.names]
        found: dict[str, list[tuple[tuple[str, ...], Function]]] = {}
        for words, function in sorted(named, key=lambda p: -len(p[0])):
            found.setdefault(words[0], []).append((words, function))
        return found

    def _function(
        self,
        tokens: Sequence[Token],
        at: int,
        memory: Memory,
        before: Sequence[Mention],
        headline: bool,
    ) -> Mention | None:
        """``the Russian president``, ``Russia's president``, ``the president of Russia``, ``his Russian
        counterpart``; the name that follows belongs to it."""
        start = at + (tokens[at].word in self._articles)
        found = self._counterpart(tokens, at, memory, before) or self._title(tokens, at, start, 2)
        if found:
            return found
        codes, after = self._country_at(tokens, start)
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
            codes, end = self._country_after(tokens, end)
        for skip in (0, 1):
            # A name beside the function says who it is.
            beyond = end + skip
            if skip and not (beyond <= len(tokens) - 1 and tokens[end].word == ","):
                continue
            named = self._name(tokens, beyond, memory, True) if beyond < len(tokens) else None
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
            recent = [g for g in reversed(memory.people) if g in holders]
            holders = tuple(recent[:1]) or (holders if len(holders) == 1 else ())
            before_it = tokens[at - 1].word if at else ""
            if not recent and start == at and before_it not in self._contracted:
                return None
        if len(holders) > 1:
            heads = [g for g in holders if self.cast.head_of(self.cast.guests[g].delegation) == g]
            holders = tuple(heads) if len(heads) == 1 else ()
        return Mention(at, end, holders) if len(holders) == 1 else None

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

    def _country_at(self, tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int]:
        """A country's adjective or name at a word."""
        for size in (3, 2, 1):
            word = " ".join(t.word for t in tokens[at : at + size])
            if word in self.cast.adjectives:
                return self.cast.adjectives[word], at + size
            if word in self.cast.countries and at + size <= len(tokens):
                return (self.cast.countries[word],), at + size
        return (), at

    def _country_after(self, tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int]:
        """``of Russia`` after a function; in French the adjective too."""
        codes, end = self._country_at(tokens, at)
        if codes and self.language.code == "fr":
            return codes, end
        if at < len(tokens) and tokens[at].word in self._of:
            skip = at + 1
            while skip < len(tokens) and tokens[skip].word in self._articles:
                skip += 1
            codes, end = self._country_at(tokens, skip)
            if codes:
                return codes, end
        return (), at

    @cached_property
    def _articles(self) -> frozenset[str]:
        return self.language.words("bodies", "articles")

    @cached_property
    def _of(self) -> frozenset[str]:
        return self.language.words("bodies", "of")

    def _counterpart(
        self, tokens: Sequence[Token], at: int, memory: Memory, before: Sequence[Mention]
    ) -> Mention | None:
        """``his Russian counterpart``: the head of that delegation."""
        possessive = self.language.words("pronouns", "of")
        if tokens[at].word not in possessive:
            return None
        codes, after = self._country_at(tokens, at + 1)
        end = self._phrase_end(tokens, after, self._counterparts)
        if not end:
            return None
        if not codes:
            codes, end = self._country_after(tokens, end)
        named = self._name(tokens, end, memory, True) if end < len(tokens) else None
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

    # Bodies

    def _host(self, tokens: Sequence[Token], at: int) -> Mention | None:
        text, ends = _text_from(tokens, at, 5)
        found = self.language.phrase("bodies", "host").match(text)
        return (
            Mention(at, at + ends[found.end()], (), HOST) if found and found.end() in ends else None
        )

    def _side(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """``the Russian delegation``, ``the Russians``, ``Moscow's side``."""
        start = at + (tokens[at].word in self._articles)
        word = tokens[start].word if start < len(tokens) else ""
        for size in (3, 2, 1):
            name = " ".join(t.word for t in tokens[at : at + size])
            code = self.language.data["bodies"]["metonyms"].get(name)
            if code:
                return Mention(at, at + size, (), self.cast.body_of(code))
        side = self.language.phrase("bodies", "side")
        codes, after = self._country_at(tokens, start)
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
            codes, end = self._country_after(tokens, start + 1)
            if codes:
                return Mention(at, end, (), self.cast.body_of(codes[0]))
        if (
            start > at
            and word.endswith("s")
            and word[:-1] in self.cast.adjectives
            and tokens[start].capital
        ):
            return Mention(at, start + 1, (), self.cast.body_of(self.cast.adjectives[word[:-1]][0]))
        return None

    def _country(self, tokens: Sequence[Token], at: int) -> Mention | None:
        start = at + (tokens[at].word in self._articles)
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

    def _capital(self, tokens: Sequence[Token], at: int) -> Mention | None:
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

    # Two, pronouns, kin

    def _two(
        self, tokens: Sequence[Token], at: int, memory: Memory, before: Sequence[Mention]
    ) -> Mention | None:
        text, ends = _text_from(tokens, at, 6)
        found = self.language.phrase("pronouns", "two").match(text)
        if not found or found.end() not in ends:
            return None
        here = list(dict.fromkeys(g for m in before for g in m.guests))
        two = tuple(here) if len(here) == 2 else memory.two
        return Mention(at, at + ends[found.end()], two, pronoun=True) if len(two) == 2 else None

    def _pronoun(
        self, tokens: Sequence[Token], at: int, memory: Memory, before: Sequence[Mention]
    ) -> Mention | None:
        word = tokens[at].word.lstrip("-").removeprefix("t-")
        words = self.language.words
        if word in words("pronouns", "first"):
            return Mention(at, at + 1, (memory.writer,), writer=True) if memory.writer else None
        if word in words("pronouns", "second"):
            return self._reader(tokens, at, memory)
        if self._owns(tokens, at):
            return None
        for sex in ("M", "F"):
            if word in words("pronouns", sex):
                # Whom something is done to is not who does it, where another was named since.
                object_ = word in words("pronouns", "object")
                told = before[1:][::-1] if object_ else ()
                if told and self._begins_anew(tokens, told[0]):
                    told = (*told[1:], told[0])
                doer = self._doer(tokens, at, before) if object_ else ""
                one = self._somebody(sex, memory, (*told, *before), doer)
                return Mention(at, at + 1, (one,), pronoun=True) if one else None
        if word in words("pronouns", "body"):
            bodies = [m.body for m in before if m.body]
            return Mention(at, at + 1, (), bodies[-1], pronoun=True) if bodies else None
        if word in words("pronouns", "pair"):
            here = list(dict.fromkeys(g for m in before for g in m.guests))
            two = tuple(here) if len(here) == 2 else memory.pair
            return Mention(at, at + 1, two, pronoun=True) if len(two) == 2 else None
        return None

    def _begins_anew(self, tokens: Sequence[Token], mention: Mention) -> bool:
        """Whether a clause begins with somebody: they do what is said there."""
        before = tokens[mention.first - 1].word if mention.first else ","
        return (
            before in (",", ";")
            or before in self.language.words("joining", "breaks")
            or self.language.phrase("joining", "and").fullmatch(before) is not None
        )

    def _reader(self, tokens: Sequence[Token], at: int, memory: Memory) -> Mention | None:
        """``to see you``, ``vous voir``: to whom the letter is written, where something is done to them."""
        if not memory.reader:
            return None
        after = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if self.language.code == "fr" and not after.endswith(("er", "ir", "re")):
            # ``je vous prie``
            return None
        return Mention(at, at + 1, (memory.reader,), pronoun=True)

    def _owns(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a pronoun says whose something is: ``her seat`` is not Merkel."""
        word = tokens[at].word
        words = self.language.words
        if word not in words("pronouns", "of") or at + 1 == len(tokens):
            return False
        after = tokens[at + 1]
        return (
            after.word[:1].isalpha()
            and not after.capital
            and after.word not in words("pronouns", "behind")
        )

    def _doer(self, tokens: Sequence[Token], at: int, before: Sequence[Mention]) -> str:
        """Who does what is done to a pronoun: the first named in its clause."""
        breaks = {*self.language.words("joining", "breaks"), ",", ";", ":", '"'}
        # What one asks «to do to her», somebody else does.
        start = max(
            (
                n
                for n in range(at)
                if tokens[n].word in breaks or (tokens[n].word == "to" and n < at - 1)
            ),
            default=-1,
        )
        here = [m for m in before if m.first > start and m.code == "p"]
        return here[0].guests[0] if here else ""

    def _somebody(
        self, sex: str, memory: Memory, before: Sequence[Mention], never: str = ""
    ) -> str:
        here = [m.guests[0] for m in before if m.code == "p"]
        for one in (*here, memory.subject, *reversed(memory.people)):
            if one and one != never and self.cast.guests[one].sex in (sex, ""):
                return one
        return ""

    def _kin(
        self, tokens: Sequence[Token], at: int, memory: Memory, before: Sequence[Mention]
    ) -> Mention | None:
        """``his wife``: the partner of whom the text speaks of."""
        if tokens[at].word not in self.language.words("pronouns", "of") or at + 1 >= len(tokens):
            return None
        if tokens[at + 1].word not in self.language.words("pronouns", "partner"):
            return None
        here = [m.guests[0] for m in before if m.code == "p"]
        for one in (*here, memory.subject):
            partner = self.cast.guests[one].partner if one else ""
            if partner in self.cast.guests:
                return Mention(at, at + 2, (partner,))
        return None

    # Couples

    def _joined(self, tokens: Sequence[Token], found: list[Mention]) -> list[Mention]:
        """Those joined by «and» as one: ``A and B``, ``A, B and C``, ``A 's and B``."""
        joined: list[Mention] = []
        for mention in found:
            last = joined[-1] if joined else None
            if last is not None and last.last == mention.first and last.guests == mention.guests:
                # ``the senator Pujol``
                joined[-1] = replace(last, last=mention.last)
                continue
            if last is not None and self._apposed(tokens, last, mention):
                # ``the Speaker, Ingrid Lind, cannot come``: the second comma closes the first.
                joined[-1] = replace(last, last=mention.last + 1, pronoun=False)
                continue
            if last is not None and self._and_between(tokens, last, mention):
                guests = tuple(dict.fromkeys((*self._guests(last), *self._guests(mention))))
                if len(guests) >= 2:
                    joined[-1] = Mention(last.first, mention.last, guests)
                    continue
            joined.append(mention)
        return joined

    def _apposed(self, tokens: Sequence[Token], one: Mention, other: Mention) -> bool:
        commas = [t.word for n in (one.last, other.last) for t in tokens[n : n + 1]]
        return (
            one.code == "p"
            and one.guests == other.guests
            and one.last + 1 == other.first
            and commas == [",", ","]
            and not other.pronoun
        )

    def _guests(self, mention: Mention) -> tuple[str, ...]:
        if mention.guests:
            return mention.guests
        head = self.cast.head_of(mention.body)
        return (head,) if head else ()

    def _and_between(self, tokens: Sequence[Token], one: Mention, other: Mention) -> bool:
        between = " ".join(t.word for t in tokens[one.last : other.first])
        if bool(one.body) != bool(other.body) or (one.body and between == ","):
            return False
        if between == ",":
            # A list goes on to its «and».
            rest = " ".join(t.word for t in tokens[other.last : other.last + 2])
            return self.language.phrase("joining", "and").match(rest.removeprefix(", ")) is not None
        if len(one.guests) > 1:
            # Only a list has a comma before its «and»; elsewhere a new clause begins there.
            between = between.removeprefix(", ")
        return (
            self.language.phrase("joining", "and").fullmatch(between.removeprefix("'s "))
            is not None
        )


def _alike(one: str, other: str) -> bool:
    """Whether two given names are spellings of one."""
    return one == other or (one[:1] == other[:1] and ratio(one, other) >= 75)


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether most words begin with a capital."""
    words = [t for t in tokens if t.word[:1].isalpha()]
    return len(words) > 3 and sum(t.capital for t in words) > 0.6 * len(words)


def _text_from(tokens: Sequence[Token], at: int, most: int) -> tuple[str, dict[int, int]]:
    """The next words as a text, and how many words end at each of its positions."""
    text, ends = "", {}
    for n, token in enumerate(tokens[at : at + most], 1):
        text += (" " if text else "") + token.word
        ends[len(text)] = n
    return text, ends
