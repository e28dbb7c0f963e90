"""What is kept from one change to the next changes no answer: the same is made from nothing."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import pytest
from tests.planning.replanned import random_event

from preseance.errors import PreseanceError
from preseance.examples import names
from preseance.formats.event_folder import read_event
from preseance.model.event import Event
from preseance.planning.occasion import making, places
from preseance.planning.occasion.making import occasion_of
from preseance.planning.occasion.remembering import Remembered
from preseance.planning.replan.changes import amended, read_changes
from preseance.planning.replan.replanning import replan
from preseance.protocol import ordering, recalling
from preseance.rooms import relations
from preseance.rules import build_rules


@pytest.fixture
def forget(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Puts back what is remembered now once the test is over; ``_forgotten`` forgets it."""
    return monkeypatch


@cache
def _example(name: str) -> Event:
    with as_file(files("preseance.examples") / name) as folder:
        return read_event(folder)


def _forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(recalling, "_last", ())
    patch.setattr(ordering, "_told", None)
    patch.setattr(relations, "_known", relations._Known({}, {}, {}))
    patch.setattr(places, "_tables", {})
    patch.setattr(making, "_ORDERS", Remembered(4))
    patch.setattr(making, "_OCCASIONS", Remembered(4))
    patch.setattr(places, "_LAYOUTS", Remembered(8))


def _change(draw: random.Random, event: Event) -> str:
    a, b = draw.sample([g.id for g in event.guests], 2)
    spot = draw.choice(event.plan.placements).place if event.plan.placements else ""
    kinds = [
        f"cancel {a}", f"cancel {a} leave", f"add {a}", f"stand-in {a} {b}", f"apart {a} {b}",
        f"together {a} {b}", f"late {a} 10", *([f"close {spot}"] * 2 if spot else []),
    ]  # fmt: skip
    return draw.choice(kinds)


def _amended(event: Event, sentence: str) -> Event | None:
    try:
        return amended(event, read_changes([sentence], event), event.plan).event
    except PreseanceError:
        return None


def _told(value: object) -> object:
    """A value to the last number, as what compares by its contents."""
    if isinstance(value, np.ndarray):
        return value.shape, value.tolist()
    if isinstance(value, tuple | list):
        return [_told(one) for one in value]
    if isinstance(value, Mapping):
        return [(key, _told(one)) for key, one in value.items()]
    if is_dataclass(value):
        return type(value), [_told(getattr(value, f.name)) for f in fields(value)]
    return value


def _made(event: Event) -> list[object]:
    """The order, the places with their relations, and the terms of an event."""
    occasion = occasion_of(event)
    layouts = [a.layout for a in occasion.assemblies]
    return [
        occasion.precedence,
        [(lay.places, {k: list(v.items()) for k, v in lay.relations.items()}) for lay in layouts],
        [a.guests for a in occasion.assemblies],
        [a.spans for a in occasion.assemblies],
        [(rule.row.id, _told(rule.laid_out())) for rule in build_rules(occasion)],
    ]


@pytest.mark.parametrize("name", names())
def test_one_change_after_another_makes_what_each_makes_alone(
    name: str, forget: pytest.MonkeyPatch
) -> None:
    event, draw, done = _example(name), random.Random(name), 0
    while done < 6:
        sentence = _change(draw, event)
        to = _amended(event, sentence)
        if to is None:
            continue
        kept = _made(to)
        remarks = occasion_of(to).precedence.remarks
        _forgotten(forget)
        assert kept == _made(to), sentence
        assert remarks == occasion_of(to).precedence.remarks
        done += 1


@pytest.mark.parametrize("seed", range(12))
def test_one_mending_after_another_is_what_each_is_alone(
    seed: int, forget: pytest.MonkeyPatch
) -> None:
    draw = random.Random(seed)
    event = random_event(draw, 6)
    for _ in range(5):
        sentence = _change(draw, event)
        try:
            kept = replan(event, [sentence], alternatives=False).best
        except PreseanceError:
            continue
        _forgotten(forget)
        alone = replan(event, [sentence], alternatives=False).best
        assert kept.cost == alone.cost, sentence
        assert kept.event.plan == alone.event.plan
        assert (kept.at_least, kept.fewest_proven) == (alone.at_least, alone.fewest_proven)


def test_whoever_ranks_by_another_is_ranked_anew_with_them(forget: pytest.MonkeyPatch) -> None:
    event = _example("embassy-dinner")
    paired = [g for g in event.guests if g.partner or g.represents or g.companion_of]
    assert paired
    _made(event)
    for guest in paired:
        other = event.guest_by_id.get(guest.partner or guest.represents or guest.companion_of)
        if other is None:
            continue
        higher = other.model_copy(update={"role": "head-of-state"})
        changed = tuple(higher if g is other else g for g in event.guests)
        to = event.model_copy(update={"guests": changed})
        kept = making.precedence_of(to)
        _forgotten(forget)
        assert kept == making.precedence_of(to)


def test_the_very_tables_that_stand_elsewhere_are_in_other_pictures(
    forget: pytest.MonkeyPatch,
) -> None:
    event = _example("gala")
    room = event.rooms[0]
    for k, table in enumerate(room.tables[:4]):
        moved = table.model_copy(update={"x": table.x + 0.7 * (k + 1)})
        tables = tuple(moved if t is table else t for t in room.tables)
        # Told the other way round, the places have another order.
        tables = tables if k % 2 else tuple(reversed(tables))
        rooms = (room.model_copy(update={"tables": tables}), *event.rooms[1:])
        to = event.model_copy(update={"rooms": rooms})
        kept = _made(to)
        _forgotten(forget)
        assert kept == _made(to)
