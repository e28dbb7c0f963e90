"""Meetings asked for, put off to another event, handed over."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import DryRun, EventFolder, Json, Lang
from preseance.errors import PreseanceError
from preseance.wording.said import Said


def run(
    event: EventFolder,
    *,
    defer_to: Annotated[
        Path | None, Parameter(help="Put them off to this event, with what is on record.")
    ] = None,
    request: Annotated[
        list[str] | None,
        Parameter(negative="", help="Only this request, by id; may be given again."),
    ] = None,
    answers_from: Annotated[
        Path | None, Parameter(help="Take from this event what became of those put off to it.")
    ] = None,
    hand_over: Annotated[
        Path | None, Parameter(help="Write those put off to this file, for another host.")
    ] = None,
    wanted: Annotated[str, Parameter(help="Handed over: when they should meet, in words.")] = "",
    take_over: Annotated[
        Path | None, Parameter(help="Read what another host hands over, as proposals.")
    ] = None,
    yes: Annotated[bool, Parameter(negative="", help="Take over what is proposed.")] = False,
    dry_run: DryRun = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Say which meetings are asked for, refused and put off; put them off to another event.

    Example: preseance meetings paris --defer-to buenos-aires
    """
    from preseance.door import meetings as door

    given = [o for o in (defer_to, answers_from, hand_over, take_over) if o is not None]
    if len(given) > 1:
        raise PreseanceError(Said("One at a time: put off, take answers, hand over or take over."))
    if defer_to is not None:
        report = door.defer_meetings(event, defer_to, request or (), dry_run=dry_run)
    elif answers_from is not None:
        report = door.answer_meetings(event, answers_from, dry_run=dry_run)
    elif hand_over is not None and not dry_run:
        report = door.hand_over_meetings(event, hand_over, wanted=wanted)
    elif take_over is not None:
        report = door.take_over_meetings(event, take_over, write=yes and not dry_run)
    else:
        report = door.meetings(event)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
