"""A assembly: one session as rules look at it, with the places it has and the guests who attend."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

import numpy as np

from preseance.model.place import Layout, Place, PlaceKind
from preseance.model.session import Kind, Session
from preseance.rules.occasion.relations import Related, listed, related, union
from preseance.rules.occasion.standing import Span
from preseance.terms import Ints

T = TypeVar("T")
TALKS = (Kind.TALKS, Kind.BILATERAL)
"""Kinds of session at which delegations sit as such."""
ENDS = ("west", "east")
"""Sides of a table of talks that belong to neither delegation."""


@dataclass(frozen=True)
class Assembly:
    """One session as rules see it: its places and who attends, with the engine's indices."""

    index: int
    """The session's index in the problem."""
    session: Session
    layout: Layout
    guests: tuple[str, ...]
    """Guest ids attending, in the order of precedence of the session."""
    spans: tuple[Span, ...]
    """Positions in ``guests`` that each of them may have: more than one for equals."""
    _kept: dict[tuple[object, ...], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Places; their order is the engine's index."""
        return self.layout.places

    @cached_property
    def place_index(self) -> Mapping[str, int]:
        """Index of each place by id."""
        return self.layout.index

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Place of each guest attending in the session's order of precedence."""
        return {g: k for k, g in enumerate(self.guests)}

    def senior(self, a: str, b: str) -> bool:
        """Whether a guest certainly ranks before another."""
        return self.spans[self.order[a]][1] < self.spans[self.order[b]][0]

    @cached_property
    def present(self) -> frozenset[str]:
        """The guests attending, as a set."""
        return frozenset(self.guests)

    @cached_property
    def seats(self) -> tuple[int, ...]:
        """Indices of the places that guests take in their own right, without auxiliary ones."""
        return tuple(k for k, p in enumerate(self.places) if p.kind is not PlaceKind.AUXILIARY)

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """Ids of the tables that have places, best first."""
        rank = {p.table: p.table_rank for p in self.places}
        return tuple(sorted(rank, key=lambda t: (rank[t], t)))

    @cached_property
    def table_of(self) -> Ints:
        """Index in ``tables`` of each place; -1 for auxiliary places."""
        index = {t: k for k, t in enumerate(self.tables)}
        return np.array(
            [-1 if p.kind is PlaceKind.AUXILIARY else index[p.table] for p in self.places],
            dtype=np.int64,
        )

    @cached_property
    def seats_at(self) -> Mapping[str, tuple[int, ...]]:
        """Places that are not auxiliary, by table, presiding ones first, then by honour."""
        seats: dict[str, list[int]] = {t: [] for t in self.tables}
        for k, p in enumerate(self.places):
            if p.kind is not PlaceKind.AUXILIARY:
                seats[p.table].append(k)
        return {t: tuple(sorted(ks, key=self._seat_key)) for t, ks in seats.items()}

    def _seat_key(self, k: int) -> tuple[int, int]:
        place = self.places[k]
        if place.presiding == "host":
            return -2, place.number
        if place.honour is None:
            return -1 if place.presiding else len(self.places), place.number
        return place.honour, place.number

    def side_of(self, place: int) -> str:
        """The side that one delegation has of a table of talks or of armchairs; empty elsewhere.

        Chairs at the ends of such a table are on a side of their own.
        """
        seat = self.places[place]
        return seat.side.removesuffix("-side") if seat.table in self.layout.two_sided else ""

    def is_end(self, place: int) -> bool:
        """Whether a place is at an end of a table of two sides, or at talks of a long one."""
        seat, layout = self.places[place], self.layout
        tables = layout.two_sided | (layout.long if self.session.kind in TALKS else frozenset())
        return seat.table in tables and seat.side in ENDS and seat.kind is not PlaceKind.AUXILIARY

    def or_end(self, near: Related) -> Related:
        """Near, or at an end of the same table where that is one of talks: where note-takers may sit."""
        size = len(self.places)
        ends = [q for q in self.seats if self.is_end(q)]
        pairs = {(p, q) for p in range(size) for q in near.near(p)}
        pairs |= {
            (p, q)
            for q in ends
            for p in range(size)
            if p != q and self.places[p].table == self.places[q].table
        }
        return listed(sorted(pairs), size)

    def related(
        self, words: Sequence[str], *, symmetric: bool = False, chairs: bool = False
    ) -> Related:
        """How the places stand to each other by any of some relation words (kept once made).

        With ``chairs`` nobody is near anybody at a table seated whole, else all are there.
        """
        return self.layout.kept(
            ("related", *words, symmetric, chairs),
            lambda: self._relate(tuple(words), symmetric, chairs),
        )

    def _relate(self, words: tuple[str, ...], symmetric: bool, chairs: bool) -> Related:
        single = [related(self.layout, w, chairs=chairs) for w in words]
        made = single[0] if _are_one(single) else union(single, len(self.places))
        return made.symmetric() if symmetric else made

    def kept(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What ``make`` makes of the places and who attends, made once for all who ask by ``key``."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast(T, self._kept[key])


def _are_one(relations: Sequence[Related]) -> bool:
    """Whether all relate the same groups, or there is but one."""
    groups = [r.relation.group for r in relations]
    first = groups[0]
    return len(groups) == 1 or (
        first is not None and all(g is not None and np.array_equal(first, g) for g in groups[1:])
    )
