"""Where in ``event.toml`` a value stands, so that a mistake can name its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.\-]+)\s*=")
_OPENS = re.compile(r"[^=]*=\s*\[\s*(#.*)?$")
"""A list that goes on below, a table a line."""
_END = re.compile(r"\s*\]")


def lines_of(text: str) -> dict[str, int]:
    """Line of each part and key, by dotted path; parts of a list by their index from 0.

    ``rooms.0.tables.2.seats`` is the key ``seats`` of the third table of the first room.
    """
    found: dict[str, int] = {}
    counts: Counter[str] = Counter()
    here = listed = ""
    for number, line in enumerate(text.splitlines(), 1):
        if listed and (line.lstrip().startswith("{") or _END.match(line)):
            if _END.match(line):
                listed = ""
                continue
            found[f"{listed}.{counts[listed]}"] = number
            counts[listed] += 1
        elif header := _HEADER.match(line):
            here = _path(header[2], header[1] == "[[", counts)
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            path = f"{here}.{key[1]}" if here else key[1]
            found.setdefault(path, number)
            if _OPENS.match(line):
                listed = path
    return found


def _path(name: str, is_list: bool, counts: Counter[str]) -> str:
    """The dotted path of a header, each list on the way at its latest part."""
    *parents, last = name.split(".")
    path = ""
    for parent in parents:
        path += f".{parent}" if path else parent
        if counts[path]:
            path += f".{counts[path] - 1}"
    path += f".{last}" if path else last
    if is_list:
        counts[path] += 1
        path += f".{counts[path] - 1}"
    return path


def line_of(lines: Mapping[str, int], column: str) -> int | None:
    """The line of a path, or of the nearest part it belongs to; None where nothing is known."""
    for path in (column, f"event.{column}"):
        while path and path != "event":
            if path in lines:
                return lines[path]
            path = path.rpartition(".")[0]
    return lines.get("event")


def named(values: Mapping[str, Any], column: str) -> str:
    """A path with ids in place of indices: ``rooms.hall.tables.t1.seats``."""
    parts: list[str] = []
    value: Any = values
    for part in column.split("."):
        if isinstance(value, list | tuple) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
            own = value.get("id") if isinstance(value, Mapping) else None
            parts.append(str(own) if own else part)
        else:
            value = value.get(part) if isinstance(value, Mapping) else None
            parts.append(part)
    return ".".join(parts)


def indexed(values: Mapping[str, Any], column: str) -> str:
    """A path with indices in place of ids, the reverse of ``named``."""
    parts: list[str] = []
    value: Any = values
    for part in column.split("."):
        if isinstance(value, list | tuple):
            ids = [v.get("id") if isinstance(v, Mapping) else None for v in value]
            index = ids.index(part) if part in ids else -1
            value = value[index] if index >= 0 else None
            parts.append(str(index) if index >= 0 else part)
        else:
            value = value.get(part) if isinstance(value, Mapping) else None
            parts.append(part)
    return ".".join(parts)
