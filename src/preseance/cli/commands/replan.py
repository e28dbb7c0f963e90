"""Mend the published plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.commands.publish import StageName
from preseance.cli.console import out, say, tell
from preseance.cli.options import All, DryRun, EventFolder, Json, PaperLang, SessionId
from preseance.cli.waiting import waiting
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
    session: SessionId = None,
    sheets: Annotated[
        Path | None, Parameter(help="Folder for the change sheets, one for each reader.")
    ] = None,
    publish: Annotated[
        StageName | None, Parameter(help="Publish the mended plan too, with this mark.")
    ] = None,
    dry_run: DryRun = False,
    lang: PaperLang = "en",
    whole: All = False,
    as_json: Json = False,
) -> int:
    """Mend the published plan for what has changed: keep what should be kept, then move least.

    The mended plan becomes the draft, with guests, rules and rooms as the changes leave them;
    published versions stay as they are. Without a version, the draft is what was promised.

    Without a change it is mended for what was edited in the lists since.

    Changes: cancel GUEST [close-up|reserve|leave]; add GUEST; stand-in GUEST FOR; swap GUEST
    GUEST; pin GUEST [PLACE]; close PLACE (or TABLE); open TABLE; apart GUEST GUEST [RELATION …];
    together GUEST GUEST [RELATION …]; late GUEST MINUTES (or HH:MM); leave GUEST MINUTES (or HH:MM).

    A move costs 1, and more for each mark of the place left: approved 1, told 3, printed 1, seated
    100000; times 4 for hosts and the first class of rank, 3 for the second, 2 for the third, 1 for
    others; and as much again for each step down in rank. Settings: moves.mark.MARK, moves.class.CLASS, moves.gap, moves.presiding, seat_belongs_to.

    Example: preseance replan my-lunch --change "cancel it-mattarella" --change "late us-trump 40"
    """
    from preseance import keep, replan
    from preseance.door.events import on_latest
    from preseance.door.mending import Kept
    from preseance.door.replan_reports import ReplanReport

    spoken = languages_in(lang)[0]

    def work() -> tuple[ReplanReport, Kept | None]:
        with waiting(Said("Mending the plan …"), spoken):
            report = replan(event, change or (), choose=choose, session=session, stage=publish)
        if dry_run or not report.holds:
            return report, None
        return report, keep(report, sheets=sheets, language=lang)

    report, kept = on_latest(event, work)
    if as_json:
        say(report.to_json(spoken) | (kept.to_json() if kept else {"version": None, "files": []}))
    else:
        tell(report.told(spoken, whole=whole))
        for file in kept.files if kept else ():
            out.print(str(file), markup=False)
    return 0 if report.holds else 1
