"""What holds of every command: it is undone part by part, says what it touches, and is plain JSON."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.commands.given import COMMANDS, HANDED, lunch

from preseance.door.events import sound
from preseance.errors import PreseanceError
from preseance.model.event import Event
from preseance.planning.commands import (
    AnyCommand,
    Outcome,
    back,
    carry_out,
    command_of,
    delta_of,
    json_of,
    overlap,
    patched,
)
from preseance.planning.commands.parts import touched, value_at


def tried(event: Event, values: dict[str, Any]) -> Outcome | None:
    """What a command does; None where the event does not allow it."""
    try:
        return carry_out(command_of(values), event, HANDED, sound)
    except PreseanceError:
        return None


@given(st.lists(COMMANDS, min_size=1, max_size=6))
@settings(deadline=None, max_examples=60)
def test_commands_are_taken_back_part_by_part(commands: list[dict[str, Any]]) -> None:
    begun = event = lunch()
    deltas = []
    for values in commands:
        done = tried(event, values)
        if done is not None:
            assert patched(event, done.delta) == done.event
            assert delta_of(event, done.event) == done.delta
            deltas.append(done.delta)
            event = done.event
    for delta in reversed(deltas):
        event = patched(event, back(delta))
    assert event == begun
    assert [g.id for g in event.guests] == [g.id for g in begun.guests]


@given(COMMANDS, COMMANDS)
@settings(deadline=None, max_examples=150)
def test_commands_on_different_parts_hold_in_any_order(
    mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    event = lunch()
    one, other = tried(event, mine), tried(event, theirs)
    if one is None or other is None or overlap(one.touched, touched(other.delta)):
        return
    after = tried(other.event, mine)
    if after is None:
        return
    for change in (*one.delta, *other.delta):
        assert value_at(after.event, change.part) == change.after


@given(COMMANDS)
@settings(deadline=None, max_examples=60)
def test_a_command_is_the_same_after_a_journey_as_json(values: dict[str, Any]) -> None:
    command = command_of(values)
    assert command_of(json.loads(json.dumps(json_of(command)))) == command


@pytest.mark.parametrize("kind", get_args(AnyCommand), ids=lambda kind: kind.__name__)
def test_a_command_says_what_it_does(kind: type) -> None:
    name = kind.model_fields["do"].default
    assert name and name == name.lower()
    assert kind.__doc__
    names = [k.model_fields["do"].default for k in get_args(AnyCommand)]
    assert names.count(name) == 1


def test_a_part_overlaps_with_itself_and_what_is_inside_or_around_it() -> None:
    mine = ("guests/anna/diet", "plan/s/ben", "title")
    assert overlap(mine, {"guests/anna/title", "plan/s/anna", "settings/a"}) == ()
    assert overlap(mine, {"guests/anna"}) == ("guests/anna/diet",)
    assert overlap(mine, {"plan/s"}) == ("plan/s/ben",)
    assert overlap(("guests",), {"guests/anna/diet"}) == ("guests",)
    assert overlap(("",), {"title"}) == ("",)
    assert overlap(("",), ()) == ()
