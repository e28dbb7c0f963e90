"""Random events of several sessions, with rows of any kind and half-filled plans."""

from __future__ import annotations

import random
from datetime import date

from preseance.model.earlier_row import EarlierRow
from preseance.model.event import Event
from preseance.model.forms import capacity_problem
from preseance.model.guest import AideKind, Delegation, Guest, Status
from preseance.model.plan import Placement, Plan
from preseance.model.room import Door, Fixture, Form, Hosts, Room, Table, Zone
from preseance.model.rule_row import EncounterRow, Level, RuleRow
from preseance.model.session import Kind, Session
from preseance.rules import RULES
from preseance.rules.occasion.relations import WORDS
from preseance.rules.shapes import Occasion, Param

FORMS = (
    Form.ROUND,
    Form.ROUND,
    Form.LONG,
    Form.U,
    Form.ROWS,
    Form.PHOTO,
    Form.LINE,
    Form.CAR,
    Form.NEGOTIATION,
    Form.ARMCHAIRS,
)
GROUPS = ("choir", "board", "family")
SELECTORS = ("sex:F", "sex:M", "home", "foreign", "everyone", "delegation:fra", "delegation:deu",
             "group:choir", "language:fr", "diet:vegan", "role:spouse", "access:wheelchair")  # fmt: skip


def random_event(draw: random.Random, kinds: tuple[str, ...] = tuple(RULES)) -> Event:
    """An event of two or three sessions in two rooms, with a row or two of each kind."""
    rooms = (_room(draw, "hall"), _room(draw, "court"))
    ids = tuple(f"g{k}" for k in range(draw.randint(5, 11)))
    sessions = tuple(
        Session(
            id=f"s{k}",
            title=f"Session {k}",
            room=draw.choice(rooms).id,
            kind=draw.choice(list(Kind)),
            working=draw.random() < 0.3,
            guest_of_honour=draw.choice(("", *ids)),
        )
        for k in range(draw.randint(2, 3))
    )
    places = [p for r in rooms for t in r.tables for p in (t.id, f"{t.id}-1", f"table:{t.id}")]
    places += ["zone:hall-corner", "row:1", "side:north", "end", "presiding"]
    places += ["host", "right-of-host", "across-from-co-host"]
    return Event(
        id="e",
        title="E",
        start=date(2018, 11, 11),
        host=draw.choice(ids),
        co_host=draw.choice(("", *ids)),
        delegations=(
            Delegation(id="fra", name="France", home=True),
            Delegation(id="deu", name="Germany", head=draw.choice(("", *ids))),
        ),
        guests=tuple(_guest(draw, g, k, ids, sessions) for k, g in enumerate(ids)),
        rooms=rooms,
        sessions=sessions,
        rules=tuple(
            _row(draw, f"{kind.replace('_', '-')}-{k}", kind, ids, places, sessions)
            for kind in kinds
            for k in range(2)
        ),
        encounters=tuple(
            EncounterRow(a=a, b=b, session=draw.choice(("", "s0", "s1")))
            for a, b in (draw.sample(ids, 2) for _ in range(3))
        ),
        earlier=tuple(
            EarlierRow(
                event="Before",
                session=draw.choice(("one", "two")),
                guest=a,
                room=draw.choice(rooms).id,
                table=draw.choice(("t0", "t1", "")),
                beside=(b,),
            )
            for a, b in (draw.sample(ids, 2) for _ in range(4))
        ),
        settings={f"{n}.on": True for n in ("alternate", "fill", "companions", "view_and_door")},
    )


def _room(draw: random.Random, name: str) -> Room:
    tables: list[Table] = []
    while len(tables) < draw.randint(1, 3):
        form, seats = draw.choice(FORMS), draw.randint(2, 7)
        table = Table(
            id=f"{name}-t{len(tables) + 1}",
            number=len(tables) + 1,
            form=form,
            seats=seats,
            rows=2 if form in (Form.ROWS, Form.PHOTO) else 1,
            hosts=Hosts.FACING if form is Form.ROUND and draw.random() < 0.5 else None,
            ends=(1, 1) if form is Form.NEGOTIATION and draw.random() < 0.5 else (0, 0),
            custom="german" if form is Form.U and seats % 2 else "",
            x=3.0 + 5 * len(tables),
            y=draw.uniform(3, 6),
            interpreters=draw.choice(("none", "none", "behind", "left")),
            aides=draw.choice(((), (), ("behind",), ("right", "behind"))),
            closed=(draw.randint(1, seats),) if draw.random() < 0.3 else (),
            wheelchair=(1,) if draw.random() < 0.5 else (),
        )
        if not capacity_problem(table):
            tables.append(table)
    return Room(
        id=name,
        name=name.title(),
        width=20,
        depth=9,
        view=draw.choice((None, "north", "west")),
        doors=(Door(side="south", at=4.0, main=True),) if draw.random() < 0.7 else (),
        fixtures=(Fixture(x=6, y=4, width=0.5, depth=2),) if draw.random() < 0.6 else (),
        tables=tuple(tables),
        zones=(Zone(id=f"{name}-corner", tables=(tables[0].id,), places=(f"{name}-t2-1",)),),
    )


