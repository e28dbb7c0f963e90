"""The step a finding is told with ends it at the cost told; the costliest rule is the one to drop."""

from __future__ import annotations

import random

import pytest
from tests.planning.halls import hall, must, seated
from tests.planning.questions.test_questions import by_rule, exchanged
from tests.rules.events import random_event

from preseance.model.rule_row import Level
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.planning.questions.remedies import costliest, remedies
from preseance.planning.seating import plan_event


@pytest.mark.parametrize("seed", range(4))
def test_a_step_ends_its_finding_at_the_cost_told(seed: int) -> None:
    event = random_event(random.Random(seed))
    plan = plan_event(event, effort=200).plan
    occasion = occasion_of(event)
    before = check(occasion, plan)
    found = remedies(before)
    assert found
    own = {row.id for row in event.rules}
    steps = [(before.findings[k], m) for k, m in found.items()]
    for finding, mend in random.Random(seed).sample(steps, min(12, len(steps))):
        if mend.kind == "relax":
            assert finding.rule in own
            continue
        assert mend.guest is not None and mend.place is not None
        assert finding.session is None or finding.guests
        sessions = [finding.session] if finding.session else [s.id for s in event.sessions]
        costs = set()
        for session in sessions:
            if (
                mend.place
                in occasion.assemblies[[s.id for s in event.sessions].index(session)].place_index
            ):
                after = check(occasion, exchanged(plan, session, mend.guest, mend.place))
                both = zip(after.cost(everything=True), before.cost(everything=True), strict=True)
                less = by_rule(before)[finding.rule] - by_rule(after)[finding.rule]
                costs.add((tuple(a - b for a, b in both), less >= finding.cost))
        assert (mend.cost, True) in costs


def test_a_rule_is_given_up_sooner_than_others_are_made_worse() -> None:
    rules = [
        must("apart", "keep_apart", "anna", "ben", "same-table", level=Level.PREFER),
        must("a", "pin", "anna", "table:t1"),
        must("b", "pin", "ben", "table:t1"),
    ]
    event = hall("anna ben", rules)
    checked = check(occasion_of(event), seated(event, "anna=t1-1 ben=t1-2"))
    assert [m.kind for m in remedies(checked).values()] == ["relax"]


def test_an_empty_place_that_ends_a_breach_is_the_step() -> None:
    event = hall("anna ben", [must("apart", "keep_apart", "anna", "ben", "same-table")])
    checked = check(occasion_of(event), seated(event, "anna=t1-1 ben=t1-2"))
    (mend,) = remedies(checked).values()
    assert (mend.kind, mend.cost) == ("move", (-1, 0, 0))


def test_the_costliest_rule_is_the_one_whose_loss_saves_most() -> None:
    rules = [
        must("dear", "keep_together", "anna", "ben", "same-table", level=Level.SHOULD, weight=2),
        must("x", "pin", "anna", "table:t1", level=Level.SHOULD, weight=9),
        must("y", "forbid", "ben", "table:t1", level=Level.SHOULD, weight=5),
        must("cheap", "pin", "ben", "t2-1", level=Level.PREFER),
    ]
    event = hall("anna ben", rules)
    checked = check(occasion_of(event), plan_event(event, effort=2000).plan)
    found = costliest(checked)
    assert found is not None
    assert found.rule.row.id == "dear"
    assert found.saves == (0, 2, 0)
