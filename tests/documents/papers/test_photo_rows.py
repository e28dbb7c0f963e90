"""A photograph's row is one row on paper, however many stand in it."""

import re

import pytest

from preseance.documents.papers.photo_rows import photo_rows
from preseance.documents.sizes import sheets
from preseance.views.records import GuestView, PaperHead, PhotoRowsView, PlaceView


@pytest.mark.parametrize("number", range(1, 41))
def test_nobody_of_a_row_is_put_below_it(number: int) -> None:
    places = tuple(
        PlaceView(f"p{k}", str(k), k, 0, 270, guest=GuestView(str(k), f"Guest {k}"))
        for k in range(number)
    )
    view = PhotoRowsView(PaperHead("Summit", "Photo"), (("1", places),))
    widths = [float(w) for w in re.findall(r"#person\(([\d.]+)mm", photo_rows(view, "a4"))]
    assert len(widths) == number
    assert sum(widths) < sheets("a4")[0].width - 34.0
