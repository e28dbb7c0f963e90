"""Marks of a placement: each by itself, in one order; plans of former times are read."""

from __future__ import annotations

import pytest

from preseance.model.plan import Mark, Placement


def test_marks_stand_in_one_order_each_once() -> None:
    made = Placement(session="s", guest="g", place="t-1", marks=("seated", "told", "seated"))
    assert made.marks == (Mark.TOLD, Mark.SEATED)


@pytest.mark.parametrize(
    ("stage", "marks"),
    [("draft", ()), ("approved", ("approved",)), ("printed", ("approved", "told", "printed"))],
)
def test_a_stage_of_former_times_is_all_marks_up_to_it(stage: str, marks: tuple[str, ...]) -> None:
    made = Placement.model_validate({"session": "s", "guest": "g", "place": "t-1", "stage": stage})
    assert made.marks == marks
