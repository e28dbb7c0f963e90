"""From a published plan to a problem of mending: what was promised, and what moving costs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from preseance.engine import Problem, SessionPlaces
from preseance.engine.mending.promise import Promise
from preseance.model.place import Place
from preseance.model.plan import Plan
from preseance.model.rule_row import LEVELS
from preseance.planning.replan.move_costs import MoveCosts
from preseance.rules.shapes import Assembly, Occasion, Rule
from preseance.terms import Ints, PlaceTerm, Term, Weights

REPLAN_LEVELS = (LEVELS[0].value, "moves", *(level.value for level in LEVELS[1:]))


def promises_of(
    occasion: Occasion,
    published: Plan,
    costs: MoveCosts,
    fixed: Collection[tuple[str, str]] = (),
    *,
    losses: bool = False,
) -> list[Promise]:
    """What each session had promised; ``fixed`` names (session, guest) who may not move.

    With ``losses``, what each guest loses of rank at each place is worked out too.
    """
    made = []
    for assembly in occasion.assemblies:
        promise = _promise(occasion, assembly, published, costs, fixed)
        if losses:
            promise = replace(promise, loss=_losses(occasion, assembly, published, costs))
        made.append(promise)
    return made


def _promise(
    occasion: Occasion,
    assembly: Assembly,
    published: Plan,
    costs: MoveCosts,
    fixed: Collection[tuple[str, str]],
) -> Promise:
    n, gone = len(occasion.guests), 0
    origin, worth = np.full(n, -1, dtype=np.int64), np.zeros(n, dtype=np.int64)
    for p in published.of_session(assembly.session.id):
        if p.guest not in assembly.present:
            continue
        place = assembly.place_index.get(p.place)
        cost = costs.of(p.guest, p.marks)
        if place is None:
            gone += cost
        else:
            origin[occasion.item_of[p.guest]] = place
            worth[occasion.item_of[p.guest]] = cost
    stays = [
        occasion.item_of[g] for s, g in fixed if s == assembly.session.id and g in assembly.present
    ]
    held = np.array([i for i in stays if origin[i] >= 0], dtype=np.int64)
    return Promise(origin, worth, gone, held)


def _losses(occasion: Occasion, assembly: Assembly, published: Plan, costs: MoveCosts) -> Ints:
    """How many steps down each guest is moved, times the class of rank.

    Places stand in one order: presiding ones first, then honour by honour, the better table first.
    """
    m = len(assembly.places)
    order = sorted(range(m), key=lambda k: standing_of(assembly.places[k], m))
    steps = np.full(m + 1, m, dtype=np.int64)
    steps[order] = np.arange(m)
    loss = np.zeros((len(occasion.guests), m + 1), dtype=np.int64)
    for p in published.of_session(assembly.session.id):
        place = assembly.place_index.get(p.place)
        if p.guest in assembly.present and place is not None:
            lost = np.maximum(0, steps - steps[place])
            loss[occasion.item_of[p.guest]] = costs.by_guest.get(p.guest, 1) * lost
    return loss


def standing_of(place: Place, num_places: int) -> tuple[int, int, int]:
    """Where a place stands among all of a session."""
    if place.honour is not None:
        return place.honour, place.table_rank, place.number
    first = {"host": -2, "co-host": -1}.get(place.presiding or "", num_places)
    return first, place.table_rank, place.number


def problem_of_mending(
    occasion: Occasion, rules: Sequence[Rule], promises: Sequence[Promise]
) -> Problem:
    """The rules' problem with a level of weighted moves between musts and shoulds."""
    sessions = [
        SessionPlaces(
            num_places=len(assembly.places),
            attending=np.array([occasion.item_of[g] for g in assembly.guests], dtype=np.int64),
        )
        for assembly in occasion.assemblies
    ]
    terms: list[Term] = [
        replace(t, level=t.level + 1) if t.level else t for rule in rules for t in rule.terms()
    ]
    terms += [_moves(k, p) for k, p in enumerate(promises)]
    return Problem(len(occasion.guests), sessions, terms, REPLAN_LEVELS)


def _moves(session: int, promise: Promise) -> PlaceTerm:
    """All that could move, less who stays."""
    stays = np.flatnonzero(promise.origin >= 0)
    return PlaceTerm(
        level=1,
        session=session,
        costs=Weights(stays, promise.origin[stays], -promise.worth[stays]),
        constant=promise.gone + int(promise.worth[stays].sum()),
    )
