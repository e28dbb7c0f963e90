"""Place cards: one for each guest with a place, on the sheet asked for, saying what was asked for."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance import documents
from preseance.documents.fitting import LEAST, fitted_name
from preseance.documents.fonts import Weight, measure
from preseance.documents.papers.cards import Face, cards_source
from preseance.documents.papers.label_sheets import Cutting, begun_at, plain, stock_named
from preseance.documents.papers.place_cards import (
    CardStyle,
    addressed,
    card_faces,
    place_cards,
    usual_style,
)
from preseance.documents.papers.table_cards import badges
from preseance.documents.typst import write_source
from preseance.errors import PreseanceError
from preseance.views.records import GuestEntry, GuestListView, GuestView, PaperHead
from preseance.wording.tongues import in_both


def _cards(number: int, tables: int = 2) -> GuestListView:
    entries = [
        GuestEntry(
            GuestView(str(k), f'Guest «{k}» "quoted" #hash'), f"Table {k % tables + 1}", str(k)
        )
        for k in range(number)
    ]
    entries.append(GuestEntry(GuestView("x", "Without a place")))
    return GuestListView(PaperHead("Event", "Lunch"), "place", tuple(entries))


def _of(guest: GuestView) -> GuestListView:
    return replace(_cards(0), entries=(GuestEntry(guest, "Table 1", "1"),))


def _face(guest: GuestView, *fields: str) -> Face:
    style = replace(usual_style(), fields=fields) if fields else usual_style()
    (card,) = card_faces(_of(guest), style)
    return card.front


def test_who_has_no_place_gets_no_card() -> None:
    source = place_cards(_cards(3))
    assert source.count("Table 1 ·") == 2 and source.count("Table 2 ·") == 1
    assert "Without a place" not in source


def test_eight_cards_go_on_a_sheet() -> None:
    assert len(documents.print_cards(_cards(17), fmt="svg").pages) == 3


def test_cards_of_nobody_are_a_sheet_that_says_so() -> None:
    assert "Nobody has a place yet" in place_cards(_cards(0))
    assert documents.print_cards(_cards(0)).pages[0].startswith(b"%PDF")


def test_of_the_only_table_a_card_says_the_place_alone() -> None:
    source = place_cards(_cards(3, tables=1))
    assert "Table" not in source and source.count('"Place ') == 3


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("", ("", "Ana Prado")),
        ("Her Excellency", ("Her Excellency", "Ana Prado")),
        ("H. E. Ana Prado, MP", ("H. E.", "Ana Prado, MP")),
        ("Madame Prado", ("", "Madame Prado")),
        ("Madame la Ministre", ("Madame la Ministre", "Ana Prado")),
    ],
)
def test_a_form_of_address_stands_above_the_name_and_never_replaces_it(
    form: str, said: tuple[str, str]
) -> None:
    guest = GuestView("a", "Ana Prado", given="Ana", family="Prado", form_of_address=form)
    assert addressed(guest) == said


def test_a_card_says_the_fields_that_were_chosen() -> None:
    guest = GuestView(
        "a", "Ana Prado", title="Minister", delegation="Peru", form_of_address="H. E.",
        diets=("vegan", "peanut allergy"),
    )  # fmt: skip
    assert _face(guest, "name").above == ""
    assert _face(guest, "name", "function").below == ("Minister",)
    assert _face(guest, "name", "function", "delegation").below == ("Minister", "Peru")
    assert _face(guest, "name").foot == "" and _face(guest, "name", "table").foot == "Place 1"
    assert _face(guest, "name", "mark").mark == "VG *"
    assert _face(guest).above == "H. E."


def test_a_name_in_its_own_script_stands_under_the_name_and_not_twice() -> None:
    guest = GuestView("a", "Ana Prado", name_native="Ана Прадо")
    assert place_cards(_of(guest)).count('"Ана Прадо"') == 2
    assert _face(replace(guest, full_name="Ана Прадо")).native == ""
    assert _face(guest, "form_of_address").native == ""


def test_who_chooses_a_chair_gets_a_card_that_says_the_table() -> None:
    view = replace(_cards(1), entries=(GuestEntry(GuestView("x", "Ana Prado"), "Table 9"),))
    assert "Table 9" in place_cards(view)


def test_a_letter_that_no_font_has_is_said() -> None:
    printed = documents.print_cards(_of(GuestView("x", "ગાંધી")))
    assert [r.kind for r in printed.remarks] == ["missing-glyph"]


def test_one_card_again_says_what_it_said_among_the_others() -> None:
    style = replace(usual_style(), only=frozenset({"1"}))
    source = place_cards(_cards(3), style)
    assert "Table 2 · 1" in source and source.count("Table") == 1


def test_the_mark_for_those_who_serve_is_on_one_side_alone() -> None:
    guest = GuestView("a", "Ana Prado", diets=("vegan",))
    assert place_cards(_of(guest)).count('"VG"') == 1


def test_a_card_of_whom_no_diet_is_known_bears_no_mark() -> None:
    assert _face(GuestView("a", "Ana Prado", diet="vegan")).mark == ""


@pytest.mark.parametrize(
    "name",
    [
        "Maximilian-Alexander von und zu Hohenlohe-Schillingsfürst-Waldenburg",
        "W" * 60,
        "Bo " * 66,
        "M" * 200,
        "Österreichisch-Ungarischer Statthalterei-Oberoffizials-Anwärter",
        "\u0645\u062d\u0645\u062f \u0628\u0646 \u0639\u0628\u062f \u0627\u0644\u0644\u0647 " * 3,
    ],
)
def test_a_long_name_stays_on_its_card(name: str) -> None:
    made = fitted_name(GuestView("x", name.strip()), name, 85.0, 20.0, 7.4)
    said = "".join("".join(line.split()) for line in made.lines)
    assert said == "".join(name.split())
    assert made.height <= 20.0
    lines = "; ".join(
        f"assert(measure(text(size: {made.size}mm, weight: 600, {_quoted(line)})).width <= 85mm)"
        for line in made.lines
    )
    assert write_source(f"{place_cards(_of(GuestView('x', name)))}\n#context {{ {lines} }}", "pdf")


def _quoted(text: str) -> str:
    from preseance.documents.typst_text import quoted

    return quoted(text)


_LETTERS = "abcÉŁßığ ÅÖñΑΩЖщאבאלمحمدកაბஅআ中한ก-'’."
_NAMES = st.text(alphabet=_LETTERS, min_size=1, max_size=60).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(_NAMES, st.sampled_from([(89.0, 33.0), (63.5, 29.6), (55.0, 38.0), (148.0, 70.0)]))
def test_a_name_fits_its_label_in_ten_scripts_or_is_refused(
    name: str, label: tuple[float, float]
) -> None:
    width, height = label[0] - 8, label[1] * 0.5
    try:
        made = fitted_name(GuestView("x", name), name, width, height, 8.0)
    except PreseanceError as error:
        assert name.split()[0][:10] in error.message
        return
    assert made.height <= height + 1e-9
    assert LEAST - 1e-9 <= made.size <= 8.0
    for line in made.lines:
        assert measure(line, made.size, Weight.SEMIBOLD) <= width + 1e-9
    assert "".join("".join(made.lines).split()) == "".join(name.split())


def test_two_large_lines_go_before_one_small() -> None:
    guest = GuestView(
        "x", "Maximilian von Hohenlohe-Waldenburg", given="Maximilian",
        family="von Hohenlohe-Waldenburg",
    )  # fmt: skip
    made = fitted_name(guest, guest.full_name, 60.0, 20.0, 7.4)
    assert made.lines == ("Maximilian", "von Hohenlohe-Waldenburg")


def test_a_label_narrower_than_a_name_is_a_sentence_and_no_card() -> None:
    style = replace(usual_style(), cutting=Cutting(plain(20.0, 20.0, "a4", "")))
    guest = GuestView("x", "Wolfeschlegelsteinhausenbergerdorff")
    with pytest.raises(PreseanceError, match="does not fit in"):
        place_cards(_of(guest), style)


def _corners(source: str) -> list[tuple[float, float]]:
    found = []
    for line in source.splitlines():
        if (line.startswith("#item(") and "stack(" in line) or (
            "#item(" in line and "face(" in line
        ):
            x, y = line.removeprefix("#item(").split(",")[:2]
            found.append((float(x.strip().removesuffix("mm")), float(y.strip().removesuffix("mm"))))
    return found


def _style(labels: str, **changes: object) -> CardStyle:
    return CardStyle(replace(Cutting(stock_named(labels)), **changes))  # type: ignore[arg-type]  # fields of any kind


def test_cards_lie_where_the_shop_cut_them() -> None:
    corners = _corners(place_cards(_cards(4), _style("Avery 5302")))
    assert corners == [(19.05, 38.1), (107.95, 38.1), (19.05, 139.7), (107.95, 139.7)]


def test_an_offset_and_a_first_place_move_them() -> None:
    style = CardStyle(begun_at(replace(Cutting(stock_named("Avery 5302")), offset=(1.5, -0.5)), 4))
    corners = _corners(place_cards(_cards(2), style))
    assert corners == [(109.45, 139.2), (20.55, 37.6)]


def test_shop_sheets_show_their_edges_for_a_test_alone() -> None:
    assert "rect(" not in place_cards(_cards(2), _style("Avery 5371"))
    tested = place_cards(_cards(2), _style("Avery 5371", outlines=True))
    assert tested.count("rect(") == 10


def test_flat_cards_have_a_back_where_it_is_asked_for() -> None:
    style = replace(_style("Avery 5371"), back="event")
    assert len(documents.print_cards(_cards(3), style=style, fmt="svg").pages) == 2
    assert len(documents.print_cards(_cards(3), style=_style("Avery 5371"), fmt="svg").pages) == 1


def test_sheets_whose_sources_disagree_say_so() -> None:
    remarks = documents.print_cards(_cards(2), style=_style("Avery 5302")).remarks
    assert any("--outlines" in r.text and "Avery 5302" in r.text for r in remarks)


def test_a_title_with_a_quote_is_a_title() -> None:
    assert write_source(cards_source('A "b" #c', "en", [], usual_style().cutting), "pdf")


def test_the_foot_of_a_card_is_one_line_in_two_languages() -> None:
    view = replace(_cards(2), head=PaperHead(in_both("Visit", "Visite"), "Lunch", "en,fr"))
    feet = {card.front.foot for card in badges(view, ("name",))}
    feet |= {card.back.foot for card in card_faces(view, usual_style()) if card.back}
    assert feet == {"Visit"}
