"""Remarks on letters that no font has, and on those that only a font of the system has."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from preseance.documents.printed import PaperRemark
from preseance.documents.typefaces import Typefaces
from preseance.documents.words import word
from preseance.views.records import GuestView, Language

_CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC")
"""How the Unicode names of the letters begin that the package of these scripts has."""


def texts_of(view: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a view, with the name of the guest it is about; empty where about none."""
    if isinstance(view, str):
        yield view, name
    elif isinstance(view, tuple):
        for item in view:
            yield from texts_of(item, name)
    elif is_dataclass(view):
        about = view.full_name if isinstance(view, GuestView) else name
        for part in _parts(type(view)):  # type: ignore[arg-type]  # of a dataclass
            value = getattr(view, part)
            if isinstance(value, str):
                yield value, about
            elif value is not None:
                yield from texts_of(value, about)


@cache
def _parts(record: type) -> tuple[str, ...]:
    return tuple(part.name for part in fields(record))


def glyph_remarks(
    view: object, printed: str, typefaces: Typefaces, language: Language
) -> Iterator[PaperRemark]:
    """A remark for each guest of whom something on the paper has no letters, or each other text.

    Parameters
    ----------
    printed
        All that stands on the paper: what it does not print is not missed.
    """
    missing = typefaces.missing(printed)
    told: set[str] = set()
    texts = list(dict.fromkeys(texts_of(view))) if missing else []
    for about in dict.fromkeys(name for text, name in texts):
        own = [text for text, name in texts if name == about]
        for text in ["".join(own)] if about else own:
            letters = "".join(dict.fromkeys(c for c in text if c in missing))
            if letters:
                told.update(letters)
                key = "remark-missing-glyph" if about else "remark-missing-glyph-text"
                subject = about or text
                sentence = word(key, language, letters, subject, _advice(letters, language))
                yield PaperRemark("missing-glyph", sentence)
    rest = "".join(c for c in missing if c not in told)
    if rest:
        sentence = word("remark-missing-glyph-text", language, rest, rest, _advice(rest, language))
        yield PaperRemark("missing-glyph", sentence)


def system_remarks(
    printed: str, plain: Typefaces, typefaces: Typefaces, language: Language
) -> Iterator[PaperRemark]:
    """That letters are set in fonts which another machine may not have."""
    letters = "".join(c for c in plain.missing(printed) if typefaces.has(c))
    if letters:
        families = ", ".join(typefaces.system)
        yield PaperRemark("system-font", word("remark-system-font", language, letters, families))


def _advice(letters: str, language: Language) -> str:
    """What to install."""
    scripts = dict.fromkeys(_script(letter) for letter in letters)
    if all(script in _CJK for script in scripts):
        return word("advice-cjk", language)
    named = [f"Noto Sans {script.capitalize()}" for script in scripts if script]
    return word("advice-own", language, ", ".join(named) or "Noto Sans Symbols")


def _script(letter: str) -> str:
    """The first word of a letter's name, which is that of its script; empty for a sign."""
    name = unicodedata.name(letter, "")
    first = name.replace("-", " ").split(" ")[0] if name else ""
    return first if first in _CJK or unicodedata.category(letter)[0] in "LM" else ""
