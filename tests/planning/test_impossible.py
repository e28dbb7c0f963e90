"""What no plan can satisfy is said soon, with the rules that contradict each other."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest
from bench.measures.replan import dinner

from preseance.planning.checks.conflicts import Judgement
from preseance.planning.occasion.making import places_of
from preseance.planning.replan import mending
from preseance.planning.replan.replanning import replan

SECONDS = 10.0
"""The target is 2 s on a quiet machine; a search without asking first took 30 s."""


@pytest.mark.parametrize(
    "changes",
    [
        ("pin g00010 t1-2", "pin g00011 t5-3", "together g00010 g00011 beside"),
        (
            "together g00010 g00011 same-table",
            "together g00011 g00012 same-table",
            "apart g00010 g00012 same-table",
        ),
    ],
)
def test_a_contradiction_among_150_guests_is_named_within_seconds(changes: tuple[str, ...]) -> None:
    event = dinner(150)
    begun = time.perf_counter()
    best = replan(event, changes).best
    (conflict,) = best.conflicts
    assert time.perf_counter() - begun < SECONDS
    assert not best.holds
    assert not best.fewest_proven
    assert conflict.ids == ("change-1", "change-2", "change-3")
    assert conflict.irreducible
    assert conflict.smallest_proven


@pytest.mark.parametrize(("spent", "left"), [(0.0, mending.JUDGING), (99.0, mending.LEAST_JUDGING)])
def test_what_mending_has_taken_is_not_given_to_judging_again(
    spent: float, left: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, given = [0.0], []

    def judging(*_: object, seconds: float) -> Judgement:
        given.append(seconds)
        return Judgement((), None)

    monkeypatch.setattr(mending, "time", SimpleNamespace(perf_counter=lambda: now[0]))
    monkeypatch.setattr(mending, "conflicts_of", judging)
    event = dinner(20)
    case = mending.Case.of(event, event.plan, None)
    now[0] = spent
    case._judge(places_of(case.check.occasion, event.plan))
    assert given == [left]
