"""Where in the room's JSON a guest stands: documents, changes and commands, whole rows or fields alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

GUESTS = "guests/"
"""How the parts of guests begin."""
_OF_GUEST = 2
_OF_FIELD = 3


def guest_part(part: str) -> tuple[str, str] | None:
    """Guest and field that a part names; the field is empty where the part is the whole row."""
    pieces = part.split("/", 2)
    if pieces[0] != "guests" or len(pieces) < _OF_GUEST:
        return None
    return pieces[1], pieces[2] if len(pieces) == _OF_FIELD else ""


def is_change(value: Mapping[str, Any]) -> bool:
    """Whether a mapping is a change of one part."""
    return isinstance(value.get("part"), str) and ("before" in value or "after" in value)


def said_of(value: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each guest that a value tells something of, and the fields it tells, wherever they stand."""
    if isinstance(value, list):
        for item in value:
            yield from said_of(item)
    if not isinstance(value, dict):
        return
    if is_change(value):
        yield from _changed(value)
    elif value.get("do") == "add-guest" and isinstance(value.get("row"), dict):
        yield str(value["row"].get("id", "")), value["row"]
    elif value.get("do") == "change-guest" and isinstance(value.get("fields"), dict):
        yield str(value.get("id", "")), value["fields"]
    for key, held in value.items():
        if key == "guests" and isinstance(held, list):
            for row in held:
                if isinstance(row, dict) and isinstance(row.get("id"), str):
                    yield row["id"], row
        yield from said_of(held)


def _changed(change: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    named = guest_part(change["part"])
    if named is None:
        return
    guest, field = named
    for value in (*change.get("before", ()), *change.get("after", ())):
        if field:
            yield guest, {field: value}
        elif isinstance(value, dict):
            yield guest, value
