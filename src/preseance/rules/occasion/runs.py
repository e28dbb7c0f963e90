"""Runs of neighbours: how many guests can sit in one unbroken run, or be parted, by counting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from preseance.rules.occasion.relations import Related


@dataclass(frozen=True)
class Stretch:
    """Places linked by neighbourhood: a ring of places, a side of a table, a row."""

    places: tuple[int, ...]
    num_pairs: int

    @property
    def closed(self) -> bool:
        """Whether it is a ring, or more tightly linked."""
        return self.num_pairs >= len(self.places) > 1

    @property
    def parted(self) -> int:
        """How many guests it holds at most of whom no two are neighbours."""
        size = len(self.places)
        if self.num_pairs == size - 1:
            return (size + 1) // 2
        return max(1, size // 2) if self.num_pairs == size > 2 else size


def stretches(near: Related) -> tuple[Stretch, ...]:
    """The stretches of a symmetric relation, each place in one of them."""
    return near.kept("stretches", partial(_stretches, near))


def _stretches(near: Related) -> tuple[Stretch, ...]:
    seen: set[int] = set()
    found = []
    for start in range(near.num_places):
        if start in seen:
            continue
        part, fringe = {start}, [start]
        while fringe:
            for q in near.near(fringe.pop()):
                if q not in part:
                    part.add(q)
                    fringe.append(q)
        seen |= part
        links = sum(len(near.near(p)) for p in part) // 2
        found.append(Stretch(tuple(sorted(part)), links))
    return tuple(found)


def least_runs(sizes: list[int], num_guests: int) -> int:
    """The fewest runs that so many guests make, in stretches of these sizes."""
    left, runs = num_guests, 0
    for size in sorted(sizes, reverse=True):
        if left <= 0:
            break
        left, runs = left - size, runs + 1
    return max(runs + max(0, left), 1)


def least_pairs(near: Related, places: Sequence[int], num_guests: int) -> int:
    """The fewest pairs of neighbours among so many guests on some places, by counting."""
    allowed = set(places)
    room = sum(
        s.parted if allowed.issuperset(s.places) else len(allowed.intersection(s.places))
        for s in stretches(near)
    )
    return max(0, num_guests - room)


def largest_shares(sizes: list[int], num_guests: int) -> list[int]:
    """Guests by table where as many as possible sit together."""
    left, shares = num_guests, []
    for size in sorted(sizes, reverse=True):
        shares.append(min(size, left))
        left -= shares[-1]
    return shares + [1] * max(0, left)


def even_shares(sizes: list[int], num_guests: int) -> list[int]:
    """Guests by table where as few as possible sit together."""
    shares = [0] * len(sizes)
    for _ in range(min(num_guests, int(np.sum(sizes)) if sizes else 0)):
        free = [k for k, size in enumerate(sizes) if shares[k] < size]
        k = min(free, key=lambda k: shares[k])
        shares[k] += 1
    return shares


def pairs_of(shares: list[int]) -> int:
    """How many pairs sit at one table."""
    return sum(s * (s - 1) // 2 for s in shares)
