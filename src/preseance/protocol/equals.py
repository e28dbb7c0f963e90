"""Which positions a rank leaves open: guests of equal rank share theirs, and so do those in doubt."""

from __future__ import annotations

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
    spans: list[Span] = []
    stretch: list[Candidate] = []
    for c in placed:
        if c.guest.override is None:
            stretch.append(c)
            continue
        spans += _of_stretch(stretch, len(spans) + 1)
        spans.append((len(spans) + 1, len(spans) + 1))
        stretch = []
    return spans + _of_stretch(stretch, len(spans) + 1)


def _of_stretch(placed: Sequence[Candidate], first: int) -> list[Span]:
    """The spans of guests none of whom was placed by hand, the first of them at that position."""
    keys = [(bool(c.follows), c.known) for c in placed]
    shorter = sorted({len(c.known) for c in placed})[:-1]
    found: dict[tuple[bool, SortKey], Span] = {}
    for k, key in enumerate(keys, first):
        begun = found.get(key)
        found[key] = (k, k) if begun is None else (begun[0], k)
    if shorter:
        _cover(found, shorter)
    return [found[key] for key in keys]


def _cover(found: dict[tuple[bool, SortKey], Span], shorter: Sequence[int]) -> None:
    """Lets the span of a rank known in part cover those of all ranks that begin with it."""
    for (follows, known), (first, last) in list(found.items()):
        for length in shorter:
            start = (follows, known[:length])
            if length < len(known) and start in found:
                covered = found[start]
                found[start] = (min(covered[0], first), max(covered[1], last))
