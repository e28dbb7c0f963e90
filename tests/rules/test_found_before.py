"""What is found of a plan with rules that have looked at others before is what is found anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from preseance.examples import copy_example
from preseance.formats.event_folder import read_event
from preseance.model.event import Event
from preseance.model.plan import Placement, Plan
from preseance.planning.checks.checking import check, moved
from preseance.planning.occasion.making import occasion_of


def seated(event: Event, rng: random.Random) -> Event:
    """The event with whoever chance has seated, at places of chance."""
    occasion, placements = occasion_of(event), []
    for assembly in occasion.assemblies:
        places = [p.id for p in assembly.places]
        guests = [g for g in assembly.guests if rng.random() < 0.9]
        rng.shuffle(places)
        placements += [
            Placement(session=assembly.session.id, guest=guest, place=place)
            for guest, place in zip(guests, places, strict=False)
        ]
    return event.model_copy(update={"plan": Plan(placements=tuple(placements))})


def changed(event: Event, rng: random.Random) -> Event:
    """The same with two guests of a session at each other's places, or one at none."""
    placements = list(event.plan.placements)
    one = rng.randrange(len(placements))
    here = [
        k for k, p in enumerate(placements) if p.session == placements[one].session and k != one
    ]
    if not here or rng.random() < 0.3:
        del placements[one]
    else:
        other = rng.choice(here)
        a, b = placements[one], placements[other]
        placements[one] = a.model_copy(update={"place": b.place})
        placements[other] = b.model_copy(update={"place": a.place})
    return event.model_copy(update={"plan": Plan(placements=tuple(placements))})


@pytest.mark.parametrize("name", ["gala", "embassy-dinner", "wedding", "summit"])
def test_rules_that_have_looked_before_find_what_new_ones_find(name: str, tmp_path: Path) -> None:
    rng = random.Random(7)
    event = seated(read_event(copy_example(name, tmp_path / name)), rng)
    held = check(occasion_of(event), event.plan, remarked=False)
    plans = [event]
    for _ in range(12):
        # Back and forth: what was found of a plan before the last is found again too.
        event = changed(rng.choice(plans), rng)
        plans.append(event)
        held = moved(held, event)
        anew = check(occasion_of(event), event.plan, remarked=False)
        assert held.findings == anew.findings


def test_a_table_that_nobody_came_to_or_left_keeps_what_was_found(tmp_path: Path) -> None:
    rng = random.Random(3)
    event = seated(read_event(copy_example("gala", tmp_path / "gala")), rng)
    before = check(occasion_of(event), event.plan, remarked=False)
    later = changed(event, rng)
    after = moved(before, later)
    moves = {p.place for p in {*event.plan.placements} ^ {*later.plan.placements}}
    table_of = {p.id: p.table for a in before.occasion.assemblies for p in a.places}
    touched = {table_of[place] for place in moves}
    kept = [
        f
        for f in after.findings
        if f.kind in ("precedence", "presiding", "spread")
        and f.places
        and touched.isdisjoint(table_of[place] for place in f.places)
    ]
    assert kept
    assert {*map(id, kept)} <= {*map(id, before.findings)}
