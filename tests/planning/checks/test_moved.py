"""A check, and questions, of a plan that changed since: as good as asked anew."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from tests.planning.commands.given import HANDED
from tests.planning.replanned import random_lunch

from preseance.door.events import read_event, sound
from preseance.examples import copy_example
from preseance.model.event import Event
from preseance.model.guest import TOLD
from preseance.planning.checks.checking import check, keeps_rules, moved
from preseance.planning.commands import Handed, carry_out, command_of
from preseance.planning.commands.plans import placements_of
from preseance.planning.occasion.making import occasion_of
from preseance.planning.questions.why import Questions
from preseance.planning.seating import plan_event
from preseance.views.sessions import session_view


def swapped(event: Event, rng: random.Random, handed: Handed = HANDED) -> Event:
    """The event after two of a session have changed places."""
    session, placed = rng.choice(list(placements_of(event.plan).items()))
    first, second = rng.sample(sorted(placed), 2)
    values = {"do": "swap", "session": session, "first": first, "second": second}
    return carry_out(command_of(values), event, handed).event


def unseated(event: Event, rng: random.Random) -> Event:
    """The event after somebody has lost their place."""
    session, placed = rng.choice(list(placements_of(event.plan).items()))
    values = {"do": "unseat", "session": session, "guests": [rng.choice(sorted(placed))]}
    return carry_out(command_of(values), event, HANDED).event


def test_rules_built_once_find_the_same_in_every_plan() -> None:
    rng = random.Random(3)
    event = random_lunch(rng, 9, spare=1)
    event = event.model_copy(update={"plan": plan_event(event, effort=2_000).plan})
    checked = check(occasion_of(event), event.plan)
    questions = Questions(checked.occasion, event.plan, checked.rules)
    for _ in range(6):
        after = swapped(event, rng)
        assert keeps_rules(event, after)
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


def told(event: Event, rng: random.Random) -> Event:
    """The event after something was told of a guest that no rule reads."""
    values = {"do": "change-guest", "id": rng.choice(event.guests).id}
    fields = {rng.choice(sorted(TOLD)): f"{rng.random()}"}
    return carry_out(command_of({**values, "fields": fields}), event, HANDED, sound).event


@pytest.mark.parametrize("name", ["paris-2018", "wedding", "buenos-aires-2018"])
def test_what_was_worked_out_before_says_the_same_of_any_change(name: str, tmp_path: Path) -> None:
    rng = random.Random(name)
    event = read_event(copy_example(name, tmp_path / name))
    event = event.model_copy(update={"plan": plan_event(event, effort=300).plan})
    checked = check(occasion_of(event), event.plan)
    for _ in range(8):
        after = rng.choice([swapped, swapped, unseated, told])(event, rng)
        assert keeps_rules(event, after)
        checked, event = moved(checked, after), after
        afresh = check(occasion_of(event), event.plan)
        assert checked.findings == afresh.findings
        for audience, language in (("protocol", "en"), ("public", "fr")):
            for mine, anew in zip(
                checked.occasion.assemblies, afresh.occasion.assemblies, strict=True
            ):
                assert session_view(checked, mine, audience, language) == session_view(
                    afresh, anew, audience, language
                )


@pytest.mark.parametrize("field", ["diet", "sex", "name", "languages"])
def test_what_a_rule_may_read_is_looked_at_anew(field: str) -> None:
    event = random_lunch(random.Random(5), 6, spare=0)
    values = {"do": "change-guest", "id": event.guests[2].id, "fields": {field: _OTHER[field]}}
    after = carry_out(command_of(values), event, HANDED).event
    assert not keeps_rules(event, after)


_OTHER = {"diet": ["vegan"], "sex": "X", "name": "Somebody Else", "languages": ["la"]}


def test_another_rule_is_no_change_of_the_plan_alone() -> None:
    event = random_lunch(random.Random(5), 6, spare=0)
    assert not keeps_rules(event, event.model_copy(update={"rules": list(event.rules)}))
    assert keeps_rules(event, event.model_copy(update={"plan": event.plan}))
