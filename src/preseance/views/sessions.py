"""Sessions as an audience may see them: room, tables, who is at which place.

A public view holds names, titles, delegations and places; findings, with whatever they betray,
are for protocol alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from preseance.model.codes import language as code_of
from preseance.model.event import Event
from preseance.model.finding import Finding
from preseance.model.forms import Label, labels
from preseance.model.place import Place, PlaceKind
from preseance.model.room import Door, Form, Room, Table
from preseance.model.session import Session
from preseance.planning.checks.checking import Check
from preseance.planning.occasion.places import tables_in
from preseance.rooms import Disc, outlines
from preseance.rules.shapes import Assembly
from preseance.views.audiences import DEFAULT, audience_named
from preseance.views.guests import filed, paper_head, present_view
from preseance.views.records import (
    Circle,
    DoorView,
    FindingView,
    FixtureView,
    GuestView,
    Language,
    PlaceView,
    Polygon,
    RoomView,
    RowView,
    SessionView,
    TableView,
)
from preseance.views.speaking import wording_of
from preseance.wording.languages import ENGLISH, languages
from preseance.wording.tongues import named_together

ROW_FORMS = frozenset({Form.ROWS, Form.PHOTO, Form.LINE, Form.PROCESSION})


def session_view(
    checked: Check,
    assembly: Assembly,
    audience: str = DEFAULT,
    language: Language = "en",
    *,
    findings: bool = True,
) -> SessionView:
    """One session of a checked plan as an audience may see it; a drawing needs no ``findings``."""
    event = checked.occasion.event
    room = event.room_by_id[assembly.session.room].in_language(language)
    variant = tables_in(event, assembly.session, assembly.layout.variant)
    tables = [table.in_language(language) for table in variant]
    needed = needed_places(checked, assembly)
    seats = {t.id: places_at(checked, assembly, t, needed, audience, language) for t in tables}
    return SessionView(
        head=paper_head(checked, assembly, audience, language),
        room=_room(room),
        tables=tuple(
            _table(t, seats[t.id], language, whole=t.id in assembly.layout.whole)
            for t in tables
            if t.form not in ROW_FORMS
        ),
        rows=tuple(
            RowView(
                id=t.id,
                name=t.called_in(language),
                form=t.form.value,
                places=seats[t.id],
                called=t.called_in(language),
                whole=t.id in assembly.layout.whole,
            )
            for t in tables
            if t.form in ROW_FORMS
        ),
        marked=_marked(event),
        findings=session_findings(checked, assembly, audience, language) if findings else (),
    )


def _marked(event: Event) -> tuple[str, ...]:
    """Monograms that the planner wants in colour, by the setting ``papers.marked``."""
    chosen = event.settings.get("papers.marked", ())
    return chosen if isinstance(chosen, tuple) else (str(chosen),)


def places_at(
    checked: Check,
    assembly: Assembly,
    table: Table,
    needed: frozenset[str],
    audience: str,
    language: Language,
) -> tuple[PlaceView, ...]:
    """The places of a table: the very same as before where the same sit there."""
    sitting, ranked = checked.plan.guest_at, checked.ranked(assembly)
    whole = table.id in assembly.layout.whole
    if whole:
        sitting = _by_name(checked, assembly, table.id)
    session = assembly.session.id
    shown, seen = [], []
    for place in _places_of(assembly).get(table.id, ()):
        if _is_shown(place, table, needed):
            guest = sitting.get((session, place.id))
            shown.append(place)
            seen.append(
                present_view(checked, assembly, guest, audience, language)
                if guest and guest in assembly.present
                else None
            )
    made = checked.occasion.kept(f"places {session} {audience} {language}", _Made)
    known = made.get((table.id, ranked))
    if known is not None and _are_same(known[0], shown) and _are_same(known[1], seen):
        return known[2]
    labelled = labels(table)
    places = tuple(
        _place(place, guest, ranked=ranked, numbered=not whole, label=labelled.get(place.number))
        for place, guest in zip(shown, seen, strict=True)
    )
    made[table.id, ranked] = shown, seen, places
    return places


class _Made(
    dict[
        tuple[str, bool], tuple[Sequence[Place], Sequence[GuestView | None], tuple[PlaceView, ...]]
    ]
):
    """By table, and whether it is ranked: what places were made of, and the places."""


def _are_same(one: Sequence[object], other: Sequence[object]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _places_of(assembly: Assembly) -> Mapping[str, Sequence[Place]]:
    """Places by table."""

    def make() -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in assembly.places:
            found.setdefault(place.table, []).append(place)
        return found

    return assembly.kept(("places by table",), make)


def needed_places(checked: Check, assembly: Assembly) -> frozenset[str]:
    """The auxiliary places that somebody has, and those that an interpreter or aide without a place
    could take, where their principal has one.
    """
    seating = checked.occasion.seating(checked.plan)
    at, on = seating.at[assembly.index], seating.on[assembly.index]
    nobody = len(checked.occasion.guests)
    taken = {
        place.id
        for place, item in zip(assembly.places, on, strict=True)
        if place.kind is PlaceKind.AUXILIARY and item < nobody
    }
    pairs = {"interpreter": checked.occasion.interpreting, "aide": checked.occasion.aiding}
    waiting = {
        (use, assembly.places[at[principal]].id)
        for use, served in pairs.items()
        for principal, who in served
        if checked.occasion.guests[who] in assembly.present and at[who] < 0 <= at[principal]
    }
    awaited = {
        place.id
        for place in assembly.places
        for principal in (place.hangs_on, place.shared_with)
        if (place.kept_for, principal) in waiting
    }
    return frozenset(taken | awaited)


def _is_shown(place: Place, table: Table, needed: frozenset[str]) -> bool:
    """Whether a place is drawn: of the auxiliary ones those that are asked for by number, or needed."""
    asked = {"interpreter": table.interpreter_places, "aide": table.aide_places}
    return place.number in asked.get(place.kept_for, (place.number,)) or place.id in needed


def _by_name(checked: Check, assembly: Assembly, table: str) -> dict[tuple[str, str], str]:
    """The guests of a table seated whole on its chairs by name: the plan gives nobody a chair."""
    session = assembly.session.id
    seats = [assembly.places[k].id for k in assembly.seats_at[table]]
    here = (checked.plan.guest_at.get((session, seat)) for seat in seats)
    guests = filed(checked, [g for g in here if g in assembly.present and g])
    return {(session, seat): guest for seat, guest in zip(seats, guests, strict=False)}


def _place(
    place: Place,
    guest: GuestView | None,
    *,
    ranked: bool,
    numbered: bool = True,
    label: Label | None = None,
) -> PlaceView:
    """A place; where nobody is ranked it presides over nothing and has no honour."""
    kinds = {
        PlaceKind.SEAT: "seat",
        PlaceKind.STANDING: "standing",
        PlaceKind.AUXILIARY: "auxiliary",
        PlaceKind.SLOT: "slot",
    }
    return PlaceView(
        id=place.id,
        number=(label.seat if label else str(place.number)) + place.letter if numbered else "",
        x=place.x,
        y=place.y,
        facing=place.facing,
        kind=kinds[place.kind],  # type: ignore[arg-type]  # the two vocabularies are one
        presiding=ranked and place.presiding is not None,
        office=(ranked and place.presiding) or "",  # type: ignore[arg-type]  # host or co-host
        row=label.row if label else str(place.row) if place.row is not None else "",
        honour=place.honour if ranked else None,
        guest=guest,
        hangs_on=place.hangs_on or "",
    )


def _table(
    table: Table, places: tuple[PlaceView, ...], language: Language, *, whole: bool
) -> TableView:
    return TableView(
        id=table.id,
        name=table.name or (str(table.number) if table.number is not None else ""),
        form=table.form.value,
        outlines=tuple(
            Circle(shape.x, shape.y, shape.radius)
            if isinstance(shape, Disc)
            else Polygon(shape.rings[0], shape.rings[1:])
            for shape in outlines(table)
        ),
        places=places,
        called=table.called_in(language),
        whole=whole,
    )


def _room(room: Room) -> RoomView:
    return RoomView(
        id=room.id,
        name=room.name,
        width=room.width,
        depth=room.depth,
        doors=tuple(_door(room, door) for door in room.doors),
        fixtures=tuple(
            FixtureView(f.name, _box(f.x, f.y, f.width, f.depth)) for f in room.fixtures
        ),
        view_side=room.view,
        north=room.north if "north" in room.model_fields_set else None,
    )


def _door(room: Room, door: Door) -> DoorView:
    x, y = room.point_of(door)
    return DoorView(x=x, y=y, width=door.width, main=door.main)


def _box(x: float, y: float, width: float, depth: float) -> Polygon:
    a, b = width / 2, depth / 2
    return Polygon(((x - a, y - b), (x + a, y - b), (x + a, y + b), (x - a, y + b)))


def session_findings(
    checked: Check, assembly: Assembly, audience: str, language: Language
) -> tuple[FindingView, ...]:
    """What the plan breaks in a session and in the whole event, for an audience that may know it."""
    if not audience_named(audience).findings:
        return ()
    say = checked.occasion.kept(f"findings in {language}", lambda: _Saying(checked, language))
    return tuple(say(f) for f in checked.findings if f.session in (None, assembly.session.id))


class _Saying:
    """Findings as views, each said once as long as it stands: most outlive many moves."""

    _MOST = 5_000

    def __init__(self, checked: Check, language: Language) -> None:
        self._say = wording_of(checked.occasion.event, language).sentence
        self._said: dict[tuple[object, ...], tuple[Finding, FindingView]] = {}

    def __call__(self, finding: Finding) -> FindingView:
        """The view."""
        key = finding.rule, finding.session, finding.guests, finding.places
        known = self._said.get(key)
        if known is None or (known[0] is not finding and known[0] != finding):
            if len(self._said) >= self._MOST:
                self._said = {}
            known = self._said[key] = finding, self._view(finding)
        return known[1]

    def _view(self, f: Finding) -> FindingView:
        return FindingView(
            level=f.level.value,
            text=self._say(f.message),
            rule=f.rule,
            kind=f.kind,
            cost=f.cost,
            guests=f.guests,
            places=f.places,
            unavoidable=f.unavoidable,
        )


def own_part(view: SessionView, delegation: str) -> SessionView:
    """The part of a session that concerns one delegation: its guests at their places, nobody else's.

    Whether the other places are taken does not show.
    """

    def cut(place: PlaceView) -> PlaceView:
        mine = place.guest is not None and place.guest.delegation_id == delegation
        return place if mine else replace(place, guest=None)

    return replace(
        view,
        tables=tuple(replace(t, places=tuple(map(cut, t.places))) for t in view.tables),
        rows=tuple(replace(r, places=tuple(map(cut, r.places))) for r in view.rows),
        marked=(),
        findings=(),
    )


def default_language(event: Event) -> Language:
    """The first language of the event's papers that the papers are written in."""
    first = event.languages[0] if event.languages else ENGLISH
    return first if first in languages() else ENGLISH


def paper_languages(event: Event, session: Session | None = None) -> Language:
    """What papers of a session, or of the whole event, are written in: one language, or two."""
    own = session.languages if session is not None else ()
    asked = event.settings.get("papers.languages", ())
    if not isinstance(asked, str | tuple):
        asked = ()
    said = own or tuple(code_of(str(one)) for one in ([asked] if isinstance(asked, str) else asked))
    return named_together(said) if said else default_language(event)
