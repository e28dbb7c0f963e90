"""Several delegations at one table come out in their order: never worse than the best order of blocks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import permutations

import pytest

from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.place import PlaceKind
from preseance.model.plan import Placement, Plan
from preseance.model.room import Room, Table
from preseance.model.session import Kind, Session
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of
from preseance.planning.seating import plan_event
from preseance.rules import build_rules

NAMES = "abcd"


def talks(table: dict[str, object], sizes: dict[str, int], order: tuple[str, ...] = ()) -> Event:
    """Delegations of some sizes; ``a1`` heads ``a``; heads rank by name, then members by number."""
    heads = [f"{name}1" for name in sizes]
    members = [f"{name}{k}" for name, size in sizes.items() for k in range(2, size + 1)]
    ids = order or (*heads, *members)
    made = Table.model_validate({"id": "t1", "number": 1, **table})
    return Event(
        id="e",
        title="E",
        start=date(2030, 1, 1),
        delegations=tuple(Delegation(id=name, name=name.upper()) for name in sizes),
        rooms=(Room(id="r", name="R", width=30, depth=30, tables=(made,)),),
        sessions=(Session(id="s", title="S", room="r", kind=Kind.TALKS),),
        guests=tuple(
            Guest(id=g, name=g.upper(), delegation=g[0], override=k) for k, g in enumerate(ids, 1)
        ),
    )


def _by_turns(members: list[str]) -> list[str]:
    """From the right hand to the left: the head in the middle, number two on their right."""
    line = members[:1]
    for k, g in enumerate(members[1:]):
        line = [g, *line] if k % 2 == 0 else [*line, g]
    return line


def _orders(event: Event) -> Iterator[Plan]:
    """Every order of the blocks from every place on, round a ring or along a row."""
    (assembly,) = occasion_of(event).assemblies
    seats = sorted(
        (p for p in assembly.places if p.kind is not PlaceKind.AUXILIARY), key=lambda p: p.number
    )
    parties: dict[str, list[str]] = {}
    for g in assembly.guests:
        parties.setdefault(g[0], []).append(g)
    for names in permutations(parties):
        line = [g for name in names for g in _by_turns(parties[name])]
        for shift in range(len(seats)):
            at = [seats[(k + shift) % len(seats)].id for k in range(len(line))]
            yield Plan(
                placements=tuple(
                    Placement(session="s", guest=g, place=p) for g, p in zip(line, at, strict=True)
                )
            )


def _cost(checked: Check) -> tuple[int, int, int]:
    cost = checked.cost(everything=True)
    return cost.must, cost.should, cost.prefer


@pytest.mark.parametrize("seed", range(4))
def test_a_round_table_of_delegations_is_as_good_as_the_best_order_of_blocks(seed: int) -> None:
    draw = random.Random(seed)
    sizes = {name: draw.randint(2, 5) for name in NAMES}
    heads = [f"{name}1" for name in draw.sample(NAMES, 4)]
    members = [f"{name}{k}" for name, size in sizes.items() for k in range(2, size + 1)]
    draw.shuffle(members)
    event = talks({"seats": sum(sizes.values())}, sizes, (*heads, *members))
    occasion = occasion_of(event)
    rules = build_rules(occasion)
    best = min(_cost(check(occasion, plan, rules)) for plan in _orders(event))
    assert _cost(plan_event(event).check) <= best


def test_heads_compare_across_delegations_and_members_with_nobody() -> None:
    """The senior delegation is at the top, the next on its right and left, whoever is numerous."""
    event = talks({"seats": 9, "hosts": "one"}, {"a": 3, "b": 3, "c": 3})
    seated = dict(
        zip(
            ["a2", "a1", "a3", "c2", "c1", "c3", "b2", "b1", "b3"],
            ["t1-9", "t1-1", "t1-2", "t1-3", "t1-4", "t1-5", "t1-6", "t1-7", "t1-8"],
            strict=True,
        )
    )
    right = Plan(placements=tuple(_placed(seated)))
    occasion = occasion_of(event)
    assert not check(occasion, right).findings
    wrong = {g: seated[g.translate(str.maketrans("bc", "cb"))] for g in seated}
    (found,) = check(occasion, Plan(placements=tuple(_placed(wrong)))).findings
    assert (found.kind, found.guests) == ("precedence", ("b1", "c1"))


def _placed(seated: dict[str, str]) -> Iterator[Placement]:
    for guest, place in seated.items():
        yield Placement(session="s", guest=guest, place=place)


def test_members_compare_within_their_own_block_where_nothing_else_seats_them() -> None:
    event = talks({"seats": 6, "hosts": "one"}, {"a": 3, "b": 3})
    event = event.model_copy(update={"settings": {"delegation_heads.on": False}})
    # A's junior member sits nearer the top than its number two.
    seated = {"a1": "t1-1", "a3": "t1-6", "a2": "t1-5", "b1": "t1-2", "b2": "t1-3", "b3": "t1-4"}
    found = check(occasion_of(event), Plan(placements=tuple(_placed(seated)))).findings
    ahead = [f.guests for f in found if f.kind == "precedence"]
    assert ahead == [("a2", "a3")]


def test_an_end_of_the_table_is_lesser_than_its_side_within_a_delegation() -> None:
    table: dict[str, object] = {"form": "negotiation", "seats": 10, "ends": [1, 1]}
    event = talks(table, {"a": 2, "b": 2})
    seated = {"a1": "t1-3", "a2": "t1-2", "b1": "t1-7", "b2": "t1-10"}
    assert not check(occasion_of(event), Plan(placements=tuple(_placed(seated)))).findings
    wrong = seated | {"b1": "t1-10", "b2": "t1-7"}
    (found,) = check(occasion_of(event), Plan(placements=tuple(_placed(wrong)))).findings
    assert (found.kind, found.guests) == ("precedence", ("b1", "b2"))
    # Nor is one delegation compared with the other across the end.
    apart = seated | {"a1": "t1-5", "a2": "t1-2"}
    found_of = check(occasion_of(event), Plan(placements=tuple(_placed(apart)))).findings
    assert {f.guests for f in found_of if f.kind == "precedence"} == {("a1", "a2")}


def test_an_interpreter_of_both_heads_stays_with_their_own_and_the_heads_face_each_other() -> None:
    table: dict[str, object] = {
        "form": "negotiation", "seats": 10, "ends": [1, 1], "interpreters": "behind"
    }  # fmt: skip
    event = talks(table, {"a": 3, "b": 3})
    event = event.model_copy(
        update={
            "host": "a1",
            "guests": (
                *event.guests,
                Guest(id="i", name="I", delegation="a", interpreter_for=("a1", "b1")),
                Guest(id="n", name="N", delegation="b", aide_for="b1", role="note-taker"),
            ),
        }
    )
    made = plan_event(event)
    assert not made.check.findings
    at = {p.guest: p.place for p in made.plan.placements}
    assert (at["a1"], at["b1"], at["i"]) == ("t1-3", "t1-7", "t1-3-aux")
    assert at["n"] in ("t1-5", "t1-10", "t1-6", "t1-8")
