"""Papers of an event, made from views; heavy imports wait until something is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import TypeAlias

    from preseance.documents.printed import PaperRemark, Printed
    from preseance.documents.scene import Scene
    from preseance.documents.typst import Format
    from preseance.views.encounters import DayView, HeatView
    from preseance.views.records import ChangeSheetView, GuestListView, SessionView

    Drawn: TypeAlias = tuple[tuple[Scene, ...], tuple[PaperRemark, ...]]

__all__ = [
    "case_drawing",
    "day_drawing",
    "form_drawing",
    "heat_drawing",
    "print_board",
    "print_cards",
    "print_changes",
    "print_guest_list",
    "print_session",
    "sight_drawing",
]


def print_session(
    view: SessionView,
    *,
    paper: Literal["a4", "a3"] = "a3",
    fmt: Format = "pdf",
) -> Printed:
    """The floor plan of a session: one PDF, or one SVG or PNG a page, with remarks."""
    from preseance.documents.floor_plan import floor_plan

    def drawn() -> Drawn:
        return floor_plan(view, paper)

    return _drawn((view,), drawn, fmt)


def print_guest_list(
    view: GuestListView, *, paper: Literal["a4", "a3"] = "a4", fmt: Format = "pdf"
) -> Printed:
    """A guest list by precedence, name or place, over as many pages as it takes."""
    from preseance.documents.guest_list import guest_list

    return _typeset(view, lambda: guest_list(view, paper), fmt)


def print_board(
    guests: GuestListView,
    session: SessionView,
    *,
    paper: Literal["a4", "a3"] = "a3",
    fmt: Format = "pdf",
) -> Printed:
    """The seating board for the entrance: names in the alphabet, and a drawing of the room."""
    from preseance.documents.seating_board import seating_board

    return _drawn((guests, session), lambda: (seating_board(guests, session, paper), ()), fmt)


def print_cards(guests: GuestListView, *, fmt: Format = "pdf") -> Printed:
    """Place cards to be cut and folded, in the order in which they are laid out."""
    from preseance.documents.place_cards import place_cards

    return _typeset(guests, lambda: place_cards(guests), fmt)


def print_changes(
    view: ChangeSheetView, *, paper: Literal["a4", "a3"] = "a4", fmt: Format = "pdf"
) -> Printed:
    """The change sheet between two versions."""
    from preseance.documents.change_sheet import change_sheet

    return _typeset(view, lambda: change_sheet(view, paper), fmt)


def _typeset(
    view: GuestListView | ChangeSheetView, source_of: Callable[[], str], fmt: Format
) -> Printed:
    """A paper that Typst sets, with remarks on letters that no font of ours has."""
    from preseance.documents.setting import set_with_letters
    from preseance.documents.typst import write_source

    def written(source: str) -> tuple[bytes, ...]:
        return write_source(source, fmt, view.head.published)

    return set_with_letters(view, view.head.language, source_of, lambda source: source, written)


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
        return write_scenes(scenes, fmt, head.published)

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
