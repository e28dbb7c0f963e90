"""Importing: a list of guests as people have it, read into an event; first a report, then the event."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from preseance.door.events import Folder
from preseance.door.report import Report
from preseance.door.telling import Line, Part
from preseance.formats import importing
from preseance.formats.importing.report import import_report, report_lines
from preseance.model.event import Event
from preseance.views.records import Language


def import_list(
    event: Folder,
    guest_list: str | os.PathLike[str],
    *,
    sheet: str = "",
    columns: Mapping[str, str] | None = None,
    join: Sequence[tuple[str, str]] = (),
    merge: bool = False,
    occasion: str = "",
    write: bool = False,
) -> ImportReport:
    """Read a list of guests into an event, which is begun where its folder is not there.

    Parameters
    ----------
    guest_list
        XLSX, XLS, XLSB, ODS, CSV, TSV, vCard, or an export of pretix.
    sheet
        Only this sheet; else each that looks like a list.
    columns
        Heading, or letter, of a column by field, where the list's own headings do not tell.
    join
        Pairs of rows (``Guests!7``) or guest ids that are one guest; the first of a pair stays.
    merge
        Whether what was edited in the event since the last list stays; what changed on both sides
        is asked, not taken.
    occasion
        What an event that is begun is: wedding, gala, conference, official or dinner; guessed
        where empty.
    write
        Whether the event is written; else all is worked out and nothing touched.

    Raises
    ------
    InputError
        Where list or event cannot be read, or rows that are to be one guest contradict each other.
    UnknownNameError
        Where a sheet, field, column, row or guest is named that is not there.
    """
    found = importing.import_list(
        Path(event),
        Path(guest_list),
        sheet=sheet,
        columns=columns,
        join=join,
        merge=merge,
        occasion=occasion,
        write=write,
    )
    words = ["preseance", "import", str(event), str(guest_list), "--yes"]
    words += ["--sheet", sheet] if sheet else []
    for field, name in (columns or {}).items():
        words += ["--map", f"{field}={name}"]
    for one, other in join:
        words += ["--join", f"{one}={other}"]
    words += ["--merge"] if merge else []
    words += ["--occasion", occasion] if occasion else []
    return ImportReport(found, shlex.join(words), shlex.quote(str(event)))


@dataclass(frozen=True, repr=False)
class ImportReport(Report):
    """What was made of a list."""

    found: importing.Imported
    command: str
    """What imports it for good."""
    folder: str

    @property
    def event(self) -> Event:
        """The event as it is after the import."""
        return self.found.event

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """Columns, counts, doubts, doubles, and what comes next: a page."""
        spoken = language or self.event.languages[0]
        yield from map(Line, report_lines(self.found, spoken, self.command, self.folder))

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """Everything that was read, person by person."""
        return import_report(self.found, language or self.event.languages[0])
