"""Columns of moments against a list that is sorted plainly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import nan
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from preseance.planning.day.gathering import Gathered, Moment, Pair, PairNumbers

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
PAIRS: tuple[Pair, ...] = (("a", "b"), ("c", "a"), ("b", "d"))

hours = st.one_of(st.none(), st.integers(0, 2).map(lambda k: NOON + timedelta(hours=k)))
moments = st.builds(
    Moment, st.sampled_from("st"), st.sampled_from([("near",), ("beside", "near")]), st.booleans(),
    hours, hours, st.sampled_from(["", "corridor"]),
)  # fmt: skip
blocks = st.lists(
    st.tuples(
        st.lists(st.integers(0, len(PAIRS) - 1), max_size=4),
        moments,
        st.sampled_from([1.5, 0.25, nan]),
    ),
    max_size=8,
)


@given(blocks)
def test_columns_stand_pair_by_pair_in_the_order_of_the_day(
    added: list[tuple[list[int], Moment, float]],
) -> None:
    gathered = Gathered()
    plain: list[tuple[int, Moment, float | None]] = []
    for numbers, moment, metres in added:
        gathered.add(np.array(numbers, dtype=np.int64), gathered.number(moment), metres)
        plain += [(k, moment, None if metres != metres else metres) for k in numbers]
    last = NOON + timedelta(days=365)
    plain.sort(key=lambda met: (met[0], met[1].start or last))
    found, columns = gathered.columns(PAIRS)
    assert found.tolist() == [k for k, _, _ in plain]
    expected: list[tuple[Any, ...]] = [
        (*PAIRS[k], m.relations, metres, m.in_sight, m.start, m.end, m.route, m.mover)
        for k, m, metres in plain
    ]
    assert list(zip(*columns[1:], strict=True)) == expected
    assert columns[0] == [m.session for _, m, _ in plain]


def test_a_pair_has_one_number_whoever_is_named_first() -> None:
    pairs = PairNumbers(PAIRS)
    assert pairs.guests == ("a", "b", "c", "d")
    assert pairs.between("ac", "ad").tolist() == [[-1, -1], [1, -1]]
    assert [pairs.number(frozenset(two)) for two in ("ab", "ca", "ac", "cd", "ax", "a")] == [
        0, 1, 1, -1, -1, -1,
    ]  # fmt: skip
