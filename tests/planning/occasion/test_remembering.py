"""What is remembered is never what belongs to other data."""

from __future__ import annotations

from tests.planning.halls import hall, seated

from preseance.planning.occasion.making import precedence_of
from preseance.planning.occasion.places import layout_of
from preseance.planning.occasion.remembering import Remembered
from preseance.planning.replan.changes import amended, read_changes
from preseance.protocol import order


def test_equal_objects_are_not_the_same_object() -> None:
    kept: Remembered[int] = Remembered(2)
    first, second = [1], [1]
    assert kept.of((first,), "", lambda: 1) == 1
    assert kept.of((first,), "", lambda: 2) == 1
    assert kept.of((second,), "", lambda: 3) == 3
    assert kept.of((first,), "other", lambda: 4) == 4


def test_the_oldest_result_is_let_go() -> None:
    kept: Remembered[int] = Remembered(1)
    first, second = [1], [2]
    kept.of((first,), "", lambda: 1)
    kept.of((second,), "", lambda: 2)
    assert kept.of((first,), "", lambda: 3) == 3


def test_what_is_asked_for_again_stays() -> None:
    kept: Remembered[int] = Remembered(2)
    first, second, third = [1], [2], [3]
    kept.of((first,), "", lambda: 1)
    kept.of((second,), "", lambda: 2)
    assert kept.of((first,), "", lambda: 0) == 1
    kept.of((third,), "", lambda: 3)
    assert kept.of((first,), "", lambda: 4) == 1
    assert kept.of((second,), "", lambda: 5) == 5


def test_what_stays_is_never_made_for_that() -> None:
    kept: Remembered[int] = Remembered(2)
    first, second, third = [1], [2], [3]
    kept.stays((first,), "")
    kept.of((first,), "", lambda: 1)
    kept.of((second,), "", lambda: 2)
    kept.stays((first,), "")
    kept.of((third,), "", lambda: 3)
    assert kept.of((first,), "", lambda: 4) == 1
    assert kept.of((second,), "", lambda: 5) == 5


def test_an_event_changed_is_ranked_and_laid_out_anew() -> None:
    event = hall("ann bea cal dan", [])
    event = event.model_copy(update={"plan": seated(event, "ann=t1-1 bea=t1-2 cal=t1-3 dan=t2-1")})
    for sentence in ("apart ann bea", "cancel bea", "close t2-4", "swap cal dan"):
        assert precedence_of(event) == order(event)
        to = amended(event, read_changes([sentence], event), event.plan).event
        assert precedence_of(to) == order(to)
        left = sum(len(t.usable) for t in to.rooms[0].tables)
        assert len(layout_of(to, to.sessions[0]).by_id) == left
