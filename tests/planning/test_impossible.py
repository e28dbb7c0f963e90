"""What no plan can satisfy is said, with the rules that contradict each other."""

from __future__ import annotations

from itertools import count

import pytest
from bench.measures.replan import dinner

from preseance.planning.replan.replanning import replan


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
def test_a_contradiction_among_150_guests_is_named_whatever_the_clock_says(
    changes: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A search that does not ask first whether the musts can hold takes half a minute.
    hours = count(step=3600.0)
    monkeypatch.setattr("time.perf_counter", lambda: next(hours))
    best = replan(dinner(150), changes).best
    (conflict,) = best.conflicts
    assert not best.holds
    assert not best.fewest_proven
    assert conflict.ids == ("change-1", "change-2", "change-3")
    assert conflict.irreducible
    assert conflict.smallest_proven
