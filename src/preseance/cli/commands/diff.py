"""What differs between two versions."""

from __future__ import annotations

from pathlib import Path

from preseance.cli.console import out, say
from preseance.cli.options import Json, Lang


def run(
    event: Path,
    first: int | None = None,
    second: int | None = None,
    /,
    *,
    session: str | None = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Show who moves from one version to another: two versions, or one and the draft.

    With no version named, from the version in force to the draft.
    Example: preseance diff my-lunch 1 2
    """
    from preseance.cli.moves import difference_line, difference_report, move_lines
    from preseance.errors import PreseanceError
    from preseance.formats import read_draft
    from preseance.formats.versions import read_version, version_of
    from preseance.model.finding import Message
    from preseance.planning.catalogue import wording_of
    from preseance.planning.publishing import difference, of_session

    read = read_draft(event)
    draft = read.event
    wording = wording_of(draft, lang)
    if first is None:
        current = version_of(read)
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
