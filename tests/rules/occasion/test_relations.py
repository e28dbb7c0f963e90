"""One relation after another is what walking both would find."""

from __future__ import annotations

import random

import pytest

from preseance.rules.occasion.relations import listed


@pytest.mark.parametrize("seed", range(20))
def test_one_relation_then_another_leads_where_walking_both_does(seed: int) -> None:
    draw, places = random.Random(seed), range(7)
    pairs = [
        [(draw.choice(places), draw.choice(places)) for _ in range(draw.randrange(12))]
        for _ in range(2)
    ]
    one, other = (listed([(p, q) for p, q in each if p != q], len(places)) for each in pairs)
    walked = {(p, r) for p in places for q in one.near(p) for r in other.near(q) if p != r}
    found = one.then(other)
    assert {(p, q) for p in places for q in found.near(p)} == walked
