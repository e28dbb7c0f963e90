"""People who may stand in a list twice: proposed, never merged unasked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from preseance.formats.importing.folding import folded
from preseance.formats.importing.persons import Person

LIKELY = 90.0
"""Likeness of two folded names from which they are proposed (100: the same words)."""


@dataclass(frozen=True)
class Double:
    """Two persons who may be one."""

    first: int
    second: int
    likeness: int
    """In hundredths; 100 where the names are the same words."""


def doubles_among(persons: Sequence[Person]) -> tuple[Double, ...]:
    """Pairs that may be one person, by name, unless sex, partner or country tell them apart."""
    plain = [" ".join(sorted(folded(p.full).split())) for p in persons]
    found = {}
    for i, j in _candidates(persons):
        likeness = ratio(plain[i], plain[j], score_cutoff=LIKELY)
        if likeness >= LIKELY and _may_be_one(persons[i], persons[j], likeness):
            found[i, j] = Double(i, j, int(likeness))
    return tuple(found[pair] for pair in sorted(found))


def _candidates(persons: Sequence[Person]) -> Iterator[tuple[int, int]]:
    """Pairs that share a family name's first letters and a given name's first, or all words."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, person in enumerate(persons):
        if not person.full:
            continue
        given, family = folded(person.given), folded(person.family)
        if given and family:
            blocks["likely", family[:3], given[:1]].append(index)
        blocks["same", *sorted(folded(person.full).split())].append(index)
    seen = set()
    for block in blocks.values():
        for at, one in enumerate(block):
            for other in block[at + 1 :]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _may_be_one(one: Person, other: Person, likeness: float) -> bool:
    if one.sex and other.sex and one.sex != other.sex:
        return False
    if one.at == other.at and likeness < 100:
        return False
    figures = [{w for w in folded(p.full).split() if w.isdigit()} for p in (one, other)]
    if figures[0] != figures[1]:
        return False
    if one.given and other.given and len(one.full.split()) == 1:
        return one.at != other.at and bool(
            one.organisation and one.organisation == other.organisation
        )
    return not (one.country and other.country and one.country != other.country and likeness < 97)
