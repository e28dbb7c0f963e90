"""How places are related, laid out by links and groups: as strong as the whole matrix says."""

import numpy as np
import pytest

from preseance.engine.mending.ties import lay_out_ties, standing
from preseance.terms import Relation

M = 7
RELATIONS = {
    "pairs": Relation.pairs([(5, 1, 1), (0, 2, 1), (2, 0, 3), (0, 6, 1)]),
    "pairs named twice": Relation.pairs([(3, 4, 1), (3, 4, 2), (1, 0, 1)]),
    "groups": Relation.same([0, 1, 0, -1, 1, -1, 0]),
    "matrix": Relation.matrix(np.arange(M * M).reshape(M, M) % 3 * (1 - np.eye(M, dtype=int))),
    "none": Relation.pairs([]),
}


@pytest.mark.parametrize("name", RELATIONS)
def test_ties_are_as_strong_as_the_relation_says(name: str) -> None:
    """Laid out among others, each keeps its own links."""
    ties = lay_out_ties([*RELATIONS.values()], M)
    r, whole = [*RELATIONS].index(name), RELATIONS[name].to_dense(M)
    told = [
        [standing(ties, r, p, q) if p != q else whole[p, q] for q in range(M)] for p in range(M)
    ]
    assert np.array_equal(told, whole)
