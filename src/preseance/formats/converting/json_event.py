"""An event as one JSON file: the fields of the model, by name, and what lay beside them.

``docs/event.schema.json`` is the schema of such a file; its ``format`` names the edition.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from preseance.errors import InputError, Mistake
from preseance.formats.atomic import write_atomically
from preseance.formats.cells import expected_of
from preseance.formats.checks import mistakes_of
from preseance.formats.checks.stale import fitting
from preseance.model.event import Event
from preseance.model.plan import Plan
from preseance.wording.said import Said

FORMAT: Final = "preseance-event/1"
"""The edition of the schema; another number once an old reader could not read it."""
_FORMAT, _BESIDE, _COLUMNS = "format", "beside", "columns"
Columns = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True)
class JsonEvent:
    """What a JSON file holds."""

    event: Event
    beside: Mapping[str, str] = field(default_factory=dict)
    """Other texts, by name of their file: a README."""
    columns: Columns = field(default_factory=dict)
    """Columns of the user's own: text by list, row (its number from 1) and column."""


def read_json(path: Path) -> Event:
    """The event in a JSON file.

    Raises
    ------
    InputError
        With every mistake found.
    """
    return read_json_file(path).event


def read_json_file(path: Path) -> JsonEvent:
    """All that a JSON file holds.

    Raises
    ------
    InputError
        With every mistake found.
    """
    file = path.name
    try:
        values = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        found = Said("no JSON ({reason})", reason=str(error)[:80])
        raise InputError([Mistake(file, None, None, found, Said("an event in JSON"))]) from None
    if not isinstance(values, dict):
        raise InputError([Mistake(file, None, None, Said("no object"), Said("an event in JSON"))])
    given = values.pop(_FORMAT, FORMAT)
    if given != FORMAT:
        raise InputError([Mistake(file, None, _FORMAT, f"«{given}»", FORMAT)])
    beside = _texts(file, _BESIDE, values.pop(_BESIDE, {}))
    columns = values.pop(_COLUMNS, {})
    _refuse_other(file, columns)
    try:
        event = Event.model_validate_json(json.dumps(values))
    except ValidationError as error:
        raise InputError([_mistake(file, e) for e in error.errors()]) from None
    mistakes = mistakes_of(event, {})
    if mistakes:
        raise InputError(mistakes)
    return JsonEvent(fitting(event), beside, columns)


def _mistake(file: str, error: Any) -> Mistake:
    found = f"«{str(error['input'])[:60]}»"
    return Mistake(file, None, ".".join(map(str, error["loc"])), found, expected_of(error))


def _texts(file: str, key: str, values: object) -> dict[str, str]:
    if isinstance(values, dict) and all(isinstance(v, str) for v in values.values()):
        wrong = [n for n in values if "/" in n or "\\" in n or n.startswith(".") or not n]
        if not wrong:
            return values
        raise InputError([Mistake(file, None, key, f"«{wrong[0]}»", Said("a plain file name"))])
    raise InputError([Mistake(file, None, key, Said("no texts by name"), Said("texts by name"))])


def _refuse_other(file: str, columns: object) -> None:
    for rows in columns.values() if isinstance(columns, dict) else [columns]:
        for row in rows.values() if isinstance(rows, dict) else [rows]:
            _texts(file, _COLUMNS, row)


def write_json(event: Event, path: Path) -> None:
    """Write an event as one JSON file, in one step."""
    write_atomically(path, json_bytes(JsonEvent(event)))


def json_bytes(held: JsonEvent) -> bytes:
    """The bytes of a JSON file; rows of the plan that fit no more are among the others."""
    plan = held.event.plan
    whole = Plan(placements=(*plan.placements, *plan.stale))
    event = held.event.model_copy(update={"plan": whole, "version": None})
    values = {_FORMAT: FORMAT, **event.model_dump(mode="json", by_alias=True)}
    if held.beside:
        values[_BESIDE] = dict(held.beside)
    if held.columns:
        values[_COLUMNS] = held.columns
    return json.dumps(values, ensure_ascii=False, indent=2).encode() + b"\n"


def json_schema() -> dict[str, Any]:
    """The schema of such a file, made from the model."""
    schema = Event.model_json_schema(by_alias=True)
    texts = {"type": "object", "additionalProperties": {"type": "string"}}
    rows = {"type": "object", "additionalProperties": texts}
    schema["properties"] = {
        _FORMAT: {"const": FORMAT, "description": "Edition of this schema."},
        **schema["properties"],
        _BESIDE: {**texts, "description": "Other texts, by name of their file."},
        _COLUMNS: {
            "type": "object",
            "additionalProperties": rows,
            "description": "Columns of the user's own: text by list, row (from 1) and column.",
        },
    }
    schema.pop("description", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "An event of Préséance",
    }
