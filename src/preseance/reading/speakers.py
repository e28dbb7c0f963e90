"""Who says what a sentence says, to whom, and where it was reported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from preseance.reading.cast import HOST, Cast
from preseance.reading.encoding import Encoded
from preseance.reading.facts import Speaker
from preseance.reading.text import Report, Sentence
from preseance.reading.tokens import Token


@dataclass
class _Heard:
    """A speaker met before, and where."""

    speaker: Speaker
    paragraph: int


class Speakers:
    """Finds who says each sentence of one report, in its order."""

    def __init__(self, cast: Cast, report: Report) -> None:
        self.cast = cast
        self.language = cast.language
        self.report = report
        self.heard: list[_Heard] = []
        self._open = False
        """Whether a quotation goes on from the sentence before."""

    def of(self, sentence: Sentence, marked: Encoded) -> Speaker:
        """Who says a sentence; nobody where the report says it itself."""
        tokens = marked.tokens
        words = _Words(tokens)
        spoken = self._by_verb(words, marked) or self._passive(words, marked)
        according = self._according(words, marked)
        speaker = spoken or Speaker()
        if according:
            if speaker.who:
                speaker = replace(speaker, medium=speaker.medium or according[0].who)
            else:
                medium = according[1].who if len(according) > 1 else ""
                speaker = replace(according[0], medium=medium)
        if not speaker.who and self._in_quotes(tokens) and self.heard:
            last = self.heard[-1]
            if sentence.paragraph - last.paragraph <= 1:
                speaker = last.speaker
        if speaker.who:
            speaker = self._known_before(speaker)
            self.heard.append(_Heard(speaker, sentence.paragraph))
        if sum(t.word == '"' for t in tokens) % 2:
            self._open = not self._open
        return speaker

    def _in_quotes(self, tokens: Sequence[Token]) -> bool:
        return self._open or bool(tokens and tokens[0].word == '"')

    def _known_before(self, speaker: Speaker) -> Speaker:
        """«the Russian official» of whom the text said more before is a member of the delegation."""
        if speaker.named or speaker.guest or not speaker.body:
            return speaker
        if speaker.who.lower().startswith(
            tuple(self.language.data["speech"]["indefinite"].split("|"))
        ):
            return speaker
        for heard in reversed(self.heard):
            before = heard.speaker
            if before.body == speaker.body and not before.guest and not before.named:
                return replace(speaker, who=before.who, to=speaker.to or before.to)
        return speaker

    def _according(self, words: _Words, marked: Encoded) -> list[Speaker]:
        found = []
        for hit in self.language.phrase("speech", "according").finditer(words.text):
            first = words.token_at(hit.end() + 1)
            last = words.until(first, self.language.data["speech"]["stops"])
            if last > first:
                found.append(self._speaker(marked, first, last))
        return [s for s in found if s.who]

    def _passive(self, words: _Words, marked: Encoded) -> Speaker | None:
        hit = self.language.phrase("speech", "stated_by").search(words.text)
        if not hit:
            return None
        first = words.token_at(hit.end() + 1)
        last = words.until(first, self.language.data["speech"]["stops"])
        speaker = self._speaker(marked, first, last)
        return replace(speaker, to=self._hearer(words, marked, last)) if speaker.who else None

    def _by_verb(self, words: _Words, marked: Encoded) -> Speaker | None:
        """The subject of a verb of saying, before it or behind it."""
        for hit in self.language.phrase("speech", "say").finditer(words.text):
            verb = words.token_at(hit.start())
            after = words.token_at(hit.end() + 1)
            ways = [self._subject(words, marked, verb), self._behind(words, marked, verb, after)]
            to_whom = self.language.words("speech", "to_whom")
            if verb and words.tokens[verb - 1].word in {",", '"', *to_whom}:
                # ``…, said a diplomat``
                ways.reverse()
            speaker = ways[0] or ways[1]
            if speaker:
                return replace(speaker, to=self._hearer(words, marked, verb))
        return None

    def _subject(self, words: _Words, marked: Encoded, verb: int) -> Speaker | None:
        end = verb
        for _ in range(3):
            first = words.back(end, self.language.data["speech"]["bounds"])
            piece = words.trimmed(first, end, self.language.phrase("speech", "fillers"))
            if piece[0] < piece[1]:
                if words.tokens[piece[0]].word in self.language.words("pronouns", "first"):
                    # «I told them», says whoever is quoted.
                    return None
                found = self._speaker(marked, *piece)
                return self._apposed(words, marked, piece[0], found) if found.who else None
            if first == 0 or words.tokens[first - 1].word == '"':
                return None
            end = first - 1
        return None

    def _apposed(self, words: _Words, marked: Encoded, first: int, found: Speaker) -> Speaker:
        """``Putin's spokesman, Dmitry Peskov,``: what stands before the name says whose it is."""
        if found.guest or found.body or first < 2 or words.tokens[first - 1].word != ",":
            return found
        begin = words.back(first - 1, self.language.data["speech"]["bounds"])
        fore = self._speaker(marked, begin, first - 1)
        if not fore.who or fore.guest or not fore.body:
            return found
        return replace(found, who=f"{fore.who}, {found.who}", body=fore.body)

    def _behind(self, words: _Words, marked: Encoded, verb: int, after: int) -> Speaker | None:
        to_whom = self.language.words("speech", "to_whom")
        before = verb - 1
        while before >= 0 and words.tokens[before].word in to_whom:
            before -= 1
        if before >= 0 and words.tokens[before].word not in ('"', ",", "-"):
            return None
        if after >= len(words.tokens):
            return None
        last = words.until(after, self.language.data["speech"]["stops"])
        found = self._speaker(marked, after, last)
        return found if found.who else None

    def _hearer(self, words: _Words, marked: Encoded, at: int) -> str:
        """To whom: ``told the agency``, ``in an interview with the paper``."""
        begin = words.position(at)
        hit = self.language.phrase("speech", "hearers").search(words.text, begin)
        if not hit:
            return ""
        first = words.token_at(hit.end() + 1)
        last = min(words.until(first, self.language.data["speech"]["stops"]), first + 8)
        if first >= last:
            return ""
        named = [m for m in marked.mentions if m.first == first and m.guests]
        return "" if named else self._text(first, last, words.tokens)

    def _speaker(self, marked: Encoded, first: int, last: int) -> Speaker:
        """Who the words from one to another are; nobody where they name nobody who speaks."""
        tokens = marked.tokens
        last = min(last, len(tokens))
        inside = [m for m in marked.mentions if m.first < last and m.last > first]
        people = [m for m in inside if len(m.guests) == 1]
        heads = self.language.phrase("speech", "heads")
        text = " ".join(t.word for t in tokens[first:last])
        head = heads.search(text)
        whole = [m for m in people if m.first <= first + 1 and m.last >= last - 1]
        belonging = {"'s", *self.language.words("bodies", "of")}
        if whole and not (head and any(t.word in belonging for t in tokens[first:last])):
            guest = self.cast.guests[whole[0].guests[0]]
            return Speaker(guest.name, guest=guest.id, body=guest.delegation, named=True)
        capital = [
            t for t in tokens[first:last] if t.capital and t.word not in self.cast.adjectives
        ]
        plain_bodies = [m for m in inside if m.body]
        if not head and not plain_bodies and not capital:
            return Speaker()
        if not head and last - first > 8:
            return Speaker()
        body = plain_bodies[0].body if plain_bodies else ""
        if not body and people:
            body = self.cast.guests[people[0].guests[0]].delegation
        if not body:
            body = self._country_in(tokens[first:last])
        who = self._text(first, last, tokens)
        own = [t for t in capital if not any(m.first <= tokens.index(t) < m.last for m in inside)]
        return Speaker(
            who,
            body=self.cast.home if body == HOST else body,
            named=(bool(own) and first > 0) or len(own) > 1,
        )

    def _country_in(self, tokens: Sequence[Token]) -> str:
        for token in tokens:
            if codes := self.cast.adjectives.get(token.word):
                body = self.cast.body_of(codes[0])
                return self.cast.home if body == HOST else body
        return ""

    def _text(self, first: int, last: int, tokens: Sequence[Token]) -> str:
        text = self.report.text[tokens[first].start : tokens[last - 1].end]
        return re.sub(r"\s+", " ", text).strip(' ,;:"“”«»')


