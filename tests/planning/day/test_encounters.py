"""Encounters against a naive recount, pair by pair, from the places alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations
from math import atan2, degrees, hypot, isclose
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.halls import hall, must

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.place import Place
from preseance.model.plan import Placement, Plan
from preseance.model.room import Camera, Door, Fixture, Form, Room, Table
from preseance.model.route import Route
from preseance.model.rule_row import EncounterRow, RequestKind, RequestRow
from preseance.model.session import Kind, Session
from preseance.planning.day.encounters import (
    PASSING,
    Encounter,
    all_pairs,
    foresee,
    passes,
    sensitive_pairs,
)
from preseance.planning.day.nearness import REACH, VIEW
from preseance.planning.day.remedies import remedy
from preseance.planning.occasion.making import occasion_of
from preseance.planning.occasion.places import layout_of
from preseance.planning.questions.why import Questions

NOON = datetime(2024, 5, 1, 12)
ONE = datetime(2024, 5, 1, 13, tzinfo=UTC)
QUARTER_PAST = datetime(2024, 5, 1, 12, 15, tzinfo=UTC)
CAMERA = Camera(name="press", x=2.0, y=2.0, facing=45.0, angle=50.0, reach=12.0)


def day(*, seats: tuple[int, ...] = (6, 5), **more: Any) -> Event:
    """Six guests over lunch at round tables, a talk in rows elsewhere, a corridor between."""
    event = hall("a b c d e f", [], tables=seats)
    room = event.rooms[0].model_copy(
        update={
            "doors": (Door(side="south", at=4.0, main=True), Door(side="north", at=9.0, name="N")),
            "fixtures": (Fixture(x=7.5, y=5.0, width=0.4, depth=3.0),),
            "cameras": (CAMERA,),
        }
    )
    stand = Room(
        id="stand",
        name="Stand",
        width=12,
        depth=12,
        tables=(Table(id="rows", form=Form.ROWS, seats=8, rows=2, x=6, y=6),),
    )
    lunch = Session(id="s", title="Lunch", room="hall", start=NOON, end=NOON + timedelta(hours=1))
    talk = Session(
        id="talk",
        title="Talk",
        room="stand",
        start=NOON + timedelta(minutes=80),
        end=NOON + timedelta(hours=2),
    )
    corridor = Route(id="corridor", joins=("hall", "stand"), minutes=10)
    parts = {"rooms": (room, stand), "sessions": (lunch, talk), "routes": (corridor,)}
    return event.model_copy(update={**parts, **more})


def seated(event: Event, where: dict[str, dict[str, str]]) -> Plan:
    return Plan(
        placements=tuple(
            Placement(session=s, guest=g, place=p) for s, at in where.items() for g, p in at.items()
        )
    )


def looks(one: Place, other: Place) -> float:
    """Degrees by which one would have to turn to look at the other."""
    bearing = degrees(atan2(other.y - one.y, other.x - one.x))
    return abs((bearing - one.facing + 180) % 360 - 180)


def is_between(fixture: Fixture, one: Place, other: Place) -> bool:
    """Whether a fixture stands between two places, by looking at many points of the line."""
    for k in range(1, 2000):
        x = one.x + (other.x - one.x) * k / 2000
        y = one.y + (other.y - one.y) * k / 2000
        inside_x = abs(x - fixture.x) < fixture.width / 2 - 1e-6
        if inside_x and abs(y - fixture.y) < fixture.depth / 2 - 1e-6:
            return True
    return False


def in_field(camera: Camera, room: Room, place: Place) -> bool:
    dx, dy = place.x - camera.x, place.y - camera.y
    bearing = degrees(atan2(dy, dx))
    away = abs((bearing - camera.facing + 180) % 360 - 180)
    stand_in = Place("c", place.kind, "", "", 1, 1, camera.x, camera.y, camera.facing)
    hidden = any(is_between(f, stand_in, place) for f in room.fixtures)
    return away <= camera.angle / 2 and hypot(dx, dy) <= camera.reach and not hidden


def naive(event: Event, plan: Plan, session: Session, a: str, b: str) -> set[str]:
    """The relations of two guests in one session, each as its definition says."""
    layout, room = layout_of(event, session), event.room_by_id[session.room]
    spots = [layout.by_id.get(plan.place_of.get((session.id, g), "")) for g in (a, b)]
    one, other = spots
    if one is None or other is None:
        return set()
    found = {
        name
        for name in ("beside", "across", "diagonal", "behind", "next", "in-frame")
        for p, q in ((one, other), (other, one))
        if q.id in layout.relations.get(name, {}).get(p.id, ())
    }
    if hypot(one.x - other.x, one.y - other.y) <= REACH:
        found.add("near")
    if one.table == other.table and one.row is None:
        found.add("same-table")
    clear = not any(is_between(f, one, other) for f in room.fixtures)
    if clear and min(looks(one, other), looks(other, one)) <= VIEW:
        found.add("in-sight")
    if any(all(in_field(c, room, p) for p in (one, other)) for c in room.cameras):
        found.add("in-frame")
    return found


places = st.permutations([f"t1-{k}" for k in range(1, 7)] + [f"t2-{k}" for k in range(1, 6)])
rows = st.permutations([f"rows-{k}" for k in range(1, 9)])


@settings(deadline=None, max_examples=25)
@given(places, rows)
def test_all_pairs_agree_with_a_naive_recount(tables: list[str], stand: list[str]) -> None:
    event = day()
    names = [g.id for g in event.guests]
    plan = seated(
        event,
        {
            "s": dict(zip(names, tables, strict=False)),
            "talk": dict(zip(names, stand, strict=False)),
        },
    )
    occasion = occasion_of(event)
    found = foresee(occasion, plan, all_pairs(occasion)).encounters
    for session in event.sessions:
        for a, b in combinations(names, 2):
            told = [
                e for e in found if (e.session, e.a, e.b, e.where) == (session.id, a, b, "place")
            ]
            assert {r for e in told for r in e.relations} == naive(event, plan, session, a, b)
            if told and told[0].distance is not None:
                by_id = layout_of(event, session).by_id
                p, q = (by_id[plan.place_of[session.id, g]] for g in (a, b))
                assert isclose(told[0].distance, hypot(p.x - q.x, p.y - q.y), abs_tol=1e-9)


def test_who_goes_from_room_to_room_meets_on_the_way_unless_by_own_car() -> None:
    event = day()
    plan = seated(event, {"s": {}, "talk": {}})

    def ways(e: Event) -> list[Encounter]:
        occasion = occasion_of(e)
        return [m for m in foresee(occasion, plan, all_pairs(occasion)).encounters if m.route]

    met = ways(event)
    assert {(m.a, m.b) for m in met} == set(combinations("abcdef", 2))
    assert {(m.start, m.end) for m in met} == {(ONE, ONE + timedelta(minutes=10))}
    road = event.routes[0].model_copy(update={"by": "road"})
    driven = event.guests[0].model_copy(update={"own_car": True})
    own = event.model_copy(update={"routes": (road,), "guests": (driven, *event.guests[1:])})
    assert not [m for m in ways(own) if "a" in (m.a, m.b)]
    assert len(ways(own)) == 10
    hold = remedy(Questions(occasion_of(event), plan), met[0])
    assert hold is not None and (hold.kind, hold.guest, hold.minutes) == ("hold", "b", 10)


def test_the_way_to_a_session_without_places_is_looked_at() -> None:
    event = day()
    office = Room(id="office", name="Office", width=5, depth=5)
    talk = event.sessions[1].model_copy(update={"room": "office", "kind": Kind.BILATERAL})
    corridor = event.routes[0].model_copy(update={"joins": ("hall", "office")})
    event = event.model_copy(
        update={
            "rooms": (*event.rooms, office),
            "sessions": (event.sessions[0], talk),
            "routes": (corridor,),
        }
    )
    occasion = occasion_of(event)
    assert len(occasion.assemblies) == 1
    met = foresee(occasion, seated(event, {"s": {}}), all_pairs(occasion)).encounters
    assert {(m.a, m.b) for m in met if m.route} == set(combinations("abcdef", 2))


def test_a_late_guest_passes_whoever_stands_by_the_way() -> None:
    event = day()
    late = event.guests[0].model_copy(update={"arrives": NOON + timedelta(minutes=15)})
    event = event.model_copy(update={"guests": (late, *event.guests[1:])})
    layout = layout_of(event, event.sessions[0]).by_id
    door = (4.0, 0.0)
    near = [p for p in layout.values() if p.table == "t1"]
    farthest = max(near, key=lambda p: hypot(p.x - door[0], p.y - door[1]))
    by = next(p for p in near if p is not farthest and passes(door, farthest, p) <= PASSING)
    plan = seated(event, {"s": {"a": farthest.id, "b": by.id}})
    occasion = occasion_of(event, "s")
    met = [m for m in foresee(occasion, plan, [("a", "b")]).encounters if m.where == "passing"]
    assert [(m.mover, m.start) for m in met] == [("a", QUARTER_PAST)]
    step = remedy(Questions(occasion, plan), met[0])
    assert step is not None and step.kind in ("door", "escort")
    if step.door is not None:
        moved = event.guests[0].model_copy(update={"door": step.door.name})
        again = occasion_of(event.model_copy(update={"guests": (moved, *event.guests[1:])}), "s")
        left = foresee(again, plan, [("a", "b")]).encounters
        assert not [m for m in left if m.where == "passing"]


def test_who_has_left_before_the_other_comes_meets_nobody() -> None:
    event = day()
    gone = event.guests[0].model_copy(update={"leaves": NOON + timedelta(minutes=10)})
    late = event.guests[1].model_copy(update={"arrives": NOON + timedelta(minutes=20)})
    event = event.model_copy(update={"guests": (gone, late, *event.guests[2:])})
    plan = seated(event, {"s": {"a": "t1-1", "b": "t1-2", "c": "t1-3"}})
    occasion = occasion_of(event, "s")
    assert not foresee(occasion, plan, [("a", "b")]).encounters
    spans = {(m.start, m.end) for m in foresee(occasion, plan, [("a", "c")]).encounters}
    noon = NOON.replace(tzinfo=UTC)
    assert (noon, noon + timedelta(minutes=10)) in spans


def test_the_step_offered_ends_what_is_closest() -> None:
    request = RequestRow(id="r", a="a", b="b", kind=RequestKind.NOT_MEET)
    event = day(requests=(request,))
    names = [g.id for g in event.guests]
    plan = seated(event, {"s": dict(zip(names, [f"t1-{k}" for k in range(1, 7)], strict=True))})
    occasion = occasion_of(event, "s")
    assert sensitive_pairs(occasion) == (("a", "b"),)
    (met,) = foresee(occasion, plan, sensitive_pairs(occasion)).encounters
    assert met.relations[0] == "beside" and met.requests == ("r",)
    step = remedy(Questions(occasion, plan), met)
    assert step is not None and step.place
    theirs = plan.place_of["s", step.guest]
    after = {**{p.guest: p.place for p in plan.placements}, step.guest: step.place}
    if step.other:
        after[step.other] = theirs
    left = foresee(occasion, seated(event, {"s": after}), [("a", "b")]).encounters
    assert {r for e in left for r in e.relations} == set(step.leaves) <= {"same-table", "in-sight"}


def test_rules_between_two_guests_are_sensitive_and_what_happened_stands_beside() -> None:
    event = day(
        rules=(must("apart", "keep_apart", "c", "d"), must("many", "keep_apart", "a b", "c d")),
        encounters=(
            EncounterRow(a="d", b="c", session="s", kind="greeting"),
            EncounterRow(a="c", b="d", session="talk", kind="pull-aside"),
        ),
    )
    occasion = occasion_of(event)
    assert sensitive_pairs(occasion) == (("c", "d"),)
    plan = seated(event, {"s": {"c": "t1-1", "d": "t1-2"}})
    found = foresee(occasion, plan, [("c", "d")])
    assert [r.kind for e in found.encounters if e.where == "place" for r in e.recorded] == [
        "greeting"
    ]
    on_the_way = [e for e in found.encounters if e.where == "way"]
    assert [r.kind for e in on_the_way for r in e.recorded] + [
        r.kind for r in found.unforeseen
    ] == ["pull-aside"]


def _hours(event: Event, guest: Guest, session: Session) -> tuple[datetime, datetime] | None:
    """From when until when a guest is at a session, by the hours as they are written."""
    assert session.start is not None and session.end is not None
    begin, end = max(session.start, guest.arrives or NOON), session.end
    end = min(end, guest.leaves) if guest.leaves else end
    return (begin, end) if begin < end else None


def _passes(room: Room, guest: Guest, spot: Place, by: Place) -> float:
    """How near the way from a guest's door to their place comes to another, by many points of it."""
    door = next((d for d in room.doors if guest.door and d.name == guest.door), room.doors[0])
    x, y = (door.at, 0.0) if door.side == "south" else (door.at, room.depth)
    steps = [k / 4000 for k in range(4001)]
    return min(hypot(x + t * (spot.x - x) - by.x, y + t * (spot.y - y) - by.y) for t in steps)


