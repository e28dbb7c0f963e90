"""Rules that stay through a change are the same rules, and say what rules built anew would say."""

from __future__ import annotations

import random

import pytest
from tests.planning.replanned import random_changes, random_event, random_lunch

from preseance.engine.evaluate import evaluate
from preseance.errors import PreseanceError
from preseance.model.event import Event
from preseance.model.rule_row import Level, RuleRow
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of, places_of, problem_of
from preseance.planning.replan.changes import amended, read_changes
from preseance.planning.replan.mending import Answer
from preseance.planning.replan.replanning import Replanned, replan
from preseance.rules import build_rules

BEARING = (
    RuleRow(id="x1", kind="alternate", level=Level.PREFER, weight=3),
    RuleRow(id="x2", kind="precedence", level=Level.SHOULD, weight=2),
    RuleRow(id="x3", kind="delegations", level=Level.SHOULD, weight=2, params={"mode": "blocks"}),
    RuleRow(id="x4", kind="spread", level=Level.SHOULD, weight=2),
)
"""Rules on which what others say may rest, and one that asks the others."""


def afresh(event: Event) -> Event:
    """An event of which nothing is remembered."""
    return event.model_copy(deep=True)


def told(event: Event) -> tuple[Check, tuple[int, ...]]:
    """What is said of an event's plan, and what it costs the engine."""
    occasion = occasion_of(event)
    checked = check(occasion, event.plan)
    problem = problem_of(occasion, checked.rules, event.plan)
    return checked, evaluate(problem, places_of(occasion, event.plan))


def changed(draw: random.Random, event: Event) -> Event:
    """The event after a change, or with a rule more or less."""
    which = draw.random()
    if which < 0.3:
        row = draw.choice(BEARING)
        others = tuple(r for r in event.rules if r.id != row.id)
        rows = others if len(others) < len(event.rules) else (*others, row)
        return event.model_copy(update={"rules": rows})
    if which < 0.4:
        settings = {**event.settings, "spread.on": draw.random() < 0.5}
        return event.model_copy(update={"settings": settings})
    try:
        sentences = random_changes(draw, event)
        return amended(event, read_changes(sentences, event), event.plan).event
    except PreseanceError:
        return event


@pytest.mark.parametrize("seed", range(12))
def test_what_is_known_of_rules_says_the_same_after_any_change(seed: int) -> None:
    draw = random.Random(seed)
    event = random_event(draw, 6, 1)
    for _ in range(10):
        event = changed(draw, event)
        checked, cost = told(event)
        anew, cost_anew = told(afresh(event))
        assert checked.findings == anew.findings
        assert checked.remarks == anew.remarks
        assert cost == cost_anew
        assert [t.level for r in checked.rules for t in r.laid_out(2)] == [
            t.level + 2 * (t.level > 0) for r in anew.rules for t in r.terms()
        ]


@pytest.mark.parametrize("seed", range(12))
def test_mending_again_and_again_answers_as_the_first_time(seed: int) -> None:
    draw = random.Random(100 + seed)
    event = random_lunch(draw, 6)
    for _ in range(6):
        sentences = random_changes(draw, event)
        try:
            known = replan(event, sentences, alternatives=False)
        except PreseanceError:
            continue
        assert _said(known) == _said(replan(afresh(event), sentences, alternatives=False))


@pytest.mark.parametrize("seed", range(8))
def test_whatever_was_mended_before_the_answer_is_that_from_scratch(seed: int) -> None:
    """Changes of all kinds, now to the promised event, now to what the last one made of it."""
    draw = random.Random(200 + seed)
    event = promised = random_event(draw, 5, 1) if seed % 2 else random_lunch(draw, 7)
    for _ in range(5):
        sentences = random_changes(draw, event)
        try:
            known = replan(event, sentences, alternatives=not seed % 4)
        except PreseanceError:
            continue
        anew = replan(afresh(event), sentences, alternatives=not seed % 4)
        assert [_said_of(a) for a in known.answers] == [_said_of(a) for a in anew.answers]
        assert _said(known) == _said(anew)
        event = draw.choice((promised, event, known.best.event))


def _said_of(answer: Answer) -> tuple[object, ...]:
    return (
        *(answer.kind, answer.event, answer.cost, answer.changed, answer.steps),
        *(answer.at_least, answer.fewest_proven, answer.check.findings),
    )


def _said(made: Replanned) -> tuple[object, ...]:
    best = made.best
    return (
        *(best.event, best.cost, best.changed, best.steps, best.at_least, best.fewest_proven),
        *(best.check.findings, made.remarks, made.broken_before),
    )


def test_a_rule_more_leaves_the_others_as_they_are() -> None:
    event = random_lunch(random.Random(2), 6)
    before = build_rules(occasion_of(event))
    row = RuleRow(id="more", kind="keep_apart", a=("g1",), b=("g2",), level=Level.MUST)
    after = build_rules(occasion_of(event.model_copy(update={"rules": (*event.rules, row)})))
    assert all(a is b for a, b in zip(before, after, strict=False))
    mixed = event.model_copy(update={"rules": (*event.rules, BEARING[0])})
    assert not {map(id, build_rules(occasion_of(mixed)))} & {map(id, before)}
