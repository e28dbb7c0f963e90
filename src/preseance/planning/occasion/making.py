"""From an event to an occasion with its rules, and from rules to a problem and back to a plan."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

import numpy as np

from preseance.engine import Problem, SessionPlaces
from preseance.engine.problem import Placement as Places
from preseance.errors import PreseanceError
from preseance.model.event import Event
from preseance.model.plan import Placement, Plan
from preseance.model.rule_row import LEVELS
from preseance.model.session import Session
from preseance.planning.occasion.blocks import blocks_of
from preseance.planning.occasion.places import layout_of
from preseance.planning.occasion.remembering import Remembered
from preseance.planning.occasion.variants import in_force
from preseance.protocol import OrderOfPrecedence, Rank, order
from preseance.protocol.recalling import NO_MATTER
from preseance.rules.shapes import Assembly, Occasion, Rule
from preseance.wording.said import Said

UNBUILT = frozenset({"plan", "version", "told", "tasks", "unread"})
"""Fields of an event from which no rule is built."""
_ORDERS: Remembered[OrderOfPrecedence] = Remembered(4)
_OCCASIONS: Remembered[Occasion] = Remembered(4)


def precedence_of(event: Event) -> OrderOfPrecedence:
    """The event's own order of precedence; the same one while only its rooms, rules or plan change."""
    parts = tuple(getattr(event, name) for name in Event.model_fields if name not in NO_MATTER)
    return _ORDERS.of(parts, "", lambda: order(event))


def occasion_of(
    event: Event,
    session: str | None = None,
    *,
    variants: Mapping[str, str] | None = None,
    placeless: bool = False,
) -> Occasion:
    """The event made ready for its rules, all sessions or one.

    ``variants`` by session id; where None, those the event's plan is made for. Sessions at which nobody
    has a place are in it only where ``placeless`` asks for them.

    Raises
    ------
    UnknownNameError
        Where there is no such session.
    PreseanceError
        Where nobody has a place at the one asked for.
    """
    asked = event.sessions_asked(session)
    wanted = [s for s in asked if placeless or not event.is_placeless(s)]
    if session is not None and not wanted:
        raise PreseanceError(
            Said("Nobody has a place at «{session}»: its room has no tables.", session=session)
        )
    chosen = in_force(event) if variants is None else variants
    key = _told_apart(event, wanted, chosen)
    known = _OCCASIONS.of(*key, lambda: _made_ready(event, wanted, chosen))
    return known.of_rules(event)


def stays_ready(event: Event, session: str | None = None) -> None:
    """Keep what is known of an event that others are made from by changes, however many they are."""
    wanted = [s for s in event.sessions_asked(session) if not event.is_placeless(s)]
    _OCCASIONS.stays(*_told_apart(event, wanted, in_force(event)))


def _told_apart(
    event: Event, sessions: Sequence[Session], variants: Mapping[str, str]
) -> tuple[tuple[object, ...], str]:
    """What an occasion is made from, but for its rules."""
    same = tuple(
        getattr(event, name)
        for name in Event.model_fields
        if name not in UNBUILT and name != "rules"
    )
    return same, f"{[(s.id, variants.get(s.id, '')) for s in sessions]}"


def _made_ready(event: Event, wanted: Sequence[Session], variants: Mapping[str, str]) -> Occasion:
    precedence = precedence_of(event)
    guests = tuple(r.guest for r in precedence.ranks)
    assemblies = []
    for k, s in enumerate(wanted):
        ranks = _ranks_of(event, s, precedence)
        assemblies.append(
            Assembly(
                index=k,
                session=s,
                layout=layout_of(event, s, variant=variants.get(s.id, "")),
                guests=tuple(r.guest for r in ranks),
                spans=_spans(ranks),
            )
        )
    return Occasion(event=event, guests=guests, assemblies=tuple(assemblies), precedence=precedence)


def _ranks_of(event: Event, session: Session, precedence: OrderOfPrecedence) -> list[Rank]:
    """Ranks of those who attend, in the session's order; the event's where it has none of its own."""
    there = {g.id for g in event.attending(session.id)}
    ranks = [r for r in precedence.ranks if r.guest in there]
    if not session.scheme:
        return ranks
    return list(order(event, scheme=session.scheme, guests=[r.guest for r in ranks]).ranks)


