"""Those named one after the other as one: couples, lists, a function beside its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from preseance.reading.cast import Cast
from preseance.reading.people.mention import Mention
from preseance.reading.tokens import Token


class Joining:
    """Joins those that «and» joins."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.language = cast.language

    def joined(self, tokens: Sequence[Token], found: list[Mention]) -> list[Mention]:
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
                    bodies = last.of_bodies or mention.of_bodies
                    joined[-1] = Mention(last.first, mention.last, guests, together=bodies)
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
