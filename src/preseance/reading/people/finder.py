"""Who is named where in a sentence: by name, function, country or pronoun, whichever fits first."""

from __future__ import annotations

from collections.abc import Sequence

from preseance.reading.cast import Cast
from preseance.reading.people.bodies import Bodies
from preseance.reading.people.functions import Functions
from preseance.reading.people.joining import Joining
from preseance.reading.people.mention import Memory, Mention
from preseance.reading.people.names import Names
from preseance.reading.people.nations import Nations
from preseance.reading.people.pronouns import Pronouns
from preseance.reading.tokens import Token


class Finder:
    """Finds who is named in the sentences of one report."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.language = cast.language
        nations = Nations(cast)
        self.names = Names(cast)
        self.functions = Functions(cast, self.names, nations)
        self.bodies = Bodies(cast, nations)
        self.pronouns = Pronouns(cast)
        self.joining = Joining(cast)

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
                mention = self.functions.theirs(tokens, mention)
                mention = self.names.household(tokens, mention)
            found.append(mention)
            at = mention.last
        return self.joining.joined(tokens, found)

    def _at(
        self,
        tokens: Sequence[Token],
        at: int,
        memory: Memory,
        before: Sequence[Mention],
        headline: bool,
    ) -> Mention | None:
        return (
            self.pronouns.two(tokens, at, memory, before)
            or self.names.family(tokens, at)
            or self.bodies.host(tokens, at)
            or self.functions.both(tokens, at)
            or self.functions.function(tokens, at, memory, before, headline)
            or self.names.name(tokens, at, memory, headline)
            or self.functions.titled(tokens, at, memory)
            or self.bodies.side(tokens, at, memory)
            or self.names.of_theirs(tokens, at, memory)
            or self.pronouns.kin(tokens, at, memory, before)
            or self.bodies.country(tokens, at)
            or self.bodies.capital(tokens, at)
            or self.pronouns.pronoun(tokens, at, memory, before)
        )


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether most words begin with a capital, and no full stop ends it."""
    if tokens and tokens[-1].sentence_ends:
        return False
    words = [t for t in tokens if t.word[:1].isalpha()]
    return len(words) > 3 and sum(t.capital for t in words) > 0.6 * len(words)
