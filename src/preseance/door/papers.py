"""Printing: the papers of an event into a folder, and a floor plan that a notebook shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from preseance import documents
from preseance.documents.printed import PaperRemark
from preseance.documents.typefaces import using
from preseance.door.events import Folder, Source, folder_of, opened, opened_draft
from preseance.door.paper_kinds import (
    ENDINGS,
    Asked,
    Format,
    Order,
    Paper,
    PaperKind,
    Size,
    ordered,
)
from preseance.door.pictures import flags_of, logo_of, photos_of
from preseance.door.report import Report
from preseance.door.sheets import has_paper, sheets_of
from preseance.door.telling import Line
from preseance.door.typefaces import typefaces_of
from preseance.errors import PreseanceError, UnknownNameError
from preseance.formats.atomic import write_atomically
from preseance.formats.copies import read_copies, register
from preseance.formats.signing import now
from preseance.formats.versions import current_version, published_of, read_version
from preseance.model.event import Event
from preseance.model.printed_copy import PrintedCopy, to_collect
from preseance.model.settings import NUMBERED_PAPERS
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of
from preseance.views.audiences import DEFAULT
from preseance.views.records import Language
from preseance.views.sessions import default_language, paper_languages, session_view
from preseance.wording.said import Said, in_language
from preseance.wording.tongues import languages_in

Progress: TypeAlias = Callable[[int, int, str], None]
"""How many are made, of how many, and what is being made."""


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
    labels: str = "",
    offset: str = "",
    first: int = 1,
    outlines: bool = False,
    guests: Sequence[str] = (),
    since: int | None = None,
    marking: str = "",
    progress: Progress | None = None,
) -> PaperReport:
    """Print plans, lists, boards, cards and what the kitchen needs; the usual ones unless named.

    ``papers`` names documents and sizes. A ``version`` is printed instead of the draft of a
    folder. ``language`` is one, or two as in ``en,fr``; else what the session's ``languages``, the
    setting ``papers.languages`` or the event says. Of cards, ``labels`` are what they are
    printed on (``Avery 5302``, ``95x67 folded``), ``offset`` millimetres to the right and down,
    ``first`` the place of the first sheet to begin at, ``outlines`` its edges for a test,
    ``guests`` those whose cards are wanted. ``since`` is the version that the kitchen was sent:
    only what differs is told. A ``marking`` stands at the head of every paper, else that of the
    setting ``papers.marking``. A paper with holders (``papers.copies``) is printed once for each, and
    the copies are entered in the register of the folder, so that `copies` knows what is out. ``progress``
    is told how many papers are made, of how many, and which is being made.

    Raises
    ------
    InputError
        With every mistake in the event, and what is no font in its folder of fonts.
    UnknownNameError
        Where there is no such session, version, paper, format, language or guest.
    PreseanceError
        Where a paper is not for the audience, an archive's PDF is asked of a draft, a name does not fit its card, a picture cannot be
        printed, or the folder ``to`` cannot be written to; nothing is written then.
    """
    known, grown_from = event_to_print(event, version)
    named = (papers,) if isinstance(papers, str) else papers
    for guest in guests:
        if guest not in known.guest_by_id:
            raise UnknownNameError(Said("guest"), guest, list(known.guest_by_id))
    asked = Asked(labels, offset, first, outlines, tuple(guests))
    order = ordered(named, audience, language or "", fmt, grown_from, asked)
    beside = None if isinstance(event, Event) else Path(event)
    order = replace(
        order,
        marking=marking or str(known.settings.get("papers.marking", "")),
        holders=_holders(known),
        due=() if beside is None else _due(beside),
        logo=logo_of(known, beside),
        photos=photos_of(known, beside) if "pocket-cards" in order.kinds else {},
        flags=flags_of(known, beside) if {"flag-plan", "motorcade"} & {*order.kinds} else {},
    )
    if fmt == "pdf-a" and known.version is None:
        raise PreseanceError(
            Said("An archive keeps what was published; name a version with --version.")
        )
    checked = check(occasion_of(known, session), known.plan)
    sent = _sent(event, since, session)
    try:
        with using(typefaces_of(known, event)):
            return write_papers(
                checked, order, Path(to), sent, str(since or ""), progress,
                entering=None if beside is None else partial(register, beside),
            )  # fmt: skip
    except OSError as error:
        raise PreseanceError(
            Said(
                "«{to}» cannot be written to ({strerror}); name another folder with --to.",
                to=str(to),
                strerror=error.strerror or "",
            )
        ) from error


def _holders(event: Event) -> dict[str, tuple[str, ...]]:
    """Who has which copy of which paper, by the settings ``papers.copies``."""
    said = {kind: event.settings.get(f"papers.copies.{kind}", ()) for kind in NUMBERED_PAPERS}
    return {
        k: (v,) if isinstance(v, str) else v for k, v in said.items() if isinstance(v, str | tuple)
    }


def _due(folder: Path) -> tuple[PrintedCopy, ...]:
    """The copies out of date, as of now."""
    current = current_version(folder)
    return to_collect(read_copies(folder), current.number if current else None)


def _sent(event: Source, since: int | None, session: str | None) -> Check | None:
    """The version that the kitchen was sent, with the session if it has it."""
    if since is None:
        return None
    old = read_version(folder_of(event, Said("Telling the differences to a version")), since)
    return check(occasion_of(old, session if session in old.session_by_id else None), old.plan)


def write_papers(
    checked: Check,
    order: Order,
    folder: Path,
    sent: Check | None = None,
    since: str = "",
    progress: Progress | None = None,
    *,
    entering: Callable[[Sequence[PrintedCopy]], None] | None = None,
) -> PaperReport:
    """Print the papers ordered of every session of a checked plan into a folder.

    All are made before the first is written. ``sent`` is what the kitchen got in version
    ``since``, where only the differences are to be told. ``entering`` enters numbered copies into
    their register: before they are written, for a copy that is out and not known is worse than one
    that is known and not out.
    """
    made: dict[str, bytes] = {}
    remarks: dict[tuple[str, PaperRemark], str] = {}
    had: set[PaperKind] = set()
    copies: list[PrintedCopy] = []
    printed_at, version = now(), checked.occasion.event.version
    assemblies = checked.occasion.assemblies
    wanted = sum(has_paper(kind, checked, a) for a in assemblies for kind in order.kinds)
    done = 0
    for assembly in assemblies:
        had |= {kind for kind in order.kinds if has_paper(kind, checked, assembly)}
        title = assembly.session.in_language(languages_in(order.language)[0]).title

        def begun(kind: PaperKind, title: str = title) -> None:
            nonlocal done
            if progress is not None:
                progress(done, wanted, f"{title}, {kind}")
            done += 1

        for sheet in sheets_of(checked, assembly, order, sent, since, begun):
            pages = sheet.printed.pages
            if sheet.copy is not None and pages:
                number, total, holder = sheet.copy
                copies.append(
                    PrintedCopy(
                        version.number if version else None, sheet.session, sheet.paper,
                        order.audience, number, total, holder, printed_at,
                    )
                )  # fmt: skip
            for number, page in enumerate(pages, 1):
                part = f"-{number}" if len(pages) > 1 else ""
                made[f"{sheet.stem}{part}.{ENDINGS.get(order.fmt, order.fmt)}"] = page
            for remark in sheet.printed.remarks:
                of = "" if remark.kind in _OF_NO_SESSION else assembly.session.id
                remarks.setdefault((of, remark), sheet.stem)
    folder.mkdir(parents=True, exist_ok=True)
    if copies and entering is not None:
        entering(copies)
    for name, page in made.items():
        write_atomically(folder / name, page)
    told = [(paper, remark.text) for (_, remark), paper in remarks.items()]
    spoken = languages_in(order.language or paper_languages(checked.occasion.event))[0]
    if copies and entering is None:
        told.append((copies[0].paper, in_language(_NOT_ENTERED, spoken)))
    if order.named:
        stems = " ".join(made)
        told += [
            (kind, in_language(_NOT_HAD, spoken))
            for kind in order.kinds
            if kind not in had or kind not in stems
        ]
    return PaperReport(
        tuple(folder / name for name in made),
        tuple(told),
        complete=all(remark.kind != "missing-glyph" for _, remark in remarks),
    )


_OF_NO_SESSION = frozenset({"missing-glyph", "system-font", "labels"})
"""Kinds of remark that are said once, however many sessions they are of."""
_NOT_ENTERED = Said(
    "These numbered copies are in no register, since the event was handed over without its folder: "
    "nobody will be told to collect them. Print them from the folder."
)
_NOT_HAD = Said("None of the sessions printed has such a paper, so none was made.")


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
    spoken = language or default_language(known)
    occasion = occasion_of(known.in_language(spoken), session)
    checked = check(occasion, known.plan)
    view = session_view(checked, occasion.assemblies[0], audience, spoken)
    with using(typefaces_of(known, event)):
        printed = documents.print_session(view, paper=paper, fmt="svg")
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
