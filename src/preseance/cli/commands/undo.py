"""One step back."""

from __future__ import annotations

from preseance.cli.console import say, tell
from preseance.cli.options import EventFolder, Json, Lang


def run(event: EventFolder, *, lang: Lang = "en", as_json: Json = False) -> int:
    """Bring back the draft as it was before the last command that wrote; ten steps are kept.

    Published versions stay. What was edited by hand since is not written over.

    Example: preseance undo my-lunch
    """
    from preseance import undo

    report = undo(event)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
