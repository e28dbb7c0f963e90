"""Listed pairs asked for alike as one term: a hall has hundreds of rules on pairs, of a few kinds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from preseance.engine.mending.rows import is_listed
from preseance.terms import PairTerm, Term, Weights


def merged(terms: Sequence[Term], n: int) -> list[Term]:
    """The terms of a problem of n items, those that list pairs in one relation put together.

    Only terms of one level and session, and pairs that are wanted apart from those that are not; what
    every placement costs stays the same.
    """
    alike: dict[object, list[Term]] = {}
    for term in terms:
        alike.setdefault(_asked(term, n), []).append(term)
    return [_together([t for t in same if isinstance(t, PairTerm)]) if len(same) > 1 else same[0]
            for same in alike.values()]  # fmt: skip


def _asked(term: Term, n: int) -> object:
    """The same for terms that may be put together; the term itself for one that stays alone."""
    if type(term) is not PairTerm or not is_listed(term, n):
        return id(term)
    values = term.weights.values
    wanted = bool(values.size) and int(values.min()) < 0
    return term.level, term.session, id(term.relation), wanted


def _together(terms: Sequence[PairTerm]) -> PairTerm:
    first, parts = terms[0], [t.weights for t in terms]
    return PairTerm(
        level=first.level,
        session=first.session,
        weights=Weights(
            np.concatenate([w.rows for w in parts]),
            np.concatenate([w.columns for w in parts]),
            np.concatenate([w.values for w in parts]),
        ),
        relation=first.relation,
        constant=sum(int(t.constant) for t in terms),
    )
