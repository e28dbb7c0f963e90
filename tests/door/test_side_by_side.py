"""What comes of jobs done side by side is the same, in the same order, as of one after the other."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path

import pytest
from tests.planning.halls import hall, seated

from preseance.door import side_by_side
from preseance.door.papers import print_papers
from preseance.door.side_by_side import results_of

SPOKEN = ContextVar("spoken", default="")


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_results_come_in_the_order_of_the_jobs(at_once: int) -> None:
    assert list(results_of([lambda n=n: n * n for n in range(7)], at_once)) == [
        n * n for n in range(7)
    ]


@pytest.mark.parametrize("at_once", [1, 2])
def test_an_error_is_raised_in_its_turn(at_once: int) -> None:
    def fails() -> int:
        raise ValueError("the second")

    results = results_of([lambda: 1, fails, lambda: 3], at_once)

    assert next(results) == 1
    with pytest.raises(ValueError, match="the second"):
        next(results)


def test_jobs_see_what_their_caller_has_set() -> None:
    SPOKEN.set("fr")
    assert list(results_of([SPOKEN.get, SPOKEN.get], 2)) == ["fr", "fr"]


def test_papers_are_the_same_to_the_byte_however_many_are_made_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = hall("anna bruno carla dario", [])
    event = event.model_copy(
        update={"plan": seated(event, "anna=t1-1 bruno=t1-2 carla=t1-3 dario=t1-4")}
    )
    made = []
    for at_once in (1, 2):
        monkeypatch.setattr(side_by_side, "AT_ONCE", at_once)
        monkeypatch.setattr(side_by_side.os, "cpu_count", lambda: 2)
        files = print_papers(event, to=tmp_path / str(at_once), audience="protocol").files
        made.append({file.name: file.read_bytes() for file in files})
    assert len(made[0]) > 4
    assert made[0] == made[1]
