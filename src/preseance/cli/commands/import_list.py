"""A guest list as people have it, into an event."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import out, say, tell
from preseance.cli.options import EventFolder, Json, Lang
from preseance.errors import InputError, Mistake
from preseance.wording.languages import translated
from preseance.wording.said import Said

ASK = "What kind of occasion is it ({kinds}; nothing: as the list looks)?"
KINDS = ("wedding", "gala", "conference", "official", "dinner")


def run(
    event: EventFolder,
    guest_list: Annotated[
        Path, Parameter(help="XLSX, XLS, XLSB, ODS, CSV, TSV, vCard, or an export of pretix.")
    ],
    *,
    sheet: Annotated[
        str | None, Parameter(help="Only this sheet; else each that looks like a list.")
    ] = None,
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
        Parameter(help="What an event that is begun is; else asked, or guessed from the list."),
    ] = None,
    yes: Annotated[bool, Parameter(negative="", help="Import; else only report.")] = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Read a guest list as people have it: first a report, with --yes into the event.

    An event that is not there is begun, with a room for its guests.

    Example: preseance import my-gala guests.xlsx --yes
    """
    from preseance import import_list

    if (
        occasion is None
        and not as_json
        and not event.exists()
        and out.is_terminal
        and sys.stdin.isatty()
    ):
        asked = translated("import.ask", ASK, lang).format(kinds=", ".join(KINDS))
        told = out.input(f"{asked} ", markup=False).strip()
    else:
        told = occasion or ""
    report = import_list(
        event,
        guest_list,
        sheet=sheet or "",
        columns=_mapped(column or []),
        merge=merge,
        occasion=told,
        write=yes,
    )
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0


def _mapped(given: list[str]) -> dict[str, str]:
    """Heading, or letter, of a column by field."""
    expected = Said("FIELD=HEADING or FIELD=LETTER, such as family=Surname or table=C")
    wrong = [Mistake("--map", None, None, f"«{g}»", expected) for g in given if "=" not in g]
    if wrong:
        raise InputError(wrong)
    return {field.strip(): name.strip() for field, _, name in (g.partition("=") for g in given)}
