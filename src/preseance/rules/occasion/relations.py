"""Relations between the places of one session, by the words a rule row may use."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from preseance.model.place import HANDS, RELATIONS, Layout, Place, PlaceKind
from preseance.rooms import in_sight
from preseance.rooms.nearness import near_pairs
from preseance.terms import Ints, Relation

T = TypeVar("T")
GROUPS = ("same-table", "same-vehicle", "same-row", "same-room", "same-session")
WORDS: tuple[str, ...] = (*RELATIONS, *GROUPS, "hangs-on", "in-sight")
"""Words of the catalogue; besides these, ``within N m`` and ``within N min``."""
OTHER_HAND = dict(zip(HANDS, reversed(HANDS), strict=True))
"""Whoever is on the right of somebody has them on the left."""
AT_TABLE = frozenset({"beside", "across", "diagonal", *HANDS})
"""Where chairs are not planned, whoever is at the table may come to sit so."""
MINUTES_A_SLOT = 2.0
_DISTANCE = re.compile(r"within (\d+(?:\.\d+)?) ?(m|min)")


@dataclass(frozen=True, eq=False)
class Related:
    """A relation as the engine wants it and as a rule walks it."""

    relation: Relation
    num_places: int
    _kept: dict[str, object] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def pairs(self) -> tuple[Ints, Ints]:
        """All ordered pairs of places that stand so, without a weight."""
        first, second = self.relation.first, self.relation.second
        if first is not None and second is not None:
            return first, second
        group = self.relation.group
        assert group is not None
        ordered = [np.flatnonzero(group == g) for g in np.unique(group[group >= 0])]
        p = [np.repeat(m, len(m)) for m in ordered]
        q = [np.tile(m, len(m)) for m in ordered]
        none = np.zeros(0, dtype=np.int64)
        first, second = np.concatenate([none, *p]), np.concatenate([none, *q])
        return first[first != second], second[first != second]

    @cached_property
    def _near(self) -> list[set[int]]:
        near: list[set[int]] = [set() for _ in range(self.num_places)]
        for p, q in zip(*(side.tolist() for side in self.pairs), strict=True):
            near[p].add(q)
        return near

    @cached_property
    def _group(self) -> list[int] | None:
        return None if self.relation.group is None else self.relation.group.tolist()

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Places of each group, where the relation is one of groups; none otherwise."""
        members: dict[int, list[int]] = {}
        for p, g in enumerate(self._group or ()):
            if g >= 0:
                members.setdefault(g, []).append(p)
        return tuple(tuple(m) for _, m in sorted(members.items()))

    @cached_property
    def _members(self) -> list[tuple[int, ...]]:
        found: list[tuple[int, ...]] = [()] * self.num_places
        for places in self.groups:
            for p in places:
                found[p] = places
        return found

    def holds(self, p: int, q: int) -> bool:
        """Whether place q stands so to place p; never where one of them is -1."""
        if p < 0 or q < 0 or p == q:
            return False
        if self._group is not None:
            return self._group[p] >= 0 and self._group[p] == self._group[q]
        return q in self._near[p]

    def near(self, p: int) -> tuple[int, ...]:
        """Places that stand so to place p, ascending; none where p is -1."""
        return self._lists[p] if p >= 0 else ()

    @cached_property
    def _lists(self) -> list[tuple[int, ...]]:
        if self._group is not None:
            return [tuple(q for q in self._members[p] if q != p) for p in range(self.num_places)]
        return [tuple(sorted(near)) for near in self._near]

    def symmetric(self) -> Related:
        """The relation in both directions."""
        if self.relation.group is not None:
            return self
        p, q = self.pairs
        size = max(self.num_places, 1)
        if np.array_equal(np.sort(q * size + p), p * size + q):
            return self
        return _of(np.concatenate([p, q]), np.concatenate([q, p]), self.num_places)

    def kept(self, key: str, make: Callable[[], T]) -> T:
        """What ``make`` makes of the relation, made once for all who ask by ``key``."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast(T, self._kept[key])

    def then(self, other: Related) -> Related:
        """Places that stand so, by the other relation, to a place that stands so to the first by this one."""
        (p, middle), (begin, q) = self.pairs, other.pairs
        order = np.argsort(begin, kind="stable")
        begin, q = begin[order], q[order]
        first = np.searchsorted(begin, middle, side="left")
        count = np.searchsorted(begin, middle, side="right") - first
        start = np.repeat(first - np.cumsum(count) + count, count)
        p, q = np.repeat(p, count), q[start + np.arange(len(start))]
        return _of(p[p != q], q[p != q], self.num_places)

    @cached_property
    def once(self) -> Related:
        """A symmetric relation with each pair listed once, the smaller index first."""
        p, q = self.pairs
        return _of(p[p < q], q[p < q], self.num_places)


def _of(first: Ints, second: Ints, num_places: int) -> Related:
    keys = first * max(num_places, 1) + second
    if not (keys[1:] > keys[:-1]).all():
        keys = np.sort(keys)
        # By hand, as ``np.unique`` takes four times as long for so few.
        keys = keys[np.append(True, keys[1:] > keys[:-1])]
    p, q = keys // max(num_places, 1), keys % max(num_places, 1)
    ones = np.ones(len(keys), dtype=np.int64)
    return Related(Relation(first=p, second=q, values=ones), num_places)


def where(matrix: NDArray[np.bool_]) -> Related:
    """From a matrix, true where the place of the column stands so to that of the row."""
    p, q = np.nonzero(matrix)
    return _of(p[p != q].astype(np.int64), q[p != q].astype(np.int64), len(matrix))


def listed(pairs: Sequence[tuple[int, int]], num_places: int) -> Related:
    """From ordered pairs of place indices."""
    array = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    return _of(array[:, 0], array[:, 1], num_places)


def union(relations: Sequence[Related], num_places: int) -> Related:
    """Any of several relations, each pair counted once."""
    none = [np.zeros(0, dtype=np.int64)]
    first = np.concatenate(none + [r.pairs[0] for r in relations])
    second = np.concatenate(none + [r.pairs[1] for r in relations])
    return _of(first, second, num_places)


def is_relation(word: str) -> bool:
    """Whether a word names a relation."""
    return word in WORDS or distance_of(word) is not None


def distance_of(word: str) -> tuple[str, str] | None:
    """The number and the unit (m or min) of ``within 3 m``; None for every other word."""
    found = _DISTANCE.fullmatch(word)
    return (found[1], found[2]) if found else None


def related(layout: Layout, word: str, *, chairs: bool = False) -> Related:
    """The relation a word names, between the places of one session.

    At tables seated whole all are side by side, across and diagonal, unless ``chairs`` asks for
    what the plan itself decides: then nobody is.

    Raises
    ------
    KeyError
        Where the word names none; ``is_relation`` tells beforehand.
    """
    m = len(layout.places)
    if word in (*RELATIONS, *HANDS):
        index, table = layout.index, layout.relations.get(word, {})
        first = np.repeat([index[p] for p in table], [len(qs) for qs in table.values()])
        second = np.array([index[q] for qs in table.values() for q in qs], dtype=np.int64)
        near = _of(first.astype(np.int64), second, m)
        if chairs or word not in AT_TABLE or not layout.whole:
            return near
        company = _company(layout)
        return union([near, company], m) if table else company
    if word in GROUPS:
        keys = _group_keys(layout, word)
        number = {key: k for k, key in enumerate(dict.fromkeys(k for k in keys if k is not None))}
        return Related(Relation.same([-1 if k is None else number[k] for k in keys]), m)
    if word == "in-sight":
        if not layout.fixtures:
            return Related(Relation.same([0] * m), m)
        return where(in_sight(layout.reckoned, layout.fixtures))
    if word == "hangs-on":
        index = layout.index
        hung = [
            (index[principal], k)
            for k, p in enumerate(layout.places)
            for principal in (p.hangs_on, p.shared_with)
            if principal is not None and principal in index and p.table not in layout.whole
        ]
        hung += [
            (j, k)
            for k, p in enumerate(layout.places)
            if p.kind is PlaceKind.AUXILIARY and p.table in layout.whole
            for j, q in enumerate(layout.places)
            if q.table == p.table and q.kind is not PlaceKind.AUXILIARY
        ]
        return listed(hung, m)
    found = distance_of(word)
    if found is None:
        raise KeyError(word)
    return _within(layout.reckoned, float(found[0]), found[1])


def _company(layout: Layout) -> Related:
    """The chairs of each table seated whole, those of one table together."""
    number = {table: k for k, table in enumerate(sorted(layout.whole))}
    return Related(
        Relation.same(
            [
                -1 if p.kind is PlaceKind.AUXILIARY else number.get(p.table, -1)
                for p in layout.places
            ]
        ),
        len(layout.places),
    )


def _group_keys(layout: Layout, word: str) -> Sequence[object]:
    """What places of one group have in common; None for a place that is in no group."""
    places = layout.places
    if word == "same-session":
        return [""] * len(places)
    if word == "same-room":
        return [p.room for p in places]
    if word == "same-vehicle":
        return [p.table if p.table in layout.vehicles else None for p in places]
    if word == "same-row":
        return [None if p.row is None else (p.table, p.row) for p in places]
    return [p.table for p in places]


def _within(places: Sequence[Place], limit: float, unit: str) -> Related:
    if unit == "m":
        points = np.array([(p.x, p.y) for p in places]).reshape(-1, 2)
    else:
        # Slots of one line follow each other; different lines are an age apart.
        line = {t: k for k, t in enumerate(dict.fromkeys(p.table for p in places))}
        points = np.array(
            [(p.number * MINUTES_A_SLOT, line[p.table] * 1e9) for p in places]
        ).reshape(-1, 2)
    if not len(points):
        return listed([], 0)
    pairs = near_pairs(points, limit + 1e-9)
    return _of(pairs[:, 0], pairs[:, 1], len(places)).symmetric()
