"""How places are related, as plain arrays that grow with the links, not with places times places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from preseance.engine.compiling import kernel
from preseance.engine.kinds.reading import related
from preseance.terms import Ints, Relation


class Ties(NamedTuple):
    """Some relations between the m places of a session, by number."""

    group: Ints
    """The group of each place, -1 for none; shape (relations, m)."""
    begin: Ints
    """Start of each place's run of links, where a relation is not one of groups; shape (relations, m + 1)."""
    other: Ints
    """The second place of each link, ascending in a run."""
    value: Ints


@kernel(inline="always")
def standing(ties: Ties, r: int, p: int, q: int) -> Any:
    """How strongly place q stands in relation r to another place p."""
    if ties.group[r, p] >= 0:
        return 1 if ties.group[r, p] == ties.group[r, q] else 0
    low, end = ties.begin[r, p], ties.begin[r, p + 1]
    high = end
    while low < high:
        middle = (low + high) // 2
        if ties.other[middle] < q:
            low = middle + 1
        else:
            high = middle
    return ties.value[low] if low < end and ties.other[low] == q else 0


def lay_out_ties(relations: Sequence[Relation], m: int) -> Ties:
    """The relations between m places."""
    group = np.full((len(relations), m), -1, dtype=np.int64)
    begin = np.zeros((len(relations), m + 1), dtype=np.int64)
    none = np.zeros(0, dtype=np.int64)
    others, values = [none], [none]
    start = 0
    for r, relation in enumerate(relations):
        if relation.group is not None:
            group[r] = relation.group[:m]
            continue
        p, q, value = _linked_once(relation, m)
        begin[r, 1:] = np.cumsum(np.bincount(p, minlength=m))
        begin[r] += start
        start += len(q)
        others.append(q)
        values.append(value)
    return Ties(group, begin, np.concatenate(others), np.concatenate(values))


def size_of(relation: Relation, m: int) -> int:
    """How many cells a relation takes, at most."""
    if relation.dense is not None:
        return relation.dense.size
    return m if relation.first is None else len(relation.first) + m


def _linked_once(relation: Relation, m: int) -> tuple[Ints, Ints, Ints]:
    """Places and values in order of the places, two places once however often they are named."""
    p, q, value = related(relation, m)
    keys = p * m + q
    if (keys[1:] > keys[:-1]).all():
        return p, q, value.astype(np.int64)
    some, where = np.unique(keys, return_inverse=True)
    return some // m, some % m, np.bincount(where, value, len(some)).astype(np.int64)
