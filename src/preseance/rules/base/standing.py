"""How much a guest's rank weighs: displacement near the top costs more."""

from __future__ import annotations

from collections.abc import Sequence

TIERS = 3


def tiers(guests: Sequence[int]) -> dict[int, int]:
    """3 for the first third of the guests, 2 for the second, 1 for the last.

    ``guests`` are items in precedence. That the first ranks weigh more is custom: a wrong order
    is read at the top of a table, seldom at its foot.
    """
    return {i: TIERS - TIERS * k // len(guests) for k, i in enumerate(guests)}
