"""The places of each session."""

from __future__ import annotations

from preseance.cli.console import say, tell
from preseance.cli.options import EventFolder, Json, Lang, SessionId


def run(
    event: EventFolder, *, session: SessionId = None, lang: Lang = "en", as_json: Json = False
) -> int:
    """Show the places of each session with their honour and relations.

    Example: preseance places my-lunch --session lunch --json
    """
    from preseance import places

    report = places(event, session=session)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
