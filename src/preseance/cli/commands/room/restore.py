"""The planning room as a backup holds it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.commands.serve import Data
from preseance.cli.console import out, say
from preseance.cli.options import Json, Lang
from preseance.wording.said import Said, in_language


def run(
    file: Annotated[Path, Parameter(help="The backup.")],
    /,
    *,
    replace: Annotated[
        bool, Parameter(negative="", help="Give up what the room holds now.")
    ] = False,
    data: Data = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Make the planning room what a backup holds, whole or not at all; stop it before.

    A backup of an earlier release is brought up to date. Everybody signs in anew.

    Example: preseance room restore room-2024-05-17.zip
    """
    from preseance.server import running

    running.ready(data)
    from preseance.server.backups.restoring import restore

    made = restore(file, replace=replace)
    if as_json:
        say({"file": str(file), **made.to_json()})
        return 0
    told = Said(
        "{events} events are back, as they were at {time}.",
        events=str(made.tables["events.event"].rows),
        time=made.made[:19].replace("T", " "),
    )
    out.print(in_language(told, lang), markup=False)
    return 0
