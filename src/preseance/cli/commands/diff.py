"""What differs between two versions."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import EventFolder, Json, Lang, SessionId


def run(
    event: EventFolder,
    first: Annotated[int | None, Parameter(help="From this version.")] = None,
    second: Annotated[int | None, Parameter(help="To this version; else to the draft.")] = None,
    /,
    *,
    session: SessionId = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Show who moves from one version to another: two versions, or one and the draft.

    With no version named, from the version in force to the draft.

    Example: preseance diff my-lunch 1 2
    """
    from preseance import diff

    report = diff(event, first, second, session=session, language=lang)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
