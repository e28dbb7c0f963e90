"""The musts of an occasion as requirements on the engine: rules somebody could drop, and facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from preseance.engine import Problem
from preseance.engine.conflicts import Requirement
from preseance.model.plan import Placement, Plan
from preseance.model.rule_row import Level
from preseance.planning.occasion.making import problem_of
from preseance.rules import build_rules, written_rows
from preseance.rules.shapes import Occasion, Rule
from preseance.terms import PlaceTerm, Weights


@dataclass(frozen=True)
class Must:
    """One must: a rule, or a placement that is approved already."""

    requirement: Requirement
    rule: Rule | None = None
    kept: Placement | None = None


@dataclass(frozen=True)
class MustsProblem:
    """All musts of an occasion, and the problem they are asked of."""

    problem: Problem
    musts: tuple[Must, ...]


def musts_of(occasion: Occasion, keep: Plan, without: Sequence[str] = ()) -> MustsProblem:
    """The musts, those of some rules left out by id.

    Rules that hold by default are facts, and so is every placement of ``keep``.
    """
    rows = {row.id for row in written_rows(occasion.event)}
    musts = []
    for rule in build_rules(occasion):
        if rule.row.level is Level.MUST and rule.row.id not in without:
            terms = tuple(rule.terms())
            if terms:
                musts.append(Must(Requirement(terms, fact=rule.row.id not in rows), rule=rule))
    problem = problem_of(occasion, [a.rule for a in musts if a.rule], Plan())
    musts += _firm(occasion, keep)
    return MustsProblem(problem, tuple(musts))


def _firm(occasion: Occasion, keep: Plan) -> list[Must]:
    made = []
    for assembly in occasion.assemblies:
        m = len(assembly.places)
        for kept in keep.of_session(assembly.session.id):
            if kept.guest in assembly.present and kept.place in assembly.place_index:
                item, place = occasion.item_of[kept.guest], assembly.place_index[kept.place]
                others = np.delete(np.arange(m + 1), place)
                costs = Weights.sparse([(item, int(p), 1) for p in others])
                term = PlaceTerm(level=0, session=assembly.index, costs=costs)
                made.append(Must(Requirement((term,), fact=True), kept=kept))
    return made
