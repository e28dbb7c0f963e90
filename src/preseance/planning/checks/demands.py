"""The musts of an occasion as demands on the engine: rules somebody could drop, and facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from preseance.engine import Problem
from preseance.engine.conflicts import Demand
from preseance.model.plan import Placement, Plan
from preseance.model.rule_row import Level
from preseance.planning.occasion.making import problem_of
from preseance.rules import build_rules
from preseance.rules.shapes import Occasion, Rule
from preseance.terms import PlaceTerm, Weights


@dataclass(frozen=True)
class Asked:
    """One must: a rule, or a placement that is approved already."""

    demand: Demand
    rule: Rule | None = None
    kept: Placement | None = None


@dataclass(frozen=True)
class Musts:
    """All musts of an occasion, and the problem they are asked of."""

    problem: Problem
    asked: tuple[Asked, ...]


def musts_of(occasion: Occasion, keep: Plan, without: Sequence[str] = ()) -> Musts:
    """The musts, those of some rules left out by id.

    Rules that hold by default are facts, and so is every placement of ``keep``.
    """
    rows = {row.id for row in occasion.event.rules}
    asked = []
    for rule in build_rules(occasion):
        if rule.row.level is Level.MUST and rule.row.id not in without:
            terms = tuple(rule.terms())
            if terms:
                asked.append(Asked(Demand(terms, fact=rule.row.id not in rows), rule=rule))
    problem = problem_of(occasion, [a.rule for a in asked if a.rule], Plan())
    asked += _firm(occasion, keep)
    return Musts(problem, tuple(asked))


def _firm(occasion: Occasion, keep: Plan) -> list[Asked]:
    made = []
    for assembly in occasion.assemblies:
        m = len(assembly.places)
        for kept in keep.of_session(assembly.session.id):
            if kept.guest in assembly.present and kept.place in assembly.place_index:
                item, place = occasion.item_of[kept.guest], assembly.place_index[kept.place]
                others = np.delete(np.arange(m + 1), place)
                costs = Weights.sparse([(item, int(p), 1) for p in others])
                term = PlaceTerm(level=0, session=assembly.index, costs=costs)
                made.append(Asked(Demand((term,), fact=True), kept=kept))
    return made
