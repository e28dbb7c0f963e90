"""Hand-over files: meetings put off, as one host gives them to another. JSON, documented and versioned.

``{"preseance": "hand-over", "version": 1, "meetings": [{"carried_from", "parties": [{"name", "title",
"country"}, …], "subject", "wanted"}]}``: who and what about; no reasons, no notes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from preseance.errors import InputError, Mistake
from preseance.formats.atomic import write_atomically
from preseance.formats.cells import expected_of
from preseance.planning.day.meetings import HandOver
from preseance.wording.said import Said

_LARGEST = 1_000_000
"""Bytes of a file that holds meetings."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    preseance: Literal["hand-over"]
    version: Literal[1]
    meetings: tuple[HandOver, ...]


def write_hand_over(meetings: Sequence[HandOver], path: Path) -> None:
    """Write meetings into a hand-over file, in one step."""
    data = {
        "preseance": "hand-over",
        "version": 1,
        "meetings": [asdict(m) for m in meetings],
    }
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    write_atomically(path, text.encode())


def read_hand_over(path: Path) -> tuple[HandOver, ...]:
    """The meetings in a hand-over file.

    Raises
    ------
    InputError
        Where it is none, with every mistake.
    """
    expected = Said("a hand-over file, as `preseance meetings --hand-over` writes one")
    if not path.is_file():
        raise InputError([Mistake(path.name, None, None, Said("no such file"), expected)])
    if path.stat().st_size > _LARGEST:
        raise InputError([Mistake(path.name, None, None, Said("a file too large"), expected)])
    try:
        found = _File.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise InputError(
            [
                Mistake(
                    path.name, None, ".".join(map(str, e["loc"])) or None,
                    f"«{str(e['input'])[:60]}»", expected_of(e) if e["loc"] else expected,
                )
                for e in error.errors()
            ]
        ) from None  # fmt: skip
    return found.meetings