def _guest(
    draw: random.Random, name: str, number: int, ids: tuple[str, ...], sessions: tuple[Session, ...]
) -> Guest:
    others = [g for g in ids if g != name]
    return Guest(
        id=name,
        name=name.upper(),
        override=number + 1 if draw.random() < 0.4 else None,
        keys={
            key: draw.choice(values)
            for key, values in (("order", ("1", "2")), ("took_office", ("2017", "2020")))
            if draw.random() < 0.7
        },
        delegation=draw.choice(("", "fra", "deu", "deu")),
        role=draw.choice(("", "spouse", "minister", "bride", "groom")),
        sex=draw.choice(("F", "M", "M", "")),
        languages=tuple(draw.sample(("fr", "de", "en", "hu"), draw.randint(0, 2))),
        partner=draw.choice(others) if draw.random() < 0.4 else "",
        interpreter_for=tuple(draw.sample(others, 1)) if draw.random() < 0.2 else (),
        aide_for=draw.choice(others) if draw.random() < 0.15 else "",
        aide_as=draw.choice((None, *AideKind)),
        sessions=tuple(s.id for s in sessions if draw.random() < 0.8),
        status=Status.DECLINED if draw.random() < 0.05 else Status.ACCEPTED,
        diet=draw.choice(((), ("vegan",), ("vegan", "halal"))),
        access=tuple(draw.sample(("wheelchair", "near-exit", "hearing-left", "sight"), 1)),
        groups=tuple(draw.sample(GROUPS, draw.randint(0, 2))),
        known=tuple(draw.sample(others, draw.randint(0, 2))),
        wishes=tuple(draw.sample(others, draw.randint(0, 3))),
        height=draw.choice((None, 1.58, 1.72, 1.91)),
    )


def _row(
    draw: random.Random,
    name: str,
    kind: str,
    ids: tuple[str, ...],
    places: list[str],
    sessions: tuple[Session, ...],
) -> RuleRow:
    rule = RULES[kind]

    def some(of: tuple[str, ...] | list[str], needed: bool) -> tuple[str, ...]:
        return tuple(draw.sample(list(of), draw.randint(1, min(3, len(of))))) if needed else ()

    guests = (*ids, *draw.sample(SELECTORS, 3))
    words = [*WORDS, "within 2 m", "within 3 min"]
    return RuleRow(
        id=name,
        kind=kind,
        a=some(guests, "a" in rule.needs or draw.random() < 0.4),
        b=some(places if rule.of_places else guests, "b" in rule.needs or draw.random() < 0.5),
        relations=some(words, bool(rule.relations) and draw.random() < 0.6),
        sessions=some([s.id for s in sessions], draw.random() < 0.3),
        level=draw.choice(list(Level)),
        weight=draw.randint(1, 9),
        params={
            p: _value(draw, of, guests) for p, of in rule.params.items() if draw.random() < 0.7
        },
        confidential=draw.random() < 0.5,
    )


def _value(draw: random.Random, param: Param, guests: tuple[str, ...]) -> str:
    if param.choices:
        return draw.choice(param.choices)
    if param.low is None:
        return " ".join(draw.sample(guests, 2))
    return str(draw.randint(param.low, min(param.high, param.low + 4)))


def random_plan(draw: random.Random, occasion: Occasion, share: float = 0.8) -> Plan:
    """A plan that places about a share of the guests anywhere, auxiliary places included."""
    placements = []
    for assembly in occasion.assemblies:
        places = [p.id for p in assembly.places]
        draw.shuffle(places)
        for guest in draw.sample(assembly.guests, len(assembly.guests)):
            if places and draw.random() < share:
                placements.append(
                    Placement(session=assembly.session.id, guest=guest, place=places.pop())
                )
    return Plan(placements=tuple(placements))


def full_plan(draw: random.Random, occasion: Occasion) -> Plan | None:
    """A plan that seats everybody on places that are not auxiliary; None where there are too few."""
    placements = []
    for assembly in occasion.assemblies:
        places = [assembly.places[k].id for ks in assembly.seats_at.values() for k in ks]
        if len(places) < len(assembly.guests):
            return None
        placements += [
            Placement(session=assembly.session.id, guest=g, place=p)
            for g, p in zip(assembly.guests, draw.sample(places, len(assembly.guests)), strict=True)
        ]
    return Plan(placements=tuple(placements))


__all__ = ["full_plan", "random_event", "random_plan"]
