"""Half of the events that come with Préséance are planned with proof, whole and session by session."""

from __future__ import annotations

from pathlib import Path

import pytest

from preseance.door.checks import check
from preseance.door.plans import plan
from preseance.examples import copy_example


@pytest.mark.parametrize("name", ["buenos-aires-2018", "embassy-dinner", "summit", "town-hall"])
def test_an_event_that_keeps_to_precedence_is_proven_best(name: str, tmp_path: Path) -> None:
    made = plan(copy_example(name, tmp_path / name)).check
    assert made.total.proven == (True, True, True)
    assert made.total.gap == 0
    for standing in (*made.assessment.sessions.values(), made.assessment.event):
        assert standing.proven == (True, True, True)
        assert standing.bound == standing.cost


@pytest.mark.parametrize("name", ["gala", "wedding"])
def test_a_check_knows_as_much_of_a_plan_as_who_made_it(name: str, tmp_path: Path) -> None:
    made = plan(copy_example(name, tmp_path / name))
    planned = made.event.model_copy(update={"plan": made.check.checked.plan})
    again = check(planned)
    assert again.total == made.check.total
    # Company at tables costs a wedding something, and no less; only what is preferred stays open.
    assert again.total.proven == (True, True, False)
    assert again.assessment.sessions == made.check.assessment.sessions
    assert again.assessment.event == made.check.assessment.event
