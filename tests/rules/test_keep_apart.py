"""Keeping apart: what the findings cost is what the terms are worth."""

import random
from datetime import date

import numpy as np

from preseance.engine.evaluate import evaluate_term
from preseance.engine.problem import Problem, SessionPlaces
from preseance.model.event import Event
from preseance.model.finding import Message
from preseance.model.guest import Guest
from preseance.model.place import Layout, Place, PlaceKind
from preseance.model.plan import Placement, Plan
from preseance.model.room import Room
from preseance.model.rule_row import RuleRow
from preseance.model.session import Session
from preseance.protocol.precedence import Precedence
from preseance.rules import build_rules
from preseance.rules.base import Occasion, Scene


def test_findings_cost_what_the_terms_are_worth() -> None:
    ids = tuple(f"g{k}" for k in range(6))
    row = RuleRow(id="apart", kind="keep_apart", a=ids[:3], b=ids[2:5], weight=7)
    event = Event(
        id="e",
        title="E",
        start=date(2018, 11, 11),
        guests=tuple(Guest(id=g, name=g) for g in ids),
        rooms=(Room(id="r", name="R", width=9, depth=9),),
        sessions=(Session(id="s", title="S", room="r"),),
        rules=(row,),
    )
    seats = tuple(
        Place(f"t1-{k}", PlaceKind.SEAT, "r", "t1", 1, k, float(k), 0.0, 0.0, honour=k)
        for k in range(8)
    )
    ring = {f"t1-{k}": (f"t1-{(k - 1) % 8}", f"t1-{(k + 1) % 8}") for k in range(8)}
    scene = Scene(0, event.sessions[0], Layout(seats, {"beside": ring}), ids)
    order = Precedence("x", "X", "", "", Message("x"), ())
    occasion = Occasion(event, ids, (scene,), order)
    rule = next(r for r in build_rules(occasion) if r.row.id == "apart")
    problem = Problem(
        6, [SessionPlaces(8, np.arange(6))], rule.terms(), ("must", "should", "prefer")
    )
    draw, seen = random.Random(1), set()
    for _ in range(60):
        at = draw.sample(range(8), 6)
        at[draw.randrange(6)] = -1
        plan = Plan(
            placements=tuple(
                Placement(session="s", guest=g, place=f"t1-{p}")
                for g, p in zip(ids, at, strict=True)
                if p >= 0
            )
        )
        cost = sum(f.cost for f in rule.findings(plan))
        placed = (np.array(at, dtype=np.int32),)
        assert cost == sum(evaluate_term(problem, t, placed) for t in problem.terms)
        seen.add(cost)
    assert {0, 7} <= seen
