"""The order in which the items of a large hall have their turns: those tied to one another together.

A move reads where the partners of two items stand. In an order of chance they lie anywhere in memory; in
this one a stretch of turns reads the same few again.
"""

from __future__ import annotations

import numpy as np

from preseance.engine.search.arrays import PARTNER, PairCosts
from preseance.terms import Ints


def near_together(pair: PairCosts[Ints], n: int, movable: Ints) -> Ints:
    """The same items, session after session, in the order of Cuthill and McKee by their ties.

    Parameters
    ----------
    n
        Items of the problem.
    movable
        As session x items + item.

    References
    ----------
    Cuthill and McKee, "Reducing the bandwidth of sparse symmetric matrices", ACM National Conference (1969).
    """
    # To load SciPy takes long, and a small hall does not come here.
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import reverse_cuthill_mckee

    rank = np.empty(len(pair.tie_begin) - 1, dtype=np.int64)
    for run in range(0, len(rank), max(1, n)):
        begin = pair.tie_begin[run : run + n + 1]
        partner = (pair.ties[begin[0] : begin[-1]] & PARTNER).astype(np.int32)
        tied = csr_array(
            (np.ones(len(partner), dtype=np.int8), partner, (begin - begin[0]).astype(np.int32)),
            shape=(n, n),
        )
        rank[run + reverse_cuthill_mckee(tied, symmetric_mode=True)] = run + np.arange(n)
    ordered: Ints = movable[np.argsort(rank[movable])]
    return ordered
