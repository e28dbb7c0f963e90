"""The catalogue: what findings cost is what terms are worth, for every rule on random events."""

import random
import re
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.events import full_plan, random_event, random_plan

from preseance.engine.evaluate import evaluate_term
from preseance.engine.problem import Problem, SessionPlaces
from preseance.model.plan import Plan
from preseance.planning.occasion.making import occasion_of, places_of
from preseance.rules import RULES, build_rules
from preseance.rules.occasion import standing
from preseance.rules.shapes import Occasion, Rule, placing
from preseance.views import speaking
from preseance.views.speaking import sentences, wording_of
from preseance.wording.languages import languages
from preseance.wording.message import Message

LEVELS = ("must", "should", "prefer")


def problem_of(occasion: Occasion, rule: Rule) -> Problem:
    sessions = [
        SessionPlaces(len(s.places), np.array([occasion.item_of[g] for g in s.guests], np.int64))
        for s in occasion.assemblies
    ]
    return Problem(len(occasion.guests), sessions, rule.terms(), LEVELS)


def assert_worth(occasion: Occasion, rule: Rule, problem: Problem, plan: Plan) -> int:
    at = places_of(occasion, plan)
    found = rule.findings(plan)
    assert all(f.cost > 0 for f in found), rule.row
    cost = sum(f.cost for f in found)
    value = sum(evaluate_term(problem, t, at) for t in problem.terms)
    assert cost == value, (rule.row, found)
    assert all(t.level == LEVELS.index(rule.row.level) for t in problem.terms)
    return cost


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_findings_cost_what_the_terms_are_worth(seed: int) -> None:
    draw = random.Random(seed)
    occasion = occasion_of(random_event(draw))
    plans = [Plan(), *(random_plan(draw, occasion, share) for share in (0.5, 0.8, 1.0, 1.0))]
    for rule in build_rules(occasion):
        problem = problem_of(occasion, rule)
        for plan in plans:
            assert_worth(occasion, rule, problem, plan)


def test_every_kind_is_broken_and_kept_by_some_random_plan() -> None:
    seen: dict[str, set[bool]] = {kind: set() for kind in RULES}
    draw = random.Random(1)
    for _ in range(200):
        occasion = occasion_of(random_event(draw))
        plans = (random_plan(draw, occasion), full_plan(draw, occasion))
        for rule in build_rules(occasion):
            seen[rule.kind] |= {bool(rule.findings(plan)) for plan in plans if plan is not None}
    assert {kind for kind, both in seen.items() if both != {True, False}} == set()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_what_is_called_unavoidable_is_paid_by_every_full_plan(seed: int) -> None:
    draw = random.Random(seed)
    occasion = occasion_of(random_event(draw))
    plans = [p for p in (full_plan(draw, occasion) for _ in range(6)) if p is not None]
    for rule in build_rules(occasion) if plans else ():
        by_plan = [list(rule.findings(p)) for p in plans]
        for session in {f.session for found in by_plan for f in found}:
            here = [[f for f in found if f.session == session] for found in by_plan]
            most = max(sum(f.cost for f in found if f.unavoidable) for found in here)
            assert all(sum(f.cost for f in found) >= most for found in here), rule.row


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_every_finding_and_remark_is_said_in_both_languages(seed: int) -> None:
    draw = random.Random(seed)
    event = random_event(draw)
    occasion = occasion_of(event)
    plan = random_plan(draw, occasion)
    for rule in build_rules(occasion):
        messages = [*(f.message for f in rule.findings(plan)), *(r.message for r in rule.remarks())]
        for message in messages:
            assert_fields(message)
            for language in ("en", "fr"):
                said = wording_of(event, language).sentence(message)
                assert said.endswith("."), said
                assert not re.search(r"[{}]|Ref\(", said), said


def assert_fields(message: Message) -> None:
    for language in languages():
        text = sentences(language)[message.id].usual
        fields = {f.partition(":")[0] for f in re.findall(r"{([\w:]+)}", text)}
        assert fields <= set(message.arguments), message.id
    for argument in message.arguments.values():
        if isinstance(argument, Message):
            assert_fields(argument)


def test_a_kind_from_another_package_brings_its_languages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Window(Rule):
        """Near a window."""

        kind = "window"
        title = "near a window"
        messages = MappingProxyType({"window.far": "{a} is far from it.", "window.no": "None."})
        translations = MappingProxyType(
            {"fr": {"window.far": "{a} en est loin.", "term.kind.window": "près d’une fenêtre"}}
        )

    monkeypatch.setattr(speaking, "RULES", {"window": Window})
    for remembered in (
        speaking.english,
        speaking._english,
        speaking._translated,
        speaking.sentences,
    ):
        monkeypatch.setattr(speaking, remembered.__name__, remembered.__wrapped__)
    french = speaking.sentences("fr")
    assert french["window.far"].usual == "{a} en est loin."
    assert french["term.kind.window"].usual == "près d’une fenêtre"
    assert french["window.no"].usual == "None."


def test_each_rule_stands_in_a_module_of_its_name() -> None:
    for kind, rule in RULES.items():
        assert rule.__module__ == f"preseance.rules.kinds.{kind}"
        assert rule.__name__ == "".join(word.title() for word in kind.split("_"))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_large_events_are_told_in_classes_of_the_same_worth(seed: int) -> None:
    draw = random.Random(seed)
    with pytest.MonkeyPatch.context() as patch:
        # As if three ranks and two guests were many.
        patch.setattr(standing, "BANDS", 3)
        patch.setattr(placing, "MANY", 2)
        occasion = occasion_of(random_event(draw))
        plan = random_plan(draw, occasion)
        for rule in build_rules(occasion):
            assert_worth(occasion, rule, problem_of(occasion, rule), plan)
