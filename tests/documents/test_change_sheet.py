"""The change sheet names every move, and says so when there is none."""

from preseance import documents
from preseance.documents.change_sheet import change_sheet
from preseance.views.records import ChangeSheetView, GuestView, MoveView, PaperHead


def test_change_sheet_names_moves_in_order_and_prints() -> None:
    moves = tuple(
        MoveView(GuestView(name, name), "Lunch", "Table 1, place 1", "Table 1, place 2")
        for name in ("Zoë", 'A "quoted" #name')
    )
    view = ChangeSheetView(PaperHead("Event", ""), "1", "2", "A wish", moves)
    source = change_sheet(view, "a4")
    assert source.index("Zoë") < source.index("quoted")
    assert documents.print_changes(view).pages[0].startswith(b"%PDF")


def test_change_sheet_without_moves_says_that_nobody_moves() -> None:
    source = change_sheet(ChangeSheetView(PaperHead("Event", ""), "1", "2"), "a4")
    assert "Nobody moves." in source
