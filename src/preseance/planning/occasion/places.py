"""The places of a session: their positions, honours and relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import cos, hypot, radians, sin

from preseance.model.event import Event
from preseance.model.forms import is_offered, numbering, runs, table_in
from preseance.model.place import Layout, Place, PlaceKind
from preseance.model.room import Form, Room, Table
from preseance.model.session import Session
from preseance.planning.occasion.remembering import Remembered
from preseance.protocol.honours import Honours, honours
from preseance.rooms import lay_out, relations_of

_STANDING = frozenset({Form.PHOTO, Form.LINE, Form.PROCESSION})
_VEHICLES = frozenset({Form.CAR, Form.BUS})
_TWO_SIDED = frozenset({Form.NEGOTIATION, Form.ARMCHAIRS})
_ASIDE = {
    "behind": (0.7, 0.2),
    "left": (0.45, 0.35),
    "right": (0.45, -0.35),
}
"""Metres behind and to the left of the principal; below 0 to the right."""
_FURTHER = 0.5
"""Metres by which a further place on the same side is farther behind."""
_SHARED_TURN = 75.0
"""Degrees by which two who share may look apart."""

_BY_DOOR = ("far-from-door", "near-door")
"""Ways to put the places of a table in order that rest on where the door of the room is."""
_MOST_TABLES = 20_000
_tables: dict[int, tuple[Table, tuple[object, ...], tuple[Place, ...]]] = {}
"""By the table's address, which it keeps as long as it is kept here."""
_LAYOUTS: Remembered[Layout] = Remembered(8)


def layout_of(event: Event, session: Session, *, variant: str = "") -> Layout:
    """The places of a session and their relations, table by table as the room lists them.

    Closed places are left out, and the honours after them move up; where one is closed up the
    others sit closer as well. ``variant`` is a repair of
    alternation that every table takes which offers it, itself or by the session's list.
    """
    room = event.room_by_id[session.room]
    return _LAYOUTS.of((session, room), variant, lambda: _laid_out(event, session, variant))


def _laid_out(event: Event, session: Session, variant: str) -> Layout:
    usual = event.tables_of(session)
    room = event.room_by_id[session.room]
    ranks = table_ranks(usual, room)
    offered = {t.id: variant if is_offered(t, variant, session.variants) else "" for t in usual}
    tables = tables_in(event, session, variant)
    whole = event.whole_tables(session)
    places = tuple(
        place
        for table in tables
        for place in _known_places(
            table, room, ranks[table.id], offered[table.id], table.id in whole
        )
    )
    chaired = tuple(t for t in tables if t.id not in whole)
    return Layout(
        places,
        relations_of([p for p in places if p.table not in whole], chaired),
        room.fixtures,
        frozenset(t.id for t in tables if t.form in _VEHICLES),
        frozenset(t.id for t in tables if t.form in _TWO_SIDED),
        frozenset(t.id for t in tables if t.form is Form.LONG),
        whole,
        variant if any(offered.values()) else "",
    )


def _known_places(
    table: Table, room: Room, rank: int, variant: str, whole: bool
) -> tuple[Place, ...]:
    """The places of one table; the very ones made before where nothing that makes them has changed."""
    global _tables
    told = (room.id, rank, variant, whole)
    known = _tables.get(id(table))
    # Where places are told by their way from the door, the room may have moved it.
    if known is None or known[0] is not table or known[1] != told or table.honour_by in _BY_DOOR:
        made = _places(table, room, rank, variant)
        known = table, told, tuple(_of_table(p) if whole else p for p in made)
        if len(_tables) >= _MOST_TABLES:
            _tables = {}
        _tables[id(table)] = known
    return known[2]


def _of_table(place: Place) -> Place:
    """A chair of a table seated whole: as good as any other there."""
    return replace(place, presiding=None, honour=None, row=None, side="", end=False)


def tables_in(event: Event, session: Session, variant: str) -> tuple[Table, ...]:
    """The tables of a session as a variant sets them."""
    return tuple(
        table_in(t, variant) if is_offered(t, variant, session.variants) else t
        for t in event.tables_of(session)
    )


def table_ranks(tables: Sequence[Table], room: Room) -> dict[str, int]:
    """Ranks 1, 2, … by table id: as tables say, the others by distance from the host's table, or from
    the door where the room says so.

    The host's table is the one ranked 1, else number 1, else the first. Of two equally far the
    one on the right of who looks as the host does comes first.
    """
    if not tables:
        return {}
    first = next(
        (t for t in tables if t.rank == 1), next((t for t in tables if t.number == 1), tables[0])
    )
    turned = radians(first.rotation)

    def farness(table: Table) -> tuple[bool, float, float]:
        dx, dy = table.x - first.x, table.y - first.y
        leftward = dx * cos(turned) + dy * sin(turned)
        if room.table_ranks != "host":
            return False, _by_door(room, room.table_ranks, table.x, table.y), round(leftward, 3)
        return table is not first, round(hypot(dx, dy), 3), round(leftward, 3)

    order = sorted((t for t in tables if t.rank is None), key=farness)
    taken = 0
    for table in sorted((t for t in tables if t.rank is not None), key=lambda t: t.rank or 0):
        # Two tables of one rank keep the order of the room.
        taken = max(taken + 1, table.rank or 1)
        order.insert(taken - 1, table)
    return {table.id: rank for rank, table in enumerate(order, 1)}


