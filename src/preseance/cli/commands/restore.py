"""A published version as the draft again."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import DryRun, EventFolder, Json, Lang

Choice = Literal["restore", "keep"]


def run(
    event: EventFolder,
    version: Annotated[int, Parameter(help="Number of the version.")],
    /,
    *,
    guests: Annotated[
        Choice, Parameter(help="The guests of the version, or those of now.")
    ] = "restore",
    rooms: Annotated[
        Choice, Parameter(help="The rooms of the version, or those of now.")
    ] = "restore",
    dry_run: DryRun = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Make a published version the draft again; the version in force stays in force.

    What fits no longer is said; preseance undo takes it back.

    Example: preseance restore my-lunch 2 --guests keep
    """
    from preseance import restore

    report = restore(event, version, guests=guests, rooms=rooms, dry_run=dry_run)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
