"""Versions: published, listed, and held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from preseance.door.copies import collect_lines, copy_json
from preseance.door.events import Folder
from preseance.door.findings import said
from preseance.door.moves import difference_json, move_json, move_lines
from preseance.door.report import Report
from preseance.door.telling import Line
from preseance.errors import ConflictError, PreseanceError, UnknownNameError
from preseance.formats import Draft, on_latest, read_draft
from preseance.formats.copies import read_copies
from preseance.formats.signing import author_of, now
from preseance.formats.versions import (
    next_version,
    publish_version,
    published_of,
    read_version,
    version_of,
    versions_of,
)
from preseance.model.event import Event
from preseance.model.plan import DRAFT, MARKS, Mark, Move, Version
from preseance.model.printed_copy import PrintedCopy, to_collect
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.planning.publishing import (
    Difference,
    difference,
    no_mark_lost,
    of_session,
    stamped,
)
from preseance.planning.replan.changes.reading import Words
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.message import Argument, Message, Term
from preseance.wording.said import Said


def stage_named(name: str) -> Mark | None:
    """The mark of that name; None for ``draft``.

    Raises
    ------
    UnknownNameError
        Where there is none.
    """
    if name == DRAFT:
        return None
    if name not in MARKS:
        raise UnknownNameError(Said("stage"), name, (DRAFT, *MARKS))
    return Mark(name)


def publish(
    folder: Folder,
    *,
    stage: str = "approved",
    reason: str = "",
    session: str | None = None,
    guests: Sequence[str] = (),
    author: str | None = None,
    dry_run: bool = False,
) -> VersionReport:
    """Freeze the draft as the next version, which nobody changes again.

    Its placements, or those of one session, or of some guests by id or name, are marked ``stage`` (approved, told, printed or
    seated; draft for no mark), in whatever order that happens. The author is else the setting ``author``, PRESEANCE_AUTHOR or the user's name. A
    ``dry_run`` writes nothing.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such session, stage or guest.
    ConflictError
        Where a guest named has no place, or a placement of the version in force has a mark that is gone though it stays.
    """
    path, reached = Path(folder), stage_named(stage)

    def work() -> VersionReport:
        draft = read_draft(path)
        draft.event.sessions_asked(session)  # Refuses a name that is no session of the event.
        only = [_placed(draft.event, name, session) for name in guests]
        firm, in_force = stamped(draft.event, reached, session, only), published_of(draft)
        if in_force is not None:
            no_mark_lost(in_force, firm, session)
        holds = check(occasion_of(firm), firm.plan).holds
        copies = read_copies(path)
        doing = next_version if dry_run else publish_version
        version = doing(
            path,
            firm,
            stage=reached,
            author=author or author_of(firm),
            # Whoever is named is why, where nothing else is said.
            reason=reason or ", ".join(guests),
            time=now(),
            since=draft,
        )
        collect = to_collect(copies, version.number)
        return VersionReport(firm, version, holds, path, dry_run, collect)

    return work() if dry_run else on_latest(path, work)


def _placed(event: Event, name: str, session: str | None) -> str:
    """The id of a guest of that id or name who has a place to be marked."""
    guest = Words([name], event).only_guest()
    if any(p.guest == guest and session in (None, p.session) for p in event.plan.placements):
        return guest
    if session is None:
        raise ConflictError(
            Said("«{guest}» has no place in the plan, so cannot be marked.", guest=guest)
        )
    where = event.session_by_id[session].title
    raise ConflictError(
        Said("«{guest}» has no place in {where}, so cannot be marked.", guest=guest, where=where)
    )


@dataclass(frozen=True, repr=False)
class VersionReport(Report):
    """The version that was made, or would be."""

    event: Event
    """As published."""
    version: Version
    holds: bool
    """Whether every must holds in it."""
    folder: Path
    dry_run: bool = False
    collect: tuple[PrintedCopy, ...] = ()
    """Numbered copies that it replaces."""

    def told(self, language: Language | None = None) -> Iterator[Line]:
        """What is made or would be made, why, and whether a must is broken in it."""
        wording, version = wording_of(self.event, language), self.version
        made: dict[str, Argument] = {
            "number": version.number,
            "stage": Term(f"stage.{version.called}"),
            "author": version.author,
        }
        yield Line(said(wording, "version.would_be" if self.dry_run else "version.made", **made))
        if version.reason:
            yield Line(said(wording, "version.reason", reason=version.reason.rstrip(".")))
        if not self.holds:
            yield Line(said(wording, "version.broken", folder=str(self.folder)))
        yield from collect_lines(self.collect, self.event, language)

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """The version's number and record, and whether every must holds."""
        collect = [copy_json(copy) for copy in self.collect]
        return _version_json(self.version) | {"holds": self.holds, "collect": collect}


