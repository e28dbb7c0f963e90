"""What was drawn before is known again, and does not grow without end."""

import pytest

from preseance.documents import drawn_before
from preseance.documents.drawn_before import DrawnBefore, Same, make_room, room_for


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Room for four tables."""
    monkeypatch.setattr(drawn_before, "_tables", 4)


def test_the_longest_unused_go_first() -> None:
    held: DrawnBefore[int] = DrawnBefore()
    tables = [object() for _ in range(6)]
    for number, table in enumerate(tables[:4]):
        assert held.of((table,), lambda number=number: number) == number
    assert held.of((tables[0],), lambda: -1) == 0
    held.of((tables[4],), lambda: 4)
    assert held.of((tables[0],), lambda: -1) == 0
    assert held.of((tables[1],), lambda: -1) == -1


def test_there_is_room_for_all_that_is_drawn_of_a_hall_and_what_it_was_before() -> None:
    held: DrawnBefore[int] = DrawnBefore(2)
    make_room(10)
    assert (room_for(1), room_for(2)) == (20, 40)
    tables = [object() for _ in range(20)]
    for _ in range(2):
        made = [held.of((table,), object, kind) for table in tables for kind in ("full", "family")]
    assert made == [held.of((t,), object, kind) for t in tables for kind in ("full", "family")]
    make_room(3)
    assert room_for(1) == 20


def test_what_is_made_of_no_table_has_a_bound_of_its_own() -> None:
    held: DrawnBefore[int] = DrawnBefore(most=1)
    one, other = object(), object()
    held.of((one,), lambda: 1)
    held.of((other,), lambda: 2)
    assert held.of((one,), lambda: 3) == 3


def test_the_first_of_all_equal_stays() -> None:
    same: Same[frozenset[int]] = Same()
    first, again = frozenset({1, 2}), frozenset({1, 2})
    assert same.of(first) is first
    assert same.of(again) is first
    for number in range(5):
        same.of(frozenset({number}))
    assert same.of(again) is again