def _naive_moments(event: Event, plan: Plan, a: str, b: str) -> set[tuple[object, ...]]:
    """Whom one of two passes and where they walk together, each as its definition says."""
    found: set[tuple[object, ...]] = set()
    lunch, talk = event.sessions
    one, other = (event.guest_by_id[g] for g in (a, b))
    layout, room = layout_of(event, lunch), event.room_by_id[lunch.room]
    for mover, still in ((one, other), (other, one)):
        there, stays = _hours(event, mover, lunch), _hours(event, still, lunch)
        if there is None or stays is None:
            continue
        spot, by = (layout.by_id[plan.place_of[lunch.id, g.id]] for g in (mover, still))
        if _passes(room, mover, spot, by) > PASSING:
            continue
        edges = [t for t, edge in zip(there, (lunch.start, lunch.end), strict=True) if t != edge]
        found |= {("passing", mover.id, t) for t in edges if stays[0] < t < stays[1]}
    walks = []
    for guest in (one, other):
        here, then = _hours(event, guest, lunch), _hours(event, guest, talk)
        by_car = guest.own_car and event.routes[0].by == "road"
        if here and then and not by_car and here[1] <= then[0] <= here[1] + timedelta(hours=3):
            walks.append((here[1], here[1] + timedelta(minutes=10)))
    if len(walks) == 2:
        begin, end = max(w[0] for w in walks), min(w[1] for w in walks)
        if begin < end:
            found.add(("way", begin, end))
    return found


