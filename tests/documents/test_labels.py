"""Labels are disjoint, move as little as needed, and say when they do not fit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.documents.labels import spread

_SPANS = st.lists(st.tuples(st.floats(0, 100), st.floats(1, 8)), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(_SPANS)
def test_spread_keeps_labels_apart_and_on_the_sheet(spans: list[tuple[float, float]]) -> None:
    spans = sorted(spans)
    extents = [extent for _, extent in spans]
    middles = spread([wish for wish, _ in spans], extents, 0.5, 0.0, 110.0)
    assert middles is not None
    assert middles[0] - extents[0] / 2 >= -1e-6
    assert middles[-1] + extents[-1] / 2 <= 110.0 + 1e-6
    for at in range(len(middles) - 1):
        room = middles[at + 1] - middles[at]
        assert room >= (extents[at] + extents[at + 1]) / 2 + 0.5 - 1e-6


def test_spread_leaves_labels_that_are_apart_where_they_are() -> None:
    assert spread([10.0, 30.0], [4.0, 4.0], 1.0, 0.0, 50.0) == [10.0, 30.0]


def test_spread_says_when_labels_do_not_fit() -> None:
    assert spread([1.0, 2.0], [6.0, 6.0], 0.0, 0.0, 10.0) is None
