"""What the plan breaks."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import All, Audience, EventFolder, Json, Lang, SessionId


def run(
    event: EventFolder,
    *,
    session: SessionId = None,
    mend: Annotated[
        bool, Parameter(negative="", help="Each finding with the cheapest step that ends it.")
    ] = False,
    costliest: Annotated[
        bool, Parameter(negative="", help="Search again without each rule: which costs most?")
    ] = False,
    audience: Audience = "protocol",
    lang: Lang = "en",
    whole: All = False,
    as_json: Json = False,
) -> int:
    """Say what the plan breaks, how good it is, and which musts cannot hold together.

    Example: preseance check my-lunch --mend
    """
    from preseance import check

    report = check(event, session=session, audience=audience)
    if as_json:
        say(report.to_json(lang, mend=mend, dearest=costliest))
    else:
        tell(report.told(lang, mend=mend, dearest=costliest, whole=whole))
    return 0 if report.holds else 1