def _version_json(version: Version) -> dict[str, Any]:
    record = version.model_dump(mode="json", exclude={"number", "superseded_by"})
    return {"version": version.number, **record, "stage": version.called}


def history(folder: Folder) -> HistoryReport:
    """The published versions, oldest first, with what moved from each to the next."""
    draft = read_draft(Path(folder))
    current = version_of(draft)
    return HistoryReport(draft.event, tuple(_published(draft)), current.number if current else None)


def _published(draft: Draft) -> Iterator[Published]:
    before: Event | None = None
    for version in versions_of(draft):
        frozen = read_version(draft.folder, version.number)
        moves = difference(before.plan, frozen.plan, frozen).moves if before else ()
        before = frozen
        yield Published(version, moves)


@dataclass(frozen=True)
class Published:
    """A version, and what moved since the one before."""

    version: Version
    moves: tuple[Move, ...]


@dataclass(frozen=True, repr=False)
class HistoryReport(Report):
    """The published versions, oldest first."""

    event: Event
    """The draft."""
    versions: tuple[Published, ...]
    current: int | None
    """Number of the version in force."""

    def told(self, language: Language | None = None) -> Iterator[Line]:
        """A line a version, the one in force marked."""
        wording = wording_of(self.event, language)
        if not self.versions:
            yield Line(said(wording, "version.none"))
        stages = [str(wording.word(Term(f"stage.{p.version.called}"))) for p in self.versions]
        widest = max((len(p.version.author) for p in self.versions), default=0)
        for published, stage in zip(self.versions, stages, strict=True):
            version = published.version
            moved = said(wording, "version.moved", number=len(published.moves))
            time = _version_json(version)["time"]
            yield Line(
                f"{'▸' if version.number == self.current else ' '} {version.number:>3}  {time}"
                f"  {stage:<{max(map(len, stages))}}  {version.author:<{widest}}"
                f"  {moved}  {' '.join(version.reason.split())}"
            )

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """Each version with its moves, and which is in force."""
        rows = [
            {
                **_version_json(p.version),
                "moves": [move_json(m) for m in p.moves],
                "current": p.version.number == self.current,
            }
            for p in self.versions
        ]
        return {"versions": rows, "current": self.current}


def diff(
    folder: Folder,
    first: int | None = None,
    second: int | None = None,
    *,
    session: str | None = None,
    language: Language | None = None,
) -> DiffReport:
    """Who moves from one version to another: two versions, or one and the draft.

    With no version named, from the version in force to the draft; ``language`` is that of errors.

    Raises
    ------
    PreseanceError
        Where nothing is published, or a version was altered.
    UnknownNameError
        Where there is no such version or session.
    """
    path = Path(folder)
    draft = read_draft(path)
    if first is None:
        current = version_of(draft)
        if current is None:
            unpublished = Message("moves.unpublished", {"folder": str(folder)})
            raise PreseanceError(wording_of(draft.event, language).sentence(unpublished))
        first = current.number
    before = read_version(path, first)
    after = draft.event if second is None else read_version(path, second)
    changed = of_session(difference(before.plan, after.plan, after), session, after)
    return DiffReport(after, changed, first, second)


@dataclass(frozen=True, repr=False)
class DiffReport(Report):
    """What changes from one version to another, or to the draft."""

    event: Event
    """The later one."""
    changed: Difference
    first: int
    second: int | None
    """None stands for the draft."""

    def told(self, language: Language | None = None) -> Iterator[Line]:
        """A line for each guest concerned, and how many move."""
        wording = wording_of(self.event, language)
        yield from move_lines(self.changed, self.event, wording)
        counted: dict[str, Argument] = {"number": len(self.changed.moves), "first": self.first}
        if self.second is None:
            yield Line(said(wording, "moves.to_draft", **counted))
        else:
            yield Line(said(wording, "moves.to_version", **counted, second=self.second))

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """From which to which; moves, first seatings, departures."""
        return {"from": self.first, "to": self.second, **difference_json(self.changed)}
