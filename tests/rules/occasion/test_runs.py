"""What the rules say by counting is what trying every way of sitting finds."""

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.rules.occasion.relations import Related, listed
from preseance.rules.occasion.runs import (
    even_shares,
    largest_shares,
    least_pairs,
    least_runs,
    pairs_of,
    stretches,
)

FORMS = st.lists(st.tuples(st.sampled_from(["ring", "row"]), st.integers(1, 5)), min_size=1).filter(
    lambda forms: sum(size for _, size in forms) <= 9
)
"""Round tables and rows, nine places at the most."""


def neighbourhood(forms: list[tuple[str, int]]) -> Related:
    pairs, begin = [], 0
    for form, size in forms:
        pairs += [(begin + k, begin + k + 1) for k in range(size - 1)]
        if form == "ring" and size > 2:
            pairs.append((begin + size - 1, begin))
        begin += size
    return listed(pairs, begin).symmetric()


def neighbours(near: Related, seated: tuple[int, ...]) -> int:
    return sum(near.holds(p, q) for p, q in combinations(seated, 2))


@settings(max_examples=60, deadline=None)
@given(FORMS)
def test_each_place_is_in_one_stretch(forms: list[tuple[str, int]]) -> None:
    near = neighbourhood(forms)
    found = [p for stretch in stretches(near) for p in stretch.places]
    assert sorted(found) == list(range(near.num_places))
    assert len(stretches(near)) == len(forms)


@settings(max_examples=60, deadline=None)
@given(FORMS, st.integers(1, 9))
def test_the_fewest_neighbours_are_those_that_counting_finds(
    forms: list[tuple[str, int]], num_guests: int
) -> None:
    near = neighbourhood(forms)
    num_guests = min(num_guests, near.num_places)
    everywhere = range(near.num_places)
    fewest = min(neighbours(near, s) for s in combinations(everywhere, num_guests))
    least = least_pairs(near, everywhere, num_guests)
    assert least <= fewest
    assert (least == 0) == (fewest == 0)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=4), st.integers(1, 20))
def test_the_fewest_runs_fill_the_fewest_stretches(sizes: list[int], num_guests: int) -> None:
    chosen = [
        sum(taken)
        for taken in product((0, 1), repeat=len(sizes))
        if sum(size for size, t in zip(sizes, taken, strict=True) if t) >= num_guests
    ]
    if chosen:
        assert least_runs(sizes, num_guests) == min(chosen)
    else:
        # Each guest without a place is a run of his own.
        assert least_runs(sizes, num_guests) == len(sizes) + num_guests - sum(sizes)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=3), st.data())
def test_shares_hold_the_most_and_the_fewest_pairs(sizes: list[int], data: st.DataObject) -> None:
    num_guests = data.draw(st.integers(1, sum(sizes)))
    pairs = [
        pairs_of(list(shares))
        for shares in product(*(range(size + 1) for size in sizes))
        if sum(shares) == num_guests
    ]
    assert pairs_of(largest_shares(sizes, num_guests)) == max(pairs)
    assert pairs_of(even_shares(sizes, num_guests)) == min(pairs)
