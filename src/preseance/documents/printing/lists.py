"""Lists of guests, and the sheets for those who work at the event."""

from collections.abc import Mapping, Sequence
from typing import Literal

from preseance.documents.change_sheet import change_sheet
from preseance.documents.guest_list import guest_list, list_table
from preseance.documents.papers.approval import approval
from preseance.documents.papers.calligraphy import calligraphy, calligraphy_table
from preseance.documents.papers.flag_plan import flag_plan, flag_table, pictures_in
from preseance.documents.papers.kitchen import kitchen_sheet, kitchen_table
from preseance.documents.papers.motorcade import motorcade
from preseance.documents.papers.photo_rows import photo_rows
from preseance.documents.papers.pictures import Picture
from preseance.documents.papers.speakers import speakers, speakers_table
from preseance.documents.papers.tables import Tabled, tables_source
from preseance.documents.papers.take_in import take_in, take_in_cards, take_in_table
from preseance.documents.printed import Printed
from preseance.documents.printing.making import Tabular, listed, typeset
from preseance.documents.sizes import PaperName
from preseance.documents.typst import Format
from preseance.views.records import (
    ApprovalView,
    ChangeSheetView,
    FlagPlanView,
    GuestListView,
    KitchenView,
    MotorcadeView,
    PaperHead,
    PhotoRowsView,
    SpeakersView,
    TakeInView,
)


def print_guest_list(
    view: GuestListView, *, paper: PaperName = "a4", fmt: Tabular = "pdf"
) -> Printed:
    """A guest list by precedence, name, place or delegation, over as many pages as it takes."""
    return listed(view, lambda: guest_list(view, paper), lambda: list_table(view), fmt)


def print_calligraphy(
    view: GuestListView, *, paper: PaperName = "a4", fmt: Tabular = "pdf"
) -> Printed:
    """The list for a calligrapher or for mail merge, in the order of the places."""
    return listed(view, lambda: calligraphy(view, paper), lambda: calligraphy_table(view), fmt)


def print_kitchen(view: KitchenView, *, paper: PaperName = "a4", fmt: Tabular = "pdf") -> Printed:
    """The sheet for kitchen and service, or what differs from the one that was sent."""
    return listed(view, lambda: kitchen_sheet(view, paper), lambda: kitchen_table(view), fmt)


def print_speakers(view: SpeakersView, *, paper: PaperName = "a4", fmt: Tabular = "pdf") -> Printed:
    """The order of speakers, and who sent apologies."""
    return listed(view, lambda: speakers(view, paper), lambda: speakers_table(view), fmt)


def print_approval(view: ApprovalView, *, paper: PaperName = "a4", fmt: Format = "pdf") -> Printed:
    """The page that a host approves."""
    return typeset(view, view.head, lambda: approval(view, paper), fmt)


def print_photo_rows(
    view: PhotoRowsView, *, paper: PaperName = "a4", fmt: Format = "pdf"
) -> Printed:
    """The names of a photograph, row by row."""
    return typeset(view, view.head, lambda: photo_rows(view, paper), fmt)


def print_motorcade(
    view: MotorcadeView,
    pictures: Mapping[str, Picture] | None = None,
    *,
    paper: PaperName = "a4",
    fmt: Format = "pdf",
) -> Printed:
    """The vehicles, and who rides; with the pictures of their flags, where the house gives them."""
    flags = pictures or {}
    shown = {vehicle.flag_of for vehicle in view.vehicles}
    files = {p.name: p.data for delegation, p in flags.items() if delegation in shown}
    return typeset(view, view.head, lambda: motorcade(view, paper, flags), fmt, files)


def print_flag_plan(
    view: FlagPlanView,
    pictures: Mapping[str, Picture],
    *,
    paper: PaperName = "a4",
    fmt: Tabular = "pdf",
) -> Printed:
    """The rows of flags as the viewer sees them."""
    files = {picture.name: picture.data for picture in pictures_in(view, pictures)}
    return listed(
        view, lambda: flag_plan(view, paper, pictures), lambda: flag_table(view), fmt, files
    )


def print_take_in(view: TakeInView, *, paper: PaperName = "a4", fmt: Tabular = "pdf") -> Printed:
    """The procession to table, pair after pair."""
    return listed(view, lambda: take_in(view, paper), lambda: take_in_table(view), fmt)


def print_take_in_cards(
    view: TakeInView, *, paper: PaperName = "a4", fmt: Format = "pdf"
) -> Printed:
    """A card for each who gives an arm: whom they take in."""
    return typeset(view, view.head, lambda: take_in_cards(view, paper), fmt)


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
    view = (tuple(tables), tuple(lines))
    return typeset(view, head, lambda: tables_source(head, title, tables, lines, paper), fmt)


def print_changes(
    view: ChangeSheetView, *, paper: Literal["a4", "a3"] = "a4", fmt: Format = "pdf"
) -> Printed:
    """The change sheet between two versions."""
    return typeset(view, view.head, lambda: change_sheet(view, paper), fmt)
