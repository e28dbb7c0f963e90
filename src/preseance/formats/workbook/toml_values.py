"""Values of ``event.toml`` as cells show them, and cells as values of the kind their column has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from preseance.formats.workbook.kinds import Kind, moment_text, number_text


def value_text(value: Any) -> str:
    """A value of TOML as a cell shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, datetime):
        return moment_text(value) if value.tzinfo is None else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        simple = all(isinstance(v, str | int | float) and ";" not in str(v) for v in value)
        return ";".join(value_text(v) for v in value) if simple else inline(value)
    if isinstance(value, Mapping):
        return inline(value)
    return str(value)


def inline(value: Any) -> str:
    """A value as TOML writes it in one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(k)} = {inline(v)}" for k, v in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(inline(v) for v in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | time):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _key(name: str) -> str:
    return (
        name
        if name.replace("-", "").replace("_", "").isalnum() and name.isascii()
        else json.dumps(name)
    )


def value_of(text: str, kind: Kind, before: Any = None) -> Any:
    """A cell as a value of TOML; what does not fit its kind stays text, and is refused later.

    ``before`` is the value it replaces, whose type it takes where the kind does not tell.
    """
    text = text.strip()
    try:
        match kind:
            case Kind.NUMBER:
                return int(text) if text.lstrip("+-").isdigit() else float(text)
            case Kind.YES:
                return _YES.get(text.casefold(), text)
            case Kind.DAY:
                return date.fromisoformat(text)
            case Kind.MOMENT:
                return datetime.fromisoformat(text)
            case Kind.SEVERAL:
                return _items(text)
            case Kind.NUMBERS:
                return [int(p) if p.lstrip("+-").isdigit() else p for p in _items(text)]
            case Kind.PARTS:
                return _parsed(text)
            case Kind.ANY:
                return _guessed(text, before)
    except ValueError:
        return text
    return text


_YES: Mapping[str, bool] = {
    **dict.fromkeys(("yes", "oui", "true", "vrai", "1"), True),
    **dict.fromkeys(("no", "non", "false", "faux", "0"), False),
}


def _items(text: str) -> list[str]:
    return [p.strip() for p in text.split(";") if p.strip()]


def _parsed(text: str) -> Any:
    try:
        return tomlkit.parse(f"x = {text}").unwrap()["x"]
    except (TOMLKitError, ValueError, RecursionError):
        return text


def _guessed(text: str, before: Any) -> Any:
    """The value of a setting."""
    if isinstance(before, str) and not isinstance(before, bool):
        return text
    if isinstance(before, list) or (before is None and ";" in text):
        return _items(text)
    if text.casefold() in ("yes", "no", "true", "false", "oui", "non", "vrai", "faux"):
        return _YES[text.casefold()]
    try:
        return int(text) if text.lstrip("+-").isdigit() else float(text)
    except ValueError:
        return text
