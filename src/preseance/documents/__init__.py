"""Papers of an event, made from views; heavy imports wait until something is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from preseance.documents.papers.cards import Card
    from preseance.documents.papers.pictures import Picture
    from preseance.documents.papers.place_cards import CardStyle
    from preseance.documents.printed import Printed
    from preseance.documents.sizes import PaperName
    from preseance.documents.writers.table import Table
    from preseance.views.records import (
        ApprovalView,
        ChangeSheetView,
        GuestListView,
        GuestView,
        KitchenView,
        Language,
        MenuView,
        MotorcadeView,
        PhotoRowsView,
        PocketCardsView,
        SessionView,
        SpeakersView,
    )

__all__ = [
    "case_drawing",
    "form_drawing",
    "print_approval",
    "print_badges",
    "print_board",
    "print_calligraphy",
    "print_cards",
    "print_changes",
    "print_envelopes",
    "print_escort_cards",
    "print_guest_list",
    "print_kitchen",
    "print_menus",
    "print_motorcade",
    "print_nameplates",
    "print_on_least",
    "print_photo_rows",
    "print_pocket_cards",
    "print_session",
    "print_speakers",
    "print_table_signs",
    "print_tables",
]
Drawn: TypeAlias = Literal["svg", "pdf", "png"]
Listed: TypeAlias = Literal["svg", "pdf", "png", "xlsx", "csv"]
"""Formats of a list: one may be a workbook or CSV."""


def print_session(view: SessionView, *, paper: PaperName = "a3", fmt: Drawn = "pdf") -> Printed:
    """The floor plan of a session: one PDF, or one SVG or PNG a page, with remarks."""
    from preseance.documents.floor_plan import floor_plan
    from preseance.documents.printed import Printed
    from preseance.documents.typst import write_scenes

    scenes, remarks = floor_plan(view, paper)
    return Printed(write_scenes(scenes, fmt), remarks)


def print_on_least(view: SessionView, *, fmt: Drawn = "pdf") -> tuple[Printed, PaperName]:
    """The floor plan on the smallest of A3, A2 and A1 that holds every name beside its place.

    Where none does, on A3 with a numbered key.
    """
    from preseance.documents.floor_plan import floor_plan
    from preseance.documents.printed import Printed
    from preseance.documents.typst import write_scenes

    first = floor_plan(view, "a3", larger=False)
    found, on = first, "a3"
    for larger in ("a2", "a1"):
        if not any(remark.kind == "key" for remark in found[1]):
            break
        found, on = floor_plan(view, larger), larger
    scenes, remarks = found
    if any(remark.kind == "key" for remark in remarks):
        (scenes, remarks), on = first, "a3"
    return Printed(write_scenes(scenes, fmt), remarks), on  # type: ignore[return-value]  # a size


def print_tables(view: SessionView, *, paper: PaperName = "a4", fmt: Drawn = "pdf") -> Printed:
    """A page a table, the table filling it, with the room as an inset."""
    from preseance.documents.papers.table_plans import table_plans
    from preseance.documents.printed import Printed
    from preseance.documents.typst import write_scenes

    scenes, remarks = table_plans(view, paper)
    return Printed(write_scenes(scenes, fmt) if scenes else (), remarks)


def print_guest_list(
    view: GuestListView, *, paper: PaperName = "a4", fmt: Listed = "pdf"
) -> Printed:
    """A guest list by precedence, name, place or delegation, over as many pages as it takes."""
    from preseance.documents.guest_list import guest_list, list_table

    return _listed(
        lambda: guest_list(view, paper),
        lambda: list_table(view),
        fmt,
        _texts_of(e.guest for e in view.entries),
        view.head.language,
    )


def print_board(
    guests: GuestListView,
    session: SessionView,
    *,
    paper: PaperName | None = None,
    fmt: Drawn = "pdf",
    distance: float = 2.0,
) -> tuple[Printed, PaperName]:
    """The board for the entrance, by name or (a list by place) by table, and the sheet it is on.

    Read from ``distance`` metres; without a ``paper`` the smallest that holds all on one sheet.
    """
    from preseance.documents.glyphs import glyph_remarks
    from preseance.documents.papers.boards import board
    from preseance.documents.printed import Printed
    from preseance.documents.typst import write_scenes

    scenes, remarks, on = board(guests, session, paper, distance)
    names = (entry.guest.full_name for entry in guests.entries)
    missing = glyph_remarks(names, guests.head.language)
    return Printed(write_scenes(scenes, fmt), (*missing, *remarks)), on


def print_cards(
    guests: GuestListView, *, style: CardStyle | None = None, fmt: Drawn = "pdf"
) -> Printed:
    """Place cards, folded or flat, in the order in which they are laid out."""
    from preseance.documents.papers.place_cards import card_faces, usual_style

    style = style or usual_style()
    return _cards("place-cards", guests, card_faces(guests, style), style, fmt)


def print_nameplates(guests: GuestListView, style: CardStyle, *, fmt: Drawn = "pdf") -> Printed:
    """Two-faced plates of the delegations, in the order of their places."""
    from preseance.documents.papers.table_cards import nameplates

    return _cards("nameplates", guests, nameplates(guests), style, fmt)


def print_badges(guests: GuestListView, style: CardStyle, *, fmt: Drawn = "pdf") -> Printed:
    """Badges, in the alphabet."""
    from preseance.documents.papers.table_cards import badges

    return _cards(
        "badges", guests, badges(guests.entries, guests.head.event, style.fields), style, fmt
    )


def print_envelopes(guests: GuestListView, style: CardStyle, *, fmt: Drawn = "pdf") -> Printed:
    """An envelope a guest, in the alphabet."""
    from preseance.documents.papers.table_cards import envelopes

    return _cards("envelopes", guests, envelopes(guests, style.fields), style, fmt)


def print_escort_cards(
    guests: GuestListView, session: SessionView, style: CardStyle, *, fmt: Drawn = "pdf"
) -> Printed:
    """Cards that lead to a table, each with a small plan, in the alphabet."""
    from preseance.documents.papers.table_cards import escort_cards

    cards = escort_cards(guests, session, style.fields)
    return _cards("escort-cards", guests, cards, style, fmt)


def print_table_signs(session: SessionView, style: CardStyle, *, fmt: Drawn = "pdf") -> Printed:
    """A sign a table, its name on both faces."""
    from preseance.documents.papers.table_cards import table_signs

    return _cards("table-signs", session, table_signs(session), style, fmt)


def _cards(
    title: str,
    view: GuestListView | SessionView,
    cards: list[Card],
    style: CardStyle,
    fmt: Drawn,
) -> Printed:
    """Cards on their sheets, with what is to be known of these."""
    from preseance.documents.papers.cards import card_files, cards_source
    from preseance.documents.papers.label_remarks import label_remarks
    from preseance.documents.words import word

    head, lang = view.head, view.head.language
    called = f"{head.event}{word('colon', lang)}{word(title, lang)}"
    source = cards_source(called, lang, cards, style.cutting, style.logo)
    names = (text for card in cards for text in (card.front.name, card.front.above))
    printed = _typeset(source, fmt, names, lang, card_files(cards, style.logo))
    return _with(printed, label_remarks(style.cutting, lang))


def print_menus(view: MenuView, style: CardStyle, *, fmt: Drawn = "pdf") -> Printed:
    """A menu for each guest with a place."""
    from preseance.documents.papers.menus import menus

    source = menus(view, style.cutting, style.logo)
    files = {style.logo.name: style.logo.data} if style.logo else {}
    names = _texts_of(e.guest for e in view.entries)
    return _typeset(source, fmt, names, view.head.language, files)


def print_calligraphy(
    view: GuestListView, *, paper: PaperName = "a4", fmt: Listed = "pdf"
) -> Printed:
    """The list for a calligrapher or for mail merge, in the order of the places."""
    from preseance.documents.papers.calligraphy import calligraphy, calligraphy_table

    return _listed(
        lambda: calligraphy(view, paper),
        lambda: calligraphy_table(view),
        fmt,
        _texts_of(e.guest for e in view.entries),
        view.head.language,
    )


def print_kitchen(view: KitchenView, *, paper: PaperName = "a4", fmt: Listed = "pdf") -> Printed:
    """The sheet for kitchen and service, or what differs from the one that was sent."""
    from preseance.documents.papers.kitchen import kitchen_sheet, kitchen_table

    return _listed(
        lambda: kitchen_sheet(view, paper),
        lambda: kitchen_table(view),
        fmt,
        _texts_of(seat.guest for table in view.tables for seat in table.seats),
        view.head.language,
    )


def print_speakers(view: SpeakersView, *, paper: PaperName = "a4", fmt: Listed = "pdf") -> Printed:
    """The order of speakers, and who sent apologies."""
    from preseance.documents.papers.speakers import speakers, speakers_table

    return _listed(
        lambda: speakers(view, paper),
        lambda: speakers_table(view),
        fmt,
        _texts_of(e.guest for e in view.speakers),
        view.head.language,
    )


def print_pocket_cards(
    view: PocketCardsView,
    style: CardStyle,
    photos: Mapping[str, Picture],
    *,
    fmt: Drawn = "pdf",
) -> Printed:
    """What principals carry: their place and their neighbours."""
    from preseance.documents.papers.pocket_cards import pocket_cards

    alone = len({card.entry.table for card in view.cards}) < 2
    source = pocket_cards(view, style.cutting, photos, alone=alone)
    near = {n.guest.id for card in view.cards for n in card.neighbours}
    files = {p.name: p.data for guest, p in photos.items() if guest in near}
    names = _texts_of(card.entry.guest for card in view.cards)
    return _typeset(source, fmt, names, view.head.language, files)


def print_approval(view: ApprovalView, *, paper: PaperName = "a4", fmt: Drawn = "pdf") -> Printed:
    """The page that a host approves."""
    from preseance.documents.papers.approval import approval

    guests = (p.guest for _, places in view.tables for p in places if p.guest is not None)
    return _typeset(approval(view, paper), fmt, _texts_of(guests), view.head.language)


def print_photo_rows(
    view: PhotoRowsView, *, paper: PaperName = "a4", fmt: Drawn = "pdf"
) -> Printed:
    """The names of a photograph, row by row."""
    from preseance.documents.papers.photo_rows import photo_rows

    guests = (p.guest for _, places in view.rows for p in places if p.guest is not None)
    return _typeset(photo_rows(view, paper), fmt, _texts_of(guests), view.head.language)


def print_motorcade(view: MotorcadeView, *, paper: PaperName = "a4", fmt: Drawn = "pdf") -> Printed:
    """The vehicles, and who rides."""
    from preseance.documents.papers.motorcade import motorcade

    guests = (p.guest for v in view.vehicles for p in v.riders if p.guest is not None)
    return _typeset(motorcade(view, paper), fmt, _texts_of(guests), view.head.language)


def print_changes(
    view: ChangeSheetView, *, paper: Literal["a4", "a3"] = "a4", fmt: Drawn = "pdf"
) -> Printed:
    """The change sheet between two versions."""
    from preseance.documents.change_sheet import change_sheet

    names = (move.guest.full_name for move in view.moves)
    return _typeset(change_sheet(view, paper), fmt, names, view.head.language)


def _texts_of(guests: Iterable[GuestView]) -> Iterable[str]:
    """What a paper says of guests that may hold unusual letters."""
    return (t for guest in guests for t in (guest.full_name, guest.title, guest.delegation))


def _listed(
    source: Callable[[], str],
    table: Callable[[], Table],
    fmt: Listed,
    names: Iterable[str],
    language: Language,
) -> Printed:
    """A list as Typst sets it, as a workbook or as CSV."""
    from preseance.documents.printed import Printed

    if fmt == "xlsx":
        from preseance.documents.writers.workbook import workbook

        return Printed((workbook(table()),))
    if fmt == "csv":
        from preseance.documents.writers.separated import separated

        return Printed((separated(table()),))
    return _typeset(source(), fmt, names, language)


def _typeset(
    source: str,
    fmt: Drawn,
    names: Iterable[str],
    language: Language,
    files: Mapping[str, bytes] | None = None,
) -> Printed:
    """A paper that Typst sets, with a remark for each letter of its names that no font has."""
    from preseance.documents.glyphs import glyph_remarks
    from preseance.documents.printed import Printed
    from preseance.documents.typst import write_source

    return Printed(write_source(source, fmt, files), glyph_remarks(names, language))


def _with(printed: Printed, remarks: Iterable[object]) -> Printed:
    from dataclasses import replace

    return replace(printed, remarks=(*printed.remarks, *remarks))  # type: ignore[arg-type]


def form_drawing(view: SessionView, *, fmt: Literal["svg", "png"] = "svg") -> bytes:
    """A small picture of a table form, its places numbered in their order of honour.

    `planning.form_views.form_view` makes the view of a single table.
    """
    from preseance.documents.forms import form_scene
    from preseance.documents.typst import write_scenes

    return write_scenes((form_scene(view),), fmt)[0]


def case_drawing(
    view: SessionView,
    *,
    highlighted: Collection[str] = (),
    outcome: Literal["kept", "broken"] = "kept",
    fmt: Literal["svg", "png"] = "svg",
) -> bytes:
    """A small picture of a session, its `highlighted` guests or places ringed.

    A ring says that the rule is kept there, a dark red octagon that it is broken.
    """
    from preseance.documents.forms import case_scene
    from preseance.documents.typst import write_scenes

    return write_scenes((case_scene(view, highlighted, outcome),), fmt)[0]
