"""Numbered copies."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import EventFolder, Json, Lang


def run(
    event: EventFolder,
    *,
    collected: Annotated[
        list[int] | None,
        Parameter(negative="", help="Number of a copy that is back; may be given again."),
    ] = None,
    everything: Annotated[
        bool, Parameter(name="--all", negative="", help="Every copy that was ever handed out.")
    ] = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """List the numbered copies of papers that a newer version has replaced, and tick off what is back.

    Example: preseance copies my-lunch --collected 1 --collected 3
    """
    from preseance import copies

    report = copies(event, collected=tuple(collected or ()), everything=everything)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
