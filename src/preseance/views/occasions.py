"""Papers of one occasion as an audience may see them: speakers, photograph, motorcade, menu, approval."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from math import cos, radians, sin

from preseance.model.guest import Status
from preseance.model.menu import courses_of
from preseance.model.room import Form
from preseance.planning.checks.checking import Check
from preseance.rules.shapes import Assembly
from preseance.views.audiences import audience_named
from preseance.views.guests import guest_list_view, guest_view, paper_head, whereabouts
from preseance.views.records import (
    ApprovalView,
    GuestEntry,
    Language,
    MenuView,
    MotorcadeView,
    PhotoRowsView,
    PlaceView,
    SpeakersView,
    VehicleView,
)
from preseance.views.sessions import needed_places, places_at
from preseance.wording.dates import clock

SPEAKERS = ("speakers", "speaker", "orateurs", "orateur")
"""Groups of guests.csv that say who speaks; everybody where nobody is in one."""
VEHICLES = frozenset({Form.CAR, Form.BUS})


def speakers_view(
    checked: Check, assembly: Assembly, audience: str, language: Language = "en"
) -> SpeakersView:
    """Who speaks, the lowest in precedence first: decree 89-655, art. 19, and common custom.

    Raises
    ------
    ValueError
        Where the audience may not know the ranks, which the order tells.
    """
    if not audience_named(audience).ranks:
        raise ValueError(f"the order of speakers is not for the audience «{audience}»")
    event = checked.occasion.event
    named = [g for g in assembly.guests if set(event.guest_by_id[g].groups) & set(SPEAKERS)]
    order = [*reversed(named or assembly.guests)]
    at = {
        e.guest.id: e
        for e in guest_list_view(checked, assembly, "precedence", audience, language).entries
    }
    absent = [
        g.id
        for g in event.guests
        if not g.attends(assembly.session.id)
        and (g.status is Status.DECLINED or g.replies.get(assembly.session.id) is Status.DECLINED)
    ]
    return SpeakersView(
        head=paper_head(checked, assembly, audience, language, ranked=True),
        speakers=tuple(at[g] for g in order),
        apologies=tuple(guest_view(checked, g, audience, language) for g in absent),
    )


def photo_rows_view(
    checked: Check, assembly: Assembly, audience: str, language: Language = "en"
) -> PhotoRowsView:
    """The rows of a photograph, the hindmost first, each from the viewer's left to right."""
    rows: dict[str, list[PlaceView]] = {}
    for place in places_of(checked, assembly, audience, language):
        rows.setdefault(place.row or "1", []).append(place)
    for places in rows.values():
        places.sort(key=_seen_from_the_front)
    return PhotoRowsView(
        head=paper_head(checked, assembly, audience, language),
        rows=tuple((row, tuple(rows[row])) for row in sorted(rows, key=int, reverse=True)),
    )


def _seen_from_the_front(place: PlaceView) -> float:
    """How far to the right a viewer sees a place whom it faces."""
    facing = radians(place.facing)
    return -place.x * sin(facing) + place.y * cos(facing)


def places_of(
    checked: Check, assembly: Assembly, audience: str, language: Language
) -> tuple[PlaceView, ...]:
    """All places of a session."""
    tables = checked.occasion.event.tables_of(assembly.session)
    needed = needed_places(checked, assembly)
    return tuple(
        p for t in tables for p in places_at(checked, assembly, t, needed, audience, language)
    )


def motorcade_view(
    checked: Check, assembly: Assembly, audience: str, language: Language = "en"
) -> MotorcadeView:
    """The vehicles in the order of the room: number, time, flag, and who rides."""
    event, session = checked.occasion.event, assembly.session
    gap = event.settings.get("motorcade.minutes", 0)
    minutes = gap if isinstance(gap, int | float) else 0
    made = []
    tables = [t for t in event.tables_of(session) if t.form in VEHICLES]
    needed = needed_places(checked, assembly)
    for turn, table in enumerate(tables):
        places = sorted(
            places_at(checked, assembly, table, needed, audience, language), key=_honour
        )
        riders = tuple(p for p in places if p.guest is not None)
        leaves = session.start and session.start + timedelta(minutes=minutes * turn)
        flags = [p.guest for p in riders if p.guest and p.guest.delegation]
        made.append(
            VehicleView(
                number=str(table.number or turn + 1),
                name=table.name,
                time=clock(f"{leaves:%H:%M}", language) if leaves else "",
                flag=flags[0].delegation if flags else "",
                flag_of=event.guest_by_id[flags[0].id].delegation if flags else "",
                riders=riders,
            )
        )
    wings = str(event.settings.get("flags.car", ""))
    return MotorcadeView(paper_head(checked, assembly, audience, language), tuple(made), wings)


def _honour(place: PlaceView) -> tuple[int, int, int]:
    number = int(place.number) if place.number.isdigit() else 0
    return (not place.presiding, 10_000 if place.honour is None else place.honour, number)


def menu_view(
    checked: Check, assembly: Assembly, audience: str, language: Language = "en"
) -> MenuView:
    """The menu and the guests who have a place, in the order of the places."""
    entries = guest_list_view(checked, assembly, "place", audience, language).entries
    courses = courses_of(assembly.session, language)
    called = {
        (one.name, dish): (own.name, said)
        for one, own in zip(courses_of(assembly.session), courses, strict=True)
        for dish, said in zip(one.dishes, own.dishes, strict=True)
    }

    def chosen(entry: GuestEntry) -> GuestEntry:
        dishes = tuple(called.get(choice, choice) for choice in entry.guest.dishes)
        return replace(entry, guest=replace(entry.guest, dishes=dishes))

    return MenuView(
        paper_head(checked, assembly, audience, language),
        tuple((c.name, c.dishes) for c in courses),
        tuple(chosen(e) for e in entries if e.seated),
    )


def approval_view(
    checked: Check, assembly: Assembly, audience: str, language: Language = "en"
) -> ApprovalView:
    """The plan of a session as its host approves it.

    Raises
    ------
    ValueError
        Where the audience may not know the ranks.
    """
    if not audience_named(audience).ranks:
        raise ValueError(f"the page to approve is not for the audience «{audience}»")
    where = whereabouts(checked, assembly, language)
    by_table: dict[str, list[PlaceView]] = {}
    by_id = assembly.layout.by_id
    for place in places_of(checked, assembly, audience, language):
        if place.kind != "auxiliary" or place.guest is not None:
            by_table.setdefault(where(by_id[place.id])[0], []).append(place)
    placed = {p.guest.id: p.guest for ps in by_table.values() for p in ps if p.guest is not None}
    waiting = [g for g in placed.values() if g.status]
    return ApprovalView(
        head=paper_head(checked, assembly, audience, language, ranked=True),
        tables=tuple((name, tuple(sorted(ps, key=_honour))) for name, ps in by_table.items()),
        unplaced=tuple(
            guest_view(checked, g, audience, language) for g in assembly.guests if g not in placed
        ),
        waiting=tuple(waiting),
        ranked=checked.ranked(assembly),
    )


def event_entries(
    checked: Check, audience: str, language: Language = "en"
) -> tuple[GuestEntry, ...]:
    """Everybody who attends any of the sessions, once each, in the alphabet, without places."""
    found: dict[str, GuestEntry] = {}
    for assembly in checked.occasion.assemblies:
        for entry in guest_list_view(checked, assembly, "name", audience, language).entries:
            found.setdefault(entry.guest.id, GuestEntry(entry.guest, code=entry.code))
    return tuple(found.values())
