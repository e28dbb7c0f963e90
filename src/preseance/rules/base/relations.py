"""Relations between the places of one session, by the words a rule row may use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from preseance.engine.terms import Ints, Relation
from preseance.model.place import RELATIONS, Layout, Place

GROUPS = ("same-table", "same-vehicle", "same-row", "same-room", "same-session")
WORDS: tuple[str, ...] = (*RELATIONS, *GROUPS, "hangs-on")
"""Words of the catalogue; besides these, ``within N m`` and ``within N min``."""
MINUTES_A_SLOT = 2.0
_DISTANCE = re.compile(r"within (\d+(?:\.\d+)?) ?(m|min)")


@dataclass(frozen=True, eq=False)
class Related:
    """A relation as the engine wants it and as a rule walks it."""

    relation: Relation
    num_places: int

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

    def holds(self, p: int, q: int) -> bool:
        """Whether place q stands so to place p; never where one of them is -1."""
        if p < 0 or q < 0 or p == q:
            return False
        if self._group is not None:
            return self._group[p] >= 0 and self._group[p] == self._group[q]
        return q in self._near[p]

    def near(self, p: int) -> list[int]:
        """Places that stand so to place p, ascending; none where p is -1."""
        if p < 0:
            return []
        if self._group is not None:
            g = self._group[p]
            return [q for q, h in enumerate(self._group) if h == g and q != p] if g >= 0 else []
        return sorted(self._near[p])

    def symmetric(self) -> Related:
        """The relation in both directions."""
        if self.relation.group is not None:
            return self
        p, q = self.pairs
        return _of(np.concatenate([p, q]), np.concatenate([q, p]), self.num_places)

    @cached_property
    def once(self) -> Related:
        """A symmetric relation with each pair listed once, the smaller index first."""
        p, q = self.pairs
        return _of(p[p < q], q[p < q], self.num_places)

    @cached_property
    def forest(self) -> Related:
        """Each pair once, less one pair of every ring, so that k places hold at most k - 1."""
        parent = list(range(self.num_places))

        def root(k: int) -> int:
            while parent[k] != k:
                parent[k] = parent[parent[k]]
                k = parent[k]
            return k

        kept: list[tuple[int, int]] = []
        for p, q in zip(*(side.tolist() for side in self.once.pairs), strict=True):
            a, b = root(p), root(q)
            if a != b:
                parent[a] = b
                kept.append((p, q))
        array = np.array(kept, dtype=np.int64).reshape(-1, 2)
        return _of(array[:, 0], array[:, 1], self.num_places)


def _of(first: Ints, second: Ints, num_places: int) -> Related:
    keys = np.unique(first * max(num_places, 1) + second)
    p, q = keys // max(num_places, 1), keys % max(num_places, 1)
    ones = np.ones(len(keys), dtype=np.int64)
    return Related(Relation(first=p, second=q, values=ones), num_places)


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
    return word in WORDS or _DISTANCE.fullmatch(word) is not None


def related(layout: Layout, word: str) -> Related:
    """The relation a word names, between the places of one session.

    Raises
    ------
    KeyError
        Where the word names none; ``is_relation`` tells beforehand.
    """
    m = len(layout.places)
    if word in RELATIONS:
        index = {p.id: k for k, p in enumerate(layout.places)}
        table = layout.relations.get(word, {})
        return listed([(index[p], index[q]) for p, qs in table.items() for q in qs], m)
    if word in GROUPS:
        keys = [_group_key(place, word) for place in layout.places]
        number = {key: k for k, key in enumerate(dict.fromkeys(keys))}
        return Related(Relation.same([number[key] for key in keys]), m)
    if word == "hangs-on":
        index = {p.id: k for k, p in enumerate(layout.places)}
        hung = [(index[p.hangs_on], k) for k, p in enumerate(layout.places) if p.hangs_on in index]
        return listed(hung, m)
    found = _DISTANCE.fullmatch(word)
    if found is None:
        raise KeyError(word)
    return _within(layout.places, float(found[1]), found[2])


def _group_key(place: Place, word: str) -> tuple[str, int]:
    if word == "same-session":
        return "", 0
    if word == "same-room":
        return place.room, 0
    return place.table, (place.row or 0) if word == "same-row" else 0


def _within(places: Sequence[Place], limit: float, unit: str) -> Related:
    from scipy.spatial import cKDTree

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
    pairs = cKDTree(points).query_pairs(limit + 1e-9, output_type="ndarray").astype(np.int64)
    return _of(pairs[:, 0], pairs[:, 1], len(places)).symmetric()
