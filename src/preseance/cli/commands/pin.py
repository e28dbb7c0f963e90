"""Hold guests where they sit, or let them go."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import DryRun, EventFolder, Json, Lang, SessionId


def run(
    event: EventFolder,
    guests: Annotated[
        list[str] | None, Parameter(negative="", help="Guests, by id: one or several.")
    ] = None,
    *,
    table: Annotated[
        list[str] | None,
        Parameter(negative="", help="All who sit at this table; may be given again."),
    ] = None,
    at: Annotated[
        str | None,
        Parameter(help="Of one guest: this place, or a table as table:t1; else their own."),
    ] = None,
    level: Annotated[
        Literal["must", "should", "prefer"], Parameter(help="How firmly they are held.")
    ] = "must",
    release: Annotated[bool, Parameter(negative="", help="Let them go instead.")] = False,
    session: SessionId = None,
    dry_run: DryRun = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Hold guests where the draft has them: whatever is planned after moves others.

    Each is a rule of kind pin in rules.csv; all of a command are one step, which undo takes back.

    Example: preseance pin my-dinner --table t1
    """
    from preseance import pin

    report = pin(
        event, guests or (), tables=table or (), session=session, at=at or "", level=level,
        release=release, dry_run=dry_run,
    )  # fmt: skip
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
