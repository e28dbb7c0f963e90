"""The documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import err, out, say
from preseance.cli.options import EventFolder, Json, SessionId, known_language
from preseance.cli.papers import Format, Paper
from preseance.wording.said import Said


def run(
    event: EventFolder,
    *,
    paper: Annotated[
        list[Paper] | None,
        Parameter(
            negative="", help="A document, or the floor plan's sheet (else a3); may be given again."
        ),
    ] = None,
    audience: Annotated[
        Literal["public", "usher", "kitchen", "delegation", "host", "protocol"],
        Parameter(help="Who reads it: nothing is shown that they may not know."),
    ] = "public",
    file_format: Annotated[
        Format, Parameter(name="--format", help="How files are written.")
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
    from preseance.cli.papers import event_to_print, ordered, write_papers
    from preseance.errors import PreseanceError
    from preseance.planning.checks.checking import check as hold
    from preseance.planning.occasion.making import occasion_of
    from preseance.views import sessions as viewing

    known, grown_from = event_to_print(event, version)
    language = lang or viewing.default_language(known)
    order = ordered(paper or (), audience, language, file_format, grown_from)
    checked = hold(occasion_of(known, session), known.plan)
    files: list[str] = []
    remarks = _Remarks()
    try:
        to.mkdir(parents=True, exist_ok=True)
        for assembly in checked.occasion.assemblies:
            files.extend(map(str, write_papers(checked, assembly, order, to, remarks.add)))
    except OSError as error:
        raise PreseanceError(
            Said(
                "«{to}» cannot be written to ({strerror}); name another folder with --to.",
                to=str(to),
                strerror=error.strerror or "",
            )
        ) from error
    if as_json:
        say({"files": files})
    else:
        out.print("\n".join(files), markup=False)
    return 0


class _Remarks:
    """Remarks on papers, each said once however many papers it is on."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def add(self, paper: str, remark: str) -> None:
        """Say it, with the first paper it is on."""
        if remark not in self._said:
            self._said.add(remark)
            err.print(f"–  {paper}: {remark}", markup=False)