def _spans(ranks: Sequence[Rank]) -> tuple[tuple[int, int], ...]:
    """Positions among those who attend that each may have; hosts, who have no rank, their own."""
    at = [r.position for r in ranks]
    return tuple(
        (bisect_left(at, r.first), bisect_right(at, r.last) - 1) if r.position else (k, k)
        for k, r in enumerate(ranks)
    )


def problem_of(occasion: Occasion, rules: Sequence[Rule], keep: Plan) -> Problem:
    """The engine's problem; placements of ``keep`` are fixed."""
    sessions = []
    for assembly in occasion.assemblies:
        fixed = _indices(occasion, assembly, keep)
        sessions.append(
            SessionPlaces(
                num_places=len(assembly.places),
                attending=np.array([occasion.item_of[g] for g in assembly.guests], dtype=np.int64),
                fixed=np.array(fixed, dtype=np.int64).reshape(-1, 2),
                blocks=blocks_of(occasion, assembly, rules),
            )
        )
    terms = [term for rule in rules for term in rule.laid_out()]
    return Problem(len(occasion.guests), sessions, terms, LEVELS)


def floors_of(problem: Problem) -> list[list[int]]:
    """What each session costs at least by level, and last what spans sessions.

    What rules cost is what their findings cost, and no finding costs less than nothing.
    """
    return [[0] * len(problem.levels) for _ in range(len(problem.sessions) + 1)]


def places_of(occasion: Occasion, plan: Plan) -> Places:
    """A plan in the engine's indices; guests who do not attend are left out."""
    found = []
    for assembly in occasion.assemblies:
        at = np.full(len(occasion.guests), -1, dtype=np.int32)
        for item, place in _indices(occasion, assembly, plan):
            at[item] = place
        found.append(at)
    return tuple(found)


def _indices(occasion: Occasion, assembly: Assembly, plan: Plan) -> list[tuple[int, int]]:
    return [
        (occasion.item_of[p.guest], assembly.place_index[p.place])
        for p in plan.of_session(assembly.session.id)
        if p.guest in assembly.present and p.place in assembly.place_index
    ]


def kept(event: Event, plan: Plan, *, afresh: bool) -> Plan:
    """The placements that stay: those with a mark, none when planning afresh; a record's always."""
    records = {s.id for s in event.sessions if s.record}
    return Plan(
        placements=tuple(
            p for p in plan.placements if p.session in records or (p.marks and not afresh)
        )
    )


def records_told(event: Event, told: Plan, plan: Plan, asked: str | None = None) -> Plan:
    """A plan with the records as they were ``told``: whom they place nowhere has no place.

    A record whose session is ``asked`` for by name is planned like any other.
    """
    records = {s.id for s in event.sessions if s.record and s.id != asked}
    if not records:
        return plan
    kept_as_told = [p for p in told.placements if p.session in records]
    planned = [p for p in plan.placements if p.session not in records]
    return plan.model_copy(update={"placements": (*planned, *kept_as_told)})


def plan_of(occasion: Occasion, found: Places, before: Plan) -> Plan:
    """The engine's placement as a plan; marks and other sessions are kept from ``before``."""
    assemblies = {s.session.id for s in occasion.assemblies}
    planned, rows_of, was = occasion.event.planned, before.rows_of, before.placements
    made = [p for p in before.placements if p.session not in assemblies]
    for assembly, at in zip(occasion.assemblies, found, strict=True):
        session, places, item_of = assembly.session.id, assembly.places, occasion.item_of
        stands = at.tolist()
        seated = sorted((stands[item_of[g]], g) for g in assembly.guests)
        for place, guest in seated:
            if place >= 0:
                spot, rows = places[place].id, rows_of.get((session, guest), ())
                if rows and was[rows[-1]].place == spot:
                    made.append(was[rows[-1]])
                    continue
                own, known = planned(session, spot), [was[k] for k in reversed(rows)]
                old = next((p for p in known if planned(session, p.place) == own), None)
                if old is not None and old.place == spot:
                    made.append(old)
                    continue
                marks = () if old is None else old.marks
                made.append(Placement(session=session, guest=guest, place=spot, marks=marks))
    return Plan(placements=tuple(made))
