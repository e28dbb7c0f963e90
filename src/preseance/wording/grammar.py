"""What a language does with names and numbers, as far as English; French has a grammar of its own."""

from __future__ import annotations

from preseance.wording.phrases import Counted, Measure, Phrase


class Grammar:
    """The grammar of English, and of a language that has no other."""

    def typeset(self, text: str) -> str:
        """A sentence as the language is printed."""
        return text

    def name(self, text: str, *, feminine: bool = False, plural: bool = False) -> Phrase:
        """A name, or a text whose words are nobody's business."""
        return Phrase(text, feminine=feminine, plural=plural)

    def phrase(self, text: str, one: str = "") -> Phrase:
        """A part of a sentence; ``one`` where it names several of a kind."""
        return Phrase(text, one=one, plural=bool(one))

    def block(self, name: str, *, is_table: bool) -> Phrase:
        """A table or another block of places that has a name."""
        return Phrase(name)

    def count(self, number: int) -> Counted:
        """A number."""
        return Counted(number)

    def measure(self, number: float) -> Measure:
        """A number with a fraction."""
        return Measure(number)
