"""What is to be known of a sheet of labels before it is printed on."""

from __future__ import annotations

from collections.abc import Iterator

from preseance.documents.papers.label_sheets import Cutting
from preseance.documents.printed import PaperRemark
from preseance.documents.words import word
from preseance.views.records import Language

_SLACK = 0.6
"""Millimetres by which an item may reach over the sheet through rounding."""


def label_remarks(cutting: Cutting, language: Language) -> Iterator[PaperRemark]:
    """Where sources disagree on a sheet, or its figures do not fit the paper, a test sheet is due."""
    stock = cutting.stock
    if stock.plain:
        return
    if stock.disagreement:
        text = word("remark-labels", language, stock.called, stock.disagreement)
        yield PaperRemark("labels", text)
    x, y = stock.corner(stock.per_sheet - 1)
    if x + stock.size[0] > stock.sheet[0] + _SLACK or y + stock.size[1] > stock.sheet[1] + _SLACK:
        yield PaperRemark("labels", word("remark-labels-over", language, stock.called))
