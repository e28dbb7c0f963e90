"""Freeze a version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import out, say
from preseance.cli.options import DryRun, EventFolder, Json, Lang

if TYPE_CHECKING:
    from preseance.model.plan import Stage, Version
    from preseance.wording.message import Argument, Message

StageName = Literal["draft", "approved", "told", "printed", "seated"]


def run(
    event: EventFolder,
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
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Freeze the draft as the next version, in a folder that nobody changes again.

    Example: preseance publish my-lunch --stage printed --reason "approved by the host"
    """
    from preseance.formats import read_event
    from preseance.formats.signing import author_of, now
    from preseance.formats.versions import next_version, publish_version
    from preseance.model.plan import Stage
    from preseance.planning.checks.checking import check
    from preseance.planning.occasion.making import occasion_of
    from preseance.planning.publishing import stamped
    from preseance.views.speaking import wording_of

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
    for message in _told(version, event, would=dry_run, holds=holds):
        out.print(wording_of(firm, lang).sentence(message), markup=False)
    return 0 if holds else 1


def _told(version: Version, folder: Path, *, would: bool, holds: bool) -> Iterator[Message]:
    """What is made or would be made, why, and whether a must is broken in it."""
    from preseance.wording.message import Message, Term

    said: dict[str, Argument] = {
        "number": version.number,
        "stage": Term(f"stage.{version.stage}"),
        "author": version.author,
    }
    yield Message("version.would_be" if would else "version.made", said)
    if version.reason:
        yield Message("version.reason", {"reason": version.reason.rstrip(".")})
    if not holds:
        yield Message("version.broken", {"folder": str(folder)})


def _refuse_step_back(folder: Path, stage: Stage, session: str | None) -> None:
    from preseance.formats.versions import current_version, read_version
    from preseance.planning.publishing import no_step_back

    current = current_version(folder)
    if current is not None:
        no_step_back(read_version(folder, current.number), stage, session)
