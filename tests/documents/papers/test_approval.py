"""The page to approve: tables in columns that end together, so that the boxes to tick stay on the page."""

from hypothesis import given
from hypothesis import strategies as st

from preseance.documents.papers.approval import approval
from preseance.views.records import ApprovalView, PaperHead, PlaceView


def _view(*seats: int) -> ApprovalView:
    tables = tuple(
        (
            f"Table {t}",
            tuple(PlaceView(f"t{t}-{n}", str(n), "seat", 0.0, 0.0, 0.0) for n in range(count)),
        )
        for t, count in enumerate(seats, 1)
    )
    return ApprovalView(PaperHead("Event", "Dinner"), tables)


@given(st.lists(st.integers(2, 9), min_size=2, max_size=6))
def test_tables_of_a_page_stand_in_two_even_columns(seats: list[int]) -> None:
    left, right = approval(_view(*seats), "a4").split("#colbreak()")
    before = [left.count(f'"Table {t}"') for t in range(1, len(seats) + 1)]
    kept = sum(before)
    assert before == [1] * kept + [0] * (len(seats) - kept) and 0 < kept < len(seats)
    off = abs(sum(seats[:kept]) + 2 * kept - sum(seats[kept:]) - 2 * (len(seats) - kept))
    assert off <= max(seats) + 2
    assert right.count('"Table ') == len(seats) - kept


def test_one_table_has_one_column_and_many_fill_page_after_page() -> None:
    assert "#columns(1," in approval(_view(12), "a4")
    many = approval(_view(*[10] * 30), "a4")
    assert "#columns(2," in many and "colbreak" not in many
