"""Cards beside the place cards: badges, escort cards with a small plan, envelopes, nameplates, signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from preseance.documents.obstacles import Flat, Round
from preseance.documents.palette import ACCENT, CLOTH, GROUND, OUTLINE, Token
from preseance.documents.papers.cards import Card, Face
from preseance.documents.papers.pictures import Picture
from preseance.documents.papers.place_cards import addressed, coded
from preseance.documents.projection import Projection, fitted, table_tops, whole_room
from preseance.documents.room_drawing import walls
from preseance.documents.scene import Box, Disc, Pen, Scene, Shape, stroke
from preseance.documents.svg import write_svg
from preseance.documents.words import word
from preseance.views.records import (
    GuestEntry,
    GuestListView,
    GuestView,
    RowView,
    SessionView,
    TableView,
)
from preseance.wording.tongues import first_of

_PLATE = 0.42
"""Share of a plate's height that its name may take: it is read across a table or a hall."""
_ADDRESS = 7.0
"""Most size of a name on an envelope, millimetres."""
_PLAN = (54.0, 40.0)
"""Width and height of the small plan, millimetres; cards scale it."""


def badges(view: GuestListView, fields: Sequence[str]) -> list[Card]:
    """A badge for everybody: name, function and delegation, the event at the foot."""
    # The foot is one line, so it is in the first language alone.
    head = view.head
    event = first_of(head.event)

    def foot(entry: GuestEntry) -> str:
        return " · ".join(t for t in (event, coded(entry, fields, head.language)) if t)

    return [Card(_face(e.guest, fields, foot(e))) for e in view.entries]


def envelopes(view: GuestListView, fields: Sequence[str]) -> list[Card]:
    """An envelope for each guest, with their form of address."""
    lang = view.head.language
    return [
        Card(replace(_face(e.guest, fields, coded(e, fields, lang)), most=_ADDRESS))
        for e in view.entries
    ]


def _face(guest: GuestView, fields: Sequence[str], foot: str) -> Face:
    above, name = addressed(guest) if "form_of_address" in fields else ("", guest.full_name)
    below = [guest.title] if "function" in fields else []
    below += [guest.delegation] if "delegation" in fields else []
    return Face(guest, name, above, tuple(text for text in below if text), foot=foot)


def escort_cards(view: GuestListView, session: SessionView, fields: Sequence[str]) -> list[Card]:
    """A card that leads a guest to their table: its name, and where it stands in the room."""
    lang = view.head.language
    plans = {group.id: _plan(session, group.id, n) for n, group in enumerate(session.tables)}
    groups: tuple[TableView | RowView, ...] = (*session.tables, *session.rows)
    at = {
        place.guest.id: group
        for group in groups
        for place in group.places
        if place.guest is not None
    }
    made = []
    for entry in view.entries:
        if not entry.seated or entry.guest.id not in at:
            continue
        group = at[entry.guest.id]
        above, name = (
            addressed(entry.guest) if "form_of_address" in fields else ("", entry.guest.full_name)
        )
        alone = len(session.tables) + len(session.rows) == 1
        numbered = alone and entry.place
        where = f"{word('place', lang)} {entry.place}" if numbered else entry.table
        below = (entry.guest.title,) if "function" in fields and entry.guest.title else ()
        made.append(
            Card(
                Face(
                    entry.guest,
                    name,
                    above,
                    below,
                    foot=coded(entry, fields, lang),
                    large=where,
                    picture=plans.get(group.id),
                )
            )
        )
    return made


def _plan(session: SessionView, table: str, number: int) -> Picture:
    """The room, small, with one table filled."""
    width, height = _PLAN
    scene = Scene(width, height, word("floor-plan", session.head.language), session.head.language)
    projection = fitted(whole_room(session), Box(1.0, 1.0, width - 1.0, height - 1.0), False)
    for start, end in walls(session, projection):
        scene.add("room", stroke((start, end), Pen(OUTLINE, 0.5)))
    for door in session.room.doors:
        x, y = projection.point(door.x, door.y)
        scene.add("room", Disc(x, y, 1.5 if door.main else 0.9, Pen(OUTLINE, 0.3, GROUND)))
    for other in session.tables:
        own = other.id == table
        for top in _tops(other, session, projection):
            scene.add("tables", _mark(top, ACCENT if own else CLOTH, ACCENT if own else OUTLINE))
    return Picture(f"plan-{number}.svg", write_svg(scene))


def _tops(table: TableView, session: SessionView, projection: Projection) -> list[Round | Flat]:
    return table_tops(table, projection)


def _mark(top: Round | Flat, fill: Token, line: Token) -> Disc | Shape:
    pen = Pen(line, 0.35, fill)
    if isinstance(top, Round):
        return Disc(top.x, top.y, max(top.radius, 0.9), pen)
    return Shape(top.rings, pen)


def nameplates(view: GuestListView) -> list[Card]:
    """A plate for each delegation that has a place, its name on both faces; in the order of the places."""
    seated = [e.guest.delegation for e in view.entries if e.seated and e.guest.delegation]
    return [
        Card(
            Face(GuestView("", name), name, share=_PLATE),
            Face(GuestView("", name), name, share=_PLATE),
        )
        for name in dict.fromkeys(seated)
    ]


def table_signs(session: SessionView) -> list[Card]:
    """A sign for each table, its name on both faces."""
    tables = [t for t in session.tables if t.places]
    alone = len(tables) == 1
    return [
        Card(Face(GuestView("", name), name, foot=first_of(session.head.event), share=_PLATE))
        for t in tables
        if not alone and (name := t.called or t.name)
    ]
