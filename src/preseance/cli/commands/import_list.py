"""A guest list as people have it, into an event."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import out, say
from preseance.cli.options import Json, Lang
from preseance.errors import InputError, Mistake


def run(
    event: Path,
    guest_list: Annotated[
        Path, Parameter(help="XLSX, XLS, XLSB, ODS, CSV, TSV, vCard, or an export of pretix.")
    ],
    *,
    sheet: Annotated[
        str, Parameter(help="Only this sheet; else each that looks like a list.")
    ] = "",
    column: Annotated[
        list[str] | None,
        Parameter(
            name="--map",
            negative="",
            help="What a column is, where its heading does not tell: FIELD=HEADING or FIELD=LETTER; "
            "may be given again.",
        ),
    ] = None,
    merge: Annotated[
        bool,
        Parameter(
            negative="", help="Keep what was edited here since the last list; ask about conflicts."
        ),
    ] = False,
    occasion: Annotated[
        Literal["wedding", "gala", "conference", "official", "dinner"] | None,
        Parameter(help="What an event that is begun is; else guessed from the list."),
    ] = None,
    yes: Annotated[bool, Parameter(negative="", help="Import; else only report.")] = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Read a guest list as people have it: first a report, with --yes into the event.

    An event that is not there is begun, with a room for its guests.

    Example: preseance import my-gala guests.xlsx --yes
    """
    from dataclasses import replace

    from preseance.formats.importing import import_list
    from preseance.formats.importing.report import import_report, report_lines

    found = import_list(
        event,
        guest_list,
        sheet=sheet,
        columns=_mapped(column or []),
        merge=merge,
        occasion=occasion or "",
        write=yes,
    )
    found = replace(found, written=yes)
    if as_json:
        say(import_report(found, lang))
        return 0
    words = ["preseance", "import", str(event), str(guest_list), "--yes"]
    if sheet:
        words += ["--sheet", sheet]
    for one in column or []:
        words += ["--map", one]
    for option, given in (("--merge", merge), ("--occasion", occasion)):
        words += [option, *([str(occasion)] if option == "--occasion" else [])] if given else []
    command = shlex.join(words)
    for line in report_lines(found, lang, command, shlex.quote(str(event))):
        out.print(line, markup=False)
    return 0


def _mapped(given: list[str]) -> dict[str, str]:
    """Heading, or letter, of a column by field."""
    wrong = [g for g in given if "=" not in g]
    if wrong:
        expected = "FIELD=HEADING or FIELD=LETTER, such as family=Surname or table=C"
        raise InputError([Mistake("--map", None, None, f"«{g}»", expected) for g in wrong])
    return {field.strip(): name.strip() for field, _, name in (g.partition("=") for g in given)}
