"""Who sat where at an earlier event."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import DryRun, EventFolder, Json, Lang


def run(
    event: EventFolder,
    past: Annotated[Path, Parameter(help="The earlier event: its folder or workbook.")],
    /,
    *,
    version: Annotated[
        int | None, Parameter(help="A published version of it, instead of the one in force.")
    ] = None,
    dry_run: DryRun = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Take over who sat where and beside whom at an earlier event, for the rules that mind it.

    Guests are the same by id, else by name. fresh_neighbours and fresh_tables count it with past=yes. What
    the earlier event remembered itself comes along.

    Example: preseance earlier my-lunch last-year
    """
    from preseance.door.archives import earlier

    report = earlier(event, past, version=version, dry_run=dry_run)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
