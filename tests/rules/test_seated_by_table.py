"""Where guests choose their chairs, no rule tells one chair of a table from another."""

from __future__ import annotations

import random

import numpy as np
import pytest
from tests.rules.events import random_event, random_plan

from preseance.engine.evaluate import evaluate_term
from preseance.engine.problem import Problem, SessionPlaces
from preseance.model.event import Event
from preseance.model.place import principal_of, table_of
from preseance.model.plan import Plan
from preseance.model.rule_row import LEVELS
from preseance.planning.occasion.making import occasion_of, places_of
from preseance.rules import build_rules
from preseance.rules.shapes import Occasion


def by_table(event: Event, draw: random.Random) -> Event:
    """The event with sessions seated by table, the chairs of some tables planned all the same."""
    sessions = tuple(
        s.model_copy(
            update={
                "seating": "table",
                "chairs": tuple(t.id for t in event.tables_of(s) if draw.random() < 0.3),
            }
        )
        for s in event.sessions
    )
    return event.model_copy(update={"sessions": sessions})


def shuffled(event: Event, plan: Plan, draw: random.Random) -> Plan:
    """The plan with the guests of each table seated whole on other chairs of it."""
    placed = list(plan.placements)
    for session in event.sessions:
        for table in sorted(event.whole_tables(session)):
            here = [
                k
                for k, p in enumerate(placed)
                if p.session == session.id
                and table_of(p.place) == table
                and principal_of(p.place) == p.place
            ]
            places = [placed[k].place for k in here]
            draw.shuffle(places)
            for k, place in zip(here, places, strict=True):
                placed[k] = placed[k].model_copy(update={"place": place})
    return plan.model_copy(update={"placements": tuple(placed)})


def costs(occasion: Occasion, plan: Plan) -> dict[str, int]:
    """What each rule finds, by its id."""
    return {r.row.id: sum(f.cost for f in r.findings(plan)) for r in build_rules(occasion)}


@pytest.mark.parametrize("seed", range(40))
def test_a_move_inside_a_table_costs_nothing(seed: int) -> None:
    draw = random.Random(seed)
    event = by_table(random_event(draw), draw)
    occasion = occasion_of(event)
    plan = random_plan(draw, occasion)
    assert costs(occasion, shuffled(event, plan, draw)) == costs(occasion, plan)


@pytest.mark.parametrize("seed", range(40))
def test_what_rules_find_by_table_is_what_their_terms_are_worth(seed: int) -> None:
    draw = random.Random(seed)
    event = by_table(random_event(draw), draw)
    occasion = occasion_of(event)
    plan = random_plan(draw, occasion)
    people = len(occasion.guests)
    sessions = [SessionPlaces(len(s.places), np.arange(people)) for s in occasion.assemblies]
    for rule in build_rules(occasion):
        problem = Problem(people, sessions, list(rule.terms()), LEVELS)
        worth = sum(evaluate_term(problem, t, places_of(occasion, plan)) for t in problem.terms)
        assert sum(f.cost for f in rule.findings(plan)) == worth, rule.row.id
