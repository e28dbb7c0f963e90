"""Place every guest."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import err, say
from preseance.cli.options import (
    Afresh,
    DryRun,
    Effort,
    EventFolder,
    Json,
    Lang,
    Seconds,
    Seed,
    SessionId,
)


def run(
    event: EventFolder,
    *,
    session: SessionId = None,
    seconds: Seconds = None,
    effort: Effort = None,
    seed: Seed = 0,
    afresh: Afresh = False,
    to: Annotated[Path | None, Parameter(help="Folder the plan goes to; else the event's.")] = None,
    dry_run: DryRun = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Place every guest; writes plan.csv.

    Example: preseance plan my-lunch --seconds 5
    """
    from preseance.cli.reports import check_report, placements_report, print_check
    from preseance.formats import read_event, write_plan
    from preseance.planning.seating import plan_event
    from preseance.views.speaking import wording_of
    from preseance.wording.message import Message

    known = read_event(event)
    wording = wording_of(known, lang)
    with err.status(wording.sentence(Message("check.placing"))):
        made = plan_event(
            known,
            session=session,
            seconds=seconds,
            effort=effort,
            seed=seed,
            afresh=afresh,
            assessed=True,
        )
    if not dry_run:
        write_plan(made.plan, to or event)
    if as_json:
        placed = placements_report(made.check.occasion, made.plan)
        say(check_report(made.check, wording, made.assessment) | {"placements": placed})
    else:
        print_check(made.check, wording, made.assessment)
    return 0 if made.check.holds else 1
