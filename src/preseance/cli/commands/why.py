"""Why a guest has the place, and what granting a wish would take."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import Audience, EventFolder, Json, Lang, SessionId


def run(
    event: EventFolder,
    guest: Annotated[str, Parameter(help="The guest asked about, by id.")],
    *,
    beside: Annotated[str | None, Parameter(help="Wish: beside this guest.")] = None,
    at: Annotated[str | None, Parameter(help="Wish: at this place.")] = None,
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
