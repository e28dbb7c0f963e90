"""Freeze a version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import out, say
from preseance.cli.options import DryRun, Json, Lang

if TYPE_CHECKING:
    from preseance.formats import Draft
    from preseance.model.event import Event
    from preseance.model.finding import Argument, Message
    from preseance.model.plan import Stage, Version

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
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Freeze the draft as the next version, in a folder that nobody changes again.

    Example: preseance publish my-lunch --stage printed --reason "approved by the host"
    """
    from preseance.formats import on_latest, read_draft
    from preseance.formats.versions import next_version, publish_version
    from preseance.model.plan import Stage
    from preseance.planning.catalogue import wording_of
    from preseance.planning.checking import check
    from preseance.planning.occasions import occasion_of
    from preseance.planning.publishing import author_of, now, stamped

    def work() -> tuple[Event, Version, bool]:
        draft = read_draft(event)
        draft.event.sessions_asked(session)  # Refuses a name that is no session of the event.
        _refuse_step_back(draft, Stage(stage), session)
        firm = stamped(draft.event, Stage(stage), session)
        holds = check(occasion_of(firm), firm.plan).holds
        doing = next_version if dry_run else publish_version
        version = doing(
            event,
            firm,
            stage=Stage(stage),
            author=author or author_of(firm),
            reason=reason,
            time=now(),
            since=draft,
        )
        return firm, version, holds

    firm, version, holds = on_latest(event, work)
    if as_json:
        record = version.model_dump(mode="json", exclude={"number", "superseded_by"})
        say({"version": version.number, **record, "holds": holds})
        return 0 if holds else 1
    for message in _told(version, event, would=dry_run, holds=holds):
        out.print(wording_of(firm, lang).sentence(message), markup=False)
    return 0 if holds else 1


def _told(version: Version, folder: Path, *, would: bool, holds: bool) -> Iterator[Message]:
    """What is made or would be made, why, and whether a must is broken in it."""
    from preseance.model.finding import Message, Term

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


def _refuse_step_back(draft: Draft, stage: Stage, session: str | None) -> None:
    from preseance.formats.versions import published_of
    from preseance.planning.publishing import no_step_back

    published = published_of(draft)
    if published is not None:
        no_step_back(published, stage, session)
