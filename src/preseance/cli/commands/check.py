"""What the plan breaks."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say
from preseance.cli.options import Audience, EventFolder, Json, Lang, SessionId


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
    as_json: Json = False,
) -> int:
    """Say what the plan breaks, how good it is, and which musts cannot hold together.

    Example: preseance check my-lunch --mend
    """
    from preseance.cli import reports
    from preseance.formats import read_event
    from preseance.planning.checks.checking import check as hold
    from preseance.planning.occasion.making import occasion_of
    from preseance.planning.questions.remedies import costliest as dearest
    from preseance.planning.questions.remedies import remedies
    from preseance.views.knowledge import known_to
    from preseance.views.speaking import wording_of

    known = known_to(read_event(event), audience)
    checked = hold(occasion_of(known, session), known.plan)
    wording = wording_of(known, lang)
    steps = remedies(checked) if mend else None
    if as_json:
        report = reports.check_report(checked, wording, steps=steps)
        if costliest:
            report["costliest"] = reports.costliest_report(dearest(checked))
        say(report)
    else:
        reports.print_check(checked, wording)
        if steps is not None:
            reports.print_steps(checked, wording, steps)
        if costliest:
            reports.print_costliest(dearest(checked), wording)
    return 0 if checked.holds else 1
