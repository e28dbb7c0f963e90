"""Where guests come near each other over the whole programme."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import err, say, tell
from preseance.cli.options import Audience, DryRun, EventFolder, Json, Lang, SessionId
from preseance.wording.said import Said


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
    to: Annotated[
        Path | None,
        Parameter(help="Folder for pictures: pairs and sessions; of one pair its days and plans."),
    ] = None,
    file_format: Annotated[
        Literal["svg", "png", "pdf"], Parameter(name="--format", help="How files are written.")
    ] = "svg",
    record: Annotated[
        str | None,
        Parameter(help="Put on record what happened: greeting, pull-aside, conversation, …"),
    ] = None,
    when: Annotated[
        datetime | None, Parameter(help="Recorded: when it was, as 2018-11-11T13:30.")
    ] = None,
    witnesses: Annotated[str, Parameter(help="Recorded: who saw it.")] = "",
    source: Annotated[str, Parameter(help="Recorded: where it is said.")] = "",
    audience: Audience = "protocol",
    dry_run: DryRun = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Foresee where two guests come near each other, over all sessions and on the way between them.

    Without names, all pairs who asked not to meet or whom a rule keeps apart. Each with the distance,
    the time, and the cheapest step that ends it; what is on record stands beside it.

    Example: preseance encounters my-lunch us-trump ru-putin
    """
    if record is not None:
        return _record(
            event, a, b, record, session, when, witnesses, source, dry_run, lang, as_json
        )
    from preseance import encounters

    report = encounters(event, a, b, session=session, every_pair=every_pair, audience=audience)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    if to is not None:
        for file in report.pictures(to, fmt=file_format, language=lang):
            err.print(str(file), markup=False)
    return 0


def _record(
    event: Path,
    a: str | None,
    b: str | None,
    kind: str,
    session: str | None,
    when: datetime | None,
    witnesses: str,
    source: str,
    dry_run: bool,
    lang: str,
    as_json: bool,
) -> int:
    from preseance import record_encounter
    from preseance.errors import PreseanceError

    if a is None or b is None:
        raise PreseanceError(Said("Name the two guests who met."))
    report = record_encounter(
        event, a, b, kind, session=session or "", when=when, witnesses=witnesses, source=source,
        dry_run=dry_run,
    )  # fmt: skip
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
