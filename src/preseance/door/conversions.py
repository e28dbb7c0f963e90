"""Converting: an event in another form, with what that form cannot hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from preseance.door.report import Report
from preseance.door.telling import Line
from preseance.errors import UnknownNameError
from preseance.formats import converting
from preseance.views.records import Language
from preseance.wording.said import Said, in_language

FORMS = tuple(str(form) for form in converting.Form)


def convert(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    form: str | None = None,
    today: date | None = None,
) -> ConvertReport:
    """Write an event in another form: folder, workbook, JSON, seating plan of pretix, or CSV.

    Parameters
    ----------
    source
        An event folder, workbook or JSON file, or a seating plan of pretix.
    form
        ``folder``, ``workbook``, ``json``, ``pretix`` or ``csv``; by the ending of ``target`` else.
    today
        The day an event made from a seating plan is given.

    Raises
    ------
    InputError
        With every mistake in what is read; nothing is written then.
    UnknownNameError
        Where there is no such form.
    PreseanceError
        Where something stands under the name that is to be written.
    """
    if form is not None and form not in FORMS:
        raise UnknownNameError(Said("form"), form, FORMS)
    wanted = converting.Form(form) if form else None
    return ConvertReport(
        converting.convert(Path(source), Path(target), wanted, today=today or date.today())
    )


@dataclass(frozen=True, repr=False)
class ConvertReport(Report):
    """What was written."""

    converted: converting.Converted

    @property
    def lost(self) -> tuple[str, ...]:
        """What the new form cannot hold, a sentence each."""
        return self.converted.lost

    def told(self, language: Language | None = None) -> Iterator[Line]:
        """The files, and what is not in them."""
        spoken = language or self.converted.event.languages[0]
        for file in self.converted.files:
            yield Line(in_language(Said("Written: {file}", file=str(file)), spoken))
        if self.lost:
            yield Line(in_language(Said("Not in it:"), spoken))
        for sentence in self.lost:
            yield Line(f"–  {in_language(sentence, spoken)}")

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """The form, the files, and what is lost."""
        spoken = language or self.converted.event.languages[0]
        return {
            "form": str(self.converted.form),
            "files": [str(file) for file in self.converted.files],
            "lost": [in_language(sentence, spoken) for sentence in self.lost],
        }
