"""Lists of guests, and the sheets for those who work at the event."""

from collections.abc import Sequence
from typing import Literal

from preseance.documents.change_sheet import change_sheet
from preseance.documents.guest_list import guest_list, list_table
from preseance.documents.papers.approval import approval
from preseance.documents.papers.calligraphy import calligraphy, calligraphy_table
from preseance.documents.papers.kitchen import kitchen_sheet, kitchen_table
from preseance.documents.papers.motorcade import motorcade
from preseance.documents.papers.photo_rows import photo_rows
from preseance.documents.papers.speakers import speakers, speakers_table
from preseance.documents.papers.tables import Tabled, tables_source
from preseance.documents.printed import Printed
from preseance.documents.printing.making import Tabular, listed, typeset
from preseance.documents.sizes import PaperName
from preseance.documents.typst import Format
from preseance.views.records import (
    ApprovalView,
    ChangeSheetView,
    GuestListView,
    KitchenView,
    MotorcadeView,
    PaperHead,
    PhotoRowsView,
    SpeakersView,
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
    view: MotorcadeView, *, paper: PaperName = "a4", fmt: Format = "pdf"
) -> Printed:
    """The vehicles, and who rides."""
    return typeset(view, view.head, lambda: motorcade(view, paper), fmt)


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
