"""What is kept, weighted moves and all levels equal brute force; changes mean what they say."""

from __future__ import annotations

import random

import numpy as np
import pytest
from tests.planning.replanned import (
    case_of,
    compare,
    equals_brute_force,
    random_changes,
    random_event,
    random_lunch,
)

from preseance.engine.evaluate import evaluate
from preseance.engine.mending.lesser import costs_of
from preseance.errors import PreseanceError
from preseance.planning.replan.move_costs import BY_MARK
from preseance.planning.replan.replanning import replan

SESSIONS = (("lunch",), ("lunch", "dinner"))


@pytest.mark.parametrize("batch", range(6))
def test_every_change_of_small_events_equals_brute_force(batch: int) -> None:
    """``python -m bench replan --brute 500`` counts as many more."""
    done = sum(equals_brute_force(20 * batch + k) for k in range(20))
    assert done > 10


@pytest.mark.parametrize("seed", range(8))
def test_events_of_seven_guests_equal_brute_force(seed: int) -> None:
    draw = random.Random(1000 + seed)
    event = random_event(draw, 7, 0, SESSIONS[seed % 2])
    compare(event, random_changes(draw, event))


def test_costs_of_many_placements_equal_the_definitions() -> None:
    draw = random.Random(5)
    for _ in range(30):
        event = random_lunch(draw, draw.randint(4, 9))
        problem = case_of(event, ["apart g0 g1 beside"]).problem
        session = problem.sessions[0]
        rows = np.full((9, problem.num_items), -1)
        count = min(session.num_places, len(session.attending))
        for row in rows:
            some = draw.randint(count - 1, count)
            row[draw.sample(session.attending.tolist(), some)] = draw.sample(
                range(session.num_places), some
            )
        costs = costs_of(problem, 0, rows, (), range(5))
        for row, cost in zip(rows, costs, strict=True):
            assert tuple(cost.tolist()) == evaluate(problem, (row.astype(np.int32),))


def test_alternatives_differ_and_hold_every_must() -> None:
    seen = 0
    for seed in range(40):
        draw = random.Random(seed)
        event = random_lunch(draw, 8)
        made = replan(event, ["apart g1 g2 beside"])
        moves = [a.changed.moves for a in made.answers]
        assert len({str(m) for m in moves}) == len(moves) <= 4
        if made.best.holds:
            assert all(a.holds for a in made.answers)
            assert all(a.cost[:3] >= made.best.cost[:3] for a in made.answers)
        seen += len(moves) > 1
    assert seen > 5


def test_steps_never_put_two_guests_on_one_place() -> None:
    for seed in range(60):
        draw = random.Random(seed)
        event = random_lunch(draw, draw.randint(4, 9))
        try:
            made = replan(event, random_changes(draw, event), alternatives=False)
        except PreseanceError:
            continue
        standing = dict(event.plan.place_of)
        for step in made.best.steps:
            key = (step.session, step.guest)
            assert standing.pop(key, None) == step.origin
            if step.target is not None:
                assert (step.session, step.target) not in {(s, p) for (s, _), p in standing.items()}
                standing[key] = step.target
        assert standing == dict(made.best.event.plan.place_of)


def test_where_precedence_is_off_no_place_is_lower_and_no_class_dearer() -> None:
    event = random_lunch(random.Random(3), 6, spare=0)
    off = {"precedence.on": False}
    event = event.model_copy(
        update={
            "settings": off,
            "rules": tuple(r for r in event.rules if r.kind != "precedence"),
        }
    )
    case = case_of(event, ["apart g0 g1 beside"])
    (promise,) = case.promises()
    assert not promise.rank[:-1].any()
    marks = {p.guest: p.marks for p in event.plan.placements}
    base = {g: 1 + sum(BY_MARK[m] for m in marks[g]) for g in marks}
    for (_, guest), worth in case.worth_of(event.plan.place_of).items():
        assert worth == base[guest] * (4 if guest == event.host else 1)
    answers = replan(event, ["apart g0 g1 beside"], session="lunch").answers
    assert "least-loss-of-rank" not in {a.kind for a in answers}
    said = event.model_copy(update={"settings": {**off, "moves.class.head-of-state": 7}})
    states = {g.id for g in event.guests if g.role == "head-of-state"} - {event.host}
    again = case_of(said, ["apart g0 g1 beside"])
    for (_, guest), worth in again.worth_of(event.plan.place_of).items():
        assert guest not in states or worth == 7 * base[guest]


def test_going_up_costs_no_more_than_moving_and_each_step_down_as_much_again() -> None:
    event = random_lunch(random.Random(3), 6, spare=0)
    case = case_of(event, ["apart g0 g1 beside"])
    (promise,) = case.promises()
    for place, rank in enumerate(promise.rank[:-1]):
        at = promise.origin.copy()
        at[0] = place
        steps = max(0, int(rank - promise.stood[0]))
        moved = place != promise.origin[0]
        assert promise.weights(at) == moved * promise.worth[0] * (1 + steps)


def test_a_record_of_what_happened_is_never_mended() -> None:
    draw = random.Random(3)
    event = random_event(draw, 6, 1, ("lunch", "dinner"))
    told = tuple(
        p for p in event.plan.placements if p.session != "lunch" or p.guest in ("g1", "g2")
    )
    sessions = tuple(s.model_copy(update={"record": s.id == "lunch"}) for s in event.sessions)
    plan = event.plan.model_copy(update={"placements": told})
    event = event.model_copy(update={"plan": plan, "sessions": sessions})
    for sentence in ("apart g1 g2 beside across diagonal", "cancel g1", "swap g1 g2"):
        mended = replan(event, [sentence]).best
        assert [*mended.event.plan.of_session("lunch")] == [*plan.of_session("lunch")], sentence
        assert {m.session for m in mended.changed.moves} <= {"dinner"}
        assert not [m for m in mended.changed.seated if m.session == "lunch"]