def _by_door(room: Room, nearness: str, x: float, y: float) -> float:
    """What a point sorts by: metres from the door, the nearest or the farthest first; 0 without a door."""
    if room.entrance is None:
        return 0.0
    door = room.point_of(room.entrance)
    metres = round(hypot(x - door[0], y - door[1]), 2)
    return metres if nearness == "near-door" else -metres


def _places(table: Table, room: Room, rank: int, variant: str) -> Iterator[Place]:
    closed = frozenset(table.closed)
    found = honours(table, variant=variant)
    positions = {at.number: at for at in lay_out(table, tuple(found.presiding))}
    order = [n for n in found.order if n not in closed]
    if table.honour_by in _BY_DOOR:
        # Of two equally far the form's own order decides.
        order.sort(key=lambda n: _by_door(room, table.honour_by, positions[n].x, positions[n].y))
    kept = Honours(found.presiding, tuple(order))
    kind = PlaceKind.STANDING if table.form in _STANDING else PlaceKind.SEAT
    seats: dict[int, Place] = {}
    for spot in numbering(table):
        if spot.number in closed:
            continue
        at = positions[spot.number]
        seats[spot.number] = Place(
            id=f"{table.id}-{spot.number}",
            kind=kind,
            room=room.id,
            table=table.id,
            table_rank=rank,
            number=spot.number,
            x=at.x,
            y=at.y,
            facing=at.facing,
            presiding=kept.presiding.get(spot.number),
            honour=kept.honour_of(spot.number),
            row=spot.row,
            side=spot.side,
            end=spot.end,
        )
    shared = _sharing(table, seats) if table.interpreters != "none" else {}
    for number, place in seats.items():
        yield place
        sides = ["none"] if number not in shared else [table.interpreters]
        if number in shared:
            other = shared[number]
            yield _auxiliary(table, place, None if other is None else seats[other])
        if table.aide_places and number not in table.aide_places:
            continue
        for k, side in enumerate(table.aides):
            yield _of_aide(place, side, k, sides)
            sides.append(side)


def _sharing(table: Table, seats: Mapping[int, Place]) -> dict[int, int | None]:
    """Who has an auxiliary place of their own, and which neighbour shares it.

    The presiding places choose first, then the others by honour; each shares with the best
    neighbour who has none yet and faces nearly the same way.
    """
    wanted = [n for n in seats if not table.interpreter_places or n in table.interpreter_places]
    if not table.shared_interpreters or table.interpreters != "behind":
        return dict.fromkeys(wanted)

    def best_first(number: int) -> tuple[bool, int, int]:
        place = seats[number]
        return place.presiding != "host", -1 if place.honour is None else place.honour, number

    found: dict[int, int | None] = {}
    served: set[int] = set()
    beside = {pair for run in runs(table) for pair in run.neighbours}
    for number in sorted(wanted, key=best_first):
        if number in served:
            continue
        near = [
            n
            for n in wanted
            if n not in served
            and ((n, number) in beside or (number, n) in beside)
            and abs((seats[n].facing - seats[number].facing + 180) % 360 - 180) <= _SHARED_TURN
        ]
        found[number] = min(near, key=best_first, default=None)
        served |= {n for n in (number, found[number]) if n is not None}
    return found


def _auxiliary(table: Table, place: Place, shared: Place | None) -> Place:
    """Behind or beside the principal, as the table says; midway behind two who share."""
    back, left = _ASIDE[table.interpreters]
    x, y = place.x, place.y
    if shared is not None:
        x, y, left = (place.x + shared.x) / 2, (place.y + shared.y) / 2, 0.0
    found = _beside(place, f"{place.id}-aux", "interpreter", "a", (back, left))
    if shared is None:
        return found
    dx, dy = x - place.x, y - place.y
    return replace(found, x=found.x + dx, y=found.y + dy, shared_with=shared.id)


def _of_aide(place: Place, side: str, number: int, before: Sequence[str]) -> Place:
    """Where an aide is, after the interpreter and the aides who are on that side before."""
    back, left = _ASIDE[side]
    back += _FURTHER * sum(other == side for other in before)
    name = f"{place.id}-aide{number + 1 if number else ''}"
    letters = sum(other != "none" for other in before)
    return _beside(place, name, "aide", chr(ord("a") + letters), (back, left))


def _beside(
    place: Place, name: str, kept_for: str, letter: str, offset: tuple[float, float]
) -> Place:
    back, left = offset
    c, s = cos(radians(place.facing)), sin(radians(place.facing))
    return Place(
        id=name,
        kind=PlaceKind.AUXILIARY,
        room=place.room,
        table=place.table,
        table_rank=place.table_rank,
        number=place.number,
        x=place.x - back * c - left * s,
        y=place.y - back * s + left * c,
        facing=place.facing,
        row=place.row,
        hangs_on=place.id,
        kept_for=kept_for,
        letter=letter,
        side=place.side,
    )
