"""Events, files and changes as rows keep them."""

from __future__ import annotations

import base64
import json
import threading
from collections import OrderedDict
from collections.abc import Mapping

from preseance.model.event import Event
from preseance.model.plan import Placement
from preseance.planning.commands import Change, Delta

_MOST = 400
"""Parts of events whose texts are kept: what a change leaves alone is not written out again."""
_LOCK = threading.Lock()
_TEXTS: OrderedDict[tuple[str, str], tuple[object, str]] = OrderedDict()


def document_of(event: Event) -> str:
    """An event as the JSON it is kept as."""
    parts = [_text_of(event, head) for head in Event.model_fields if head in event.model_fields_set]
    stale = ",".join(p.model_dump_json() for p in event.plan.stale)
    unread = ",".join(u.model_dump_json() for u in event.unread)
    said = ",".join(part for part in parts if part)
    return f'{{"event":{{{said}}},"stale":[{stale}],"unread":[{unread}]}}'


def _text_of(event: Event, head: str) -> str:
    """One part of an event as JSON, with its name; the same as long as it is the same object."""
    value = getattr(event, head)
    with _LOCK:
        known = _TEXTS.get((event.id, head))
    if known is None or known[0] is not value:
        whole = event.model_dump_json(by_alias=True, exclude_unset=True, include={head})
        known = value, whole[1:-1]
    with _LOCK:
        _TEXTS[event.id, head] = known
        _TEXTS.move_to_end((event.id, head))
        while len(_TEXTS) > _MOST:
            _TEXTS.popitem(last=False)
    return known[1]


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
