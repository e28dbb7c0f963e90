"""The customs names follow: which words are the family name, and where it stands.

Family names in capitals, with a father's name instead, first by country or by the list's own
habit, two of them in Spanish, of several words after a particle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from preseance.formats.importing.name_words import (
    bare,
    exactly,
    in_capitals,
    is_particle,
    is_syllables,
    recased,
    words,
)

_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Kana, Han characters and Hangul, in which the family name comes first."""
_PATRONYMIC = re.compile(r"(?:ович|евич|овна|евна|ична|инична)$")


@dataclass(frozen=True)
class Context:
    """What is known besides the name itself."""

    country: str = ""
    """ISO code of the guest's country."""
    language: str = ""
    """Of the list, as its headings tell."""
    family_first: bool | None = None
    """Whether the guest's custom puts the family name first, as a column says, where it does."""
    written_family_first: bool = False
    """Whether the list writes the family name first, whatever the guest's custom."""


NOTHING = Context()
"""Nothing is known besides."""


@dataclass(frozen=True)
class Name:
    """A name taken apart."""

    full: str
    """As a card writes it: titles apart, in the order of the guest's own custom."""
    given: str = ""
    family: str = ""
    title: str = ""
    """Forms of address and titles, as written."""
    honours: str = ""
    """What stands after a name: OBE, PhD."""
    sex: str = ""
    """F or M where the form of address tells."""
    sort: str = ""
    """What an alphabetical list files them under."""
    function: str = ""
    """An office written after a comma."""


def has_particle(tokens: list[str]) -> bool:
    return any(is_particle(t) for t in tokens)


def ordered(given: str, family: str, context: Context) -> Name:
    """The full name of two parts, in the order of the guest's own country."""
    first = _puts_family_first(family, given, context)
    full = f"{family} {given}" if first else f"{given} {family}"
    filed = context.country.casefold() in words("family_first", "filed_by_given")
    sort = full if filed or (first and context.country in ("VN", "CN", "KR")) else ""
    return Name(full, given, family, sort=sort)


def _puts_family_first(family: str, given: str, context: Context) -> bool:
    if _HAN.match(family) and _HAN.match(given):
        return True
    if context.family_first is not None:
        return context.family_first
    country = context.country
    if country in ("SG", "HK", "MO"):
        return bare(family) in words("family_first", "chinese") and all(
            is_syllables(t) for t in given.split()
        )
    return country.casefold() in words("family_first", "countries")


def plain(tokens: list[str], *, everywhere: bool = True) -> list[str]:
    """Words in capitals as names are written, unless the whole list may be in capitals."""
    if not any(in_capitals(t) for t in tokens):
        return tokens
    return [recased(t) if in_capitals(t) or (everywhere and is_particle(t)) else t for t in tokens]


def parted(tokens: list[str], context: Context, titled: bool) -> Name:
    """Given and family name of the words of a name."""
    whole = " ".join(tokens)
    suffix: list[str] = []
    while len(tokens) > 2 and tokens[-1].strip(",").replace(".", "") in exactly(
        "suffixes", "of_name"
    ):
        suffix.insert(0, tokens[-1])
        tokens = tokens[:-1]
    if len(tokens) < 2 or (titled and is_particle(tokens[0])):
        # «Mme Le Gall» tells a family name alone.
        if titled:
            whole = " ".join(plain(tokens))
        return Name(whole, "", whole) if titled else Name(whole, whole, "", sort=whole)
    name = (
        _by_father(tokens)
        or _by_capitals(tokens, context)
        or _by_custom(tokens, context)
        or (_as_written(tokens, context) if context.written_family_first else None)
        or _western(tokens, context)
    )
    return replace(name, full=" ".join([name.full, *suffix])) if suffix else name


