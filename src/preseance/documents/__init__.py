"""Papers of an event, made from views; heavy imports wait until something is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from preseance.documents.papers.cards import Card
    from preseance.documents.papers.pictures import Picture
    from preseance.documents.papers.place_cards import CardStyle
    from preseance.documents.papers.tables import Tabled
    from preseance.documents.printed import PaperRemark, Printed
    from preseance.documents.scene import Scene
    from preseance.documents.sizes import PaperName
    from preseance.documents.typst import Format
    from preseance.documents.writers.table import Table
    from preseance.views.encounters import DayView, HeatView
    from preseance.views.records import (
        ApprovalView,
        ChangeSheetView,
        FlagPlanView,
        GuestListView,
        KitchenView,
        MenuView,
        MotorcadeView,
        PaperHead,
        PhotoRowsView,
        PocketCardsView,
        SessionView,
        SpeakersView,
        TakeInView,
    )

    Drawn: TypeAlias = tuple[tuple[Scene, ...], tuple[PaperRemark, ...]]
    Listed: TypeAlias = Format | Literal["xlsx", "csv"]
    """Formats of a list: one may be a workbook or CSV."""

__all__ = [
    "case_drawing",
    "day_drawing",
    "form_drawing",
    "heat_drawing",
    "print_approval",
    "print_badges",
    "print_board",
    "print_calligraphy",
    "print_cards",
    "print_changes",
    "print_envelopes",
    "print_escort_cards",
    "print_flag_plan",
    "print_guest_list",
    "print_kitchen",
    "print_menus",
    "print_motorcade",
    "print_nameplates",
    "print_on_least",
    "print_photo_rows",
    "print_pocket_cards",
    "print_programme",
    "print_session",
    "print_speakers",
    "print_table_signs",
    "print_tables",
    "print_take_in",
    "print_take_in_cards",
    "sight_drawing",
]


def print_session(view: SessionView, *, paper: PaperName = "a3", fmt: Format = "pdf") -> Printed:
    """The floor plan of a session: one PDF, or one SVG or PNG a page, with remarks."""
    from preseance.documents.floor_plan import floor_plan

    return _drawn((view,), lambda: floor_plan(view, paper), fmt)


def print_on_least(view: SessionView, *, fmt: Format = "pdf") -> tuple[Printed, PaperName]:
    """The floor plan on the smallest of A3, A2 and A1 that holds every name beside its place.

    Where none does, on A3 with a numbered key.
    """
    from preseance.documents.floor_plan import on_least

    on: PaperName = "a3"

    def drawn() -> Drawn:
        nonlocal on
        scenes, remarks, on = on_least(view)
        return scenes, remarks

    return _drawn((view,), drawn, fmt), on


def print_tables(view: SessionView, *, paper: PaperName = "a4", fmt: Format = "pdf") -> Printed:
    """A page a table, the table filling it, with the room as an inset."""
    from preseance.documents.papers.table_plans import table_plans

    return _drawn((view,), lambda: table_plans(view, paper), fmt)


def print_guest_list(
    view: GuestListView, *, paper: PaperName = "a4", fmt: Listed = "pdf"
) -> Printed:
    """A guest list by precedence, name, place or delegation, over as many pages as it takes."""
    from preseance.documents.guest_list import guest_list, list_table

    return _listed(view, lambda: guest_list(view, paper), lambda: list_table(view), fmt)


def print_board(
    guests: GuestListView,
    session: SessionView,
    *,
    paper: PaperName | None = None,
    fmt: Format = "pdf",
    distance: float = 2.0,
) -> tuple[Printed, PaperName]:
    """The board for the entrance, by name or (a list by place) by table, and the sheet it is on.

    Read from ``distance`` metres; without a ``paper`` the smallest that holds all on one sheet.
    """
    from preseance.documents.papers.boards import board

    on: PaperName = paper or "a3"

    def drawn() -> Drawn:
        nonlocal on
        scenes, remarks, on = board(guests, session, paper, distance)
        return scenes, remarks

    return _drawn((guests, session), drawn, fmt), on


def print_cards(
    guests: GuestListView, *, style: CardStyle | None = None, fmt: Format = "pdf"
) -> Printed:
    """Place cards, folded or flat, in the order in which they are laid out."""
    from preseance.documents.papers.place_cards import card_faces, usual_style

    style = style or usual_style()
    return _cards("place-cards", guests, card_faces(guests, style), style, fmt)


def print_nameplates(guests: GuestListView, style: CardStyle, *, fmt: Format = "pdf") -> Printed:
    """Two-faced plates of the delegations, in the order of their places."""
    from preseance.documents.papers.table_cards import nameplates

    return _cards("nameplates", guests, nameplates(guests), style, fmt)


def print_badges(guests: GuestListView, style: CardStyle, *, fmt: Format = "pdf") -> Printed:
    """Badges, in the alphabet."""
    from preseance.documents.papers.table_cards import badges

    cards = badges(guests.entries, guests.head.event, style.fields)
    return _cards("badges", guests, cards, style, fmt)


def print_envelopes(guests: GuestListView, style: CardStyle, *, fmt: Format = "pdf") -> Printed:
    """An envelope a guest, in the alphabet."""
    from preseance.documents.papers.table_cards import envelopes

    return _cards("envelopes", guests, envelopes(guests, style.fields), style, fmt)


def print_escort_cards(
    guests: GuestListView, session: SessionView, style: CardStyle, *, fmt: Format = "pdf"
) -> Printed:
    """Cards that lead to a table, each with a small plan, in the alphabet."""
    from preseance.documents.papers.table_cards import escort_cards

    cards = escort_cards(guests, session, style.fields)
    return _cards("escort-cards", guests, cards, style, fmt)


def print_table_signs(session: SessionView, style: CardStyle, *, fmt: Format = "pdf") -> Printed:
    """A sign a table, its name on both faces."""
    from preseance.documents.papers.table_cards import table_signs

    return _cards("table-signs", session, table_signs(session), style, fmt)


def _cards(
    title: str,
    view: GuestListView | SessionView,
    cards: list[Card],
    style: CardStyle,
    fmt: Format,
) -> Printed:
    """Cards on their sheets, with what is to be known of these."""
    from dataclasses import replace

    from preseance.documents.papers.cards import card_files, cards_source
    from preseance.documents.papers.label_remarks import label_remarks
    from preseance.documents.words import word

    head, lang = view.head, view.head.language
    called = f"{head.event}{word('colon', lang)}{word(title, lang)}"
    printed = _typeset(
        view,
        head,
        lambda: cards_source(called, lang, cards, style.cutting, style.logo),
        fmt,
        card_files(cards, style.logo),
    )
    remarks = (*printed.remarks, *label_remarks(style.cutting, lang))
    return replace(printed, remarks=remarks)


def print_menus(view: MenuView, style: CardStyle, *, fmt: Format = "pdf") -> Printed:
    """A menu for each guest with a place."""
    from preseance.documents.papers.menus import menus

    files = {style.logo.name: style.logo.data} if style.logo else {}
    return _typeset(view, view.head, lambda: menus(view, style.cutting, style.logo), fmt, files)


def print_calligraphy(
    view: GuestListView, *, paper: PaperName = "a4", fmt: Listed = "pdf"
) -> Printed:
    """The list for a calligrapher or for mail merge, in the order of the places."""
    from preseance.documents.papers.calligraphy import calligraphy, calligraphy_table

    return _listed(view, lambda: calligraphy(view, paper), lambda: calligraphy_table(view), fmt)


def print_kitchen(view: KitchenView, *, paper: PaperName = "a4", fmt: Listed = "pdf") -> Printed:
    """The sheet for kitchen and service, or what differs from the one that was sent."""
    from preseance.documents.papers.kitchen import kitchen_sheet, kitchen_table

    return _listed(view, lambda: kitchen_sheet(view, paper), lambda: kitchen_table(view), fmt)


def print_speakers(view: SpeakersView, *, paper: PaperName = "a4", fmt: Listed = "pdf") -> Printed:
    """The order of speakers, and who sent apologies."""
    from preseance.documents.papers.speakers import speakers, speakers_table

    return _listed(view, lambda: speakers(view, paper), lambda: speakers_table(view), fmt)


def print_pocket_cards(
    view: PocketCardsView,
    style: CardStyle,
    photos: Mapping[str, Picture],
    *,
    fmt: Format = "pdf",
) -> Printed:
    """What principals carry: their place and their neighbours."""
    from preseance.documents.papers.pocket_cards import pocket_cards

    alone = len({card.entry.table for card in view.cards}) < 2
    near = {n.guest.id for card in view.cards for n in card.neighbours}
    files = {p.name: p.data for guest, p in photos.items() if guest in near}

    def source() -> str:
        return pocket_cards(view, style.cutting, photos, alone=alone)

    return _typeset(view, view.head, source, fmt, files)


def print_approval(view: ApprovalView, *, paper: PaperName = "a4", fmt: Format = "pdf") -> Printed:
    """The page that a host approves."""
    from preseance.documents.papers.approval import approval

    return _typeset(view, view.head, lambda: approval(view, paper), fmt)


def print_photo_rows(
    view: PhotoRowsView, *, paper: PaperName = "a4", fmt: Format = "pdf"
) -> Printed:
    """The names of a photograph, row by row."""
    from preseance.documents.papers.photo_rows import photo_rows

    return _typeset(view, view.head, lambda: photo_rows(view, paper), fmt)


def print_motorcade(
    view: MotorcadeView,
    pictures: Mapping[str, Picture] | None = None,
    *,
    paper: PaperName = "a4",
    fmt: Format = "pdf",
) -> Printed:
    """The vehicles, and who rides; with the pictures of their flags, where the house gives them."""
    from preseance.documents.papers.motorcade import motorcade

    flags = pictures or {}
    shown = {vehicle.flag_of for vehicle in view.vehicles}
    files = {p.name: p.data for delegation, p in flags.items() if delegation in shown}
    return _typeset(view, view.head, lambda: motorcade(view, paper, flags), fmt, files)


def print_flag_plan(
    view: FlagPlanView,
    pictures: Mapping[str, Picture],
    *,
    paper: PaperName = "a4",
    fmt: Listed = "pdf",
) -> Printed:
    """The rows of flags as the viewer sees them."""
    from preseance.documents.papers.flag_plan import flag_plan, flag_table, pictures_in

    files = {picture.name: picture.data for picture in pictures_in(view, pictures)}
    return _listed(
        view, lambda: flag_plan(view, paper, pictures), lambda: flag_table(view), fmt, files
    )


def print_take_in(view: TakeInView, *, paper: PaperName = "a4", fmt: Listed = "pdf") -> Printed:
    """The procession to table, pair after pair."""
    from preseance.documents.papers.take_in import take_in, take_in_table

    return _listed(view, lambda: take_in(view, paper), lambda: take_in_table(view), fmt)


def print_take_in_cards(
    view: TakeInView, *, paper: PaperName = "a4", fmt: Format = "pdf"
) -> Printed:
    """A card for each who gives an arm: whom they take in."""
    from preseance.documents.papers.take_in import take_in_cards

    return _typeset(view, view.head, lambda: take_in_cards(view, paper), fmt)


def print_programme(
    head: PaperHead,
    title: str,
    tables: Sequence[Tabled],
    lines: Sequence[str] = (),
    *,
    paper: PaperName = "a4",
    fmt: Format = "pdf",
) -> Printed:
    """Plain tables under headings, as a run of show."""
    from preseance.documents.papers.tables import tables_source

    view = (tuple(tables), tuple(lines))
    return _typeset(view, head, lambda: tables_source(head, title, tables, lines, paper), fmt)


def print_changes(
    view: ChangeSheetView, *, paper: Literal["a4", "a3"] = "a4", fmt: Format = "pdf"
) -> Printed:
    """The change sheet between two versions."""
    from preseance.documents.change_sheet import change_sheet

    return _typeset(view, view.head, lambda: change_sheet(view, paper), fmt)


def _listed(
    view: GuestListView | KitchenView | SpeakersView | FlagPlanView | TakeInView,
    source: Callable[[], str],
    table: Callable[[], Table],
    fmt: Listed,
    files: Mapping[str, bytes] | None = None,
) -> Printed:
    """A list as Typst sets it, as a workbook or as CSV."""
    from preseance.documents.printed import Printed

    if fmt == "xlsx":
        from preseance.documents.writers.workbook import workbook

        return Printed((workbook(table()),))
    if fmt == "csv":
        from preseance.documents.writers.separated import separated

        return Printed((separated(table()),))
    return _typeset(view, view.head, source, fmt, files)


def _typeset(
    view: object,
    head: PaperHead,
    source_of: Callable[[], str],
    fmt: Format,
    files: Mapping[str, bytes] | None = None,
) -> Printed:
    """A paper that Typst sets, with remarks on letters that no font of ours has."""
    from preseance.documents.setting import set_with_letters
    from preseance.documents.typst import write_source

    def written(source: str) -> tuple[bytes, ...]:
        return write_source(source, fmt, head.published, files)

    return set_with_letters(view, head.language, source_of, lambda source: source, written)


def _drawn(
    views: tuple[GuestListView | SessionView, ...], drawn: Callable[[], Drawn], fmt: Format
) -> Printed:
    """A paper of scenes, with its own remarks and those on letters."""
    from preseance.documents.printed import Printed
    from preseance.documents.setting import set_with_letters
    from preseance.documents.typst import write_scenes

    head = views[0].head
    remarks: tuple[PaperRemark, ...] = ()

    def scenes_of() -> tuple[Scene, ...]:
        nonlocal remarks
        scenes, remarks = drawn()
        return scenes

    def letters_of(scenes: tuple[Scene, ...]) -> str:
        return "".join(text.content for scene in scenes for text in scene.texts())

    def written(scenes: tuple[Scene, ...]) -> tuple[bytes, ...]:
        return write_scenes(scenes, fmt, head.published) if scenes else ()

    made = set_with_letters(views, head.language, scenes_of, letters_of, written)
    return Printed(made.pages, (*made.remarks, *remarks))


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


def heat_drawing(view: HeatView, *, fmt: Format = "svg") -> bytes:
    """Pairs of guests against sessions, a mark where they come near each other."""
    from preseance.documents.encounter_pictures import heat_scene
    from preseance.documents.typst import write_scenes

    return write_scenes((heat_scene(view),), fmt)[0]


def day_drawing(view: DayView, *, fmt: Format = "svg") -> bytes:
    """The day of two guests on a line of hours, and when they come near each other."""
    from preseance.documents.encounter_pictures import day_scene
    from preseance.documents.typst import write_scenes

    return write_scenes((day_scene(view),), fmt)[0]


def sight_drawing(view: SessionView, guests: Collection[str], *, fmt: Format = "svg") -> bytes:
    """The room of a session in outline, two guests in it by name, and the line between them."""
    from preseance.documents.encounter_pictures import sight_scene
    from preseance.documents.typst import write_scenes

    return write_scenes((sight_scene(view, guests),), fmt)[0]
