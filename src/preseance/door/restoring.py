"""Going back: the draft to a published version, or to before the last command that wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from preseance.door.events import Folder, sound
from preseance.door.findings import said
from preseance.door.moves import difference_json, move_lines
from preseance.door.report import Report
from preseance.door.telling import Line
from preseance.errors import UnknownNameError
from preseance.formats import on_latest, read_draft, read_event
from preseance.formats import write_event as written
from preseance.formats.steps import Step, undo_step
from preseance.formats.versions import read_version
from preseance.model.event import Event
from preseance.planning.checks.programme_remarks import remarks_on_stale
from preseance.planning.publishing import Difference, difference
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.message import Argument
from preseance.wording.said import Said

CHOICES = ("restore", "keep")
_GUESTS = ("guests", "delegations", "requests", "told", "encounters", "earlier")
_ROOMS = ("rooms",)


def restore(
    folder: Folder,
    version: int,
    *,
    guests: str = "restore",
    rooms: str = "restore",
    dry_run: bool = False,
) -> RestoreReport:
    """Make a published version the draft again; the version in force stays in force.

    ``guests`` and ``rooms`` are each ``restore``, as the version has them, or ``keep``, as they
    are now; places that then fit no more are said. A ``dry_run`` writes nothing.

    Raises
    ------
    UnknownNameError
        Where there is no such version or choice.
    InputError
        Where what is kept contradicts what is restored; nothing is written then.
    """
    for given in (guests, rooms):
        if given not in CHOICES:
            raise UnknownNameError(Said("choice"), given, CHOICES)
    path = Path(folder)

    def work() -> RestoreReport:
        draft = read_draft(path)
        now, then = draft.event, read_version(path, version)
        kept = (*(_GUESTS if guests == "keep" else ()), *(_ROOMS if rooms == "keep" else ()))
        made = sound(then.model_copy(update={name: getattr(now, name) for name in kept}))
        if not dry_run:
            written(made, path, since=draft)
        return RestoreReport(made, version, difference(now.plan, made.plan, made), dry_run)

    return work() if dry_run else on_latest(path, work)


@dataclass(frozen=True, repr=False)
class RestoreReport(Report):
    """A version that is the draft again, or would be."""

    event: Event
    """The new draft."""
    version: int
    changed: Difference
    """Who moves from the draft there was."""
    dry_run: bool = False

    def told(self, language: Language | None = None) -> Iterator[Line]:
        """Who moves, what fits no more, and which version is the draft now."""
        wording = wording_of(self.event, language)
        yield from move_lines(self.changed, self.event, wording)
        for remark in remarks_on_stale(self.event):
            yield Line(f"–  {wording.sentence(remark.message)}")
        done: dict[str, Argument] = {
            "number": self.version,
            "moved": len(self.changed.moves),
        }
        yield Line(
            said(wording, f"version.{'would_restore' if self.dry_run else 'restored'}", **done)
        )

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """The version, moves, first seatings, departures, and what fits no more."""
        wording = wording_of(self.event, language)
        remarks = [wording.sentence(r.message) for r in remarks_on_stale(self.event)]
        return {"version": self.version, **difference_json(self.changed), "remarks": remarks}


def undo(folder: Folder) -> UndoReport:
    """Bring back the draft as it was before the last command that wrote; ten steps are kept.

    Published versions stay.

    Raises
    ------
    PreseanceError
        Where nothing is kept to go back to.
    ConflictError
        Where a file was edited since; nothing is written then.
    """
    step = undo_step(Path(folder))
    return UndoReport(read_event(Path(folder)), step)


@dataclass(frozen=True, repr=False)
class UndoReport(Report):
    """The command that was taken back."""

    event: Event
    """The draft as it was before."""
    step: Step

    def told(self, language: Language | None = None) -> Iterator[Line]:
        """Which command, and when it wrote."""
        told: dict[str, Argument] = {
            "command": self.step.command,
            "time": f"{self.step.time:%Y-%m-%d %H:%M}",
            "files": ", ".join(self.step.written),
        }
        yield Line(said(wording_of(self.event, language), "version.undone", **told))

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """The command, when it wrote, and the files that are as before."""
        step = self.step
        return {
            "command": step.command,
            "time": step.time.isoformat(),
            "files": list(step.written),
        }
