"""What reports say of the guests, as proposals with their words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import DryRun, EventFolder, Json, Lang
from preseance.errors import PreseanceError
from preseance.wording.said import Said


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
    until its number is accepted.

    Example: preseance read my-lunch cable.txt
    """
    from preseance import read

    if not reports:
        raise PreseanceError(Said("no report to read; - reads standard input"))
    sources = [sys.stdin.buffer.read() if str(r) == "-" else r for r in reports]
    numbers = _numbers(accept)
    if numbers is None:
        numbers = list(range(1, len(read(event, *sources).proposals) + 1))
    report = read(event, *sources, accept=numbers, dry_run=dry_run)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0


def _numbers(text: str) -> list[int] | None:
    """The numbers of a list; None for all of them."""
    if text.strip() == "all":
        return None
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
