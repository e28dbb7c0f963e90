"""What the plan breaks."""

from __future__ import annotations

from pathlib import Path

from preseance.cli.console import say
from preseance.cli.options import Json, Lang


def run(
    event: Path, *, session: str | None = None, lang: Lang = "en", as_json: Json = False
) -> int:
    """Say what the plan breaks.

    Example: preseance check my-lunch
    """
    from preseance.cli.reports import check_report, print_check
    from preseance.formats import read_event
    from preseance.planning.catalogue import wording_of
    from preseance.planning.checking import check as hold
    from preseance.planning.occasions import occasion_of

    known = read_event(event)
    checked = hold(occasion_of(known, session), known.plan)
    wording = wording_of(known, lang)
    if as_json:
        say(check_report(checked, wording))
    else:
        print_check(checked, wording)
    return 0 if checked.holds else 1
