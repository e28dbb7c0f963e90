"""Freeze a version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import out, say
from preseance.cli.options import DryRun, Json

if TYPE_CHECKING:
    from preseance.model.plan import Stage

StageName = Literal["draft", "approved", "told", "printed", "seated"]


def run(
    event: Path,
    *,
    stage: Annotated[
        StageName, Parameter(help="How far its placements have gone; none goes back.")
    ] = "approved",
    reason: Annotated[str, Parameter(help="Why there is a new version.")] = "",
    session: Annotated[
        str | None, Parameter(help="Only this session's placements reach the stage.")
    ] = None,
    author: Annotated[
        str | None, Parameter(help="Else the setting author, PRESEANCE_AUTHOR or the user's name.")
    ] = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Freeze the draft as the next version, in a folder that nobody changes again.

    Example: preseance publish my-lunch --stage printed --reason "approved by the host"
    """
    from preseance.formats import read_event
    from preseance.formats.versions import next_version, publish_version
    from preseance.model.plan import Stage
    from preseance.planning.checking import check
    from preseance.planning.occasions import occasion_of
    from preseance.planning.publishing import author_of, now, stamped

    known = read_event(event)
    known.sessions_asked(session)  # Refuses a name that is no session of the event.
    _refuse_step_back(event, Stage(stage), session)
    firm = stamped(known, Stage(stage), session)
    holds = check(occasion_of(firm), firm.plan).holds
    doing = next_version if dry_run else publish_version
    version = doing(
        event,
        firm,
        stage=Stage(stage),
        author=author or author_of(known),
        reason=reason,
        time=now(),
    )
    if as_json:
        record = version.model_dump(mode="json", exclude={"number", "superseded_by"})
        say({"version": version.number, **record, "holds": holds})
        return 0 if holds else 1
    what = "would be" if dry_run else "is"
    told = f"Version {version.number} {what} {version.stage}, by {version.author}"
    out.print(f"{told}{': ' + reason if reason else ''}.", markup=False)
    if not holds:
        out.print(f"A must is broken; see preseance check {event}.", markup=False)
    return 0 if holds else 1


def _refuse_step_back(folder: Path, stage: Stage, session: str | None) -> None:
    from preseance.formats.versions import current_version, read_version
    from preseance.planning.publishing import no_step_back

    current = current_version(folder)
    if current is not None:
        no_step_back(read_version(folder, current.number), stage, session)
