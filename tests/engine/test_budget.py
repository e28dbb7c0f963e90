"""What a budget promises: faults told at once, shares of what is left, a clock that can stand still."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import count

import pytest

from preseance.engine.budget import Budget, Clock, Meter
from preseance.errors import ProblemError


class Moved(Clock):
    """A clock moved by hand."""

    now = 0.0

    def elapsed(self) -> float:
        return self.now


def timed(seconds: float) -> tuple[Moved, Meter]:
    clock = Moved()
    return clock, Meter(Budget(seconds=seconds), clock, seconds, None)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(ProblemError) as caught:
        Budget(seconds=float("inf"), effort=-1, seed=1.5, threads=0, cancel=3)  # type: ignore[arg-type]  # wrong on purpose
    lines = str(caught.value).splitlines()
    assert [line.split(" is ")[0] for line in lines] == [
        "seconds",
        "effort",
        "seed",
        "threads",
        "cancel",
    ]


def test_the_usual_effort_is_granted_only_where_nothing_is_limited() -> None:
    assert Budget().start(50).effort == 50
    assert Budget(effort=7).start(50).effort == 7
    assert Budget(seconds=1.0).start(50).effort is None


def test_a_part_is_of_the_time_left_and_of_the_effort_granted() -> None:
    clock, meter = timed(10.0)
    clock.now = 4.0
    part = meter.part(0.5)
    assert part.left() == 3.0
    clock.now = 7.0
    assert part.over() and not meter.over()
    granted = Budget(effort=100).start()
    granted.count = 60
    assert granted.part(0.5).effort == 50
    assert not granted.over()
    granted.count = 100
    assert granted.over() and not granted.stopped()


def test_what_is_kept_back_is_there_afterwards() -> None:
    clock, meter = timed(10.0)
    with meter.kept_back(0.6):
        assert meter.left() == 4.0
        clock.now = 4.0
        assert meter.over()
    assert meter.left() == 6.0


def test_the_clock_stands_still_while_code_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0  # By a clock of the test's own: nothing here depends on how long anything takes.
    monkeypatch.setattr("preseance.engine.budget.time.perf_counter", lambda: now)
    clock = Clock()
    now = 103.0
    assert clock.elapsed() == 3.0
    with clock.still():
        now = 160.0
    assert clock.elapsed() == 3.0
    now = 161.0
    assert clock.elapsed() == 4.0


def test_nobody_is_asked_again_once_told_to_stop() -> None:
    answers: Iterator[bool] = iter([False, True])
    meter = Budget(cancel=lambda: next(answers)).start(100)
    assert not meter.over()
    assert meter.over()
    assert meter.part(0.5).stopped() and meter.clock.cancelled


def test_a_flag_is_set_when_the_search_is_cancelled() -> None:
    asked = count()
    with Budget(cancel=lambda: next(asked) > 1).start().flag() as flag:
        until = time.monotonic() + 30
        while not flag[0] and time.monotonic() < until:
            time.sleep(0.005)
        assert flag[0] == 1


def test_a_limit_a_solver_cannot_keep_to_is_refused() -> None:
    Budget(seconds=1.0).without("it", "effort", "threads")
    with pytest.raises(ProblemError, match="it cannot keep to effort=3; leave it out"):
        Budget(effort=3).without("it", "effort", "threads")
