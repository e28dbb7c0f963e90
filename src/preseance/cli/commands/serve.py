"""Open the planning room."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from preseance.cli.console import out
from preseance.cli.options import Lang
from preseance.wording.said import Said, in_language

Data = Annotated[
    Path | None,
    Parameter(help="Folder of data; else PRESEANCE_DATA, or preseance in your folder of data."),
]


def run(
    events: Annotated[
        list[Path] | None,
        Parameter(negative="", help="Events to take in: their folders or workbooks."),
    ] = None,
    /,
    *,
    port: Annotated[
        int,
        Parameter(validator=Number(gte=0, lte=65535), help="Where it listens; 0 for any free one."),
    ] = 8000,
    data: Data = None,
    workers: Annotated[
        int,
        Parameter(
            validator=Number(gte=0, lte=64),
            help="Workers of its own; 0 where `preseance worker` runs elsewhere.",
        ),
    ] = 1,
    lang: Lang = "en",
) -> int:
    """Open the planning room in the browser, on this machine alone.

    Example: preseance serve my-lunch
    """
    from preseance.server import running

    running.ready(data)
    for event in running.bring(events or ()):
        said = (
            Said("«{title}» is in the room already, as it was left there.", title=event.title)
            if event.already
            else Said("«{title}» is taken into the room.", title=event.title)
        )
        out.print(in_language(said, lang), markup=False)
    sockets = running.listening(port)
    taken = sockets[0].getsockname()[1]
    link = running.first_link(taken)
    if link is not None:
        first = Said(
            "Make the first account here; the link works once, for a day: {link}", link=link
        )
        out.print(in_language(first, lang), markup=False)
    at = Said("The planning room: {address} (Ctrl+C ends it)", address=running.address(taken))
    out.print(in_language(at, lang), markup=False)
    running.serve(sockets, workers=workers)
    return 0
