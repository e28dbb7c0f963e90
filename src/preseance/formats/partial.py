"""What is left of ``event.toml`` when its wrong parts stand aside, so that the rest is checked too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

NAMELESS: Mapping[str, Any] = {"id": "event", "title": "event", "start": "2000-01-01"}
"""What an event needs at the least."""
_MANY = 999
"""Seats of a table whose own number cannot be read: enough for every name of a place."""


def without(values: Mapping[str, Any], columns: Iterable[str]) -> dict[str, Any]:
    """The values with each part that has a mistake cut down to what other files may name.

    ``columns`` are the dotted paths of the mistakes (``rooms.0.tables.2.seats``).
    """
    paths = [c.split(".") for c in columns]
    rest = dict(values)
    for key in {p[0] for p in paths}:
        parts = rest.get(key)
        if key in _STUBS and isinstance(parts, list):
            wrong = {int(p[1]): p for p in paths if p[0] == key and len(p) > 1 and p[1].isdigit()}
            rest[key] = [
                _STUBS[key](part, [p[2:] for p in paths if p[:2] == [key, str(i)]])
                if i in wrong
                else part
                for i, part in enumerate(parts)
            ]
            rest[key] = [part for part in rest[key] if part]
        elif isinstance(parts, Mapping):
            wrong_names = {".".join(p[1:]) for p in paths if p[0] == key}
            rest[key] = {name: value for name, value in parts.items() if name not in wrong_names}
        else:
            rest.pop(key, None)
    return {**NAMELESS, **rest}


def _named(part: Any) -> bool:
    return isinstance(part, Mapping) and isinstance(part.get("id"), str)


def _delegation(part: Any, _: list[list[str]]) -> dict[str, Any]:
    return {"id": part["id"], "name": part["id"]} if _named(part) else {}


def _session(part: Any, _: list[list[str]]) -> dict[str, Any]:
    room = part.get("room", "") if _named(part) else ""
    return {"id": part["id"], "title": part["id"], "room": str(room)} if _named(part) else {}


def _table(part: Any) -> dict[str, Any]:
    return {"id": part["id"], "seats": _MANY} if _named(part) else {}


def _room(part: Any, paths: list[list[str]]) -> dict[str, Any]:
    if not _named(part):
        return {}
    tables = part.get("tables")
    wrong = {int(p[1]) for p in paths if p[0] == "tables" and len(p) > 1 and p[1].isdigit()}
    kept = [
        _table(table) if i in wrong else table
        for i, table in enumerate(tables if isinstance(tables, list) else [])
    ]
    bare = {"id": part["id"], "name": part["id"], "width": 1, "depth": 1}
    return {**bare, "tables": [table for table in kept if table]}


_STUBS = {"delegations": _delegation, "sessions": _session, "rooms": _room}
