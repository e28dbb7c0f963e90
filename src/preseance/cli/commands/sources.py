"""Where each rule, request and encounter is said."""

from __future__ import annotations

from preseance.cli.console import say, tell
from preseance.cli.options import EventFolder, Json, Lang


def run(event: EventFolder, *, lang: Lang = "en", as_json: Json = False) -> int:
    """List the source of every rule, request and encounter: those disputed, and those without.

    Example: preseance sources my-lunch
    """
    from preseance import sources

    report = sources(event)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
