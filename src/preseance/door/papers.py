"""Printing: the papers of an event into a folder, and a floor plan that a notebook shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from preseance.documents import print_session
from preseance.documents.printed import PaperRemark
from preseance.documents.typefaces import using
from preseance.door.events import Folder, Source, folder_of, opened, opened_draft
from preseance.door.paper_kinds import ENDINGS, Format, Order, Paper, Size, ordered
from preseance.door.report import Report
from preseance.door.sheets import sheets_of
from preseance.door.telling import Line
from preseance.door.typefaces import typefaces_of
from preseance.errors import PreseanceError
from preseance.formats.atomic import write_atomically
from preseance.formats.versions import published_of, read_version
from preseance.model.event import Event
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of
from preseance.views.audiences import DEFAULT
from preseance.views.records import Language
from preseance.views.sessions import default_language, session_view
from preseance.wording.said import Said


def print_papers(
    event: Source,
    papers: Paper | Sequence[Paper] = (),
    *,
    audience: str = DEFAULT,
    fmt: Format = "pdf",
    to: Folder = "out",
    session: str | None = None,
    version: int | None = None,
    language: Language | None = None,
) -> PaperReport:
    """Print floor plans, guest lists, boards and cards; all the audience may have unless named.

    ``papers`` names documents and sizes of the floor plan. A ``version`` is printed instead of
    the draft of a folder. The language is else the event's first one.

    Raises
    ------
    InputError
        With every mistake in the event, and what is no font in its folder of fonts.
    UnknownNameError
        Where there is no such session, version, paper or format.
    PreseanceError
        Where a paper is not for the audience, where an archive's PDF is asked of a draft, or the folder ``to`` cannot be written to.
    """
    known, grown_from = event_to_print(event, version)
    named = (papers,) if isinstance(papers, str) else papers
    order = ordered(named, audience, language or default_language(known), fmt, grown_from)
    if fmt == "pdf-a" and known.version is None:
        raise PreseanceError(
            Said("An archive keeps what was published; name a version with --version.")
        )
    checked = check(occasion_of(known, session), known.plan)
    try:
        with using(typefaces_of(known, event)):
            return write_papers(checked, order, Path(to))
    except OSError as error:
        raise PreseanceError(
            Said(
                "«{to}» cannot be written to ({strerror}); name another folder with --to.",
                to=str(to),
                strerror=error.strerror or "",
            )
        ) from error


def write_papers(checked: Check, order: Order, folder: Path) -> PaperReport:
    """Print the papers ordered of every session of a checked plan into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    remarks: dict[PaperRemark, str] = {}
    for assembly in checked.occasion.assemblies:
        for sheet in sheets_of(checked, assembly, order):
            pages = sheet.printed.pages
            for number, page in enumerate(pages, 1):
                part = f"-{number}" if len(pages) > 1 else ""
                files.append(folder / f"{sheet.stem}{part}.{ENDINGS.get(order.fmt, order.fmt)}")
                write_atomically(files[-1], page)
            for remark in sheet.printed.remarks:
                remarks.setdefault(remark, sheet.stem)
    return PaperReport(
        tuple(files),
        tuple((paper, remark.text) for remark, paper in remarks.items()),
        complete=all(remark.kind != "missing-glyph" for remark in remarks),
    )


@dataclass(frozen=True, repr=False)
class PaperReport(Report):
    """The files that were printed."""

    files: tuple[Path, ...]
    remarks: tuple[tuple[str, str], ...] = ()
    """What their maker should know, each once, with the first paper it is on."""
    complete: bool = True
    """Whether every letter is drawn; else some font is missing, and a remark says which."""

    def told(self, language: Language | None = None) -> Iterator[Line]:
        """The files, a line each."""
        return (Line(str(file)) for file in self.files)

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """The files."""
        return {"files": [str(file) for file in self.files]}


def event_to_print(event: Source, number: int | None) -> tuple[Event, str]:
    """A published version, or the draft with the label of the version it has grown from.

    A draft that is the version in force to the letter is printed as that version; an event that
    is handed in is printed as it is.
    """
    if number is not None:
        return read_version(folder_of(event, Said("Printing a version")), number), ""
    known, draft = opened_draft(event)
    if draft is None:
        return known, ""
    known = known.model_copy(update={"version": None})
    published = published_of(draft)
    if published is None or published.version is None:
        return known, ""
    if published.model_copy(update={"version": None}) == known:
        return published, ""
    return known, str(published.version.number)


def floor_plan(
    event: Source,
    session: str | None = None,
    *,
    audience: str = DEFAULT,
    paper: Size = "a3",
    language: Language | None = None,
) -> FloorPlan:
    """The drawing of one session, as an audience may see it.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such session.
    PreseanceError
        Where there are several and none is named.
    """
    known = opened(event)
    if session is None and len(known.sessions) != 1:
        raise PreseanceError(
            Said("Name one of the sessions: {known}.", known=", ".join(known.session_by_id))
        )
    occasion = occasion_of(known, session)
    checked = check(occasion, known.plan)
    spoken = language or default_language(known)
    view = session_view(checked, occasion.assemblies[0], audience, spoken)
    with using(typefaces_of(known, event)):
        printed = print_session(view, paper=paper, fmt="svg")
    return FloorPlan(tuple(page.decode() for page in printed.pages))


@dataclass(frozen=True, repr=False)
class FloorPlan:
    """A floor plan as SVG; a notebook shows its first page."""

    pages: tuple[str, ...]
    """The drawing, and the sheets of its key where names have no room on it."""

    @property
    def svg(self) -> str:
        """The drawing."""
        return self.pages[0]

    def __repr__(self) -> str:
        return f"<FloorPlan, {len(self.pages)} page{'s' * (len(self.pages) > 1)}>"

    def _repr_svg_(self) -> str:
        return self.svg
