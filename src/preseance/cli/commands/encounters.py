"""Where guests come near each other over the whole programme."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import Audience, EventFolder, Json, Lang, SessionId


def run(
    event: EventFolder,
    a: Annotated[str | None, Parameter(help="A guest, by id or name.")] = None,
    b: Annotated[str | None, Parameter(help="Another guest, by id or name.")] = None,
    /,
    *,
    session: SessionId = None,
    every_pair: Annotated[
        bool, Parameter(negative="", help="All pairs of guests, without what would end it.")
    ] = False,
    audience: Audience = "protocol",
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Foresee where two guests come near each other, over all sessions and on the way between them.

    Without names, all pairs who asked not to meet or whom a rule keeps apart. Each with the distance,
    the time, and the cheapest step that ends it; what is on record stands beside it.

    Example: preseance encounters my-lunch us-trump ru-putin
    """
    from preseance import encounters

    report = encounters(event, a, b, session=session, every_pair=every_pair, audience=audience)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
