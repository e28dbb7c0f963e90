"""How the places of one session stand to each other: every relation an encounter can have, at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from preseance.model.place import Place, PlaceKind
from preseance.model.room import Camera, Room
from preseance.rooms import in_sight
from preseance.rules.shapes import Assembly

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

RELATIONS = (
    "same-vehicle", "beside", "across", "next", "behind", "diagonal", "near", "in-frame",
    "same-table", "in-sight",
)  # fmt: skip
"""The relations of places that make an encounter, the closest first."""
REACH = 2.0
"""Metres within which two can speak or shake hands, where the event says nothing."""
VIEW = 60.0
"""Degrees to either hand that somebody sees without turning, where the event says nothing."""
_SLACK = 1e-9


@dataclass(frozen=True)
class Nearness:
    """How some places (rows) and others (columns) of one session stand to each other."""

    distance: Floats
    """Metres; not a number where one of them is in a vehicle and the other is not in it."""
    relations: Mapping[str, Bools]
    """By the words of ``RELATIONS``; each holds both ways."""

    def between(self, row: int, column: int) -> tuple[str, ...]:
        """The relations of two places, the closest first."""
        return tuple(name for name in RELATIONS if self.relations[name][row, column])

    def coded(self) -> NDArray[np.int64]:
        """A number for the relations that hold, 0 for none; shape (rows, columns)."""
        coded = np.zeros(self.distance.shape, dtype=np.int64)
        for k, name in enumerate(RELATIONS):
            coded |= self.relations[name].astype(np.int64) << k
        return coded

    def decoded(self, code: int) -> tuple[str, ...]:
        """The relations that the lowest bits of a number stand for, the closest first."""
        return tuple(name for k, name in enumerate(RELATIONS) if code >> k & 1)


def nearness(
    assembly: Assembly,
    room: Room,
    rows: Sequence[int],
    columns: Sequence[int] | None = None,
    *,
    reach: float = REACH,
    view: float = VIEW,
) -> Nearness:
    """How places stand to each other, by their indices in a session; ``columns`` are the rows where None.

    ``in-sight``: no fixture stands between them, and one has the other within ``view`` degrees of
    where they look. ``in-frame``: a photographer before them has both in one picture, or a camera of
    the room has. ``near``: within ``reach`` metres. Whoever is in a vehicle meets only those in it.
    """
    columns = rows if columns is None else columns
    here, there = ([assembly.places[k] for k in some] for some in (rows, columns))
    apart = _apart(assembly, here, there)
    distance, turned, turned_back = _geometry(here, there)
    self_ = np.asarray(rows)[:, None] == np.asarray(columns)[None, :]
    apart |= self_
    distance[apart & ~self_] = np.nan
    sees = np.minimum(turned, turned_back) <= view + _SLACK
    found = {
        "near": distance <= reach + _SLACK,
        "in-sight": sees & in_sight(here, room.fixtures, there),
        "in-frame": _related(assembly, "in-frame", rows, columns) | _framed(room, here, there),
    }
    for name in RELATIONS:
        if name not in found:
            found[name] = _related(assembly, name, rows, columns)
    found["same-table"] &= _around_a_table(here)[:, None] & _around_a_table(there)[None, :]
    return Nearness(distance, {name: holds & ~apart for name, holds in found.items()})


def _related(assembly: Assembly, word: str, rows: Sequence[int], columns: Sequence[int]) -> Bools:
    """Where a relation of rules holds, in either direction."""
    related = assembly.related([word], symmetric=True)
    at = {p: k for k, p in enumerate(columns)}
    found = np.zeros((len(rows), len(columns)), dtype=np.bool_)
    for i, p in enumerate(rows):
        found[i, [at[q] for q in related.near(p) if q in at]] = True
    return found


def _around_a_table(places: Sequence[Place]) -> Bools:
    """Whether each place is one at a table; a stand, a line or a picture brings nobody together."""
    return np.array([p.kind is not PlaceKind.STANDING and p.row is None for p in places], np.bool_)


def _apart(assembly: Assembly, here: Sequence[Place], there: Sequence[Place]) -> Bools:
    """Whether one of them is in a vehicle without the other."""
    vehicles = assembly.layout.vehicles
    of_row = np.array([p.table for p in here], dtype=object)[:, None]
    of_column = np.array([p.table for p in there], dtype=object)[None, :]
    rides = np.array([p.table in vehicles for p in here], dtype=np.bool_)[:, None] | np.array(
        [p.table in vehicles for p in there], dtype=np.bool_
    )
    apart: Bools = rides & (of_row != of_column).astype(np.bool_)
    return apart


def _geometry(here: Sequence[Place], there: Sequence[Place]) -> tuple[Floats, Floats, Floats]:
    """Distances, and by how many degrees each would have to turn to look at the other."""
    x, y, facing = (_of(here, name)[:, None] for name in ("x", "y", "facing"))
    to_x, to_y, back = (_of(there, name)[None, :] for name in ("x", "y", "facing"))
    dx, dy = to_x - x, to_y - y
    bearing = np.degrees(np.arctan2(dy, dx))
    return np.hypot(dx, dy), turn(bearing, facing), turn(bearing + 180.0, back)


def _of(places: Sequence[Place], name: str) -> Floats:
    return np.array([getattr(p, name) for p in places], dtype=np.float64)


def turn(one: Floats, other: Floats) -> Floats:
    """Degrees between two directions, 0 to 180."""
    return np.abs((one - other + 180.0) % 360.0 - 180.0)


def _framed(room: Room, here: Sequence[Place], there: Sequence[Place]) -> Bools:
    found = np.zeros((len(here), len(there)), dtype=np.bool_)
    for camera in room.cameras:
        found |= taken_by(camera, room, here)[:, None] & taken_by(camera, room, there)[None, :]
    return found


def taken_by(camera: Camera, room: Room, places: Sequence[Place]) -> Bools:
    """Whether a camera has each place in its field, near enough and with no fixture between."""
    dx, dy = _of(places, "x") - camera.x, _of(places, "y") - camera.y
    bearing = np.degrees(np.arctan2(dy, dx))
    inside = turn(bearing, np.full(len(places), camera.facing)) <= camera.angle / 2 + _SLACK
    free = in_sight([camera], room.fixtures, places)[0]
    taken: Bools = inside & free & (np.hypot(dx, dy) <= camera.reach + _SLACK)
    return taken


def cameras_of(room: Room, one: Place, other: Place) -> Iterator[Camera]:
    """The cameras of a room that have two places in one picture."""
    for camera in room.cameras:
        if taken_by(camera, room, (one, other)).all():
            yield camera
