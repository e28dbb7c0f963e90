"""Selectors: the words a row uses for guests (``delegation:FRA``) and for places (``zone:terrace``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from preseance.model.codes import country, language
from preseance.model.event import Event
from preseance.model.guest import Guest, diet, need
from preseance.model.place import Layout, Place, PlaceKind, table_of

FIELDS = ("delegation", "group", "sex", "role", "country", "diet", "access", "language")
"""What a guest may be chosen by, as in ``diet:vegetarian``."""
EVERYBODY = ("everyone", "home", "foreign")
PLACE_FIELDS = ("table", "zone", "row", "side")
"""What a place may be chosen by, as in ``zone:terrace``."""
CHAIRS: Mapping[str, tuple[str, str]] = {
    f"{prefix}{chair}": (chair, relation)
    for chair in ("host", "co-host")
    for prefix, relation in (
        ("", ""),
        ("right-of-", "right-of"),
        ("left-of-", "left-of"),
        ("across-from-", "across"),
    )
}
"""Places as people see them from a presiding one: which that is, and how they stand to it."""
PLACE_WORDS = ("end", "presiding", *CHAIRS)


def home_of(event: Event) -> frozenset[str]:
    """Guests of the host's own delegation, and the hosts."""
    ours = {d.id for d in event.delegations if d.home}
    hosts = {event.host, event.co_host} | {h for s in event.sessions for h in (s.host, s.co_host)}
    return frozenset(g.id for g in event.guests if g.delegation in ours or g.id in hosts)


def traits(guest: Guest, kind: str) -> tuple[str, ...]:
    """What a guest has of one kind of selector."""
    several = {
        "group": guest.groups,
        "access": guest.access,
        "language": guest.languages,
        "diet": guest.diet,
    }
    if kind in several:
        return several[kind]
    value = str(getattr(guest, kind))
    return (value,) if value else ()


_READ: Mapping[str, Callable[[str], str]] = {
    "access": need,
    "country": country,
    "diet": diet,
    "language": language,
}


def as_meant(kind: str, name: str) -> str:
    """A name in a selector as guests have theirs: ``country:UK`` is ``country:GB``."""
    if kind not in _READ or not name:
        return name
    try:
        return _READ[kind](name)
    except ValueError:
        return name


def chosen(guests: Iterable[Guest], selector: str, home: frozenset[str]) -> Iterator[str]:
    """Ids of the guests a selector means."""
    kind, colon, name = selector.partition(":")
    name = as_meant(kind, name)
    for guest in guests:
        if colon:
            meant = kind in FIELDS and name in traits(guest, kind)
        elif selector in EVERYBODY:
            meant = selector == "everyone" or (guest.id in home) == (selector == "home")
        else:
            meant = guest.id == selector
        if meant:
            yield guest.id


def places_chosen(event: Event, room: str, layout: Layout, word: str) -> frozenset[int]:
    """Indices of the places a word means: a place or table id, ``table:``, ``zone:``, ``row:``,
    ``side:`` (a part of the form), ``end``, ``presiding``, or one of ``CHAIRS`` at every table, or
    at one (``right-of-host:t1``).
    """
    kind, colon, name = word.partition(":")
    places = layout.places
    if kind in CHAIRS and not any(word in (p.id, p.table) for p in places):
        return _seen_from(layout, *CHAIRS[kind], name)
    zones = event.room_by_id[room].zones if room in event.room_by_id else ()
    zone = next((z for z in zones if kind == "zone" and z.id == name), None)

    def meant(place: Place) -> bool:
        own: tuple[str, ...] = (place.id, place.table)
        if place.table in layout.whole and place.table == table_of(word):
            # Nobody is given a chair there: its name stands for the table.
            own = (*own, word)
        if zone is not None:
            inside = place.table in layout.whole and place.table in map(table_of, zone.places)
            return inside or place.table in zone.tables or place.id in zone.places
        match kind if colon else word:
            case "table":
                return place.table == name
            case "side":
                return place.side == name
            case "row":
                return str(place.row) == name
            case "end":
                return place.end and place.kind is not PlaceKind.AUXILIARY
            case "presiding":
                return place.presiding is not None
            case _:
                return not colon and word in own

    return frozenset(k for k, place in enumerate(places) if meant(place))


def _seen_from(layout: Layout, chair: str, relation: str, table: str) -> frozenset[int]:
    """The presiding places, or those that stand so to them; at one table where it is named."""
    heads = [p.id for p in layout.places if p.presiding == chair and table in ("", p.table)]
    near = layout.relations.get(relation, {})
    meant = {q for p in heads for q in near.get(p, ())} if relation else set(heads)
    return frozenset(k for k, place in enumerate(layout.places) if place.id in meant)


def shared_traits(one: Guest, other: Guest, kind: str) -> int:
    """How many traits of a kind two guests share."""
    return len(set(traits(one, kind)).intersection(traits(other, kind)))
