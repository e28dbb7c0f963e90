"""Small pictures for manuals and answers: a form, a case of a rule, encounters."""

from collections.abc import Collection
from typing import Literal

from preseance.documents.encounter_pictures import day_scene, heat_scene, sight_scene
from preseance.documents.forms import case_scene, form_scene
from preseance.documents.typst import Format, write_scenes
from preseance.views.encounters import DayView, HeatView
from preseance.views.records import SessionView


def form_drawing(view: SessionView, *, fmt: Literal["svg", "png"] = "svg") -> bytes:
    """A small picture of a table form, its places numbered in their order of honour.

    `planning.form_views.form_view` makes the view of a single table.
    """
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
    return write_scenes((case_scene(view, highlighted, outcome),), fmt)[0]


def heat_drawing(view: HeatView, *, fmt: Format = "svg") -> bytes:
    """Pairs of guests against sessions, a mark where they come near each other."""
    return write_scenes((heat_scene(view),), fmt)[0]


def day_drawing(view: DayView, *, fmt: Format = "svg") -> bytes:
    """The day of two guests on a line of hours, and when they come near each other."""
    return write_scenes((day_scene(view),), fmt)[0]


def sight_drawing(view: SessionView, guests: Collection[str], *, fmt: Format = "svg") -> bytes:
    """The room of a session in outline, two guests in it by name, and the line between them."""
    return write_scenes((sight_scene(view, guests),), fmt)[0]
