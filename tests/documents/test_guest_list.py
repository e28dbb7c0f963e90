"""Lists print whatever names hold, and report what no font can draw."""

from preseance import documents
from preseance.documents.guest_list import guest_list
from preseance.views.records import GuestEntry, GuestListView, GuestView, PaperHead

_ODD = 'A "quoted" #name [with] $odd$ _marks_'


def _list(*guests: GuestView) -> GuestListView:
    entries = tuple(GuestEntry(guest, "Table 1", "3") for guest in guests)
    return GuestListView(PaperHead("Event", "Lunch", audience="host"), "name", entries)


def test_marks_of_the_typesetter_are_printed_as_they_are() -> None:
    page = documents.print_guest_list(_list(GuestView("g", _ODD)))
    assert page.pages[0].startswith(b"%PDF")
    assert not page.remarks


def test_a_glyph_no_font_has_is_reported() -> None:
    remarks = documents.print_guest_list(_list(GuestView("g", "安𰀀"))).remarks
    assert {remark.kind for remark in remarks} == {"missing-glyph"}


def test_columns_that_nobody_fills_are_left_out() -> None:
    plain = guest_list(_list(GuestView("g", "Henri")), "a4")
    assert "Diet" not in plain and "Delegation" not in plain
    full = guest_list(_list(GuestView("g", "Henri", delegation="Luxembourg", diet="vegan")), "a4")
    assert "Diet" in full and "Delegation" in full


def test_an_empty_list_prints() -> None:
    assert documents.print_guest_list(_list()).pages
