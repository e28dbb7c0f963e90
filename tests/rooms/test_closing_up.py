"""A chair that is taken away: who sat beside it sits closer, and nothing else is renumbered."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import hypot

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.rooms.events import event_with

from preseance.model.forms import capacity_problem, runs
from preseance.model.place import Layout
from preseance.model.room import Form, Hosts, Table
from preseance.model.session import Session
from preseance.planning.occasion.places import layout_of
from preseance.protocol.honours import honours, presiding_places

FORMS = st.sampled_from(
    [f for f in Form if f not in (Form.LINE, Form.PROCESSION, Form.CAR, Form.BUS)]
)


@st.composite
def closed_up_tables(draw: st.DrawFn) -> Table:
    """A table of any form with chairs, from which some that nobody presides from are taken."""
    table = Table(
        id="t",
        form=draw(FORMS),
        seats=draw(st.integers(3, 30)),
        hosts=draw(st.sampled_from([None, *Hosts])),
        rows=draw(st.integers(1, 3)),
        prongs=draw(st.integers(1, 3)),
        inner=draw(st.booleans()),
        ends=draw(st.sampled_from([(0, 0), (1, 1), (0, 1)])),
        fills_from=draw(st.sampled_from(["centre", "centre", "aisle", "right-end", "left-end"])),
        honour_side=draw(st.sampled_from(["right", "left"])),
        order=draw(st.sampled_from(["crossing", "host-first"])),
        rotation=draw(st.sampled_from([0.0, 90.0, 217.0])),
        x=9,
        y=9,
    )
    assume(capacity_problem(table) is None)
    free = sorted(set(table.chairs) - presiding_places(table))
    assume(free)
    gone = draw(st.sets(st.sampled_from(free), min_size=1, max_size=4))
    closed = table.model_copy(update={"closed_up": tuple(sorted(gone))})
    assume(capacity_problem(closed) is None)
    return closed


def whole(table: Table) -> Table:
    return table.model_copy(update={"closed_up": ()})


def places_of(table: Table) -> Layout:
    return layout_of(event_with(table), Session(id="s", title="S", room="r"))


@settings(max_examples=300, deadline=None)
@given(closed_up_tables())
def test_the_others_keep_their_numbers_and_whoever_presides_their_chair(table: Table) -> None:
    before, now = places_of(whole(table)).by_id, places_of(table).by_id
    assert [p.number for p in now.values()] == list(table.chairs)
    for name, place in now.items():
        assert (place.side, place.row, place.presiding) == (
            before[name].side, before[name].row, before[name].presiding
        )  # fmt: skip
    heads = [p for p in now.values() if p.presiding == "host"]
    for head in heads:
        was = before[head.id]
        assert (head.x, head.y, head.facing) == pytest.approx((was.x, was.y, was.facing))


@settings(max_examples=300, deadline=None)
@given(closed_up_tables())
def test_nobody_comes_nearer_to_another_than_at_the_whole_table(table: Table) -> None:
    before, now = places_of(whole(table)).places, places_of(table).places
    least = min((hypot(a.x - b.x, a.y - b.y) for a, b in combinations(before, 2)), default=0.0)
    for a, b in combinations(now, 2):
        assert hypot(a.x - b.x, a.y - b.y) >= least - 1e-9


@settings(max_examples=300, deadline=None)
@given(closed_up_tables())
def test_those_on_both_sides_of_a_chair_taken_away_are_beside_each_other(table: Table) -> None:
    now = places_of(table)
    beside = now.relations["beside"]
    emptied = {p.side for p in places_of(whole(table)).places} - {p.side for p in now.places}
    for run in runs(whole(table)):
        numbers = [n for n in run.numbers if n in table.chairs]
        pairs = list(pairwise(numbers))
        if run.closed and len(numbers) > 2:
            pairs.append((numbers[-1], numbers[0]))
        for a, b in pairs:
            if not emptied:
                assert f"t-{b}" in beside[f"t-{a}"]


@settings(max_examples=300, deadline=None)
@given(closed_up_tables())
def test_neighbours_of_a_side_stand_no_farther_apart_than_before(table: Table) -> None:
    if table.form is Form.ROUND:
        return
    before, now = places_of(whole(table)), places_of(table)
    for a, others in now.relations["beside"].items():
        for b in others:
            one, two = now.by_id[a], now.by_id[b]
            numbers = sorted((one.number, two.number))
            gone = set(range(numbers[0] + 1, numbers[1])) & set(table.closed_up)
            if (one.side, one.row) != (two.side, two.row) or not gone:
                continue
            was = [before.by_id[p] for p in (a, b)]
            assert hypot(one.x - two.x, one.y - two.y) < hypot(
                was[0].x - was[1].x, was[0].y - was[1].y
            )
            assert hypot(one.x - two.x, one.y - two.y) <= table.pitch * 1.01


@settings(max_examples=300, deadline=None)
@given(closed_up_tables())
def test_honours_are_counted_anew_over_the_chairs_left(table: Table) -> None:
    found, before = honours(table), honours(whole(table))
    assert found.presiding == before.presiding
    assert set(found.order) == set(before.order) - set(table.closed_up)
    assert len(set(found.order)) == len(found.order)
    honoured = sorted(p.honour for p in places_of(table).places if p.honour is not None)
    assert honoured == list(range(len(honoured)))


@pytest.mark.parametrize("number", range(2, 11))
def test_a_ring_is_the_ring_of_one_chair_fewer(number: int) -> None:
    """A naive recount: the chairs left, numbered 1, 2, … are a table of nine."""
    table = Table(id="t", seats=10, hosts=Hosts.ONE, closed_up=(number,), diameter=2.0)
    nine = Table(id="t", seats=9, hosts=Hosts.ONE, diameter=2.0)
    name = {f"t-{k}": f"t-{n}" for k, n in enumerate(table.chairs, 1)}
    found, naive = places_of(table), places_of(nine)
    for relation in ("beside", "across", "diagonal", "right-of", "left-of"):
        asked = {
            name[p]: {name[q] for q in others} for p, others in naive.relations[relation].items()
        }
        assert {p: set(o) for p, o in found.relations[relation].items()} == asked, relation
    for place in naive.places:
        mine = found.by_id[name[place.id]]
        assert (
            (mine.x, mine.y, mine.honour) == pytest.approx((place.x, place.y, place.honour))
            if (place.honour is not None)
            else mine.presiding == place.presiding
        )


@pytest.mark.parametrize("gone", [(3,), (3, 4), (2, 8), (7, 8, 9)])
def test_two_who_face_each_other_round_a_table_still_do(gone: tuple[int, ...]) -> None:
    found = places_of(Table(id="t", seats=10, hosts=Hosts.FACING, closed_up=gone, diameter=2.0))
    assert "t-6" in found.relations["across"]["t-1"]
    assert found.by_id["t-6"].presiding == "co-host"
