"""Sheets of labels: known by name, each with a source, and nothing off its paper unsaid."""

import pytest

from preseance.documents.papers.label_remarks import label_remarks
from preseance.documents.papers.label_sheets import (
    Cutting,
    Stock,
    begun_at,
    offset_of,
    plain,
    slots,
    stock_named,
    stocks,
)
from preseance.errors import PreseanceError


@pytest.mark.parametrize("stock", stocks(), ids=lambda s: s.called)
def test_every_sheet_has_a_source_and_fits_its_paper_or_says_not(stock: Stock) -> None:
    assert stock.source and stock.kind and stock.per_sheet >= 1
    x, y = stock.corner(stock.per_sheet - 1)
    over = max(x + stock.size[0] - stock.sheet[0], y + stock.size[1] - stock.sheet[1])
    said = [r.text for r in label_remarks(Cutting(stock), "en")]
    assert over <= 0.6 or any("do not fit" in text for text in said)
    assert not stock.disagreement or any(stock.disagreement in text for text in said)


@pytest.mark.parametrize("stock", stocks(), ids=lambda s: s.called)
def test_no_two_labels_of_a_sheet_overlap(stock: Stock) -> None:
    assert stock.columns == 1 or stock.pitch_x >= stock.size[0] - 0.01
    assert stock.rows == 1 or stock.pitch_y >= stock.size[1] - 0.01


@pytest.mark.parametrize("name", ["Avery 5302", "avery5302", "5302", "AVERY-5302"])
def test_a_sheet_is_known_by_brand_and_part(name: str) -> None:
    assert stock_named(name).called == "Avery 5302"


def test_every_name_finds_its_sheet() -> None:
    assert all(stock_named(s.called) is s for s in stocks())


def test_a_sheet_nobody_knows_is_a_sentence_with_those_near() -> None:
    with pytest.raises(PreseanceError, match="did you mean «Avery 5302»"):
        stock_named("Avry 5302")


@pytest.mark.parametrize(
    ("text", "size", "fold"),
    [
        ("95x67 folded", (95.0, 67.0), "roof"),
        ("90 x 55", (90.0, 55.0), ""),
        ("85,5x54 mm", (85.5, 54.0), ""),
    ],
)
def test_an_own_size_is_cut_from_plain_paper(
    text: str, size: tuple[float, float], fold: str
) -> None:
    stock = stock_named(text)
    assert stock.plain and stock.size == size and stock.fold == fold


@pytest.mark.parametrize("text", ["300x300", "5x5", "95x1000"])
def test_a_size_no_sheet_holds_is_refused(text: str) -> None:
    with pytest.raises(PreseanceError, match="cannot be cut"):
        stock_named(text)


def test_letter_holds_other_numbers_than_a4() -> None:
    assert plain(95, 67, "a4", "roof").per_sheet == plain(95, 67, "letter", "roof").per_sheet == 8
    assert plain(105, 74, "a4", "").per_sheet > plain(105, 74, "letter", "").per_sheet


@pytest.mark.parametrize("text", ["", "1", "a,b", "1,2,3", "100,0", "nan,0"])
def test_an_offset_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(PreseanceError, match="offset"):
        offset_of(text)


def test_cards_begin_at_the_first_place_left_on_a_used_sheet() -> None:
    cutting = begun_at(Cutting(plain(95, 67, "a4", "roof")), 7)
    assert [sheet for sheet, _, _ in slots(cutting, 4)] == [0, 0, 1, 1]
    for wrong in (0, 9):
        with pytest.raises(PreseanceError, match="from 1 to 8"):
            begun_at(cutting, wrong)
