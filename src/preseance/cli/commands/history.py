"""The published versions."""

from __future__ import annotations

from preseance.cli.console import say, tell
from preseance.cli.options import EventFolder, Json, Lang


def run(event: EventFolder, *, lang: Lang = "en", as_json: Json = False) -> int:
    """List the published versions, oldest first, with what moved from each to the next.

    Example: preseance history my-lunch
    """
    from preseance import history

    report = history(event)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
