"""Events as the JSON they are kept as."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from preseance.door.events import read_event
from preseance.examples import copy_example
from preseance.server.events.store import document_of, event_in


@pytest.mark.parametrize("name", ["wedding", "paris-2018", "embassy-dinner"])
def test_what_is_kept_by_its_parts_is_the_whole(name: str, tmp_path: Path) -> None:
    event = read_event(copy_example(name, tmp_path / name))
    first = event.guests[0].model_copy(update={"note": "«allergic» to\n\u2028 lilies"})
    changed = event.model_copy(update={"guests": (first, *event.guests[1:])})
    fewer = event.plan.placements[1:]
    moved = changed.model_copy(update={"plan": event.plan.model_copy(update={"placements": fewer})})
    for one in (event, changed, moved, event):
        kept = json.loads(document_of(one))
        assert kept["event"] == one.model_dump(mode="json", by_alias=True, exclude_unset=True)
        assert event_in(document_of(one)) == one
