"""What differs between two versions."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import out, say
from preseance.cli.options import EventFolder, Json, Lang, SessionId


def run(
    event: EventFolder,
    first: Annotated[int | None, Parameter(help="From this version.")] = None,
    second: Annotated[int | None, Parameter(help="To this version; else to the draft.")] = None,
    /,
    *,
    session: SessionId = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Show who moves from one version to another: two versions, or one and the draft.

    With no version named, from the version in force to the draft.

    Example: preseance diff my-lunch 1 2
    """
    from preseance.cli.moves import difference_line, difference_report, move_lines
    from preseance.errors import PreseanceError
    from preseance.formats import read_event
    from preseance.formats.versions import current_version, read_version
    from preseance.planning.publishing import difference, of_session
    from preseance.views.speaking import wording_of
    from preseance.wording.message import Message

    draft = read_event(event)
    wording = wording_of(draft, lang)
    if first is None:
        current = current_version(event)
        if current is None:
            unpublished = Message("moves.unpublished", {"folder": str(event)})
            raise PreseanceError(wording.sentence(unpublished))
        first = current.number
    before = read_version(event, first)
    after = draft if second is None else read_version(event, second)
    changed = of_session(difference(before.plan, after.plan, after), session, after)
    if as_json:
        say({"from": first, "to": second, **difference_report(changed)})
        return 0
    wording = wording_of(after, lang)
    for line in move_lines(changed, after, wording):
        out.print(line, markup=False)
    out.print(wording.sentence(difference_line(changed, first, second)))
    return 0
