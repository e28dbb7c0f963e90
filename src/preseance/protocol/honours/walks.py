"""Ways to walk from the presiding places outward, right before left.

The right hand of who sits clockwise at number i is number i - 1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest


def interleave(*lines: Sequence[int]) -> list[int]:
    """The first of each line, then the second of each, without repeats."""
    rounds = zip_longest(*lines)
    return list(dict.fromkeys(n for each in rounds for n in each if n is not None))


def outward(
    row: Sequence[int], start: int, *, right: int = -1, gone: Collection[int] = ()
) -> list[int]:
    """From index ``start`` of a row outward, start included: right 1, left 1, right 2, …

    ``right`` is the step of index towards the right hand; over numbers that are ``gone`` the others
    move up on their hand.
    """
    before, after = row[start - 1 :: -1] if start else (), row[start + 1 :]
    first, second = (before, after) if right < 0 else (after, before)
    arms = interleave(without(first, gone), without(second, gone))
    return [*without(row[start : start + 1], gone), *arms]


def from_centre(row: Sequence[int], *, right: int = -1) -> list[int]:
    """A row nobody presides, from its centre; the right-hand one of two in the middle comes first."""
    middle = (len(row) - 1) // 2 if right < 0 else len(row) // 2
    found = outward(row, middle, right=-right)
    return found if len(row) % 2 == 0 else outward(row, middle, right=right)


def host_index(count: int, *, right: int = -1) -> int:
    """Who presides at a row: the middle; the left-hand one of two in the middle."""
    return count // 2 if right < 0 else (count - 1) // 2


def round_one(ring: Sequence[int], host: int, right: int) -> list[int]:
    """Numbers round a table from one presiding place: R1 L1 R2 L2 …

    ``ring`` are the numbers clockwise.
    """
    at, count = ring.index(host), len(ring)
    hand = [ring[(at + right * k) % count] for k in range(1, count)]
    other = [ring[(at - right * k) % count] for k in range(1, count)]
    return interleave(hand, other)


def round_two(
    ring: Sequence[int], host: int, co_host: int, right: int, *, crossing: bool
) -> list[int]:
    """Numbers round a table from two presiding places.

    Crossing: right of host, right of co-host, left of host, left of co-host, and on; else
    right and left of the host before right and left of the co-host.
    """
    found: list[int] = []
    one, two, count = ring.index(host), ring.index(co_host), len(ring)
    for k in range(1, count):
        hands = (
            ((one, right), (two, right), (one, -right), (two, -right))
            if crossing
            else ((one, right), (one, -right), (two, right), (two, -right))
        )
        found += [ring[(of + step * k) % count] for of, step in hands]
    return without(dict.fromkeys(found), (host, co_host))


def without(numbers: Iterable[int], left_out: Iterable[int]) -> list[int]:
    """Numbers in order, less some."""
    gone = set(left_out)
    return [n for n in numbers if n not in gone]
