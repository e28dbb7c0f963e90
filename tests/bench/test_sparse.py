"""Sparse events are made alike each time, and a run says what it took."""

from __future__ import annotations

import pytest
from bench.measures.sparse import RELATIONS, event, main, measured

from preseance.engine import solve
from preseance.engine.budget import Budget
from preseance.terms import PairTerm


def test_event_has_ten_relations_a_guest_and_comes_out_alike() -> None:
    one, two = event(200), event(200)
    pairs = [t for t in one.terms if isinstance(t, PairTerm)]
    assert sum(len(t.weights.values) for t in pairs) * 2 == RELATIONS * 200
    for a, b in zip(one.terms, two.terms, strict=True):
        if isinstance(a, PairTerm) and isinstance(b, PairTerm):
            assert (a.weights.values == b.weights.values).all()


def test_enemies_are_kept_apart_and_kin_together() -> None:
    solution = solve(event(150), Budget(effort=300_000))
    assert solution.cost[0] == 0
    assert solution.cost[1] < 0


def test_run_tells_what_it_took() -> None:
    run = measured(150, 0.3)
    assert (run.guests, run.seconds) == (150, 0.3)
    assert run.evaluations > 0
    assert run.megabytes > 0


def test_measure_prints_a_line_a_size(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--guests", "150", "--seconds", "0.2"]) == 0
    assert "150 guests" in capsys.readouterr().out
