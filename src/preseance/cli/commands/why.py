"""Why a guest has the place, and what granting a wish would take."""

from __future__ import annotations

from pathlib import Path

from preseance.cli.console import say, tell
from preseance.cli.options import Audience, Json, Lang, SessionId


def run(
    event: Path,
    guest: str,
    *,
    beside: str | None = None,
    at: str | None = None,
    audience: Audience = "public",
    session: SessionId = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Say why a guest has the place, what others would cost, and what a wish would take.

    The answer holds what the audience may know and depends on nothing else; protocol sees all.

    Example: preseance why my-lunch fr-macron --beside de-merkel --audience protocol
    """
    from preseance import why

    report = why(event, guest, beside=beside, at=at, session=session, audience=audience)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 1 if report.granted is False else 0
