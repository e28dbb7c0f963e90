"""Place cards: one for each guest with a place, named on both sides."""

from dataclasses import replace

import pytest

from preseance import documents
from preseance.documents.place_cards import place_cards
from preseance.documents.typst import write_source
from preseance.views.records import GuestEntry, GuestListView, GuestView, PaperHead


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


@pytest.mark.parametrize(
    "name",
    [
        "Maximilian-Alexander von und zu Hohenlohe-Schillingsfürst-Waldenburg",
        "W" * 60,
        "Bo " * 66,
        "M" * 200,
        "Österreichisch-Ungarischer Statthalterei-Oberoffizials-Anwärter",
        "\u202e\u0645\u062d\u0645\u062f" * 12,
    ],
)
def test_a_long_name_stays_on_its_card(name: str) -> None:
    view = replace(_cards(0), entries=(GuestEntry(GuestView("x", name), "Table 1", "1"),))
    source = place_cards(view)
    card = source[
        source.index("\n  card(") + len("\n  card(") : source.index(', "Event", "Table 1')
    ]
    held = f"""{source}
#context {{
  let said = {card}
  assert(measure(said).width <= 85mm)
  assert(measure(block(width: 85mm, said)).height <= 18mm)
  assert(measure(said).height == measure(block(width: 85mm, said)).height)
}}"""
    assert write_source(held, "pdf")
