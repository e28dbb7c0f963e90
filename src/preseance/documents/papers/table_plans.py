"""A page a table, the table filling it: each drawn close up, with the whole room small at the head."""

from __future__ import annotations

from dataclasses import replace

from preseance.documents.floor_plan import Drawing, draw_close, names_around
from preseance.documents.numbered_key import key_pages
from preseance.documents.obstacles import Round
from preseance.documents.palette import ACCENT, CLOTH, OUTLINE
from preseance.documents.printed import PaperRemark
from preseance.documents.projection import fitted, table_tops, whole_room
from preseance.documents.room_drawing import has_walls, walls
from preseance.documents.scene import Box, Disc, Pen, Scene, Shape, stroke
from preseance.documents.sizes import PaperName
from preseance.documents.title_block import beside_head
from preseance.documents.words import word
from preseance.views.records import RowView, SessionView, TableView

_INSET = (30.0, 19.0)
"""Width and height of the small room at A3, millimetres."""


def table_plans(
    view: SessionView, paper: PaperName
) -> tuple[tuple[Scene, ...], tuple[PaperRemark, ...]]:
    """A sheet for each table and block of rows that has places, in the order of the room."""
    scenes, remarks = [], []
    groups: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    for group in groups:
        if not group.places:
            continue
        if isinstance(group, TableView):
            alone = replace(view, tables=(group,), rows=())
        else:
            alone = replace(view, tables=(), rows=(group,))
        drawing = names_around(alone, paper)
        if drawing is None:
            text = word("remark-table", view.head.language, group.called or group.name)
            remarks.append(PaperRemark("key", text))
            continue
        title = " · ".join(dict.fromkeys((view.head.session, group.called or group.name)))
        scene = draw_close(alone, drawing, title)
        if len(groups) > 1:
            scene_inset(scene, view, group.id, drawing)
        scenes.append(scene)
        if group.whole:
            scenes.extend(key_pages(alone, drawing.paper, whole_alone=True))
    return tuple(scenes), tuple(remarks)


def scene_inset(scene: Scene, view: SessionView, table: str, drawing: Drawing) -> None:
    """The whole room beside the title, one table filled."""
    k, inside = drawing.paper.scale, drawing.paper.inside
    width, height = _INSET[0] * k, _INSET[1] * k
    right = inside.right - max(46.0 * k, beside_head(view.head, drawing.paper) + 6.0 * k)
    area = Box(right - width, inside.top - 1.0 * k, right, inside.top - 1.0 * k + height)
    projection = fitted(whole_room(view), area, False)
    for start, end in walls(view, projection) if has_walls(view) else ():
        scene.add("heading", stroke((start, end), Pen(OUTLINE, 0.35)))
    for group in view.tables:
        own = group.id == table
        pen = Pen(ACCENT if own else OUTLINE, 0.25, ACCENT if own else CLOTH)
        for top in table_tops(group, projection):
            if isinstance(top, Round):
                scene.add("heading", Disc(top.x, top.y, max(top.radius, 0.5), pen))
            else:
                scene.add("heading", Shape(top.rings, pen))
