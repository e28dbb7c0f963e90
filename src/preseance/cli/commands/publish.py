"""Freeze a version."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import DryRun, EventFolder, Json, Lang

StageName = Literal["draft", "approved", "told", "printed", "seated"]


def run(
    event: EventFolder,
    *,
    stage: Annotated[
        StageName,
        Parameter(
            help="What has been done for its placements: a mark each, told before printed or after."
        ),
    ] = "approved",
    reason: Annotated[str, Parameter(help="Why there is a new version.")] = "",
    session: Annotated[
        str | None, Parameter(help="Only this session's placements are marked.")
    ] = None,
    guest: Annotated[
        list[str] | None,
        Parameter(
            name="--guest",
            negative="",
            help="Only this guest's placements are marked, as at check-in; may be given again.",
        ),
    ] = None,
    author: Annotated[
        str | None, Parameter(help="Else the setting author, PRESEANCE_AUTHOR or the user's name.")
    ] = None,
    dry_run: DryRun = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Freeze the draft as the next version, in a folder that nobody changes again.

    Example: preseance publish my-lunch --stage printed --reason "approved by the host"
    """
    from preseance import publish

    report = publish(
        event,
        stage=stage,
        reason=reason,
        session=session,
        guests=guest or (),
        author=author,
        dry_run=dry_run,
    )
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0 if report.holds else 1
