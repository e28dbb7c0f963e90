"""The documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import err, say, tell
from preseance.cli.options import Audience, EventFolder, Json, SessionId, known_language
from preseance.door.paper_kinds import Format, Paper


def run(
    event: EventFolder,
    *,
    paper: Annotated[
        list[Paper] | None,
        Parameter(
            negative="", help="A document, or the floor plan's sheet (else a3); may be given again."
        ),
    ] = None,
    audience: Audience = "public",
    file_format: Annotated[
        Format,
        Parameter(
            name="--format",
            help="How files are written; pdf-a, for archives, of a published version alone.",
        ),
    ] = "pdf",
    to: Annotated[Path, Parameter(help="Folder the files go to.")] = Path("out"),
    session: SessionId = None,
    version: Annotated[
        int | None, Parameter(help="A published version instead of the draft.")
    ] = None,
    lang: Annotated[
        str | None, Parameter(validator=known_language, help="Else the event's first language.")
    ] = None,
    as_json: Json = False,
) -> int:
    """Print floor plans, guest lists, boards and cards; all the audience may have unless named.

    Example: preseance print my-lunch --paper floor-plan --paper a4 --format png --to papers
    """
    from preseance import print_papers

    report = print_papers(
        event, paper or (), audience=audience, fmt=file_format, to=to, session=session,
        version=version, language=lang,
    )  # fmt: skip
    for name, remark in report.remarks:
        err.print(f"–  {name}: {remark}", markup=False)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0 if report.complete else 1
