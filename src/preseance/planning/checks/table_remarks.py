"""Remarks on the tables of an occasion: what protocol people expect to be told of before the meal.

Settings of the event: ``tables.thirteen`` (false leaves thirteen at table unsaid) and
``tables.offending``, the numbers no table should have; by custom 13, and 4 and 14 where guests
from East Asia come.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, hypot, radians, sin

from preseance.model.event import Event
from preseance.model.finding import Remark
from preseance.model.forms import capacity_problem
from preseance.model.guest import Guest
from preseance.model.place import Place
from preseance.model.plan import Plan
from preseance.model.room import Form, Room, Table
from preseance.model.session import Kind
from preseance.planning.occasion.variants import offered
from preseance.protocol.mixed import alternation_clash
from preseance.rooms import Position, lay_out
from preseance.rules.shapes import Assembly, Occasion
from preseance.wording.message import Argument, GuestRefs, Message, PlaceRefs, TableRef, Term

_EAST_ASIA = frozenset({"CN", "HK", "JP", "KP", "KR", "MO", "SG", "TW", "VN"})
_ELBOW = 0.45
"""Metres an auxiliary chair needs from the middle of any other place."""
_WALL = 0.3
_DOOR_BEHIND = frozenset({Form.NEGOTIATION, Form.CAR, Form.BUS})


def remarks_on_tables(occasion: Occasion, plan: Plan) -> tuple[Remark, ...]:
    """All remarks on the tables a plan uses, session by session."""
    return tuple(
        r for assembly in occasion.assemblies for r in _on_assembly(occasion.event, assembly, plan)
    )


def _on_assembly(event: Event, assembly: Assembly, plan: Plan) -> Iterator[Remark]:
    tables = event.tables_of(assembly.session)
    if assembly.session.kind is Kind.MEAL:
        yield from _on_alternation(event, assembly, tables)
        yield from _on_thirteen(event, assembly, tables)
    yield from _on_variants(event, assembly, plan)
    yield from _on_numbers(event, assembly, tables)
    yield from _on_depth(event, assembly, plan)
    yield from _on_room(event, assembly, tables)


def _on_alternation(
    event: Event, assembly: Assembly, tables: tuple[Table, ...]
) -> Iterator[Remark]:
    """The host's table of a social meal, where both sexes are there in number."""
    session = assembly.session
    heads = (event.head_of(session), event.co_head_of(session))
    hosts = [event.guest_by_id[g] for g in heads if g in assembly.present]
    if assembly.session.working or len(hosts) < 2 or assembly.layout.variant or not assembly.tables:
        return
    table = next(t for t in tables if t.id == assembly.tables[0])
    clash = alternation_clash(table, hosts[0].sex, hosts[1].sex)
    sexes = [g.sex for g in _at_table(event, assembly)]
    if clash is None or min(sexes.count("F"), sexes.count("M")) < clash.num_places // 2:
        return
    yield Remark(
        Message(
            "tables.clash",
            {
                "table": TableRef(table.id),
                "number": clash.num_places,
                "hosts": GuestRefs(tuple(g.id for g in hosts)),
                "repairs": Message("tables.repairs"),
                "fewer": clash.fewer,
                "more": clash.more,
            },
        ),
        tuple(g.id for g in hosts),
        assembly.session.id,
    )


def _at_table(event: Event, assembly: Assembly) -> list[Guest]:
    guests = [event.guest_by_id[g] for g in assembly.guests]
    return [g for g in guests if not g.serves]


def _on_thirteen(event: Event, assembly: Assembly, tables: tuple[Table, ...]) -> Iterator[Remark]:
    """Where the numbers leave no choice: one table, or tables that are all full."""
    if event.settings.get("tables.thirteen", True) is False:
        return
    coming = len(_at_table(event, assembly))
    seats = {t.id: len(assembly.seats_at.get(t.id, ())) for t in tables}
    full = coming == sum(seats.values())
    for table in tables:
        if (full and seats[table.id] == 13) or (len(tables) == 1 and coming == 13):
            yield _of_table("tables.thirteen", assembly, table)


def _on_variants(event: Event, assembly: Assembly, plan: Plan) -> Iterator[Remark]:
    names = offered(event, assembly.session)[1:]
    if not names or not any(True for _ in plan.of_session(assembly.session.id)):
        return
    used = assembly.layout.variant
    message = (
        Message("tables.variant", {"variant": Term(f"variant-{used}")})
        if used
        else Message("tables.usual", {"variants": ", ".join(names)})
    )
    yield Remark(message, (), assembly.session.id)


