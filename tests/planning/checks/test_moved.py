"""A check, and questions, of a plan that changed since: as good as asked anew."""

from __future__ import annotations

import random

import numpy as np
from tests.planning.commands.given import HANDED
from tests.planning.replanned import random_lunch

from preseance.model.event import Event
from preseance.planning.checks.checking import check, differs_in_plan_alone, moved
from preseance.planning.commands import Handed, carry_out, command_of
from preseance.planning.commands.plans import placements_of
from preseance.planning.occasion.making import occasion_of
from preseance.planning.questions.why import Questions
from preseance.planning.seating import plan_event


def swapped(event: Event, rng: random.Random, handed: Handed = HANDED) -> Event:
    """The event after two of a session have changed places."""
    session, placed = rng.choice(list(placements_of(event.plan).items()))
    first, second = rng.sample(sorted(placed), 2)
    values = {"do": "swap", "session": session, "first": first, "second": second}
    return carry_out(command_of(values), event, handed).event


def test_rules_built_once_find_the_same_in_every_plan() -> None:
    rng = random.Random(3)
    event = random_lunch(rng, 9, spare=1)
    event = event.model_copy(update={"plan": plan_event(event, effort=2_000).plan})
    checked = check(occasion_of(event), event.plan)
    questions = Questions(checked.occasion, event.plan, checked.rules)
    for _ in range(6):
        after = swapped(event, rng)
        assert differs_in_plan_alone(event, after)
        checked, event = moved(checked, after), after
        afresh = check(occasion_of(event), event.plan)
        assert checked.findings == afresh.findings
        assert checked.cost(everything=True) == afresh.cost(everything=True)
        questions = questions.of_plan(checked.occasion, event.plan)
        for assembly in checked.occasion.assemblies:
            for guest in assembly.guests[:3]:
                told = questions.exchanges(assembly, guest)
                anew = Questions(afresh.occasion, event.plan).exchanges(assembly, guest)
                assert all(np.array_equal(a, b) for a, b in zip(told, anew, strict=True))


def test_another_rule_is_no_change_of_the_plan_alone() -> None:
    event = random_lunch(random.Random(5), 6, spare=0)
    assert not differs_in_plan_alone(event, event.model_copy(update={"rules": list(event.rules)}))
    assert differs_in_plan_alone(event, event.model_copy(update={"plan": event.plan}))
