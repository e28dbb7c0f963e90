"""The run of show, and each reader's own programme."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import err, say, tell
from preseance.cli.options import DryRun, EventFolder, Json, PaperLang, known_audience
from preseance.errors import PreseanceError
from preseance.wording.said import Said
from preseance.wording.tongues import languages_in


def run(
    event: EventFolder,
    *,
    recipient: Annotated[
        str | None,
        Parameter(
            name="--for", help="The own programme of this delegation or guest, by id or name."
        ),
    ] = None,
    each: Annotated[
        bool,
        Parameter(negative="", help="A calendar for each delegation and guest, into --to."),
    ] = False,
    fmt: Annotated[
        Literal["text", "ics", "pdf"],
        Parameter(name="--format", help="Text, a calendar file, or a paper."),
    ] = "text",
    to: Annotated[
        Path | None, Parameter(help="File for the calendar or paper, or folder for --each.")
    ] = None,
    settle: Annotated[
        bool,
        Parameter(
            negative="",
            help="Settle the slots of arrivals, departures and rides, so that those to be kept apart do not meet.",
        ),
    ] = False,
    audience: Annotated[
        str | None,
        Parameter(
            validator=known_audience,
            help="Who asks: else protocol, or the delegation of an own programme.",
        ),
    ] = None,
    version: Annotated[
        int | None, Parameter(help="A published version instead of the draft.")
    ] = None,
    dry_run: DryRun = False,
    lang: PaperLang = "en",
    as_json: Json = False,
) -> int:
    """Tell the day minute by minute: sessions, arrivals and departures by precedence, ways.

    With --for, what one delegation or guest has to know, and nothing of others. As a calendar, an
    entry keeps its id; what has changed since it was published says so, and what is no longer held
    is cancelled. With --settle, guests who are to be kept apart get a free slot between them where they
    would come to one door one after the other; the order is written into event.toml.

    Example: preseance programme my-lunch --for france --format ics --to france.ics
    """
    from preseance.door import programmes as door
    from preseance.door import settling

    spoken, *others = languages_in(lang)
    if dry_run and not settle:
        raise PreseanceError(Said("--dry-run goes with --settle."))
    if settle:
        if each or to is not None or recipient is not None or version is not None:
            raise PreseanceError(Said("--settle goes without --for, --each, --to and --version."))
        settled = settling.settle(event, dry_run=dry_run)
        if as_json:
            say(settled.to_json(spoken))
        else:
            tell(settled.told(spoken))
        return 1 if settled.made.view.remarks else 0
    if each:
        if to is None or recipient is not None or as_json:
            raise PreseanceError(
                Said("--each needs a folder with --to, and goes without --for and --json.")
            )
        for file in door.write_programmes(event, to, version=version, language=spoken):
            sys.stdout.write(f"{file}\n")
        return 0
    if to is not None and fmt == "text":
        raise PreseanceError(Said("--to goes with --format ics, --format pdf or --each."))
    if fmt == "pdf" and to is None:
        raise PreseanceError(Said("--format pdf needs a file with --to."))
    report = door.programme(event, recipient, audience=audience, version=version, language=spoken)
    if to is not None and fmt == "pdf":
        beside = [
            door.programme(event, recipient, audience=audience, version=version, language=other)
            for other in others
        ]
        for remark in door.write_programme(report, to, event, *beside):
            err.print(f"–  {remark}", markup=False)
        sys.stdout.write(f"{to}\n")
    elif to is not None:
        door.write_calendar(report, to)
        sys.stdout.write(f"{to}\n")
    elif fmt == "ics":
        sys.stdout.write(report.to_calendar().decode("utf-8"))
    elif as_json:
        say(report.to_json(spoken))
    else:
        tell(report.told(spoken))
    return 0
