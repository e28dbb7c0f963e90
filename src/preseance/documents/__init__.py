"""Papers of an event, made from views; heavy imports wait until something is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from preseance.documents.printed import Printed
    from preseance.views.records import (
        ChangeSheetView,
        GuestEntry,
        GuestListView,
        Language,
        SessionView,
    )

__all__ = [
    "case_drawing",
    "form_drawing",
    "print_board",
    "print_cards",
    "print_changes",
    "print_guest_list",
    "print_session",
]


def print_session(
    view: SessionView,
    *,
    paper: Literal["a4", "a3"] = "a3",
    fmt: Literal["svg", "pdf", "png"] = "pdf",
) -> Printed:
    """The floor plan of a session: one PDF, or one SVG or PNG a page, with remarks."""
    from preseance.documents.floor_plan import floor_plan
    from preseance.documents.printed import Printed
    from preseance.documents.typst import write_scenes

    scenes, remarks = floor_plan(view, paper)
    return Printed(write_scenes(scenes, fmt), remarks)


def print_guest_list(
    view: GuestListView,
    *,
    paper: Literal["a4", "a3"] = "a4",
    fmt: Literal["svg", "pdf", "png"] = "pdf",
) -> Printed:
    """A guest list by precedence, name or place, over as many pages as it takes."""
    from preseance.documents.guest_list import guest_list

    names = (text for entry in view.entries for text in _texts(entry))
    return _typeset(guest_list(view, paper), fmt, names, view.head.language)


def _texts(entry: GuestEntry) -> tuple[str, ...]:
    """What a list says of a guest that may hold unusual letters."""
    return entry.guest.full_name, entry.guest.title, entry.guest.delegation


def print_board(
    guests: GuestListView,
    session: SessionView,
    *,
    paper: Literal["a4", "a3"] = "a3",
    fmt: Literal["svg", "pdf", "png"] = "pdf",
) -> Printed:
    """The seating board for the entrance: names in the alphabet, and a drawing of the room."""
    from preseance.documents.glyphs import glyph_remarks
    from preseance.documents.printed import Printed
    from preseance.documents.seating_board import seating_board
    from preseance.documents.typst import write_scenes

    names = (entry.guest.full_name for entry in guests.entries)
    return Printed(
        write_scenes(seating_board(guests, session, paper), fmt),
        glyph_remarks(names, guests.head.language),
    )


def print_cards(guests: GuestListView, *, fmt: Literal["svg", "pdf", "png"] = "pdf") -> Printed:
    """Place cards to be cut and folded, in the order in which they are laid out."""
    from preseance.documents.place_cards import place_cards

    names = (
        name
        for entry in guests.entries
        for name in (entry.guest.form_of_address or entry.guest.full_name, entry.guest.name_native)
    )
    return _typeset(place_cards(guests), fmt, names, guests.head.language)


def print_changes(
    view: ChangeSheetView,
    *,
    paper: Literal["a4", "a3"] = "a4",
    fmt: Literal["svg", "pdf", "png"] = "pdf",
) -> Printed:
    """The change sheet between two versions."""
    from preseance.documents.change_sheet import change_sheet

    names = (move.guest.full_name for move in view.moves)
    return _typeset(change_sheet(view, paper), fmt, names, view.head.language)


def _typeset(
    source: str, fmt: Literal["svg", "pdf", "png"], names: Iterable[str], language: Language
) -> Printed:
    """A paper that Typst sets, with a remark for each letter of its names that no font has."""
    from preseance.documents.glyphs import glyph_remarks
    from preseance.documents.printed import Printed
    from preseance.documents.typst import write_source

    return Printed(write_source(source, fmt), glyph_remarks(names, language))


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
