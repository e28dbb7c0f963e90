"""The archive: a ZIP of ``manifest.json`` and a table each, ``tables/APP.MODEL.jsonl``, a row a line.

``manifest.json`` holds ``format``, ``program``, ``made``, ``migrations`` (the latest of each app, by
which an archive of an earlier release is read) and ``tables``: of each its rows and SHA-256.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from preseance.errors import PreseanceError
from preseance.wording.said import Said

FORMAT = 1
MANIFEST = "manifest.json"
_BYTES = "base64:"
_BIGGEST_MANIFEST = 4 * 1024 * 1024


class NoBackupError(PreseanceError):
    """A file is no backup, or not whole."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(
            Said(
                "«{file}» is no backup of a planning room: {reason}", file=str(file), reason=reason
            )
        )


@dataclass(frozen=True)
class Table:
    """One table of an archive."""

    rows: int
    digest: str
    """SHA-256 over its lines."""


@dataclass(frozen=True)
class Manifest:
    """What an archive says of itself."""

    program: str
    made: str
    """ISO 8601."""
    migrations: Mapping[str, str]
    tables: Mapping[str, Table]
    """By ``app.model``."""

    def to_json(self) -> dict[str, Any]:
        """As the archive keeps it."""
        return {
            "format": FORMAT,
            "program": self.program,
            "made": self.made,
            "migrations": dict(self.migrations),
            "tables": {
                name: {"rows": t.rows, "sha256": t.digest} for name, t in self.tables.items()
            },
        }


def _plain(value: Any) -> Any:
    """A value of a column as JSON has it; to the microsecond."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return _BYTES + base64.b64encode(bytes(value)).decode("ascii")
    raise TypeError(type(value).__name__)


def write_table(archive: zipfile.ZipFile, name: str, rows: Iterable[Mapping[str, Any]]) -> Table:
    """Write one table, row by row."""
    digest, number = hashlib.sha256(), 0
    with archive.open(f"tables/{name}.jsonl", "w", force_zip64=True) as file:
        for row in rows:
            line = json.dumps(dict(row), default=_plain, ensure_ascii=False) + "\n"
            digest.update(line.encode())
            file.write(line.encode())
            number += 1
    return Table(number, digest.hexdigest())


def read_manifest(file: Path, archive: zipfile.ZipFile) -> Manifest:
    """What an archive says of itself.

    Raises
    ------
    NoBackupError
        Where it is none, or of a form that a later release writes.
    """
    try:
        if archive.getinfo(MANIFEST).file_size > _BIGGEST_MANIFEST:
            raise NoBackupError(file, Said("its manifest is too long."))
        told = json.loads(archive.read(MANIFEST))
        if told["format"] != FORMAT:
            raise NoBackupError(file, Said("a later release of the program wrote it."))
        return Manifest(
            str(told["program"]),
            str(told["made"]),
            {str(k): str(v) for k, v in told["migrations"].items()},
            {str(k): Table(int(t["rows"]), str(t["sha256"])) for k, t in told["tables"].items()},
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise NoBackupError(file, Said("it has no manifest that can be read.")) from error


def read_table(
    file: Path, archive: zipfile.ZipFile, name: str, table: Table
) -> Iterator[dict[str, Any]]:
    """The rows of one table.

    Raises
    ------
    NoBackupError
        At the end, where they are not those that were written.
    """
    digest, number = hashlib.sha256(), 0
    try:
        with archive.open(f"tables/{name}.jsonl") as lines:
            for line in lines:
                digest.update(line)
                number += 1
                yield json.loads(line)
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise NoBackupError(file, Said("table {name} is damaged.", name=name)) from error
    if (number, digest.hexdigest()) != (table.rows, table.digest):
        raise NoBackupError(file, Said("table {name} is damaged.", name=name))


def bytes_of(text: str) -> bytes:
    """Bytes that a column held."""
    return base64.b64decode(text.removeprefix(_BYTES))
