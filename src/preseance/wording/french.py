"""What French asks where words meet: articles, elision («d’Anna»), contraction («au cortège»)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_ELIDED = re.compile(r"\b([Dd]e|[Qq]ue) \{(\w+)\}")
_BEFORE_ARTICLE = re.compile(r"\b([Àà]|[Dd]e) \{(\w+)\}")
_CONTRACTIONS = {
    ("à", "le"): "au",
    ("à", "les"): "aux",
    ("de", "le"): "du",
    ("de", "les"): "des",
}
"""Of articles in lower case: a name keeps its own («de Le Drian»)."""
_BEFORE_SIGN = re.compile(r" (?=[;:!?»%])|(?<=«) ")
_VOWELS = frozenset("aeiouœæ")
_HEADS = {
    **dict.fromkeys(("table", "tribune", "rangée", "ligne", "file", "photo", "voiture"), "la "),
    **dict.fromkeys(("cortège", "carré", "rang", "salon", "banquet", "buffet", "podium"), "le "),
    "estrade": "l’",
}
"""Nouns that name a table or another block of places in French, with their article."""
_ARTICLES = ("le ", "la ", "les ", "l’", "l'")


def typeset(text: str) -> str:
    """The text as French is printed: a narrow space before «:» and its like, a curved apostrophe."""
    return _BEFORE_SIGN.sub("\u202f", text).replace("'", "’")


def with_article(name: str, *, is_table: bool = True) -> str:
    """A block's name within a sentence: «la table d’honneur», «le cortège», «la table Rodin».

    A name in another language that says «table» itself stands as it is.
    """
    lowered = name[:1].lower() + name[1:]
    if lowered.startswith(_ARTICLES):
        return lowered
    if article := _HEADS.get(lowered.split(maxsplit=1)[0] if name else "", ""):
        return f"{article}{lowered}"
    return f"la table {name}" if is_table and "table" not in lowered else name


def sentence(template: str, words: Mapping[str, object]) -> str:
    """The template filled, its prepositions as the words after them ask."""
    known = dict(words)
    template = _ELIDED.sub(lambda found: _elided(found, known), template)
    return _BEFORE_ARTICLE.sub(lambda found: _contracted(found, known), template).format(**known)


def _elided(found: re.Match[str], words: Mapping[str, object]) -> str:
    if _elides(str(words.get(found[2], ""))):
        return f"{found[1][:-1]}’{{{found[2]}}}"
    return found[0]


def _contracted(found: re.Match[str], words: dict[str, object]) -> str:
    """The field without its article, which goes into the preposition."""
    article, _, rest = str(words.get(found[2], "")).partition(" ")
    made = _CONTRACTIONS.get((found[1].lower(), article))
    if made is None:
        return found[0]
    words[f"{found[2]}_rest"] = rest
    begun = made.capitalize() if found[1][:1].isupper() else made
    return f"{begun} {{{found[2]}_rest}}"


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
