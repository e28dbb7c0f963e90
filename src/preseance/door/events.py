"""Events in and out: read from a folder, written to one, and looked over wherever they come from."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias, TypeVar

from preseance import formats
from preseance.errors import InputError, PreseanceError
from preseance.formats import Draft
from preseance.formats.checks import mistakes_of
from preseance.formats.checks.stale import fitting
from preseance.model.event import Event
from preseance.model.plan import Plan
from preseance.wording.said import Said

Folder: TypeAlias = "str | os.PathLike[str]"
Source: TypeAlias = "Event | Folder"
"""An event, or the folder it is in."""
_T = TypeVar("_T")


def read_event(folder: Folder) -> Event:
    """The event in a folder.

    Raises
    ------
    InputError
        With every mistake found: file, row, column, what stands there, what should.
    """
    return formats.read_event(Path(folder))


def write_event(event: Event, folder: Folder) -> None:
    """Write an event into a folder, all files in one step; what did not change keeps its bytes.

    Raises
    ------
    InputError
        With every contradiction in the event; nothing is written then.
    """
    formats.write_event(sound(event), Path(folder))


def write_plan(plan: Plan, folder: Folder, *, since: Draft | None = None) -> None:
    """Write ``plan.csv`` of an event's folder in one step, and nothing else.

    ``since`` is the draft that was planned (of a report of `plan`).

    Raises
    ------
    ChangedError
        Where the folder that was planned is another by now; nothing is written then.
    """
    formats.write_plan(plan, Path(folder), since=since)


def on_latest(folder: Folder, work: Callable[[], _T]) -> _T:
    """Read, work and write; where somebody changed the draft meanwhile, again while others wait."""
    return formats.on_latest(Path(folder), work)


def opened(source: Source) -> Event:
    """The event, or the one in the folder.

    Raises
    ------
    InputError
        With every mistake found; the rows named are those that its files have, or would have.
    """
    return opened_draft(source)[0]


def opened_draft(source: Source) -> tuple[Event, Draft | None]:
    """The event, and the draft it was read from where it was read from a folder.

    Raises
    ------
    InputError
        As ``opened`` does.
    """
    if isinstance(source, Event):
        return sound(source), None
    draft = formats.read_draft(Path(source))
    return draft.event, draft


def folder_of(source: Source, use: str) -> Path:
    """The folder, where only that will do.

    Raises
    ------
    PreseanceError
        Where it is an event in memory; ``use`` says what needs the folder.
    """
    if isinstance(source, Event):
        raise PreseanceError(
            Said("{use} needs the folder of the event, not the event alone.", use=use)
        )
    return Path(source)


def sound(event: Event) -> Event:
    """The event where nothing in it contradicts the rest."""
    lists = {
        "guests.csv": event.guests,
        "rules.csv": event.rules,
        "requests.csv": event.requests,
        "told.csv": event.told,
        "encounters.csv": event.encounters,
        "tasks.csv": event.tasks,
        "earlier.csv": event.earlier,
        "statements.csv": event.statements,
        "plan.csv": event.plan.placements,
    }
    # Line 1 of a table is its head.
    lines = {file: tuple(range(2, len(rows) + 2)) for file, rows in lists.items()}
    mistakes = mistakes_of(event, lines)
    if mistakes:
        raise InputError(mistakes)
    return fitting(event)
