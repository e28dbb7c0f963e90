"""What a sentence says, by the patterns of its language: kinds, people, and how surely it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from preseance.model.statement_row import Stance
from preseance.reading.cast import HOST, Cast
from preseance.reading.encoding import Encoded, coordinated, encoded
from preseance.reading.facts import ORDER, SYMMETRIC, Kind
from preseance.reading.language import Language, Pattern
from preseance.reading.leaving_out import (
    is_of_another_day,
    is_of_countries,
    is_of_somebody_else,
    is_only_wished,
)
from preseance.reading.people import Memory, Mention

_NEGATIVE = (
    Kind.REQUEST_NOT_MEET, Kind.REFUSAL, Kind.MEETING_CANCELLED, Kind.MEETING_DEFERRED, Kind.LATE, Kind.LEAVE,
)  # fmt: skip
_BEFORE = 14
"""Words before a match that may still doubt it."""


@dataclass(frozen=True)
class Match:
    """A pattern found in a sentence."""

    pattern: Pattern
    kind: Kind
    a: str
    b: str
    owner: str
    stance: Stance
    first: int
    last: int
    """Index of the first word, and one past the last."""


class Matcher:
    """Holds sentences of one report against the patterns of its language."""

    def __init__(self, cast: Cast, written: date | None = None) -> None:
        self.cast = cast
        self.language: Language = cast.language
        known = (cast.event.start, cast.event.end, written)
        self.days = tuple(day for day in known if day)
        """Those of the event, and that of the report."""

    def matches(
        self, sentence: Encoded, memory: Memory, inserted: Sequence[tuple[int, int]] = ()
    ) -> list[Match]:
        """All that a sentence says, each thing once, by the first pattern that says it.

        It is read as it stands, and once more without the words ``inserted`` into it.
        """
        if not sentence.mentions and not memory.two:
            return []
        readings: list[tuple[Encoded, int]] = [(sentence, 0)]
        if inserted:
            readings.append((encoded(sentence.tokens, sentence.mentions, inserted), 0))
        for one in coordinated(self.language, sentence.tokens, sentence.mentions):
            apart = [i for i in inserted if i[1] <= one[0] or i[0] >= one[1]]
            whole = encoded(sentence.tokens, sentence.mentions, [*apart, one])
            readings.append((whole, one[1]))
        found: list[Match] = []
        for pattern in self.language.patterns:
            for form in pattern.forms:
                for reading, behind in readings:
                    if not _may(form, reading.text):
                        continue
                    for match in form.finditer(reading.text):
                        for read in self._read(pattern, match, reading, memory):
                            # What somebody does besides stands behind what they do first.
                            first = behind if read.first < behind < read.last else read.first
                            found.append(replace(read, first=first))
        return _chosen(found)

    def _read(
        self, pattern: Pattern, match: re.Match[str], sentence: Encoded, memory: Memory
    ) -> Iterator[Match]:
        slots = match.groupdict()
        named = {
            s: sentence.mentions[int(slots[s][2:])]
            for s in ("A", "B", "PAIR", "OWNER")
            if slots.get(s)
        }
        owner = self._owner(pattern, named, memory)
        if owner is None or self._belongs(match, sentence):
            return
        kind = Kind(pattern.kind)
        if kind is Kind.ENCOUNTER and any(m.writer for m in named.values()):
            # Whoever writes tells whom they saw about it, not whom they met at it.
            return
        if (
            is_of_another_day(self.language, kind, sentence, self.days)
            or is_of_countries(kind, named)
            or is_of_somebody_else(self.language, kind, match)
            or is_only_wished(self.language, kind, match, sentence)
        ):
            return
        first = sentence.spans[sentence.piece(match.start())][0]
        last = sentence.spans[sentence.piece(max(match.start(), match.end() - 1))][1]
        stance = self._stance(pattern, match, sentence)
        if (
            kind is Kind.ENCOUNTER
            and stance is Stance.PLANNED
            and self.language.phrase("stance", "conversing").search(match.group())
        ):
            # Who is going to talk has agreed to.
            kind = Kind.MEETING_AGREED
        behind = sentence.text[match.end() :]
        if (
            kind is Kind.ENCOUNTER
            and stance is Stance.DENIED
            and self.language.phrase("stance", "talked").search(
                " ".join(match.group().split()[-2:])
            )
            and self.language.phrase("stance", "subject").match(behind.lstrip())
        ):
            # That they did not talk about something denies no talk.
            return
        for a, b in self._pairs(pattern, kind, named, memory):
            yield Match(
                pattern,
                kind,
                a,
                b,
                owner or (a if pattern.owner == "A" else ""),
                stance,
                first,
                last,
            )

    def _belongs(self, match: re.Match[str], sentence: Encoded) -> bool:
        """Whether somebody named only says whose minister, or daughter, does it."""
        of = self.language.words("joining", "belonging")
        if re.match(r"@\w+(?! 's)\b", match.group()):
            before = sentence.text[: match.start()].split()[-1:]
            doer = match.groupdict().get("A") and match.start("A") == match.start()
            never = self.language.words("joining", "prepositions") if doer else of
            if before and before[0] in never:
                return True
            mention = sentence.mentions[int(match.group().split()[0][2:])]
            object_ = self.language.words("pronouns", "object")
            if doer and sentence.tokens[mention.first].word in object_ - {"her", "lui"}:
                return True
        return any(
            text and text.split()[-1] in of and sentence.text[match.end(name) :].startswith(" @p")
            for name, text in match.groupdict().items()
            if name.startswith("gap")
        )

    def _owner(self, pattern: Pattern, named: dict[str, Mention], memory: Memory) -> str | None:
        """Whose wish it is; None where a wish is said to be that of somebody unknown."""
        if "OWNER" in named:
            mention = named["OWNER"]
            if mention.body:
                return (
                    None
                    if mention.body.startswith("country:")
                    else owner_of(mention.body, self.cast)
                )
            return mention.guests[0] if len(mention.guests) == 1 else None
        if pattern.owner == "writer":
            return memory.writer
        if pattern.owner == "body":
            known = [b for b in memory.bodies if not b.startswith("country:")]
            return owner_of(known[-1], self.cast) if known else HOST
        if pattern.owner == "A" and "A" in named and named["A"].body:
            return owner_of(named["A"].body, self.cast)
        return ""

    def _pairs(
        self, pattern: Pattern, kind: Kind, named: dict[str, Mention], memory: Memory
    ) -> Iterator[tuple[str, str]]:
        if "PAIR" in named:
            guests = self._guests(named["PAIR"])
            if "A" in named:
                yield from (
                    (self._one(named["A"]), g) for g in guests if g != self._one(named["A"])
                )
                return
            if kind in (Kind.LATE, Kind.LEAVE):
                yield from ((g, "") for g in guests)
                return
            if len(guests) > 3 and kind not in (Kind.REQUEST_NOT_MEET, Kind.REQUEST_MEET):
                return
            yield from combinations(guests, 2)
        elif "A" in named and "B" in named:
            a, b = self._one(named["A"]), self._one(named["B"])
            if a and b and a != b:
                yield a, b
        elif "A" in named:
            if kind in (Kind.LATE, Kind.LEAVE, Kind.REFUSAL) and named["A"].guests:
                yield self._one(named["A"]), ""
        elif "B" in named:
            # ``the meeting with B is put off``: that of whoever writes, or is spoken of.
            a, b = memory.writer or memory.subject, self._one(named["B"])
            if a and b and a != b:
                yield a, b
        elif pattern.implied and len(memory.two) == 2:
            yield memory.two[0], memory.two[1]

    def _guests(self, mention: Mention) -> tuple[str, ...]:
        return mention.guests

    def _one(self, mention: Mention) -> str:
        return mention.guests[0] if mention.guests else self.cast.head_of(mention.body)

    def _stance(self, pattern: Pattern, match: re.Match[str], sentence: Encoded) -> Stance:
        kind = Kind(pattern.kind)
        between = {n: t.strip() for n, t in match.groupdict().items() if n.startswith("gap") and t}
        if kind in (Kind.REQUEST_NOT_MEET, Kind.REQUEST_MEET):
            # Whoever asks may not have asked; what they ask says «not» of itself.
            between = {n: t for n, t in between.items() if n == "gap1"}
        gaps = " ".join(between.values())
        before = " ".join(sentence.text[: match.start()].split(" ")[-_BEFORE:])
        after = sentence.text[match.end() :]
        said = self.language.phrase
        # What is asked not to be, or refused, says «not» of itself.
        told = gaps if kind in _NEGATIVE else f"{gaps} {match.group()}"
        denied = said("stance", "denied")
        if (
            (not pattern.negative and said("stance", "negated").search(told))
            or (kind not in _NEGATIVE and not pattern.negative and denied.search(match.group()))
            or denied.search(match.group() if kind in (Kind.LATE, Kind.LEAVE) else gaps)
            or _doubted(denied, before, self.language)
            or said("stance", "inverted").search(" ".join(before.split()[-3:]))
            or _doubted(denied, after, self.language)
        ):
            return Stance.DENIED
        clause = re.split(r"[;:]", before)[-1]
        hypothetical = said("stance", "hypothetical")
        if (
            (
                not pattern.negative
                and hypothetical.search(told if kind is Kind.MEETING_AGREED else gaps)
            )
            or hypothetical.search(clause)
            or said("stance", "supposed").search(match.group())
            or (not pattern.question and sentence.text.rstrip('" ').endswith("?"))
        ):
            return Stance.HYPOTHETICAL
        if said("stance", "planned").search(match.group()):
            return Stance.PLANNED
        return Stance.STATED


def _may(form: re.Pattern[str], text: str) -> bool:
    """Whether a text names as many as a form asks for; most sentences are done with by this."""
    slots = form.groupindex
    single = sum(s in slots for s in ("A", "B", "OWNER"))
    return ("PAIR" not in slots or "@g" in text) and (text.count("@p") + text.count("@d") >= single)


def _doubted(denied: re.Pattern[str], text: str, language: Language) -> bool:
    """Whether a text denies; «does not deny» does not."""
    negated = language.phrase("stance", "negated")
    return any(
        not negated.search(" ".join(text[: m.start()].split(" ")[-4:]))
        for m in denied.finditer(text)
    )


def owner_of(body: str, cast: Cast) -> str:
    """How requests name whose wish it is."""
    return HOST if body in (HOST, cast.home) else f"delegation:{body}"


def _chosen(found: Sequence[Match]) -> list[Match]:
    """Each thing once; where one stretch says two things of the same people, the weightier."""
    chosen: list[Match] = []
    for match in sorted(found, key=_rank):
        people = {match.a, match.b}
        same = [
            c for c in chosen if {c.a, c.b} == people or (not match.b and match.a in (c.a, c.b))
        ]
        if any(c.kind is match.kind and (c.a == match.a or match.kind in SYMMETRIC) for c in same):
            continue
        if any(_overlap(c, match) and not _both(c, match) for c in same):
            continue
        chosen.append(match)
    return chosen


def _rank(match: Match) -> tuple[int, bool, int, bool]:
    """The weightier kind first; of the same, what says whose it is, takes in most, and denies nothing."""
    span = match.first - match.last
    return (ORDER.index(match.kind), not match.owner, span, match.stance is Stance.DENIED)


def _both(one: Match, other: Match) -> bool:
    """That no meeting is held at somebody's request is two things: the request, and that it is kept."""
    return one.pattern.name == "no-meeting-at-a-request" and other.pattern.name == "no-meeting-held"


def _overlap(one: Match, other: Match) -> bool:
    return one.first < other.last and other.first < one.last
