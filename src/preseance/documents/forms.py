"""Small drawings for the manual: a form with its order of honour, a rule kept or broken."""

from collections.abc import Collection
from dataclasses import replace
from math import cos, pi, sin
from typing import Literal

from preseance.documents.fonts import Weight
from preseance.documents.furniture import draw_furniture, draw_top, furnish
from preseance.documents.labelling import label_runs
from preseance.documents.labels import Seat
from preseance.documents.obstacles import bounds
from preseance.documents.palette import ACCENT, DISC, MUST, OUTLINE, QUIET, TEXT
from preseance.documents.placing import place_labels
from preseance.documents.projection import Projection, fitted, outline_extents, project_seats
from preseance.documents.scene import Box, Disc, Mark, Pen, Run, Scene, Shape, middled, stroke
from preseance.views.records import GuestView, PlaceView, SessionView

Outcome = Literal["kept", "broken"]
_WIDTH, _HEIGHT, _MARGIN = 140.0, 90.0, 8.0
_MOST = 20.0
"""Millimetres of paper for a metre."""
_NAME_SIZE = 3.0
_OFFICES = {"host": "H", "co-host": "C"}


def form_scene(view: SessionView, *, labelled: bool = False) -> Scene:
    """A form alone: 1 is the first place of honour, H and C are host and co-host.

    Only tables, rows and places of the view are drawn; guests and room are not. ``labelled`` shows
    what stands on the chairs instead: the row's name and the seat's.
    """
    scene, projection = _frame(view, _MARGIN)
    for table in view.tables:
        scene.extend("tables", draw_top(table, projection))
    for seat in project_seats(view, projection).values():
        scene.extend("places", _named(seat) if labelled else _honoured(seat))
    return scene


def _named(seat: Seat) -> list[Mark]:
    run = Run(f"{seat.place.row}{seat.place.number}", Weight.SEMIBOLD, TEXT)
    disc = Disc(seat.x, seat.y, seat.radius, Pen(OUTLINE, 0.3, DISC))
    return [disc, middled(seat.x, seat.y, run, seat.radius * 0.8)]


def _honoured(seat: Seat) -> list[Mark]:
    place, r = seat.place, seat.radius
    first = place.honour is not None and place.honour < 2
    dark = TEXT if place.presiding else ACCENT if first else None
    pen = Pen(dark or OUTLINE, 0.3, dark or DISC)
    marks: list[Mark] = [Disc(seat.x, seat.y, r, pen)]
    letters = _OFFICES.get(place.office, "H" if place.presiding else "")
    if place.honour is not None:
        letters += str(place.honour + 1)
    if letters:
        run = Run(letters, Weight.SEMIBOLD, DISC if dark else TEXT)
        marks.append(middled(seat.x, seat.y, run, r * (1.0 if len(letters) < 3 else 0.8)))
    elif place.kind == "auxiliary":
        marks[0] = Disc(seat.x, seat.y, r, Pen(QUIET, 0.3, DISC, (0.7, 0.7)))
    return marks


def case_scene(
    view: SessionView, highlighted: Collection[str] = (), outcome: Outcome = "kept"
) -> Scene:
    """A session with short names; guests or places of a case are ringed.

    Parameters
    ----------
    highlighted
        Identifiers of guests or places the case is about: in a ring where the rule is kept,
        in an octagon with a cross where it is broken.
    """
    short = _shortened(view)
    scene, projection = _frame(short, 3 * _MARGIN)
    furniture = furnish(short, projection, project_seats(short, projection))
    draw_furniture(scene, short, furniture, numbers_only=False)
    sheet = Box(1.0, 1.0, _WIDTH - 1.0, _HEIGHT - 1.0)
    for size in (_NAME_SIZE, 0.8 * _NAME_SIZE):
        labels = place_labels(
            label_runs(short, furniture.seats), size, sheet, furniture.obstacles()
        )
        for label in labels or ():
            scene.extend("labels", label.texts())
            if label.leader:
                scene.add("leaders", stroke(label.leader, Pen(OUTLINE, 0.2)))
        if labels is not None:
            break
    for seat in furniture.seats.values():
        if seat.place.id in highlighted or (
            seat.place.guest is not None and seat.place.guest.id in highlighted
        ):
            scene.extend("leaders", _ringed(seat, outcome))
    return scene


def _shortened(view: SessionView) -> SessionView:
    """The same with guests under their short names."""

    def short(place: PlaceView) -> PlaceView:
        guest = place.guest
        if guest is None:
            return place
        name = guest.short_name or guest.full_name
        letters = guest.monogram or name[:2]
        return replace(place, guest=GuestView(guest.id, name, monogram=letters))

    return replace(
        view,
        tables=tuple(replace(t, places=tuple(map(short, t.places))) for t in view.tables),
        rows=tuple(replace(r, places=tuple(map(short, r.places))) for r in view.rows),
    )


def _ringed(seat: Seat, outcome: Outcome) -> list[Mark]:
    r = seat.radius + 0.8
    if outcome == "kept":
        return [Disc(seat.x, seat.y, r, Pen(None, 0.2, ACCENT))]
    reach = r / cos(pi / 8)
    ring = tuple(
        (seat.x + reach * cos((k + 0.5) * pi / 4), seat.y + reach * sin((k + 0.5) * pi / 4))
        for k in range(8)
    )
    return [Shape((ring,), Pen(None, 0.2, MUST))]


def _frame(view: SessionView, margin: float) -> tuple[Scene, Projection]:
    """An empty scene, and the projection of all tables and places into its middle."""
    points = [(place.x, place.y) for place in view.places()]
    for table in view.tables:
        for outline in table.outlines:
            points.extend(outline_extents(outline))
    region = bounds(points).grown(0.25)
    area = Box(margin, _MARGIN, _WIDTH - margin, _HEIGHT - _MARGIN)
    scene = Scene(_WIDTH, _HEIGHT, view.head.session or view.head.event, view.head.language)
    return scene, fitted(region, area, False, most=_MOST)
