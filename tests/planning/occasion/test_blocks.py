"""The rings and rows along which blocks change places."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.room import Room, Table
from preseance.model.session import Kind, Session
from preseance.planning.occasion.blocks import blocks_of, stretches_of
from preseance.planning.occasion.making import occasion_of
from preseance.rules import build_rules

GUESTS = ("ana", "ben", "cleo", "dan", "eve")


def _event(table: dict[str, object], kind: Kind = Kind.TALKS) -> Event:
    made = Table.model_validate({"id": "t1", **table})
    return Event(
        id="e",
        title="E",
        start=date(2030, 1, 1),
        delegations=(Delegation(id="italy", name="Italy"), Delegation(id="peru", name="Peru")),
        rooms=(Room(id="r", name="R", width=20, depth=20, tables=(made,)),),
        sessions=(Session(id="s", title="S", room="r", kind=kind),),
        guests=tuple(
            Guest(id=g, name=g.title(), delegation="italy" if k < 2 else "peru")
            for k, g in enumerate(GUESTS)
        ),
    )


@pytest.mark.parametrize(
    ("table", "stretches"),
    [
        ({"seats": 5}, [([1, 2, 3, 4, 5], True)]),
        ({"form": "u", "seats": 7}, [([1, 2, 3, 4, 5, 6, 7], False)]),
        ({"form": "rows", "seats": 6, "rows": 2}, [([1, 2, 3], False), ([4, 5, 6], False)]),
        ({"form": "negotiation", "seats": 6}, [([1, 2, 3], False), ([4, 5, 6], False)]),
        ({"form": "long", "seats": 8, "ends": [1, 1]}, [([1, 2, 3, 4, 5, 6, 7, 8], True)]),
    ],
)
def test_stretches_are_the_rings_and_rows_of_neighbours(
    table: dict[str, object], stretches: list[tuple[list[int], bool]]
) -> None:
    (assembly,) = occasion_of(_event(table)).assemblies
    found = [
        ([assembly.places[p].number for p in stretch.places], stretch.is_ring)
        for stretch in stretches_of(assembly.layout, assembly.place_index)
    ]
    assert [(sorted(numbers), ring) for numbers, ring in found] == stretches
    left = assembly.layout.relations["left-of"]
    for numbers, _ in found:
        for a, b in pairwise(numbers):
            assert f"t1-{b}" in left[f"t1-{a}"]


def test_a_chair_behind_goes_with_its_place() -> None:
    (assembly,) = occasion_of(_event({"seats": 5, "interpreters": "behind"})).assemblies
    (stretch,) = stretches_of(assembly.layout, assembly.place_index)
    for place, (behind,) in zip(stretch.places, stretch.attached, strict=True):
        assert assembly.places[behind].hangs_on == assembly.places[place].id


def test_every_chair_behind_goes_with_its_place() -> None:
    table = {"seats": 5, "interpreters": "behind", "aides": ["behind", "left"], "aide_places": [2]}
    (assembly,) = occasion_of(_event(table)).assemblies
    (stretch,) = stretches_of(assembly.layout, assembly.place_index)
    found = {
        assembly.places[place].id: [assembly.places[p].id for p in behind if p >= 0]
        for place, behind in zip(stretch.places, stretch.attached, strict=True)
    }
    assert found["t1-1"] == ["t1-1-aux"]
    assert found["t1-2"] == ["t1-2-aux", "t1-2-aide", "t1-2-aide2"]


def test_delegations_at_talks_are_parties_and_at_meals_are_not() -> None:
    for kind, number in ((Kind.TALKS, 2), (Kind.MEAL, 0)):
        occasion = occasion_of(_event({"seats": 5}, kind))
        (assembly,) = occasion.assemblies
        blocks = blocks_of(occasion, assembly, build_rules(occasion))
        parties = () if blocks is None else blocks.parties
        assert [[occasion.guests[i] for i in p] for p in parties] == [
            ["ana", "ben"],
            ["cleo", "dan", "eve"],
        ][:number]
