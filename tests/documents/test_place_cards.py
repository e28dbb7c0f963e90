"""Place cards: one for each guest with a place, named on both sides."""

from preseance import documents
from preseance.documents.place_cards import place_cards
from preseance.planning.views import GuestEntry, GuestListView, GuestView, PaperHead


def _cards(number: int) -> GuestListView:
    entries = [
        GuestEntry(GuestView(str(k), f'Guest «{k}» "quoted" #hash'), "Table 1", str(k))
        for k in range(number)
    ]
    entries.append(GuestEntry(GuestView("x", "Without a place")))
    return GuestListView(PaperHead("Event", "Lunch"), "place", tuple(entries))


def test_who_has_no_place_gets_no_card() -> None:
    source = place_cards(_cards(3))
    assert source.count("Table 1") == 3
    assert "Without a place" not in source


def test_eight_cards_go_on_a_sheet() -> None:
    assert len(documents.print_cards(_cards(17), fmt="svg").pages) == 3


def test_cards_of_nobody_are_a_sheet_that_says_so() -> None:
    assert "Nobody has a place yet" in place_cards(_cards(0))
    assert documents.print_cards(_cards(0)).pages[0].startswith(b"%PDF")
