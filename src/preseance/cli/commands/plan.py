"""Place every guest."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import (
    Afresh,
    All,
    DryRun,
    Effort,
    EventFolder,
    Json,
    Lang,
    Seconds,
    Seed,
    SessionId,
)
from preseance.cli.waiting import waiting
from preseance.wording.said import Said


def run(
    event: EventFolder,
    *,
    session: SessionId = None,
    seconds: Seconds = None,
    effort: Effort = None,
    seed: Seed = 0,
    afresh: Afresh = False,
    keep: Annotated[
        bool, Parameter(negative="", help="Leave every place of the draft, as if pinned.")
    ] = False,
    to: Annotated[Path | None, Parameter(help="Folder the plan goes to; else the event's.")] = None,
    dry_run: DryRun = False,
    lang: Lang = "en",
    whole: All = False,
    as_json: Json = False,
) -> int:
    """Place every guest; writes plan.csv.

    Example: preseance plan my-lunch --seconds 5
    """
    from preseance import plan, write_plan

    with waiting(Said("Placing the guests …"), lang):
        report = plan(
            event,
            session=session,
            seconds=seconds,
            effort=effort,
            seed=seed,
            afresh=afresh,
            keep=keep,
        )
    if not dry_run:
        write_plan(report.plan, to or event, since=report.draft)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang, whole=whole))
    return 0 if report.holds else 1
