"""How guests compare by rank, and how much a rank weighs."""

from __future__ import annotations

from collections.abc import Sequence

TIERS = 3
BANDS = 1000
"""At most so many ranks are told apart, so that a table of ranks against ranks stays small."""


def band_size(num_guests: int) -> int:
    """How many guests of neighbouring rank count as one: 1 up to a thousand guests."""
    return max(1, -(-num_guests // BANDS))


def bands(guests: Sequence[int]) -> dict[int, int]:
    """Band of each guest, 0 first; ``guests`` are items in precedence."""
    size = band_size(len(guests))
    return {i: k // size for k, i in enumerate(guests)}


def tiers(guests: Sequence[int]) -> dict[int, int]:
    """3 for the first third of the guests, 2 for the second, 1 for the last.

    ``guests`` are items in precedence. That the first ranks weigh more is custom: a wrong order
    is read at the top of a table, seldom at its foot.
    """
    found = bands(guests)
    count = 1 + max(found.values(), default=0)
    return {i: TIERS - TIERS * band // count for i, band in found.items()}
