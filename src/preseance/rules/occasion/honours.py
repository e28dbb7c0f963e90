"""Which places of a table are better than which, by the honour they have."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from preseance.rules.occasion.assembly import Assembly
from preseance.terms import Relation


def in_order(assembly: Assembly, ranked: Sequence[Sequence[int]]) -> Relation | None:
    """Places of one table of which the first is better, where no table has sides of its own.

    The pairs are in the order in which one would go through them table by table.
    """
    first, second = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for here in map(np.array, ranked):
        honour = np.array([assembly.places[p].honour for p in here], dtype=np.int64)
        p, q = np.nonzero(honour[:, None] < honour[None, :])
        if len(p):
            first.append(here[p])
            second.append(here[q])
    p, q = np.concatenate(first), np.concatenate(second)
    return Relation(p, q, np.ones(len(p), dtype=np.int64)) if len(p) else None
