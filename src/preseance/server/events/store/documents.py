"""Events, files and changes as rows keep them."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping

from preseance.model.event import Event
from preseance.model.plan import Placement
from preseance.planning.commands import Change, Delta


def document_of(event: Event) -> str:
    """An event as the JSON it is kept as."""
    values = event.model_dump(mode="json", by_alias=True, exclude_unset=True)
    extra = {
        "stale": [p.model_dump(mode="json") for p in event.plan.stale],
        "unread": [u.model_dump(mode="json") for u in event.unread],
    }
    return json.dumps({"event": values, **extra}, ensure_ascii=False, separators=(",", ":"))


def event_in(document: str) -> Event:
    """The event that a document holds."""
    values = json.loads(document)
    held = {**values["event"], "unread": values["unread"]}
    event = Event.model_validate(held)
    if values["stale"]:
        stale = tuple(Placement.model_validate(row) for row in values["stale"])
        event = event.model_copy(update={"plan": event.plan.model_copy(update={"stale": stale})})
    return event


def packed(files: Mapping[str, bytes]) -> dict[str, str]:
    """Files as a row keeps them."""
    return {name: base64.b64encode(content).decode("ascii") for name, content in files.items()}


def unpacked(held: Mapping[str, str]) -> dict[str, bytes]:
    """Files that a row keeps."""
    return {name: base64.b64decode(content) for name, content in held.items()}


def delta_json(delta: Delta) -> str:
    """Changes as JSON."""
    values = [c.model_dump(mode="json", exclude_defaults=True) for c in delta]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def delta_in(text: str) -> Delta:
    """The changes that JSON holds."""
    return tuple(Change.model_validate(values) for values in json.loads(text))
