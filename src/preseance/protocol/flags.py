"""The order of the flags in a row, and which stands where.

Sources (docs/protocol/flags.md): the poles are ranked by whoever stands with their back to the
building, national flag, foreign ones by the alphabet, organisations (Protocol Bureau); the centre of an
odd number, the right of an even one (Spain, act 39/1981, art. 6; protocolo.org); three in a
line with the host's in the centre, more from the observer's left (Canadian Heritage); an organisation's own
flag first (NATO, United Nations); an organisation's at both ends (European Union, Brussels).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from preseance.model.flag_row import FlagRow
from preseance.model.guest import Delegation
from preseance.protocol import countries
from preseance.protocol.honours.walks import from_centre


@dataclass(frozen=True)
class Flag:
    """One flag of a row."""

    number: int
    """1 is at the viewer's left."""
    delegation: str
    name: str
    """The name by which it was put in order."""
    honour: int | None
    """0 for the first; None for a flag that closes the row once more."""


def flag_order(
    row: FlagRow, delegations: Sequence[Delegation], ranks: Mapping[str, int], language: str
) -> tuple[str, ...]:
    """Delegation ids in the order of honour of a row, the host's where it comes in that order.

    ``ranks`` are the places of their heads in the order of precedence; who has none comes after
    those who have. The host's flag is left out where it has a place of its own (``middle``) or none.
    """
    by_id = {d.id: d for d in delegations}
    named = {*row.first, *row.last}
    home = [d.id for d in delegations if d.home and d.id not in named]
    apart = row.host not in ("in-order",)
    others = [d for d in delegations if d.id not in named and not (apart and d.id in home)]
    states = [d for d in others if d.country or row.organisations == "in-order"]
    bodies = [d for d in others if d not in states]

    def key(delegation: Delegation) -> tuple[int, str, str]:
        rank = ranks.get(delegation.id, len(ranks)) if row.order == "precedence" else 0
        return rank, _sorted_as(row, delegation, language), delegation.id

    def turned(group: list[Delegation]) -> list[str]:
        ordered = [d.id for d in sorted(group, key=key)]
        by = row.shift % len(ordered) if ordered else 0
        return ordered[by:] + ordered[:by]

    middle = turned(states)
    own_first = home if row.host in ("first", "both-ends") else []
    own_last = home if row.host == "last" else []
    before = turned(bodies) if row.organisations == "first" else []
    after = turned(bodies) if row.organisations == "last" else []
    found = [*row.first, *before, *own_first, *middle, *after, *own_last, *row.last]
    return tuple(d for d in dict.fromkeys(found) if d in by_id)


def flags_of_row(
    row: FlagRow, delegations: Sequence[Delegation], ranks: Mapping[str, int], language: str
) -> tuple[Flag, ...]:
    """The flags of a row from the viewer's left to right; ``flag_order`` tells their order."""
    by_id = {d.id: d for d in delegations}
    order = flag_order(row, delegations, ranks, language)
    home = [d.id for d in delegations if d.home and d.id not in order]
    in_middle = home if row.host == "middle" else []
    twice = [order[0]] if row.host == "both-ends" and order else []
    count = len(order) + len(in_middle) + len(twice)
    free = places_of_honour(row, count)
    found: list[tuple[int, str, int | None]] = []
    if in_middle:
        # More than one delegation of the house have the middle places, from the centre outward.
        held = _from_centre(row, count)[: len(in_middle)]
        free = tuple(n for n in free if n not in held)
        found += [(n, d, k) for k, (n, d) in enumerate(zip(held, in_middle, strict=True))]
    found += [(n, d, len(in_middle) + k) for k, (n, d) in enumerate(zip(free, order, strict=False))]
    found += [(n, d, None) for n, d in zip(free[len(order) :], twice, strict=True)]
    return tuple(
        Flag(number, delegation, name_in(row, by_id[delegation], language), honour)
        for number, delegation, honour in sorted(found)
    )


def places_of_honour(row: FlagRow, count: int) -> tuple[int, ...]:
    """Numbers from the viewer's left in the order in which a row of ``count`` flags fills."""
    centred = {
        "line": False,
        "centre": True,
        "centre-if-odd": count % 2 == 1,
        "centre-if-three": count == 3,
    }[row.fills]
    if centred and count:
        return tuple(_from_centre(row, count))
    numbers = range(1, count + 1)
    return tuple(numbers if row.honour_side == "right" else reversed(numbers))


def _from_centre(row: FlagRow, count: int) -> list[int]:
    return from_centre(range(1, count + 1), right=-1 if row.honour_side == "right" else 1)


def name_in(row: FlagRow, delegation: Delegation, language: str) -> str:
    """The name of a delegation by which a row is put in order."""
    code, spoken = delegation.country, row.language or language
    named = countries.name_of(code, language=spoken, form=row.names) if code else ""
    return named or delegation.in_language(spoken).name


def _sorted_as(row: FlagRow, delegation: Delegation, language: str) -> str:
    name = name_in(row, delegation, language)
    spoken = row.language or language
    return countries.sorted_as(name, delegation.country, spoken, ignore_articles=True)
