"""A room on a page, its tables and places to scale and nobody in it; the colours are those of the page."""

from __future__ import annotations

from preseance.documents.furniture import draw_furniture, furnish
from preseance.documents.pages.html import Markup, tag
from preseance.documents.pages.page import colour
from preseance.documents.projection import Projection, project_seats, whole_room
from preseance.documents.room_drawing import draw_room
from preseance.documents.scene import Scene
from preseance.documents.svg import layers_of
from preseance.views.records import SessionView

_LONG = 180.0
"""Units of the longer side."""
_MOST = 20.0
"""Units for a metre."""
_MARGIN = 10.0
"""Kept for doors and the view."""


def room_plan(view: SessionView, called: str) -> Markup:
    """The room as a picture; ``called`` says what it shows."""
    region = whole_room(view)
    scale = min(_LONG / max(region.width, region.height, 1.0), _MOST)
    width, height = region.width * scale + 2 * _MARGIN, region.height * scale + 2 * _MARGIN
    projection = Projection(scale, _MARGIN, height - _MARGIN, region, False)
    scene = Scene(width, height, view.head.session, view.head.language)
    draw_room(scene, view, projection, 1.0)
    draw_furniture(
        scene, view, furnish(view, projection, project_seats(view, projection)), numbers_only=False
    )
    drawn = Markup("\n".join(layers_of(scene, colour)))
    return tag(
        "svg",
        {
            "viewBox": f"0 0 {width:.1f} {height:.1f}",
            "role": "img",
            "aria-label": called,
            "font-family": "inherit",
        },
        drawn,
    )
