"""Five minutes before: an answer taken on somebody's order, published, and what must now be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from preseance.door.copies import collect_lines, copy_json
from preseance.door.events import Folder, opened
from preseance.door.findings import said
from preseance.door.mending import change_sheets, replan
from preseance.door.replan_reports import ReplanReport, slot_message
from preseance.door.report import Report
from preseance.door.telling import Line, Part
from preseance.door.typefaces import typefaces_of
from preseance.door.versions import stage_named
from preseance.errors import ConflictError, PreseanceError, UnknownNameError
from preseance.formats import on_latest, read_draft, write_event
from preseance.formats.copies import read_copies
from preseance.formats.signing import now
from preseance.formats.versions import publish_version
from preseance.model.event import Event
from preseance.model.plan import Version
from preseance.model.printed_copy import PrintedCopy, to_collect
from preseance.model.task_row import Duty, TaskRow
from preseance.planning.publishing import stamped
from preseance.views.records import Language
from preseance.views.sessions import default_language
from preseance.views.speaking import wording_of
from preseance.views.tasks import in_turn, liaison_of, tasks_of
from preseance.wording.message import Argument, Message, Term
from preseance.wording.said import Said
from preseance.wording.tongues import languages_in
from preseance.wording.wording import Wording


def switch(
    folder: Folder,
    changes: str | Sequence[str],
    *,
    by: str,
    choose: int = 1,
    session: str | None = None,
    stage: str = "approved",
    sheets: Folder | None = None,
    language: Language | None = None,
) -> SwitchReport:
    """Mend the plan for a change, publish the answer on somebody's order, and list what must be done.

    ``sheets`` is a folder for what has changed and nothing else: a change sheet for each reader. The
    tasks go into ``tasks.csv``, each with the number of the version.

    Raises
    ------
    InputError, UnknownNameError, PreseanceError
        As ``replan`` does; PreseanceError also where nobody gives the order.
    ConflictError
        Where a must is broken in the answer; nothing is written then.
    """
    if not by.strip():
        raise PreseanceError(Said("Say on whose order the plan is changed."))
    path, mark = Path(folder), stage_named(stage)

    def work() -> SwitchReport:
        report = replan(path, changes, choose=choose, session=session, stage=stage)
        if not report.holds:
            raise ConflictError(Said("A must is broken in the mended plan; it is not kept."))
        before = report.grown_from
        number = before.number + 1 if before else 1
        spoken = languages_in(language or default_language(report.event))[0]
        tasks = in_turn(
            (
                *tasks_of(report.made, report.answer, number, before, spoken),
                *_slot_tasks(report, number, spoken),
            )
        )
        event = report.event.model_copy(update={"tasks": (*report.event.tasks, *tasks)})
        typefaces = None
        if sheets is not None:
            # A folder that cannot be made, or fonts that are none, are found out before anything is written.
            Path(sheets).mkdir(parents=True, exist_ok=True)
            typefaces = typefaces_of(report.event, path)
        copies = read_copies(path)
        version = publish_version(
            path,
            stamped(event, mark),
            stage=mark,
            author=by,
            reason="; ".join(report.made.sentences),
            time=now(),
            since=report.draft,
        )
        files: tuple[Path, ...] = ()
        if sheets is not None and typefaces is not None:
            files = tuple(change_sheets(report, version, Path(sheets), language, typefaces, copies))
        collect = to_collect(copies, version.number)
        return SwitchReport(event, tasks, report, version, files, collect)

    return on_latest(path, work)


def _slot_tasks(report: ReplanReport, number: int, language: Language) -> Iterator[TaskRow]:
    """Whoever has another hour at the door, or in the motorcade, is told it; so are the ushers."""
    wording = wording_of(report.event, language)
    for before, after in report.slots:
        slot = after or before
        assert slot is not None
        what = wording.sentence(slot_message(before, after))
        yield TaskRow(version=number, duty=Duty.USHERS, what=what)
        people = [report.made.before.guest_by_id[name] for name in slot.party.guests]
        named = [liaison_of(guest, report.event, language) for guest in people]
        for who in dict.fromkeys(named):
            yield TaskRow(version=number, duty=Duty.LIAISONS, who=who, what=what)


def tasks(event: Folder | Event, *, version: int | None = None) -> SwitchReport:
    """What last-minute changes ask of everybody: of one version, or all that is not done.

    Raises
    ------
    InputError
        With every mistake in the event.
    """
    known = opened(event)
    wanted = tuple(
        t for t in known.tasks if t.version == version or (version is None and not t.done)
    )
    return SwitchReport(known, wanted)


def confirm(folder: Folder, numbers: Sequence[int] = ()) -> SwitchReport:
    """Tick off tasks by their numbers, 1 for the first of those that are open; all where none is named.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where no open task has the number.
    """
    path = Path(folder)

    def work() -> SwitchReport:
        draft = read_draft(path)
        rows = list(draft.event.tasks)
        open_ones = [k for k, row in enumerate(rows) if not row.done]
        for number in numbers:
            if not 1 <= number <= len(open_ones):
                known = tuple(str(n) for n in range(1, len(open_ones) + 1))
                raise UnknownNameError(Said("task"), str(number), known)
        for k in [open_ones[n - 1] for n in numbers] or open_ones:
            rows[k] = rows[k].model_copy(update={"done": True})
        after = draft.event.model_copy(update={"tasks": tuple(rows)})
        write_event(after, path, since=draft)
        return SwitchReport(after, tuple(row for row in rows if not row.done))

    return on_latest(path, work)


@dataclass(frozen=True, repr=False)
class SwitchReport(Report):
    """What was published, and what must be done."""

    event: Event
    tasks: tuple[TaskRow, ...]
    """To be done; of a switch those that it asks."""
    mended: ReplanReport | None = None
    version: Version | None = None
    files: tuple[Path, ...] = ()
    collect: tuple[PrintedCopy, ...] = ()
    """Numbered copies that the version replaces."""

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """``version``, ``moves``, ``files``, ``collect``, ``todo``."""
        mended = self.mended.to_json(language) if self.mended else {}
        return {
            "version": self.version.number if self.version else None,
            "moves": mended.get("moves", []),
            "files": [str(f) for f in self.files],
            "collect": [copy_json(copy) for copy in self.collect],
            "todo": [
                {"n": n, **row.model_dump(mode="json")} for n, row in enumerate(self.tasks, 1)
            ],
        }

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """The version, who moves, the sheets, then the list by duty."""
        wording = wording_of(self.event, language)
        if self.version is not None and self.mended is not None:
            made: dict[str, Argument] = {
                "number": self.version.number,
                "stage": Term(f"stage.{self.version.called}"),
                "author": self.version.author,
            }
            yield Line(said(wording, "version.made", **made))
            yield from self.mended.slot_lines(language)
            yield from self.mended.move_lines(language)
        for file in self.files:
            yield Line(str(file), "aside")
        yield from collect_lines(self.collect, self.event, language)
        if not self.tasks:
            yield Line(said(wording, "switch.all_done"))
            return
        yield Line(said(wording, "switch.todo"), "heading")
        for n, row in enumerate(self.tasks, 1):
            yield Line(f"  {n:>2}  {_task_said(row, wording)}")


def _task_said(row: TaskRow, wording: Wording) -> str:
    duty = str(wording.word(Term(f"duty.{row.duty.value}")))
    told = Message("switch.told", {"who": row.who, "what": row.what}) if row.who else row.what
    return said(wording, "switch.task", duty=duty, told=told)
