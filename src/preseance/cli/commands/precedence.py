"""The guests in order of precedence; with another scheme, both orders side by side."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import EventFolder, Json, Lang


def run(
    event: EventFolder,
    *,
    scheme: Annotated[str | None, Parameter(help="Another scheme, with its settings.")] = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Rank the guests, each with the reason of its rank and its source.

    With --scheme the guests are ranked by that scheme, and its order is set beside the event's
    own: who gains places and who loses.

    Example: preseance precedence my-lunch --scheme "heads-of-state tenure=first"
    """
    from preseance import precedence

    report = precedence(event, scheme=scheme)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
