"""One table drawn small, for pages that say in words beside it who sits where."""

from __future__ import annotations

from typing import Any

from preseance.views.records import RowView, TableView
from preseance.views.records.rooms import Circle

_REACH = 0.45
"""Metres that a disc and its edge need."""
_MOST = 60
"""Places beyond which a small picture shows nothing."""


def small_plan(group: TableView | RowView) -> dict[str, Any] | None:
    """Shapes and discs in metres, y downwards: ``box``, ``circles``, ``paths``, ``discs``.

    None where there is nothing to see at that size.
    """
    places = [p for p in group.places if p.kind != "auxiliary" or p.guest is not None]
    if not places or len(places) > _MOST:
        return None
    outlines = group.outlines if isinstance(group, TableView) else ()
    circles = [o for o in outlines if isinstance(o, Circle)]
    polygons = [o for o in outlines if not isinstance(o, Circle)]
    xs = [p.x for p in places] + [c.x + side * c.radius for c in circles for side in (-1, 1)]
    ys = [p.y for p in places] + [c.y + side * c.radius for c in circles for side in (-1, 1)]
    for polygon in polygons:
        xs += [x for x, _ in polygon.points]
        ys += [y for _, y in polygon.points]
    left, top = min(xs) - _REACH, -max(ys) - _REACH
    width, height = max(xs) - min(xs) + 2 * _REACH, max(ys) - min(ys) + 2 * _REACH
    return {
        "box": f"{left:.2f} {top:.2f} {width:.2f} {height:.2f}",
        "circles": [
            {"x": f"{c.x:.2f}", "y": f"{-c.y:.2f}", "r": f"{c.radius:.2f}"} for c in circles
        ],
        "paths": ["".join(_closed(points) for points in (p.points, *p.holes)) for p in polygons],
        "discs": [
            {
                "x": f"{p.x:.2f}",
                "y": f"{-p.y:.2f}",
                "number": p.number,
                "taken": p.guest is not None,
                "presiding": p.presiding,
            }
            for p in places
        ],
    }


def _closed(points: tuple[tuple[float, float], ...]) -> str:
    return "M" + "L".join(f"{x:.2f} {-y:.2f}" for x, y in points) + "Z"
