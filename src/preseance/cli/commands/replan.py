"""Mend the published plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from preseance.cli.commands.publish import StageName
from preseance.cli.console import err, say
from preseance.cli.options import DryRun, Json, Lang, SessionId

if TYPE_CHECKING:
    from preseance.model.plan import Version
    from preseance.planning.replanning import Replanned


def run(
    event: Path,
    *,
    change: Annotated[
        list[str] | None,
        Parameter(name="--change", negative="", help="One quoted sentence; may be given again."),
    ] = None,
    choose: Annotated[int, Parameter(help="Which of the answers offered to take.")] = 1,
    session: SessionId = None,
    sheets: Annotated[
        Path | None, Parameter(help="Folder for the change sheets, one for each reader.")
    ] = None,
    publish: Annotated[
        StageName | None, Parameter(help="Publish the mended plan too, at this stage.")
    ] = None,
    dry_run: DryRun = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Mend the published plan for what has changed, with the fewest weighted moves, proven.

    The mended plan becomes the draft, with guests, rules and rooms as the changes leave them;
    published versions stay as they are. Without a version, the draft is what was promised.

    Changes: cancel GUEST [close-up|reserve|leave]; add GUEST; stand-in GUEST FOR; swap GUEST
    GUEST; pin GUEST PLACE; close PLACE (or TABLE); open TABLE; apart GUEST GUEST [RELATION …];
    together GUEST GUEST [RELATION …]; late GUEST MINUTES; leave GUEST MINUTES.

    A move costs, by the stage of the place left: draft 1, approved 2, told 4, printed 6, seated
    100000; times 4 for hosts and the first class of rank, 3 for the second, 2 for the third, 1 for
    others. Settings: moves.stage.STAGE, moves.class.CLASS, moves.gap, seat_belongs_to.

    Example: preseance replan my-lunch --change "cancel it-mattarella" --change "late us-trump 40"
    """
    from preseance.cli.mended import keep, write_sheets
    from preseance.cli.replan_reports import print_answer, replan_report
    from preseance.errors import PreseanceError, UnknownNameError
    from preseance.formats import on_latest, read_draft
    from preseance.formats.versions import published_of, version_of
    from preseance.model.plan import Stage
    from preseance.planning.catalogue import wording_of
    from preseance.planning.publishing import no_step_back
    from preseance.planning.replanning import promised_plan, replan

    if not change:
        raise PreseanceError('Say what has changed, for instance --change "cancel it-mattarella".')

    def work() -> tuple[Replanned, Version | None, Version | None]:
        draft = read_draft(event)
        published = published_of(draft)
        if published is not None and publish is not None:
            no_step_back(published, Stage(publish))
        promised = promised_plan(draft.event.plan, published.plan if published else None)
        with err.status("Mending the plan …"):
            made = replan(draft.event, change, published=promised, session=session)
        if not 1 <= choose <= len(made.answers):
            offered = [str(k) for k in range(1, len(made.answers) + 1)]
            raise UnknownNameError("answer", str(choose), offered)
        answer = made.answers[choose - 1]
        kept = answer.holds and not dry_run
        if kept and sheets is not None:
            # A folder that cannot be made is found out before anything is written.
            sheets.mkdir(parents=True, exist_ok=True)
        firm = keep(draft, answer, made.sentences, publish) if kept else None
        return made, version_of(draft), firm

    made, current, firm = on_latest(event, work)
    answer = made.answers[choose - 1]
    wording = wording_of(answer.event, lang)
    files: list[str] = []
    if answer.holds and not dry_run:
        files = write_sheets(made, answer, current, sheets, lang, firm)
    version = firm.number if firm else None
    if as_json:
        say(replan_report(made, choose, wording) | {"version": version, "files": files})
    else:
        print_answer(made, choose, wording, files)
    return 0 if answer.holds else 1
