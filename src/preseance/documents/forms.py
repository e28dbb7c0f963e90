"""A small drawing of one table form, its places numbered in their order of honour."""

from preseance.documents.floor_plan import Projection, project_seats, table_tops
from preseance.documents.fonts import Weight
from preseance.documents.obstacles import Round, bounds
from preseance.documents.palette import ACCENT, CLOTH, DISC, OUTLINE, QUIET, TEXT
from preseance.documents.scene import Disc, Mark, Pen, Point, Run, Scene, Shape, Text
from preseance.documents.svg import write_svg
from preseance.planning.views import Circle, SessionView

_WIDTH, _HEIGHT, _MARGIN = 120.0, 80.0, 10.0


def form_drawing(view: SessionView) -> bytes:
    """An SVG: 1 is the first place of honour, presiding places are dark.

    Only tables, rows and places of the view are drawn; guests and room are not.
    """
    points: list[Point] = [(place.x, place.y) for place in view.places()]
    for table in view.tables:
        for outline in table.outlines:
            if isinstance(outline, Circle):
                points.append((outline.x - outline.radius, outline.y - outline.radius))
                points.append((outline.x + outline.radius, outline.y + outline.radius))
            else:
                points.extend(outline.points)
    box = bounds(points)
    scale = min(
        (_WIDTH - 2 * _MARGIN) / max(box.width, 0.1),
        (_HEIGHT - 2 * _MARGIN) / max(box.height, 0.1),
        22.0,
    )
    (x, y) = box.middle
    projection = Projection(scale, _WIDTH / 2 - x * scale, _HEIGHT / 2 + y * scale, 0.0, False)
    scene = Scene(_WIDTH, _HEIGHT, view.head.session or view.head.event, view.head.language)
    for table in view.tables:
        pen = Pen(OUTLINE, 0.3, CLOTH)
        for top in table_tops(table, projection):
            mark: Mark = (
                Shape(top.rings, pen)
                if not isinstance(top, Round)
                else Disc(top.x, top.y, top.radius, pen)
            )
            scene.add("tables", mark)
    for seat in project_seats(view, projection).values():
        place = seat.place
        pen = Pen(TEXT if place.presiding else OUTLINE, 0.3, TEXT if place.presiding else DISC)
        scene.add("places", Disc(seat.x, seat.y, seat.radius, pen))
        if place.honour is not None:
            ink = DISC if place.presiding else ACCENT if place.honour < 2 else QUIET
            number = Run(str(place.honour + 1), Weight.SEMIBOLD, ink)
            size = seat.radius * 1.1
            scene.add("places", Text(seat.x, seat.y + size * 0.36, (number,), size, "middle"))
    return write_svg(scene)