def _by_capitals(tokens: list[str], context: Context) -> Name | None:
    """«BORGES Rui», «Jan van der BERG», «DE LA CRUZ Ana»."""
    upper = [
        in_capitals(t) or (not i and len(t) > 1 and t.isupper() and _is_asian(t))
        for i, t in enumerate(tokens)
    ]
    if not any(upper) or all(upper):
        return None
    first, last = upper.index(True), len(upper) - 1 - upper[::-1].index(True)
    if not all(
        u or is_particle(t) for u, t in zip(upper[first : last + 1], tokens[first:], strict=False)
    ):
        return None
    if first == last and len(tokens[first]) == 2 and not _is_asian(tokens[first]):
        return None
    while first > 0 and is_particle(tokens[first - 1]) and tokens[first - 1].islower():
        first -= 1
    given = tokens[:first] + tokens[last + 1 :]
    if not given:
        return None
    family = _small_after_small([recased(t) for t in tokens[first : last + 1]])
    asian = first == 0 and _is_asian(tokens[0]) and all(is_syllables(t) for t in given)
    known = replace(context, family_first=True) if asian else context
    return ordered(" ".join(given), family, known)


def _small_after_small(family: list[str]) -> str:
    """«DE LA CRUZ» is «de la Cruz», though «LE GALL» is «Le Gall»."""
    for at in range(1, len(family) - 1):
        if family[at - 1] == "de" and family[at] in ("La", "Los", "Las", "Le"):
            family[at] = family[at].casefold()
    return " ".join(family)


def _is_asian(token: str) -> bool:
    return any(
        bare(token) in words("family_first", kind) for kind in ("chinese", "korean", "vietnamese")
    )


def _by_father(tokens: list[str]) -> Name | None:
    """A name with the father's: «Siti Aminah Binte Yusof», «Devi A/P Raman»; filed as it stands."""
    markers = words("particles", "patronymic")
    at = next((i for i, t in enumerate(tokens) if i and bare(t) in markers), None)
    if at is None or at == len(tokens) - 1:
        return None
    whole = " ".join(tokens)
    house = next(
        (i for i in range(len(tokens) - 1, at + 1, -1) if bare(tokens[i - 1]) == "al"), None
    )
    if house is not None:
        given, family = " ".join(tokens[: house - 1]), " ".join(tokens[house - 1 :])
        return Name(whole, given, family)
    return Name(whole, " ".join(tokens[:at]), " ".join(tokens[at:]), sort=whole)


def _by_custom(tokens: list[str], context: Context) -> Name | None:
    """Names with the family name first, and those that have none."""
    first, rest = tokens[0], tokens[1:]
    whole = " ".join(tokens)
    if len(tokens) == 3 and _PATRONYMIC.search(tokens[2].casefold()):
        return Name(f"{whole}", " ".join(rest), first)
    filed_by_given = context.country.casefold() in words("family_first", "filed_by_given")
    if filed_by_given or bare(tokens[-1]).endswith("dottir"):
        return Name(whole, " ".join(tokens[:-1]), tokens[-1], sort=whole)
    if context.family_first is False:
        return None
    if context.family_first or _is_vietnamese(tokens, context):
        return Name(whole, " ".join(rest), first, sort=whole)
    if context.country == "HU":
        western = bare(first) in words("family_first", "hungarian_given")
        turned = western and bare(tokens[-1]) not in words("family_first", "hungarian_given")
        return (
            None
            if turned
            else Name(whole, " ".join(rest), first, sort=f"{first}, {' '.join(rest)}")
        )
    return Name(whole, " ".join(rest), first, sort=whole) if _is_east(tokens, context) else None


def _as_written(tokens: list[str], context: Context) -> Name:
    """«Le Goff Yann» in a list that writes family names first; «Zoé Nuñez» even there."""
    known = words("given", "words") | words("spanish", "given")
    if _opens(tokens[0]) in known and _opens(tokens[-1]) not in known:
        return _western(tokens, context)
    end = 0
    while end < len(tokens) - 2 and is_particle(tokens[end]):
        end += 1
    end += 1
    if len(tokens) - end > 1 and _is_spanish(tokens, context):
        end += 1
    return ordered(" ".join(tokens[end:]), " ".join(tokens[:end]), context)


