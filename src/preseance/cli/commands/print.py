"""The documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from preseance.cli.console import err, say, tell
from preseance.cli.options import Audience, EventFolder, Json, SessionId, known_languages
from preseance.door.paper_kinds import Format, Paper

if TYPE_CHECKING:
    from preseance.door.papers import Progress


def run(
    event: EventFolder,
    *,
    paper: Annotated[
        list[Paper] | None,
        Parameter(
            negative="", help="A document, or a sheet of plan and boards; may be given again."
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
    labels: Annotated[
        str, Parameter(help="What cards are printed on: Avery 5302, or 95x67, or 95x67 folded.")
    ] = "",
    offset: Annotated[
        str, Parameter(help="Millimetres that cards move to the right and down: 1.5,-0.5.")
    ] = "",
    first: Annotated[
        int, Parameter(help="The place of the first sheet of labels to begin at.")
    ] = 1,
    outlines: Annotated[
        bool, Parameter(negative="", help="Draw the edges of cards, for a test sheet.")
    ] = False,
    guest: Annotated[
        list[str] | None,
        Parameter(negative="", help="Only this guest's card, by id; may be given again."),
    ] = None,
    since: Annotated[
        int | None,
        Parameter(help="Of the kitchen's sheet only what differs from a published version."),
    ] = None,
    marking: Annotated[str, Parameter(help="A marking at the head of every paper.")] = "",
    lang: Annotated[
        str | None,
        Parameter(
            validator=known_languages,
            help="One language or two, such as en,fr; else what session, settings or event say.",
        ),
    ] = None,
    as_json: Json = False,
) -> int:
    """Print plans, lists, boards, cards and the kitchen's sheets; the usual ones unless named.

    Example: preseance print my-lunch --paper floor-plan --paper a4 --format png --to papers
    """
    from preseance import print_papers

    with _bar() as progress:
        report = print_papers(
            event, paper or (), audience=audience, fmt=file_format, to=to, session=session,
            version=version, language=lang, labels=labels, offset=offset, first=first,
            outlines=outlines, guests=tuple(guest or ()), since=since, marking=marking,
            progress=progress,
        )  # fmt: skip
    for name, remark in report.remarks:
        err.print(f"–  {name}: {remark}", markup=False)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0 if report.complete else 1


@contextmanager
def _bar() -> Iterator[Progress | None]:
    """A bar on stderr that names the paper being made, and what moves it; on a terminal alone."""
    if not err.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    shown = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Bar(*shown, console=err, transient=True) as bar:
        task = bar.add_task("", total=None)

        def told(done: int, wanted: int, paper: str) -> None:
            bar.update(task, completed=done, total=wanted, description=paper)

        yield told