class _Words:
    """The words of a sentence as one text, each found again by its position."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.text = " ".join(t.word for t in tokens)
        self._starts: list[int] = []
        position = 0
        for token in tokens:
            self._starts.append(position)
            position += len(token.word) + 1

    def position(self, token: int) -> int:
        """Where a word begins in the text."""
        return self._starts[token] if token < len(self._starts) else len(self.text)

    def token_at(self, position: int) -> int:
        """The word that begins at a position, or the next."""
        return next((n for n, s in enumerate(self._starts) if s >= position), len(self.tokens))

    def until(self, first: int, stops: str) -> int:
        """The word before which a name ends."""
        never = set(stops.split("|"))
        for n in range(first, len(self.tokens)):
            if self.tokens[n].word in never:
                return n
        return len(self.tokens)

    def back(self, end: int, bounds: str) -> int:
        """The word at which a subject before ``end`` begins."""
        never = set(bounds.split("|"))
        n = end
        while n > 0 and self.tokens[n - 1].word not in never:
            n -= 1
        return n

    def trimmed(self, first: int, last: int, fillers: re.Pattern[str]) -> tuple[int, int]:
        """Without the small words at both ends."""
        while last > first and fillers.fullmatch(self.tokens[last - 1].word):
            last -= 1
        while first < last and fillers.fullmatch(self.tokens[first].word):
            first += 1
        return first, last