def _opens(token: str) -> str:
    """A given name without the second it may be joined to."""
    return bare(token).split("-")[0]


def order_told(texts: Sequence[str]) -> bool | None:
    """Whether a column of names writes the family name first, as its many names tell."""
    first = last = 0
    known = words("given", "words") | words("spanish", "given")
    for text in texts:
        tokens = text.split()
        if len(tokens) != 2 or "," in text or any(in_capitals(t) for t in tokens):
            continue
        begins, ends = (_opens(t) in known for t in tokens)
        first += ends and not begins
        last += begins and not ends
    if first + last < 3:
        return None
    return first > 2 * last if first > last else (False if last > 2 * first else None)


def _is_vietnamese(tokens: list[str], context: Context) -> bool:
    known = bare(tokens[0]) in words("family_first", "vietnamese")
    marked = tokens[0] in exactly("family_first", "vietnamese") and not tokens[0].isascii()
    return known and (
        marked or context.country == "VN" or bare(tokens[0]) in ("nguyen", "tran", "pham")
    )


def _is_east(tokens: list[str], context: Context) -> bool:
    """Whether a Chinese or Korean name begins with its family name."""
    known = words("family_first", "chinese") | words("family_first", "korean")
    begins, ends = bare(tokens[0]) in known, bare(tokens[-1]) in known
    if context.country in ("CN", "KR", "KP", "TW", "KH"):
        return begins or not ends
    if not begins or not all(is_syllables(t) for t in tokens[1:]):
        return False
    if context.country in ("SG", "HK", "MO", "MY"):
        return True
    hyphened = re.fullmatch(r"\w+-[a-z]\w*", tokens[1]) is not None
    return hyphened if len(tokens) == 2 else len(tokens) == 3 and (not ends or hyphened)


def _western(tokens: list[str], context: Context) -> Name:
    """Given names first; the family name from its first particle on, or the last word or two."""
    at = _particle_at(tokens)
    spanish = _is_spanish(tokens, context)
    if spanish and at and at > 1 and all(is_particle(t) for t in tokens[at:-1]):
        # «José Luis Fernández de la Torre»: the particle opens the second family name.
        at -= bare(tokens[at - 1]) not in words("spanish", "given") | words("given", "words")
    elif spanish and (at is None or at > 1):
        at = min(at, _spanish_at(tokens)) if at is not None else _spanish_at(tokens)
    if at is None:
        at = len(tokens) - 1
    given, family = " ".join(tokens[:at]), " ".join(tokens[at:])
    return Name(" ".join(tokens), given, family)


def _particle_at(tokens: list[str]) -> int | None:
    """Where the particles of the family name begin."""
    for at in range(1, len(tokens) - 1):
        if not is_particle(tokens[at]) or (
            tokens[at][:1].isupper() and bare(tokens[at]) in ("o", "y", "i")
        ):
            continue
        end = at
        while end < len(tokens) - 1 and is_particle(tokens[end]):
            end += 1
        devout = bare(tokens[end]) in words("particles", "devotions") and end < len(tokens) - 1
        if devout and bare(tokens[at]) in ("de", "del"):
            continue
        if bare(tokens[at]) in ("y", "e", "i", "und") and at > 1:
            return at - 1
        return at
    return None


def _is_spanish(tokens: list[str], context: Context) -> bool:
    if len(tokens) < 3:
        return False
    if context.country:
        return context.country.casefold() in words("spanish", "countries")
    if context.language == "es":
        return True
    known = words("spanish", "family")
    return bare(tokens[-1]) in known and bare(tokens[-2]) in known


def _spanish_at(tokens: list[str]) -> int:
    """Where two family names begin: the given name may be of two words."""
    if len(tokens) == 3:
        second = bare(tokens[1]) in words("spanish", "given")
        return 2 if second and bare(tokens[1]) not in words("spanish", "family") else 1
    return len(tokens) - 2
