"""Where nobody ranks, nothing marks a place of honour or speaks of the order; records get no finding."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from preseance import examples
from preseance.documents.floor_plan import floor_plan
from preseance.documents.palette import ACCENT
from preseance.documents.scene import Shape
from preseance.formats import read_event
from preseance.model.event import Event
from preseance.model.forms import capacity_problem
from preseance.model.guest import Guest
from preseance.model.occasions import OccasionKind
from preseance.model.place import PlaceKind
from preseance.model.plan import Placement, Plan
from preseance.model.room import Form, Room, Table
from preseance.model.session import Kind, Session
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of
from preseance.planning.questions.why import Questions
from preseance.rules import written_rows
from preseance.views.sessions import session_view

HERE = Path(examples.__file__).parent
KINDS = {
    Form.LINE: Kind.LINE,
    Form.PHOTO: Kind.PHOTO,
    Form.ROWS: Kind.CEREMONY,
    Form.NEGOTIATION: Kind.TALKS,
    Form.CAR: Kind.TRANSPORT,
    Form.BUS: Kind.TRANSPORT,
}
OF_THE_ORDER = {"precedence", "spread", "honoured_ends", "view_and_door", "not_ahead"}
"""Kinds of rule that compare guests by rank alone."""


def _of_form(form: Form) -> Event:
    """Seven guests in a known order, of whom two preside over nothing, at two tables of a form."""
    seats = next(
        n for n in range(4, 40) if capacity_problem(Table(id="t", form=form, seats=n)) is None
    )
    tables = tuple(Table(id=f"t{k}", form=form, seats=seats, x=6.0 * k, y=6.0) for k in (1, 2))
    return Event(
        id="e",
        title="E",
        start=date(2024, 5, 1),
        scheme="hand-made",
        rooms=(Room(id="r", name="R", width=20, depth=20, tables=tables),),
        sessions=(Session(id="s", title="S", room="r", kind=KINDS.get(form, Kind.MEAL)),),
        guests=tuple(
            Guest(id=g, name=g.title(), keys={"order": str(k)}, sex="FM"[k % 2])
            for k, g in enumerate(("ana", "ben", "cleo", "dan", "eve", "fay", "gus"), 1)
        ),
    )


EVENTS = (*examples.names(), *(f.value for f in Form))
OFF = ("setting", "wedding")


@cache
def _event(name: str) -> Event:
    return read_event(HERE / name) if name in examples.names() else _of_form(Form(name))


def _unranked(name: str, off: str) -> Event:
    event = _event(name)
    if off == "setting":
        settings = {**event.settings, "precedence.on": False}
        return event.model_copy(update={"settings": settings, "occasion": None})
    # What the example itself switches on is asked for; a wedding is what remains.
    settings = {k: v for k, v in event.settings.items() if not k.endswith(".on")}
    return event.model_copy(update={"settings": settings, "occasion": OccasionKind("wedding")})


def _checked(event: Event) -> Check:
    """Everybody seated, the junior first: wrong by any order."""
    occasion = occasion_of(event)
    seated = tuple(
        Placement(session=a.session.id, guest=guest, place=place)
        for a in occasion.assemblies
        for guest, place in zip(
            reversed(a.guests),
            (p.id for p in a.places if p.kind is not PlaceKind.AUXILIARY),
            strict=False,
        )
    )
    return check(occasion, Plan(placements=seated))


@pytest.mark.parametrize("off", OFF)
@pytest.mark.parametrize("name", EVENTS)
def test_where_nobody_ranks_no_finding_or_remark_speaks_of_the_order(name: str, off: str) -> None:
    checked = _checked(_unranked(name, off))
    written = {r.id for r in written_rows(checked.occasion.event)}
    customs = [f for f in checked.findings if f.rule not in written]
    assert not [f for f in customs if f.kind in OF_THE_ORDER]
    assert not [f for f in customs if f.message.id == "presiding.senior"]
    assert not set(checked.remarks) & set(checked.occasion.precedence.remarks)


@pytest.mark.parametrize("off", OFF)
@pytest.mark.parametrize("name", EVENTS)
def test_where_nobody_ranks_no_paper_shows_a_place_of_honour(name: str, off: str) -> None:
    checked = _checked(_unranked(name, off))
    for assembly in checked.occasion.assemblies:
        view = session_view(checked, assembly)
        places = view.places()
        assert places
        assert not [p for p in places if p.presiding or p.office or p.honour is not None]
        assert view.head.scheme == ""


@pytest.mark.parametrize("name", ["wedding", *(f.value for f in Form)])
def test_where_nobody_ranks_no_floor_plan_draws_a_mark_of_honour(name: str) -> None:
    ranked = _event(name).model_copy(update={"occasion": None})
    ranked = ranked.model_copy(update={"settings": {"precedence.on": True}})
    assert _marks(_checked(_unranked(name, "setting"))) == 0
    if name != "wedding":
        assert _marks(_checked(ranked)) > 0


def _marks(checked: Check) -> int:
    """Diamonds in the colour of honours on the floor plans, those of the key too."""
    found = 0
    for assembly in checked.occasion.assemblies:
        scenes, _ = floor_plan(session_view(checked, assembly), "a4")
        found += sum(
            isinstance(mark, Shape) and mark.pen.fill == ACCENT and len(mark.rings[0]) == 4
            for scene in scenes
            for marks in scene.marks.values()
            for mark in marks
        )
    return found


@pytest.mark.parametrize("off", OFF)
@pytest.mark.parametrize("name", EVENTS)
def test_where_nobody_ranks_no_reason_is_the_order(name: str, off: str) -> None:
    checked = _checked(_unranked(name, off))
    written = {r.id for r in written_rows(checked.occasion.event)}
    questions = Questions(checked.occasion, checked.plan)
    assembly = checked.occasion.assemblies[0]
    for guest in (assembly.guests[0], assembly.guests[-1]):
        told = questions.explain(guest, assembly.session.id)
        rules = [r.rule for r in told.reasons]
        rules += [d.rule for step in told.alternatives for d in step.deltas]
        assert not [r for r in rules if r.kind in OF_THE_ORDER and r.row.id not in written]


@pytest.mark.parametrize("name", EVENTS)
def test_a_record_breaks_nothing_that_was_not_asked_for(name: str) -> None:
    event = _event(name)
    sessions = tuple(s.model_copy(update={"record": True}) for s in event.sessions)
    checked = _checked(event.model_copy(update={"sessions": sessions}))
    asked = {r.row.id for r in checked.rules if not r.by_custom}
    assert {f.rule for f in checked.findings} <= asked


def test_a_rule_of_rank_that_is_switched_on_holds_where_nobody_ranks() -> None:
    event = _unranked("round", "setting")
    event = event.model_copy(update={"settings": {**event.settings, "spread.on": True}})
    assert "spread" in {f.kind for f in _checked(event).findings}
