"""A scene as an element of a page: its colours are those of the page, light or dark."""

from __future__ import annotations

from collections.abc import Collection

from preseance.documents.encounter_pictures import day_scene, heat_scene, sight_scene
from preseance.documents.forms import case_scene
from preseance.documents.pages.html import Markup, tag
from preseance.documents.pages.page import colour
from preseance.documents.scene import Scene
from preseance.documents.svg import layers_of
from preseance.views.encounters import DayView, HeatView
from preseance.views.records import SessionView


def picture(scene: Scene, called: str) -> Markup:
    """A scene that says what it shows by one name."""
    drawn = Markup("".join(layers_of(scene, colour)))
    return tag(
        "svg",
        {
            "class": "picture",
            "viewBox": f"0 0 {scene.width:.1f} {scene.height:.1f}",
            "role": "img",
            "aria-label": called,
            "font-family": "inherit",
        },
        drawn,
    )


def small_plan(view: SessionView, ringed: Collection[str], called: str) -> Markup:
    """A session as a small plan, some of its places ringed."""
    return picture(case_scene(view, ringed), called)


def heat_picture(view: HeatView, called: str) -> Markup:
    """Pairs of guests against sessions, as `heat_scene` draws them."""
    return picture(heat_scene(view), called)


def day_picture(view: DayView, called: str) -> Markup:
    """The day of two guests, as `day_scene` draws it."""
    return picture(day_scene(view), called)


def sight_picture(view: SessionView, pair: Collection[str], called: str) -> Markup:
    """Two guests in a room, as `sight_scene` draws them."""
    return picture(sight_scene(view, pair), called)
