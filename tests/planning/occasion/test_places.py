"""The places of a session."""

from datetime import date
from math import cos, radians, sin
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.examples import copy_example
from preseance.formats import read_event
from preseance.model.event import Event
from preseance.model.forms import capacity_problem
from preseance.model.place import Layout, PlaceKind, aide_number, principal_of, table_of
from preseance.model.room import Door, Form, Hosts, Room, Table
from preseance.model.session import Session
from preseance.planning.occasion.places import layout_of, table_ranks
from preseance.rules.occasion.relations import related


def _layout(*tables: Table) -> Layout:
    session = Session(id="s", title="S", room="r")
    room = Room(id="r", name="R", width=20, depth=20, tables=tables)
    event = Event(id="e", title="E", start=date(2018, 11, 11), rooms=(room,), sessions=(session,))
    return layout_of(event, session)


def test_paris_lunch_has_91_places_and_the_host_faces_number_six(tmp_path: Path) -> None:
    event = read_event(copy_example("paris-2018", tmp_path / "paris"))
    layout = layout_of(event, event.session_by_id["lunch"])
    assert len(layout.places) == 91
    assert layout.by_id["t1-1"].presiding == "host"
    assert layout.relations["across"]["t1-1"] == ("t1-6",)
    assert layout.relations["beside"]["t1-1"] == ("t1-2", "t1-10")
    assert layout.relations["diagonal"]["t1-1"] == ("t1-5", "t1-7")
    ranks = {p.table: p.table_rank for p in layout.places}
    assert (ranks["t1"], sorted(ranks.values())) == (1, list(range(1, 11)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(Form)), st.integers(3, 30), st.integers(1, 3))
def test_whoever_is_on_the_left_is_beside_and_has_one_on_the_right(
    form: Form, seats: int, rows: int
) -> None:
    table = Table(id="t", form=form, seats=seats, rows=rows)
    if capacity_problem(table):
        return
    layout = _layout(table)
    hands = {
        (p, q) for hand in ("left-of", "right-of") for p, qs in layout.relations[hand].items()
        for q in qs
    }  # fmt: skip
    assert hands == {(p, q) for p, qs in layout.relations["beside"].items() for q in qs}
    for p, (q,) in layout.relations["left-of"].items():
        assert layout.relations["right-of"][q] == (p,)
        here, there = layout.by_id[p], layout.by_id[q]
        if here.side == there.side:
            left = radians(here.facing + 90)
            aside = (there.x - here.x) * cos(left) + (there.y - here.y) * sin(left)
            assert aside > 0


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(list(Form)), st.integers(1, 40), st.integers(1, 3), st.data())
def test_mutual_relations_are_mutual_and_honours_have_no_gap(
    form: Form, seats: int, rows: int, data: st.DataObject
) -> None:
    closed = data.draw(st.sets(st.integers(1, seats), max_size=3))
    table = Table(id="t", form=form, seats=seats, rows=rows, closed=tuple(sorted(closed)))
    if capacity_problem(table):
        return
    layout = _layout(table)
    assert {p.number for p in layout.places} == set(range(1, seats + 1)) - closed
    for name in ("beside", "across", "diagonal", "in-frame"):
        related = layout.relations[name]
        assert all(a != b and a in related[b] for a, others in related.items() for b in others)
    found = sorted(p.honour for p in layout.places if p.honour is not None)
    assert found == list(range(len(found)))


def test_an_odd_round_table_has_two_across() -> None:
    across = _layout(Table(id="t", seats=9)).relations["across"]
    assert across["t-1"] == ("t-5", "t-6")


def test_sides_of_a_long_table_face_each_other() -> None:
    table = Table(id="t", form=Form.LONG, seats=8, hosts=Hosts.FRENCH)
    relations = _layout(table).relations
    assert relations["across"]["t-2"] == ("t-7",)
    assert relations["diagonal"]["t-2"] == ("t-6", "t-8")


def test_behind_and_next_have_a_direction() -> None:
    rows = _layout(Table(id="p", form=Form.PHOTO, seats=6, rows=2)).relations
    assert rows["behind"] == {"p-1": ("p-4",), "p-2": ("p-5",), "p-3": ("p-6",)}
    line = _layout(Table(id="l", form=Form.LINE, seats=3)).relations
    assert line["next"] == {"l-1": ("l-2",), "l-2": ("l-3",)}


def test_an_interpreter_is_behind_and_left_of_the_principal() -> None:
    layout = _layout(Table(id="t", form=Form.DAIS, seats=3, interpreters="behind"))
    seat, aux = layout.by_id["t-2"], layout.by_id["t-2-aux"]
    assert (aux.kind, aux.hangs_on, aux.honour) == (PlaceKind.AUXILIARY, "t-2", None)
    assert aux.y > seat.y and aux.x > seat.x


