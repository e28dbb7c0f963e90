"""Where each request to meet, or not to meet, stands."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import EventFolder, Json, Lang


def run(
    event: EventFolder,
    *,
    recipient: Annotated[
        str | None,
        Parameter(
            name="--for", help="Only what this delegation or guest was told, in those words."
        ),
    ] = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Say where each request stands: kept or broken, session by session, and who is still to be told.

    Exit 1 where the plan, or what happened, goes against a request that binds.

    Example: preseance requests my-lunch --for russia
    """
    if recipient is not None:
        from preseance import asked

        told = asked(event, recipient)
        if as_json:
            say(told.to_json(lang))
        else:
            tell(told.told(lang))
        return 0
    from preseance import requests

    report = requests(event)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0 if report.holds else 1
