"""Five minutes before."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.commands.publish import StageName
from preseance.cli.console import say, tell
from preseance.cli.options import EventFolder, Json, PaperLang, SessionId
from preseance.cli.waiting import waiting
from preseance.errors import PreseanceError
from preseance.wording.said import Said
from preseance.wording.tongues import languages_in


def run(
    event: EventFolder,
    *,
    change: Annotated[
        list[str] | None,
        Parameter(name="--change", negative="", help="One quoted sentence; may be given again."),
    ] = None,
    choose: Annotated[int, Parameter(help="Which of the answers offered to take.")] = 1,
    by: Annotated[str, Parameter(help="On whose order; needed for a change.")] = "",
    stage: Annotated[StageName, Parameter(help="The mark of what is published.")] = "approved",
    session: SessionId = None,
    sheets: Annotated[
        Path | None, Parameter(help="Folder for the change sheets, one for each reader.")
    ] = None,
    confirm: Annotated[
        bool, Parameter(negative="", help="Tick off all that is open, or what --task names.")
    ] = False,
    task: Annotated[
        list[int] | None,
        Parameter(negative="", help="Number of a task to tick off; may be given again."),
    ] = None,
    lang: PaperLang = "en",
    as_json: Json = False,
) -> int:
    """Five minutes before: take an answer on somebody's order, publish it, list what must be done.

    Cards, service, interpreters, liaisons, ushers, security and press, each with who is told what.
    Without a change, what is still open.

    Example: preseance switch my-lunch --change "apart us-trump ru-putin" --by "the President"
    """
    from preseance.door import switching as door

    spoken = languages_in(lang)[0]
    if task and not confirm:
        raise PreseanceError(Said("--task goes with --confirm."))
    if change and confirm:
        raise PreseanceError(Said("Either --change or --confirm."))
    if change:
        with waiting(Said("Mending the plan …"), spoken):
            report = door.switch(
                event, change, by=by, choose=choose, session=session, stage=stage, sheets=sheets,
                language=lang,
            )  # fmt: skip
    elif confirm:
        report = door.confirm(event, task or ())
    else:
        report = door.tasks(event)
    if as_json:
        say(report.to_json(spoken))
    else:
        tell(report.told(spoken))
    return 0
