"""Views: what an audience may see of an event, made here and nowhere else.

A public view holds names, titles, delegations and places. Ranks are for the house; findings,
with whatever they betray, for protocol alone.
"""

from __future__ import annotations

from preseance.model.event import Event
from preseance.model.place import Place, PlaceKind
from preseance.model.room import Form, Room, Table
from preseance.planning.catalogue import wording_of
from preseance.planning.checking import Check
from preseance.planning.naming import filed_under, name_parts
from preseance.planning.places import tables_in
from preseance.planning.views import (
    Audience,
    Circle,
    DoorView,
    FindingView,
    FixtureView,
    GuestEntry,
    GuestListView,
    GuestView,
    Language,
    PaperHead,
    PlaceView,
    Polygon,
    RoomView,
    RowView,
    SessionView,
    TableView,
)
from preseance.rooms import Disc, outlines
from preseance.rules.base import Scene

RANKS_SEEN: frozenset[Audience] = frozenset({"protocol", "host"})
ROW_FORMS = frozenset({Form.ROWS, Form.PHOTO, Form.LINE, Form.PROCESSION})


def session_view(
    checked: Check, scene: Scene, audience: Audience = "public", language: Language = "en"
) -> SessionView:
    """One session of a checked plan as an audience may see it."""
    event = checked.occasion.event
    tables = tables_in(event, scene.session, scene.layout.variant)
    seats = {t.id: _places(checked, scene, t, audience) for t in tables}
    return SessionView(
        head=paper_head(checked, scene, audience, language),
        room=_room(event.room_by_id[scene.session.room]),
        tables=tuple(_table(t, seats[t.id]) for t in tables if t.form not in ROW_FORMS),
        rows=tuple(
            RowView(id=t.id, name=t.called, form=t.form.value, places=seats[t.id], called=t.called)
            for t in tables
            if t.form in ROW_FORMS
        ),
        findings=_findings(checked, scene, audience, language),
    )


def guest_list_view(
    checked: Check,
    scene: Scene,
    by: str,
    audience: Audience = "public",
    language: Language = "en",
) -> GuestListView:
    """The guests of a session, ``by`` name or by precedence."""
    event = checked.occasion.event
    at = {
        p.guest: scene.layout.by_id[p.place]
        for p in checked.plan.of_session(scene.session.id)
        if p.place in scene.place_index
    }
    guests = list(scene.guests)
    if by == "name":
        from pyuca import Collator

        key = Collator().sort_key
        guests.sort(key=lambda g: (key(filed_under(event.guest_by_id[g])), g))
    named = {t.id: t.called for t in event.tables_of(scene.session)}
    return GuestListView(
        head=paper_head(checked, scene, audience, language),
        order="name" if by == "name" else "precedence",
        entries=tuple(
            GuestEntry(
                guest=_guest(checked, g, audience),
                table=named[at[g].table] if g in at else "",
                place=str(at[g].number) if g in at else "",
            )
            for g in guests
        ),
    )


def paper_head(checked: Check, scene: Scene, audience: Audience, language: Language) -> PaperHead:
    """What stands at the head of every paper."""
    event, session = checked.occasion.event, scene.session
    return PaperHead(
        event=event.title,
        session=session.title,
        language=language,
        audience=audience,
        starts=session.start,
        ends=session.end,
        place=event.room_by_id[session.room].name,
        version=str(event.version.number) if event.version else "",
        superseded_by=str((event.version and event.version.superseded_by) or ""),
        scheme=wording_of(event, language).sentence(checked.occasion.precedence.sentence),
    )


def _guest(checked: Check, guest_id: str, audience: Audience) -> GuestView:
    event = checked.occasion.event
    guest = event.guest_by_id[guest_id]
    delegation = event.delegation_by_id.get(guest.delegation)
    rank = checked.occasion.precedence.position_of[guest_id]
    given, family = name_parts(guest)
    return GuestView(
        id=guest.id,
        full_name=guest.name,
        short_name=guest.called,
        sort_name=filed_under(guest),
        given=given,
        family=family,
        title=guest.title,
        delegation=delegation.name if delegation else "",
        monogram=(delegation.monogram if delegation else guest.country)[:4],
        rank=rank if rank and audience in RANKS_SEEN else None,
    )


def _places(
    checked: Check, scene: Scene, table: Table, audience: Audience
) -> tuple[PlaceView, ...]:
    sitting = checked.plan.guest_at
    made = []
    for place in scene.places:
        if place.table == table.id:
            guest = sitting.get((scene.session.id, place.id))
            seen = _guest(checked, guest, audience) if guest in scene.present and guest else None
            made.append(_place(place, seen))
    return tuple(made)


def _place(place: Place, guest: GuestView | None) -> PlaceView:
    kinds = {
        PlaceKind.SEAT: "seat",
        PlaceKind.STANDING: "standing",
        PlaceKind.AUXILIARY: "auxiliary",
        PlaceKind.SLOT: "slot",
    }
    return PlaceView(
        id=place.id,
        number=str(place.number),
        x=place.x,
        y=place.y,
        facing=place.facing,
        kind=kinds[place.kind],  # type: ignore[arg-type]  # the two vocabularies are one
        presiding=place.presiding is not None,
        office=place.presiding or "",  # type: ignore[arg-type]  # host or co-host
        row=str(place.row) if place.row is not None else "",
        honour=place.honour,
        guest=guest,
        hangs_on=place.hangs_on or "",
    )


def _table(table: Table, places: tuple[PlaceView, ...]) -> TableView:
    return TableView(
        id=table.id,
        name=table.name or (str(table.number) if table.number is not None else table.id),
        form=table.form.value,
        outlines=tuple(
            Circle(shape.x, shape.y, shape.radius)
            if isinstance(shape, Disc)
            else Polygon(shape.rings[0], shape.rings[1:])
            for shape in outlines(table)
        ),
        places=places,
        called=table.called,
    )


def _room(room: Room) -> RoomView:
    return RoomView(
        id=room.id,
        name=room.name,
        width=room.width,
        depth=room.depth,
        doors=tuple(_door(room, k) for k in range(len(room.doors))),
        fixtures=tuple(
            FixtureView(f.name, _box(f.x, f.y, f.width, f.depth)) for f in room.fixtures
        ),
        view_side=room.view,
        north=room.north if "north" in room.model_fields_set else None,
    )


def _door(room: Room, k: int) -> DoorView:
    door = room.doors[k]
    x = {"west": 0.0, "east": room.width}.get(door.side, door.at)
    y = {"south": 0.0, "north": room.depth}.get(door.side, door.at)
    return DoorView(x=x, y=y, width=door.width, main=door.main)


def _box(x: float, y: float, width: float, depth: float) -> Polygon:
    a, b = width / 2, depth / 2
    return Polygon(((x - a, y - b), (x + a, y - b), (x + a, y + b), (x - a, y + b)))


def _findings(
    checked: Check, scene: Scene, audience: Audience, language: Language
) -> tuple[FindingView, ...]:
    if audience != "protocol":
        return ()
    say = wording_of(checked.occasion.event, language).sentence
    mine = [f for f in checked.findings if f.session in (None, scene.session.id)]
    return tuple(FindingView(f.level.value, say(f.message)) for f in mine)


def default_language(event: Event) -> Language:
    """The first language of the event's papers that the papers are written in."""
    return "fr" if event.languages[:1] == ("fr",) else "en"
