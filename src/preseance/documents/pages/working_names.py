"""The names on a plan that is worked on: table by table, and drawn anew only where somebody has moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from preseance.documents.choosing import Chosen, Way
from preseance.documents.drawn_before import DrawnBefore, Same
from preseance.documents.labelling import runs_of
from preseance.documents.labels import Label
from preseance.documents.names import Detail
from preseance.documents.pages.html import Markup, tag
from preseance.documents.pages.working_room import Group, WorkingRoom, drawn
from preseance.documents.palette import OUTLINE
from preseance.documents.placing import DETAILS, Known, Run, place_runs
from preseance.documents.scene import Mark, Pen, stroke

_SIZES = (5.6, 4.8, 4.2, 3.8, 3.4, 3.0, 2.6, 2.3)
"""Of names, from the one wished for down to the least."""
_FAMILIES = (8.4, 7.0, 5.6, 4.8, 4.2, 3.8, 3.4, 3.1, 2.8, 2.5)
"""Of family names alone, which are read where full names are too small."""
_LARGER = 1.1
"""How much larger than full names they have to be."""


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of a plan."""

    pieces: dict[str, Markup]
    """Elements by their ids."""
    size: float
    """Of their type; 0 where they do not fit."""


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """The places of a table that are named together, and the ways to do it as far as they are known."""

    runs: tuple[Run, ...]
    ways: tuple[Known, ...]


_RUNS: DrawnBefore[_Runs] = DrawnBefore(2)
_ALIKE: Same[Run] = Same(2)
_WAYS: DrawnBefore[Known] = DrawnBefore(4)
_PIECES: DrawnBefore[dict[str, Markup]] = DrawnBefore(2)
_CHOSEN, _CHOSEN_FAMILIES = Chosen(), Chosen()


def names_of(groups: Sequence[Group], room: WorkingRoom) -> tuple[Names, Names]:
    """The full names, as large as all of them can be, and the family names alone; none where they do not fit."""
    names = _fitting(groups, room, DETAILS, _SIZES, "name", _CHOSEN)
    larger = [one for one in _FAMILIES if one >= _LARGER * names.size]
    return names, _fitting(groups, room, ("family",), larger, "family", _CHOSEN_FAMILIES)


def _fitting(
    groups: Sequence[Group],
    room: WorkingRoom,
    details: tuple[Detail, ...],
    sizes: Sequence[float],
    called: str,
    chosen: Chosen,
) -> Names:
    parts = [_RUNS.of((g, room), partial(_runs, g, room, details), details) for g in groups]
    runs = [run for part in parts for run in part.runs]
    known = [ways for part in parts for ways in part.ways]

    def placed(size: float) -> list[Way] | None:
        return place_runs(runs, size, room.sheet, room.obstacles, details, known, chosen)

    size, ways = _largest(sizes, placed, room.fitted.get(details))
    room.fitted[details] = size
    pieces: dict[str, Markup] = {}
    for way in ways:
        if way:
            pieces.update(_PIECES.of((way,), partial(_drawn, way, called), called))
    return Names(pieces, size if pieces else 0.0)


def _runs(group: Group, room: WorkingRoom, details: tuple[Detail, ...]) -> _Runs:
    bare = room.furniture.seats
    seats = {p.id: replace(bare[p.id], place=p) for p in group.places}
    # Who sits round the corner is nothing to a side of a table.
    runs = tuple(
        _ALIKE.of(replace(run, group=tuple(bare[s.place.id] for s in run.group)))
        for run in runs_of(group, seats)
    )
    return _Runs(runs, tuple(_WAYS.of((run, room), dict, details) for run in runs))


def _largest(
    sizes: Sequence[float], placed: Callable[[float], list[Way] | None], last: float | None
) -> tuple[float, list[Way]]:
    """The largest size that fits, and what is placed in it; what fits in one fits in a smaller one.

    From the size that fitted ``last`` one step is enough as a rule.
    """
    best: tuple[float, list[Way]] = 0.0, []
    low, high = 0, len(sizes)
    begun = last in sizes
    at = sizes.index(last) if last is not None and begun else high // 2
    while low < high:
        found = placed(sizes[at])
        if found is None:
            low = at + 1
        else:
            best, high = (sizes[at], found), at
        at = (high - 1 if best[1] else low) if begun else (low + high) // 2
    return best


def _drawn(way: Way, called: str) -> dict[str, Markup]:
    return {f"{called}-{label.place}": _name(label, called) for label in way}


def _name(label: Label, called: str) -> Markup:
    marks: list[Mark] = [*label.texts()]
    if label.leader:
        marks.append(stroke(label.leader, Pen(OUTLINE, 0.2)))
    return tag("g", {"class": "name", "id": f"{called}-{label.place}"}, drawn(marks))
