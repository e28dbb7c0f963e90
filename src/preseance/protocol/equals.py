"""Which positions a rank leaves open: guests of equal rank share theirs, and so do those in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from preseance.protocol.candidates import Candidate, SortKey

Span = tuple[int, int]
"""First and last position that a guest might have, both included."""


def spans_of(placed: Sequence[Candidate]) -> list[Span]:
    """The span of each guest of an order, from position 1 on.

    Guests of one class and the same keys are equal. Whoever lacks a key that the class asks for is
    in doubt against all whose keys before it are the same. Partners who follow are equal where
    those whom they follow are. A place set by hand is no other's, and parts the equals around it.
    """
    positions = _positions(placed)
    by_hand = [k for k, c in enumerate(placed, 1) if c.guest.override is not None]
    spans = []
    for k, c in enumerate(placed, 1):
        if c.guest.override is not None:
            spans.append((k, k))
            continue
        alike = positions[bool(c.follows), c.known]
        after = max((h for h in by_hand if h < k), default=0)
        before = min((h for h in by_hand if h > k), default=len(placed) + 1)
        spans.append((max(alike[0], after + 1), min(alike[-1], before - 1)))
    return spans


def _positions(placed: Sequence[Candidate]) -> dict[tuple[bool, SortKey], list[int]]:
    """Ascending positions of those whose known rank begins with one that somebody has."""
    lengths = {len(c.known) for c in placed}
    found = defaultdict[tuple[bool, SortKey], list[int]](list)
    for k, c in enumerate(placed, 1):
        if c.guest.override is None:
            for length in lengths:
                if length <= len(c.known):
                    found[bool(c.follows), c.known[:length]].append(k)
    return found
