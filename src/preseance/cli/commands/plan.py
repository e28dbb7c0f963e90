"""Place every guest."""

from __future__ import annotations

from pathlib import Path

from preseance.cli.console import err, say
from preseance.cli.options import Afresh, DryRun, Effort, Json, Lang, Seconds, Seed, SessionId


def run(
    event: Path,
    *,
    session: SessionId = None,
    seconds: Seconds = None,
    effort: Effort = None,
    seed: Seed = 0,
    afresh: Afresh = False,
    to: Path | None = None,
    dry_run: DryRun = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Place every guest; writes plan.csv.

    Example: preseance plan my-lunch --seconds 5
    """
    from preseance.cli.reports import check_report, placements_report, print_check
    from preseance.formats import read_draft, write_plan
    from preseance.model.finding import Message
    from preseance.planning.catalogue import wording_of
    from preseance.planning.seating import plan_event

    draft = read_draft(event)
    known = draft.event
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
        write_plan(made.plan, to or event, since=draft)
    if as_json:
        placed = placements_report(made.check.occasion, made.plan)
        say(check_report(made.check, wording, made.assessment) | {"placements": placed})
    else:
        print_check(made.check, wording, made.assessment)
    return 0 if made.check.holds else 1