@pytest.mark.parametrize(("hand", "sign"), [("left", 1), ("right", -1)])
def test_an_interpreter_at_the_table_is_on_the_hand_asked_for(hand: str, sign: int) -> None:
    made = {"id": "t", "form": "dais", "seats": 3, "pitch": 0.9, "interpreters": hand}
    layout = _layout(Table.model_validate(made))
    # Whoever sits at a dais looks to the south, and has the east on the left.
    assert sign * (layout.by_id["t-2-aux"].x - layout.by_id["t-2"].x) > 0.3


HALL = Room(id="hall", name="Hall", width=40, depth=40)


def test_tables_rank_by_their_distance_from_the_door_where_the_room_says_so() -> None:
    hall = HALL.model_copy(
        update={"doors": (Door(side="south", at=20, main=True),), "table_ranks": "far-from-door"}
    )
    tables = tuple(Table(id=f"t{y}", seats=8, x=20, y=y) for y in (5, 30, 15))
    assert table_ranks(tables, hall) == {"t30": 1, "t15": 2, "t5": 3}
    near = hall.model_copy(update={"table_ranks": "near-door"})
    assert table_ranks(tables, near) == {"t5": 1, "t15": 2, "t30": 3}


def test_of_two_tables_equally_far_the_right_hand_one_ranks_first() -> None:
    tables = (
        Table(id="left", seats=8, x=4),
        Table(id="host", seats=8, number=1),
        Table(id="right", seats=8, x=-4),
        Table(id="second", seats=8, x=30, rank=2),
    )
    assert table_ranks(tables, HALL) == {"host": 1, "second": 2, "right": 3, "left": 4}


def test_tables_of_one_rank_keep_the_order_of_the_room() -> None:
    ranked = (Table(id=name, seats=8, rank=1) for name in ("a", "b"))
    tables = (*ranked, Table(id="c", seats=8))
    assert table_ranks(tables, HALL) == {"a": 1, "b": 2, "c": 3}


def test_two_neighbours_share_an_interpreter_where_possible() -> None:
    table = Table(id="t", form=Form.DAIS, seats=5, interpreters="behind", shared_interpreters=True)
    layout = _layout(table)
    shared = {p.hangs_on: p.shared_with for p in layout.places if p.kind is PlaceKind.AUXILIARY}
    # The host shares with the first guest; of the others one has nobody left to share with.
    assert shared == {"t-3": "t-2", "t-4": "t-5", "t-1": None}
    host, first, aux = (layout.by_id[p] for p in ("t-3", "t-2", "t-3-aux"))
    assert abs(aux.x - (host.x + first.x) / 2) < 1e-9
    assert aux.y > host.y
    hung = related(layout, "hangs-on")
    index = {p.id: k for k, p in enumerate(layout.places)}
    assert hung.holds(index["t-3"], index["t-3-aux"])
    assert hung.holds(index["t-2"], index["t-3-aux"])


def test_only_the_places_named_have_an_interpreter() -> None:
    table = Table(id="t", seats=8, interpreters="behind", interpreter_places=(1, 8))
    layout = _layout(table)
    assert [p.id for p in layout.places if p.kind is PlaceKind.AUXILIARY] == ["t-1-aux", "t-8-aux"]


def test_aides_have_places_on_the_sides_named_after_the_interpreters() -> None:
    made = {"form": "dais", "seats": 3, "interpreters": "behind", "aides": ["behind", "right"]}
    layout = _layout(Table.model_validate({"id": "t", **made, "aide_places": [2]}))
    aides = [p for p in layout.places if p.kept_for == "aide"]
    assert [(p.id, p.letter, p.hangs_on) for p in aides] == [
        ("t-2-aide", "b", "t-2"),
        ("t-2-aide2", "c", "t-2"),
    ]
    seat, interpreter = layout.by_id["t-2"], layout.by_id["t-2-aux"]
    assert (interpreter.kept_for, interpreter.letter) == ("interpreter", "a")
    behind, right = aides
    assert behind.y > interpreter.y > seat.y
    assert right.x < seat.x - 0.3
    hung, index = related(layout, "hangs-on"), {p.id: k for k, p in enumerate(layout.places)}
    assert all(hung.holds(index["t-2"], index[p.id]) for p in aides)


@pytest.mark.parametrize(
    ("place", "seat", "number"),
    [
        ("t-2", "t-2", 0),
        ("t-2-aux", "t-2", 0),
        ("t-2-aide", "t-2", 1),
        ("t-2-aide3", "t-2", 3),
        ("my-aide-2-aide", "my-aide-2", 1),
        ("my-aide", "my-aide", 0),
    ],
)
def test_the_id_of_an_auxiliary_place_tells_whose_it_is(place: str, seat: str, number: int) -> None:
    assert (principal_of(place), aide_number(place)) == (seat, number)
    assert table_of(place) == seat.rpartition("-")[0]
