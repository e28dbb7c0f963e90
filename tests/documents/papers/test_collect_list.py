"""Copies to collect: by what people call a paper, on a list of their own and on the change sheet."""

import pytest

from preseance.documents.change_sheet import change_sheet
from preseance.documents.paper_names import paper_called
from preseance.documents.papers.collect_list import print_collect_list
from preseance.door.paper_kinds import SIZES
from preseance.model.settings import NUMBERED_PAPERS
from preseance.views.records import ChangeSheetView, CopyView, PaperHead

_COPY = CopyView("1", "Dîner", "floor-plan-a3", "public", 2, 3, "Zoë «Z» Ødegård")


def test_the_change_sheet_names_each_copy() -> None:
    head = PaperHead("E", "", language="fr")
    source = change_sheet(ChangeSheetView(head, "1", "2", copies=(_COPY,)), "a4")
    for said in (
        "Exemplaires à reprendre",
        "Zoë «Z» Ødegård",
        "Exemplaire 2 sur 3",
        "Plan de table (A3)",
    ):
        assert said in source
    assert "Exemplaires à reprendre" not in change_sheet(ChangeSheetView(head, "1", "2"), "a4")


def test_a_long_list_goes_over_several_pages() -> None:
    made = print_collect_list(PaperHead("E", ""), [_COPY] * 120, fmt="svg")
    assert len(made.pages) > 2 and not made.remarks


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_paper_that_is_numbered_has_a_name(language: str) -> None:
    for kind in NUMBERED_PAPERS:
        assert paper_called(kind, language) != kind
        for size in SIZES:
            assert paper_called(f"{kind}-{size}", language).startswith(paper_called(kind, language))
    assert paper_called("kitchen-since-3", language) != "kitchen-since-3"
    assert paper_called("of-some-other-house", language) == "of-some-other-house"
