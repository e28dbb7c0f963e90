"""Mending: a published plan after a change, the answer taken, kept, published, told to each reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from preseance.door.events import Folder, Source, opened_draft
from preseance.door.typefaces import typefaces_of
from preseance.door.versions import stage_named
from preseance.errors import ConflictError, PreseanceError
from preseance.formats import write_event
from preseance.formats.atomic import write_atomically
from preseance.formats.copies import read_copies
from preseance.formats.signing import author_of, now
from preseance.formats.versions import publish_version, published_of
from preseance.model.plan import Plan, Version
from preseance.model.printed_copy import PrintedCopy, to_collect
from preseance.planning.publishing import stamped
from preseance.planning.replan.replanning import promised_plan
from preseance.planning.replan.replanning import replan as mended
from preseance.views.records import Language
from preseance.wording.said import Said
from preseance.wording.tongues import languages_in

if TYPE_CHECKING:
    from preseance.documents.typefaces import Typefaces
from preseance.door.replan_reports import ReplanReport


def replan(
    event: Source,
    changes: str | Sequence[str] = (),
    *,
    choose: int = 1,
    session: str | None = None,
    stage: str | None = None,
    published: Plan | None = None,
) -> ReplanReport:
    """Mend a plan for what has changed: keep what should be kept, then move least; nothing is written.

    What was promised is the plan ``published``; else the one in force in a folder, or an event's own.
    A change is a sentence such as ``cancel anna`` or ``apart anna bruno beside``; with none, the
    plan is mended for what was edited in the lists since. ``choose`` says
    which of the answers offered to take; ``stage`` at which one `keep` is to publish it.

    Raises
    ------
    InputError
        With every mistake in the event.
    ConflictError
        Where changes contradict each other.
    PreseanceError
        Where a sentence is no change.
    UnknownNameError
        Where a name or the stage is not there, or no answer has the number.
    """
    sentences = (changes,) if isinstance(changes, str) else tuple(changes)
    known, draft = opened_draft(event)
    in_force = published_of(draft) if draft else None
    if stage is not None:
        stage_named(stage)
    if published is None and in_force is not None:
        published = in_force.plan
    promised = promised_plan(known.plan, published)
    made = mended(known, sentences, published=promised, session=session)
    report = ReplanReport(
        made, draft=draft, stage=stage, grown_from=in_force.version if in_force else None
    )
    return report.choose(choose)


@dataclass(frozen=True)
class Kept:
    """What keeping a mended plan has written."""

    version: Version | None
    """The version it was published as; None where it is the draft."""
    files: tuple[Path, ...]
    """The change sheets."""

    def to_json(self) -> dict[str, Any]:
        """The number of the version, and the files."""
        number = self.version.number if self.version else None
        return {"version": number, "files": [str(f) for f in self.files]}


def keep(
    report: ReplanReport,
    folder: Folder | None = None,
    *,
    sheets: Folder | None = None,
    language: Language | None = None,
) -> Kept:
    """Write a mended plan as the draft of its folder, or publish it where a stage was named.

    The event goes with it, guests, rules and rooms as the changes leave them. ``sheets`` is a
    folder for the change sheets, one for each reader.

    Raises
    ------
    ConflictError
        Where a must is broken in it; nothing is written then.
    ChangedError
        Where the folder that was mended is another by now; nothing is written then.
    PreseanceError
        Where the event was handed in and no folder is named.
    """
    read = report.draft.folder if report.draft else None
    path = Path(folder) if folder is not None else read
    if path is None:
        raise PreseanceError(Said("Name the folder in which the mended plan is to be kept."))
    if not report.holds:
        raise ConflictError(Said("A must is broken in the mended plan; it is not kept."))
    typefaces: Typefaces | None = None
    if sheets is not None:
        # A folder that cannot be made is found out before anything is written.
        Path(sheets).mkdir(parents=True, exist_ok=True)
        # So are fonts that are none.
        typefaces = typefaces_of(report.event, path)
    copies = read_copies(path)
    version = _written(report, path)
    if typefaces is None or sheets is None:
        return Kept(version, ())
    made = change_sheets(report, version, Path(sheets), language, typefaces, copies)
    return Kept(version, tuple(made))


def _written(report: ReplanReport, folder: Path) -> Version | None:
    if report.stage is None:
        write_event(report.event, folder, since=report.draft)
        return None
    stage = stage_named(report.stage)
    return publish_version(
        folder,
        stamped(report.event, stage),
        stage=stage,
        author=author_of(report.event),
        reason="; ".join(report.made.sentences),
        time=now(),
        since=report.draft,
    )


def change_sheets(
    report: ReplanReport,
    version: Version | None,
    to: Path,
    language: Language | None,
    typefaces: Typefaces,
    copies: Sequence[PrintedCopy],
) -> Iterator[Path]:
    """Write a change sheet for each reader into a folder; the files. ``copies`` are those known to be out."""
    from preseance.documents import print_changes
    from preseance.documents.typefaces import using
    from preseance.views.change_sheets import readers, sheet_for
    from preseance.views.copies import copy_views
    from preseance.views.sessions import paper_languages
    from preseance.views.tongues import in_two_languages

    spoken = languages_in(language or paper_languages(report.event))
    due = to_collect(copies, version.number if version else None)
    marking = str(report.event.settings.get("papers.marking", ""))
    for reader in readers(report.answer):
        sheet, *second = (
            sheet_for(report.made, report.answer, reader, report.grown_from, own, version)
            for own in spoken
        )
        if second:
            sheet = in_two_languages(sheet, second[0])
        sheet = replace(sheet, head=replace(sheet.head, marking=marking))
        if reader.may.cards:
            sheet = replace(sheet, copies=copy_views(due, report.event))
        file = to / f"changes-{reader.stem}.pdf"
        with using(typefaces):
            page = print_changes(sheet).pages[0]
        write_atomically(file, page)
        yield file
