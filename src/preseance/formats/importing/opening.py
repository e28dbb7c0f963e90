"""A list opened by what it holds, whatever its ending says."""

from __future__ import annotations

from pathlib import Path

from preseance.formats.spreadsheets.sheets import Listing, refused
from preseance.wording.said import Said

MOST_BYTES = 60_000_000
"""Of a list as it lies on the disk."""


def read_sheets(path: Path) -> Listing:
    """The sheets of a list: a workbook (XLSX, XLS, XLSB, ODS), CSV, TSV, vCard or pretix JSON.

    What the file is, its content tells, not its ending.

    Raises
    ------
    InputError
        Where it cannot be read, or would take more than an honest list takes.
    """
    # Each reader is loaded for its own files alone.
    if path.is_dir() or not path.exists():
        raise refused(
            path.name, Said("no such file"), Said("a list: a workbook, CSV, vCard or pretix export")
        )
    if path.stat().st_size > MOST_BYTES:
        raise refused(path.name, Said("more than 60 MB"), Said("a list of guests"))
    content = path.read_bytes()
    if not content.strip(b"\0 \t\r\n"):
        raise refused(path.name, Said("an empty file"), Said("a list of guests"))
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        from preseance.formats.spreadsheets.workbooks import read_workbook

        return read_workbook(path, content)
    from preseance.formats.importing.texts import read_text

    return read_text(path, content)
