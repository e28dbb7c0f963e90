"""An event as one JSON file: the fields of the model, by name."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from preseance.errors import InputError, Mistake
from preseance.formats.atomic import write_atomically
from preseance.formats.cells import expected_of
from preseance.formats.checks import mistakes_of
from preseance.formats.checks.stale import fitting
from preseance.model.event import Event


def read_json(path: Path) -> Event:
    """The event in a JSON file.

    Raises
    ------
    InputError
        With every mistake found.
    """
    try:
        event = Event.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise InputError(
            [
                Mistake(
                    path.name,
                    None,
                    ".".join(map(str, e["loc"])),
                    f"«{str(e['input'])[:60]}»",
                    expected_of(e),
                )
                for e in error.errors()
            ]
        ) from None
    mistakes = mistakes_of(event, {})
    if mistakes:
        raise InputError(mistakes)
    return fitting(event)


def write_json(event: Event, path: Path) -> None:
    """Write an event as one JSON file, in one step."""
    write_atomically(path, event.model_dump_json(indent=2, by_alias=True).encode() + b"\n")
