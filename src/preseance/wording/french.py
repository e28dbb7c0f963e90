"""What French asks where words meet: articles, elision («d’Anna»), contraction («au cortège»)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from preseance.wording.grammar import Grammar
from preseance.wording.phrases import Counted, Measure, Phrase

_CONTRACTIONS: Final = {
    ("à", "le"): "au",
    ("à", "les"): "aux",
    ("de", "le"): "du",
    ("de", "les"): "des",
}
"""Of articles in lower case: a name keeps its own («de Le Drian»)."""
_ELIDING: Final = frozenset({"de", "que"})
_PREPOSITIONS: Final = frozenset({"à", *_ELIDING})
_BEFORE_SIGN = re.compile(r" (?=[;:!?»%])|(?<=«) ")
_VOWELS = frozenset("aeiouœæ")
_HEADS = {
    **dict.fromkeys(
        ("table", "tribune", "rangée", "ligne", "file", "photo", "voiture", "navette"), "la"
    ),
    **dict.fromkeys(
        (
            "cortège",
            "carré",
            "rang",
            "salon",
            "banquet",
            "buffet",
            "podium",
            "bus",
            "car",
            "minibus",
        ),
        "le",
    ),
    **dict.fromkeys(("estrade", "autocar"), "l’"),
}
"""Nouns that name a table or another block of places in French, with their article."""
_FEMININE: Final = frozenset({"estrade"})
"""Those whose elided article does not tell."""
_ARTICLE = re.compile(r"(?P<article>(?:les?|la|une?) |l[’'])(?P<noun>.+)", re.DOTALL)


class FrenchPhrase(Phrase):
    """A phrase in French; a field may ask for more forms:

    - ``{a:à}``, ``{a:de}``, ``{a:que}`` after such a word, contracted or elided,
    - ``{who:de noun}`` after it, without the article: «trop d’invités»,
    - ``{a:e}`` the ending of a participle: «placé», «placée», «placés», «placées».
    """

    first_alone = frozenset({"que"})

    def __format__(self, spec: str) -> str:
        """The form asked for; ValueError for one that there is not."""
        if spec == "e":
            return ("e" if self.feminine else "") + ("s" if self.plural else "")
        before, _, form = spec.partition(" ")
        if before not in _PREPOSITIONS:
            return super().__format__(spec)
        if form:
            return _after(before, super().__format__(form))
        contracted = _CONTRACTIONS.get((before, self.article))
        return f"{contracted} {self.noun}" if contracted else _after(before, str(self))

    @staticmethod
    def is_one(number: int) -> bool:
        """None is singular too."""
        return number < 2


class French(Grammar):
    """The grammar of French."""

    def typeset(self, text: str) -> str:
        """The text with a narrow space before «:» and its like, and with curved apostrophes."""
        return _BEFORE_SIGN.sub("\u202f", text).replace("'", "’")

    def name(self, text: str, *, feminine: bool = False, plural: bool = False) -> Phrase:
        """A name, which has no article that French would contract."""
        return FrenchPhrase(text, feminine=feminine, plural=plural)

    def phrase(self, text: str, one: str = "") -> Phrase:
        """A part of a sentence with the article that it begins with; it tells gender and number."""
        article, noun = _parted(text)
        single, only = _parted(one or text)
        return FrenchPhrase(
            noun,
            article,
            only if one else "",
            feminine=single in ("la", "une"),
            plural=article == "les" or bool(one),
        )

    def block(self, name: str, *, is_table: bool) -> Phrase:
        """«la table d’honneur», «le cortège», «la table Rodin».

        A name in another language that says «table» itself stands as it is.
        """
        lowered = name[:1].lower() + name[1:]
        if _parted(lowered)[0]:
            return self.phrase(lowered)
        head = lowered.split(maxsplit=1)[0] if name else ""
        if article := _HEADS.get(head, ""):
            return FrenchPhrase(lowered, article, feminine=article == "la" or head in _FEMININE)
        if is_table and "table" not in lowered:
            return FrenchPhrase(f"table {name}", "la", feminine=True)
        return FrenchPhrase(name)

    def count(self, number: int) -> Counted:
        """A number; none is singular, and thousands are parted by a narrow space."""
        return Counted(number, singular=abs(number) < 2, between="\u202f")

    def measure(self, number: float) -> Measure:
        """A number with a fraction, after a comma."""
        return Measure(number, mark=",")


def _parted(text: str) -> tuple[str, str]:
    """The article, if the text begins with one, and the rest."""
    found = _ARTICLE.fullmatch(text)
    if found is None:
        return "", text
    return found["article"].rstrip().replace("'", "’"), found["noun"]


def _after(word: str, text: str) -> str:
    if word in _ELIDING and _elides(text):
        return f"{word[:-1]}’{text}"
    return f"{word} {text}"


def _elides(word: str) -> bool:
    """Whether the word begins with a vowel; y is one before a consonant only («d’Yves», «de Yūko»).

    Whether an h is mute cannot be told from its spelling.
    """
    first, second, *_ = [*_plain(word), "", ""]
    return first in _VOWELS or (first == "y" and second.isalpha() and second not in _VOWELS)


def _plain(word: str) -> str:
    """The first letters in lower case without their accents."""
    apart = unicodedata.normalize("NFD", word[:2].lower())
    return "".join(c for c in apart if not unicodedata.combining(c))
