"""People named by small words: ``he``, ``the two leaders``, ``his wife``, the «I» and «you» of a letter."""

from __future__ import annotations

from collections.abc import Sequence

from preseance.reading.cast import Cast
from preseance.reading.people.mention import Memory, Mention
from preseance.reading.tokens import Token, text_from


class Pronouns:
    """Finds whom pronouns stand for."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.language = cast.language

    def two(
        self, tokens: Sequence[Token], at: int, memory: Memory, before: Sequence[Mention]
    ) -> Mention | None:
        text, ends = text_from(tokens, at, 6)
        found = self.language.phrase("pronouns", "two").match(text)
        if not found or found.end() not in ends:
            return None
        here = tuple(dict.fromkeys(g for m in before for g in m.guests))
        two = here if len(here) == 2 else memory.two
        if len(two) != 2:
            two = self._two_of(found.group().split()[-1], here or memory.recent())
        return Mention(at, at + ends[found.end()], two, pronoun=True) if len(two) == 2 else None

    def _two_of(self, noun: str, people: Sequence[str]) -> tuple[str, ...]:
        """``the two presidents`` among several people: the only two of them who are presidents."""
        sex = {w: s for s in ("M", "F") for w in self.language.words("pronouns", f"two_{s}")}
        if noun in sex:
            return tuple(g for g in people if self.cast.guests[g].sex == sex[noun])
        for function in self.language.functions:
            if noun.removesuffix("s") in function.names and not function.heads:
                called = tuple(g for g in people if self.cast.is_called(g, function))
                return called or tuple(g for g in people if g in self.cast.held_by(function))
        return ()

    def pronoun(
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

    def kin(
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
