"""Each rule keeps and breaks as its cases say, and says so in English and French."""

import numpy as np
import pytest
from tests.rules.cases import FOLDER, Case, cases

from preseance.engine.evaluate import evaluate_term
from preseance.engine.problem import Problem, SessionPlaces
from preseance.planning.occasion.making import places_of
from preseance.rules import RULES
from preseance.views.speaking import wording_of

CASES = [case for kind in sorted(RULES) for case in cases(kind)]


def test_every_rule_has_a_file_of_cases_and_every_file_a_rule() -> None:
    assert {f.stem for f in FOLDER.glob("*.yaml")} == set(RULES)


@pytest.mark.parametrize("kind", sorted(RULES))
def test_a_rule_has_cases_kept_and_broken(kind: str) -> None:
    assert {case.cost > 0 for case in CASES if case.kind == kind} == {True, False}


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.kind}: {c.name}")
def test_a_case_costs_and_says_what_it_should(case: Case) -> None:
    found = case.findings()
    assert sum(f.cost for f in found) == case.cost
    for language, said in case.says.items():
        word = wording_of(case.event, language).sentence
        assert tuple(word(f.message) for f in found) == said
    people = len(case.occasion.guests)
    sessions = [SessionPlaces(len(s.places), np.arange(people)) for s in case.occasion.assemblies]
    problem = Problem(people, sessions, case.rule.terms(), ("must", "should", "prefer"))
    at = places_of(case.occasion, case.plan)
    assert sum(evaluate_term(problem, t, at) for t in problem.terms) == case.cost