def _on_numbers(event: Event, assembly: Assembly, tables: tuple[Table, ...]) -> Iterator[Remark]:
    eastern = any(event.guest_by_id[g].country in _EAST_ASIA for g in assembly.guests)
    given = event.settings.get("tables.offending", (4, 13, 14) if eastern else (13,))
    words = given if isinstance(given, tuple | list) else str(given).replace(";", " ").split()
    offending = {str(word) for word in words}
    for table in tables:
        if str(table.number) in offending and str(table.number) in table.called:
            yield _of_table("tables.number", assembly, table, number=str(table.number))


def _of_table(message: str, assembly: Assembly, table: Table, **arguments: str) -> Remark:
    spoken: dict[str, Argument] = {"table": TableRef(table.id), **arguments}
    return Remark(Message(message, spoken), (), assembly.session.id)


def _on_depth(event: Event, assembly: Assembly, plan: Plan) -> Iterator[Remark]:
    """Auxiliary places behind a chair that lie in a wall, a fixture or another place."""
    taken = {p.place for p in plan.of_session(assembly.session.id)}
    named = {t.id: t.aide_places for t in event.tables_of(assembly.session)}
    tight = dict.fromkeys(
        p.hangs_on
        for p in assembly.places
        if p.hangs_on
        # Nobody puts a chair for an aide where none is needed.
        and (p.kept_for != "aide" or p.id in taken or p.number in named.get(p.table, ()))
        and _is_tight(event, assembly, p)
    )
    if tight:
        yield Remark(
            Message("tables.shallow", {"places": PlaceRefs(tuple(tight))}), (), assembly.session.id
        )


def _is_tight(event: Event, assembly: Assembly, aux: Place) -> bool:
    room = event.room_by_id[assembly.session.room]
    inside = _WALL <= aux.x <= room.width - _WALL and _WALL <= aux.y <= room.depth - _WALL
    in_fixture = any(
        abs(aux.x - f.x) < f.width / 2 + _WALL and abs(aux.y - f.y) < f.depth / 2 + _WALL
        for f in room.fixtures
    )
    crowded = any(
        p is not aux and hypot(p.x - aux.x, p.y - aux.y) < _ELBOW - 1e-9 for p in assembly.places
    )
    return not inside or in_fixture or crowded


def _on_room(event: Event, assembly: Assembly, tables: tuple[Table, ...]) -> Iterator[Remark]:
    """A host with the back to the main door, and tables too large for the room.

    At a negotiation table the hosts have the door behind them by custom; a table that was never
    moved from the corner of the room has no position yet.
    """
    room = event.room_by_id[assembly.session.room]
    places: dict[str, list[Place]] = {table.id: [] for table in tables}
    for place in assembly.places:
        places[place.table].append(place)
    for table in tables:
        if assembly.session.kind is Kind.MEAL and table.form not in _DOOR_BEHIND:
            head = next((p for p in places[table.id] if p.presiding == "host"), None)
            if head is not None and _has_behind(head, room):
                yield _of_table("tables.door", assembly, table)
        if (table.x, table.y) != (0.0, 0.0):
            outside = sum(not _inside(p, room) for p in places[table.id])
            if outside:
                message = Message(
                    "tables.outside",
                    {
                        "table": TableRef(table.id),
                        "number": len(table.chairs),
                        "outside": outside,
                        "most": _most(table, room),
                    },
                )
                yield Remark(message, (), assembly.session.id)


def _has_behind(place: Place, room: Room) -> bool:
    """Whether the main door lies well behind whoever sits there."""
    door = next((d for d in room.doors if d.main), None)
    if door is None:
        return False
    x, y = room.point_of(door)
    dx, dy = x - place.x, y - place.y
    ahead = dx * cos(radians(place.facing)) + dy * sin(radians(place.facing))
    return ahead < -0.5 * hypot(dx, dy)


def _inside(place: Place | Position, room: Room) -> bool:
    return 0 <= place.x <= room.width and 0 <= place.y <= room.depth


def _most(table: Table, room: Room) -> int:
    """The largest number of seats that stand in the room, by halving: fewer seats take less."""
    low, high = 0, table.seats
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _fits(table, middle, room) else (low, middle)
    return low


def _fits(table: Table, seats: int, room: Room) -> bool:
    fewer = table.model_copy(update={"seats": seats, "per_row": (), "closed": (), "closed_up": ()})
    return capacity_problem(fewer) is None and all(_inside(p, room) for p in lay_out(fewer))
