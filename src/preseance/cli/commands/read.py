"""What reports say of the guests, as proposals with their words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import out, say, tell
from preseance.cli.options import DryRun, EventFolder, Json, Lang
from preseance.errors import PreseanceError
from preseance.wording.languages import translated
from preseance.wording.said import Said

ASK = "Which of them (1,3 or all; nothing for none of them)?"


def run(
    event: EventFolder,
    /,
    *reports: Annotated[
        Path,
        Parameter(
            help="Text, HTML, PDF, DOCX or mail; - for standard input.", allow_leading_hyphen=True
        ),
    ],
    accept: Annotated[
        str, Parameter(help="Numbers of the proposals to take, as 1,3; or all.")
    ] = "",
    dry_run: DryRun = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Read reports and propose what they say: requests, places, refusals, meetings, encounters, changes.

    Each with the words that say it, who says it, and the row it would become; nothing is written
    until its number is accepted, here or when a terminal asks for it.

    Example: preseance read my-lunch cable.txt
    """
    from preseance import read

    if not reports:
        raise PreseanceError(Said("no report to read; - reads standard input"))
    sources = [sys.stdin.buffer.read() if str(r) == "-" else r for r in reports]
    first = read(event, *sources)
    asked = ""
    if not (accept or as_json) and first.proposals and out.is_terminal and sys.stdin.isatty():
        tell(first.told(lang))
        asked = out.input(f"{translated('read.ask', ASK, lang)} ", markup=False)
        if not asked.strip():
            return 0
    report = first
    if numbers := _numbers(accept or asked, len(first.proposals)):
        if not asked:
            first.must_be_seen(numbers)
        report = read(event, *sources, accept=numbers, dry_run=dry_run, numbered_in=first)
    if as_json:
        say(report.to_json(lang))
    elif asked:
        tell(report.taken(lang))
    else:
        tell(report.told(lang))
    return 0


def _numbers(text: str, count: int) -> list[int]:
    """The numbers of a list."""
    if text.strip() == "all":
        return list(range(1, count + 1))
    parts = [p.strip() for p in text.replace(";", ",").split(",") if p.strip()]
    wrong = [p for p in parts if not p.isdigit()]
    if wrong:
        raise PreseanceError(
            Said(
                "«{found}» is no number of a proposal; expected numbers such as 1,3, or all",
                found=wrong[0],
            )
        )
    return [int(p) for p in parts]
