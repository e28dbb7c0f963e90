"""Rules about which places will do for whom, counted slowly."""

from __future__ import annotations

from math import hypot

from tests.rules.naive.sitting import Sitting, behind, in_own_right, on_the_left, surely_first

from preseance.model.forms import roles_at
from preseance.model.place import PlaceKind


def access(s: Sitting) -> int:
    served: dict[str, set[str]] = {"wheelchair": set(), "near-exit": set()}
    tables = s.event.tables_of(s.session)
    marked = {f"{t.id}-{n}" for t in tables for n in t.wheelchair}
    served["wheelchair"] = marked & set(s.places)
    room = s.event.room_by_id[s.session.room]
    doors = [room.point_of(d) for d in room.doors]
    if doors:
        far = {p.id: min(hypot(p.x - x, p.y - y) for x, y in doors) for p in s.places.values()}
        limit = min(far.values(), default=0) + s.number("metres") + 1e-9
        served["near-exit"] = {p for p, metres in far.items() if metres <= limit}
    for need, left in (("hearing-left", True), ("hearing-right", False)):
        served[need] = {
            p.id
            for p in s.places.values()
            for q in s.places.values()
            if s.near(p, q, ["beside"]) and on_the_left(p, q) == left
        }
    return sum(
        s.at[g.id].id not in served[need]
        for g in s.among()
        for need in set(g.access)
        if g.id in s.at and served.get(need)
    )


def forbid(s: Sitting) -> int:
    there = s.meant_places()
    return sum(g.id in s.at and s.at[g.id].id in there for g in s.meant(s.row.a))


def guest_of_honour(s: Sitting) -> int:
    honoured = s.session.guest_of_honour
    known = {g.id: g for g in s.guests}
    hosts = (s.event.host_of(s.session), s.event.co_host_of(s.session))
    if honoured not in known or not s.tables or honoured in s.chair_of or honoured == hosts[0]:
        return 0
    first = s.seats_at(s.tables[0])
    ranked = {p.honour: p.id for p in first if p.honour is not None}
    offices = {p.presiding for p in first if p.honour is None}
    place = ranked.get(0)
    at = s.said("at")
    table = next(t for t in s.event.tables_of(s.session) if t.id == s.tables[0])
    theirs = 2 if table.order == "host-first" else 1
    if {"host", "co-host"} <= offices and at == "co-host":
        place = ranked.get(theirs, place)
    mixed = not s.session.working and at == "custom"
    if mixed and {"host", "co-host"} <= offices and set(hosts) <= set(known):
        sex = [known[g].sex for g in (*hosts, honoured)]
        if sex[0] and sex[0] == sex[2] != sex[1]:
            place = ranked.get(theirs, place)
    if place is None:
        return 0
    return int(honoured not in s.at or s.at[honoured].id != place)


def honoured_ends(s: Sitting) -> int:
    hosts = s.event.hosts_of(s.session)
    others = [g for g in in_own_right(s.guests) if g.id not in hosts]
    first = surely_first(s, others, s.number("first"))
    asked = s.meant(s.row.a) if s.row.a else first
    sitting = [s.at[g.id] for g in asked if g.id in s.at]
    return sum(
        p.end
        and p.kind is not PlaceKind.AUXILIARY
        and p.presiding is None
        and (p.honour is None or p.honour > 1)
        for p in sitting
    )


def host_presides(s: Sitting) -> int:
    hosts = s.event.hosts_of(s.session)
    chairs = {g: p for g, p in s.chair_of.items() if g in hosts}
    first = {g: p for g, p in chairs.items() if s.places[p].table == s.tables[0]}
    return sum(g not in s.at or s.at[g].id != p for g, p in first.items())


def pin(sittings: list[Sitting]) -> int:
    somewhere = any(s.meant_places() for s in sittings)
    return sum(
        g.id not in s.at or s.at[g.id].id not in s.meant_places()
        for s in sittings
        if s.meant_places() or not somewhere
        for g in s.meant(s.row.a)
    )


def seated(s: Sitting) -> int:
    return sum(
        g.id not in s.at
        or (s.at[g.id].id.endswith("-aux") and not g.interpreter_for)
        or ("-aide" in s.at[g.id].id and (bool(g.interpreter_for) or not g.aide_for))
        for g in s.guests
    )


def top_table(s: Sitting) -> int:
    wrong, given = 0, set[str]()
    for table in s.event.tables_of(s.session):
        roles = {
            f"{table.id}-{n}": known
            for n, known in roles_at(table).items()
            if f"{table.id}-{n}" in s.places
        }
        for role in dict.fromkeys(r for known in roles.values() for r in sorted(known)):
            own = [p for p, known in roles.items() if role in known]
            asked = s.meant(s.row.a or ["everyone"])
            who = [g.id for g in asked if g.role == role and g.id not in given][: len(own)]
            given.update(who)
            wrong += sum(g not in s.at or s.at[g].id not in own for g in who)
    return wrong


def view_and_door(s: Sitting) -> int:
    room, towards = s.event.room_by_id[s.session.room], s.said("towards")
    sides = {"north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0)}
    if room.view and towards != "door":
        x, y = sides[room.view]
        back = {p.id for p in s.seats if behind(p, x, y)}
    elif room.doors and towards != "view":
        main = next((d for d in room.doors if d.main), room.doors[0])
        x, y = room.point_of(main)
        back = {p.id for p in s.seats if behind(p, x - p.x, y - p.y)}
    else:
        return 0
    if len(back) == len(s.places):
        return 0
    asked = s.meant(s.row.a) if s.row.a else s.guests[: s.number("first")]
    return sum(g.id in s.at and s.at[g.id].id in back for g in asked)


def zones(s: Sitting) -> int:
    inside, group = s.meant_places(), s.meant(s.row.a)
    if not inside:
        return 0
    outside = sum(g.id not in s.at or s.at[g.id].id not in inside for g in group)
    if s.said("others") == "in":
        return outside
    others = [g for g in s.guests if g not in group]
    return outside + sum(g.id in s.at and s.at[g.id].id in inside for g in others)