@st.composite
def _comings(draw: st.DrawFn) -> Event:
    """The day with guests who come late, leave early, use another door or have their own car."""
    made, late = day(), st.none() | st.integers(1, 59)
    guests = tuple(
        g.model_copy(
            update={
                "arrives": NOON + timedelta(minutes=m) if (m := draw(late)) else None,
                "leaves": NOON + timedelta(minutes=draw(st.integers(m or 0, 119)) + 1)
                if draw(st.booleans())
                else None,
                "door": draw(st.sampled_from(("", "N"))),
                "own_car": draw(st.booleans()),
            }
        )
        for g in made.guests
    )
    route = made.routes[0].model_copy(update={"by": draw(st.sampled_from(("foot", "road")))})
    return made.model_copy(update={"guests": guests, "routes": (route,)})


@settings(deadline=None, max_examples=40)
@given(_comings(), places)
def test_whom_one_passes_and_who_walks_together_agree_with_a_naive_recount(
    event: Event, tables: list[str]
) -> None:
    names = [g.id for g in event.guests]
    plan = seated(event, {"s": dict(zip(names, tables, strict=False))})
    occasion = occasion_of(event)
    found = foresee(occasion, plan, all_pairs(occasion)).encounters
    for a, b in combinations(names, 2):
        told: set[tuple[object, ...]] = set()
        for met in found:
            if (met.a, met.b) == (a, b) and met.start is not None and met.end is not None:
                begin, end = (t.replace(tzinfo=None) for t in (met.start, met.end))
                if met.where == "passing":
                    told.add(("passing", met.mover, begin))
                elif met.where == "way":
                    told.add(("way", begin, end))
        assert told == _naive_moments(event, plan, a, b)
