"""Full names taken apart: titles, given name, family name, and what a list files them under.

Western forms, family names in capitals or before a comma, particles, Spanish double names, and the
customs of countries that put the family name first or have none. A library for this
(nameparser) was tried: it takes 2 ms a name and knows the English forms alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from preseance.formats.importing.name_customs import (
    NOTHING,
    Context,
    Name,
    has_particle,
    ordered,
    parted,
    plain,
)
from preseance.formats.importing.name_words import bare, exactly, is_syllables, title_at, words
from preseance.model.particles import in_file_order

_NOBILITY = frozenset(
    [
        "graf",
        "grafin",
        "freiherr",
        "freifrau",
        "freiin",
        "baron",
        "baronin",
        "prinz",
        "prinzessin",
        "furst",
        "furstin",
        "herzog",
        "edler",
    ]
)
"""Parts of a family name in German, titles elsewhere."""
_ARTICLES = frozenset(["le", "la", "les", "der", "die", "the", "el", "il", "the"])
"""Before an office that stands where the name should: «M. le Préfet»."""


def split_name(text: str, context: Context = NOTHING) -> Name:
    """A full name taken apart."""
    text = " ".join(text.replace("\u00a0", " ").split()).strip(" ,;")
    head, comma, tail = (part.strip() for part in text.partition(","))
    bared = _bared(head.split(), context)
    if bared.words and bared.words[0] in _ARTICLES and not comma:
        office = " ".join(bared.words)
        return Name(
            text, title=bared.title, sex=bared.sex, sort=" ".join(bared.words[1:]), function=office
        )
    if not comma:
        return _finished(parted(bared.words, context, bool(bared.title)), bared, context)
    if _is_function(tail) and len(bared.words) > 1:
        return replace(
            _finished(parted(bared.words, context, False), bared, context), function=tail
        )
    if honours := _honours(tail):
        bared = replace(bared, honours=" ".join([*bared.honours.split(), *honours]))
        return _finished(parted(bared.words, context, bool(bared.title)), bared, context)
    return _finished(*_by_comma(bared, _bared(tail.split(), context), context), context)


@cache
def sex_of_title(title: str, language: str) -> str:
    """F or M where a form of address tells."""
    return split_name(f"{title} Abc Xyz", Context(language=language)).sex


def joined_name(given: str, family: str, context: Context = NOTHING) -> Name:
    """A name that stands in two columns."""
    first, last = _bared(given.split(), context), _bared(family.split(), context)
    if given and bare(family.split()[0] if family else "") in _NOBILITY:
        # «Graf von Stein» is a family name, «Mme Dupont» and «Colonel Roy» are not.
        last = replace(last, title="", words=family.split())
    both = first.and_then(last)
    given = " ".join(plain(first.words, everywhere=False))
    family = " ".join(plain(last.words, everywhere=False))
    if not given and both.title and family:
        full = f"{both.title} {family}"
        return Name(full, "", family, both.title, both.honours, both.sex, sort=family)
    whole = (
        ordered(given, family, context)
        if given and family
        else Name(given or family, given, family)
    )
    return _finished(whole, both, context)


@dataclass(frozen=True)
class _Bared:
    """The words of a name without its titles, and these."""

    words: list[str]
    title: str = ""
    honours: str = ""
    sex: str = ""

    def and_then(self, other: _Bared) -> _Bared:
        """Both, one after the other."""
        title = " ".join(t for t in (self.title, other.title) if t)
        honours = " ".join(t for t in (self.honours, other.honours) if t)
        return _Bared([*self.words, *other.words], title, honours, self.sex or other.sex)


def _finished(name: Name, bared: _Bared, context: Context) -> Name:
    title = bared.title
    full = f"{title} {name.full}" if title and not name.given else name.full
    sort = name.sort or _filed(name, context)
    return replace(name, full=full, title=title, honours=bared.honours, sex=bared.sex, sort=sort)


def _filed(name: Name, context: Context) -> str:
    """Family name first; particles as the guest's country has it, else as the list's language does."""
    if not name.given and not name.family:
        return name.full
    return in_file_order(name.given, name.family, context.country, (context.language,))


def _bared(tokens: list[str], context: Context) -> _Bared:
    """Titles before and honours after the words of a name, of which one at least is left."""
    titles: list[str] = []
    sex = ""
    while len(tokens) > 1:
        found = title_at(tokens, context.language, context.country)
        if found is None:
            break
        length, told = found
        titles += tokens[:length]
        tokens, sex = tokens[length:], sex or told
    honours: list[str] = []
    while len(tokens) > 2 and tokens[-1].replace(".", "") in exactly("suffixes", "of_honour"):
        honours.insert(0, tokens[-1])
        tokens = tokens[:-1]
    return _Bared(tokens, " ".join(titles), " ".join(honours), sex)


def _honours(tail: str) -> list[str]:
    """Honours after a comma («PhD», «Jr., MD»); none where it says anything else."""
    parts = [p for p in re.split(r"[\s,]+", tail) if p]
    known = exactly("suffixes", "of_honour") | exactly("suffixes", "of_name")
    return parts if all(p.replace(".", "") in known for p in parts) else []


def _is_function(tail: str) -> bool:
    first = tail.split()[0] if tail else ""
    return bool(first) and bare(first) in words("functions", "words")


def _by_comma(before: _Bared, after: _Bared, context: Context) -> tuple[Name, _Bared]:
    """«Dupont, Jean»; «Low Mei Fen, Janet» is a Chinese name with another given name."""
    left, right, both = before.words, after.words, before.and_then(after)
    chinese = bool(left) and bare(left[0]) in words("family_first", "chinese")
    if (
        chinese
        and len(left) > 1
        and all(is_syllables(t) for t in left[1:])
        and not has_particle(left)
    ):
        given = " ".join([*right, *left[1:]])
        return Name(" ".join([*right, *left]), given, left[0]), both
    return ordered(" ".join(plain(right)), " ".join(plain(left)), context), both
