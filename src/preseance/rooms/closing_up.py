"""How those at a table sit closer where a chair was taken away.

Whoever presides stays where they are, and the others of the side close up towards them; of a side
that leaves the head of a table, towards the head; of a row, to its aisle or the end from which it
fills; of any other side, to its middle. Round a table they share out the edge between those who
preside. Neighbours are never nearer to each other than at the whole table. All of it is custom.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from preseance.model.forms import Spot
from preseance.model.room import Form, Table

_HEAD_LAST = ("-right", "leg-left-inner", "guest-side")
"""How sides are called whose last number is the nearest to the head of the table."""
_HEAD_FIRST = ("-left", "leg-right-inner", "host-side")


def closed_up(table: Table, spots: Sequence[Spot], fixed: Collection[int]) -> tuple[Spot, ...]:
    """The places that are there, moved along their sides to where they then stand.

    ``spots`` in the order of their numbers; ``fixed`` are the numbers of those who preside, the
    host's first. Where no place is closed up nothing moves.
    """
    if not table.closed_up:
        return tuple(spots)
    if table.form is Form.ROUND:
        return tuple(_round(spots, fixed))
    runs = groupby(spots, key=lambda s: (s.side, s.row, _beyond_aisle(table, s)))
    return tuple(moved for _, run in runs for moved in _side(table, list(run), fixed))


def _beyond_aisle(table: Table, spot: Spot) -> bool:
    """Whether a place is in the second of two blocks on both sides of an aisle."""
    return table.fills_from == "aisle" and spot.index >= (spot.count + 1) // 2


def _side(table: Table, spots: Sequence[Spot], fixed: Collection[int]) -> Iterator[Spot]:
    """The places of a side, or of a block of a row, without gaps."""
    here = {s.number: k for k, s in enumerate(spots)}
    stays = next((here[n] for n in fixed if n in here), None)
    start = _start(table, spots[0], len(spots)) if stays is None else spots[stays].index - stays
    for k, spot in enumerate(spots):
        yield replace(spot, index=start + k)


def _start(table: Table, spot: Spot, left: int) -> float:
    """Where the first of the places left of a side goes, at which nobody presides."""
    low, high = 0, spot.count
    first, last = spot.side.endswith(_HEAD_FIRST), spot.side.endswith(_HEAD_LAST)
    if table.fills_from == "aisle":
        half = (spot.count + 1) // 2
        first = _beyond_aisle(table, spot)
        low, high, last = (half, high, False) if first else (low, half, True)
    elif table.fills_from != "centre":
        first, last = table.fills_from == "right-end", table.fills_from == "left-end"
    if first:
        return low
    return high - left if last else low + (high - low - left) / 2


def _round(spots: Sequence[Spot], fixed: Collection[int]) -> Iterator[Spot]:
    """Even distances from each who presides to the next."""
    count = spots[0].count
    held = [k for k, s in enumerate(spots) if s.number in fixed] or [0]
    for first, last in pairwise([*held, held[0] + len(spots)]):
        begin = spots[first].index
        end = spots[last % len(spots)].index + count * (last // len(spots))
        for k in range(first, last):
            index = begin + (end - begin) * (k - first) / (last - first)
            yield replace(spots[k % len(spots)], index=index % count)
