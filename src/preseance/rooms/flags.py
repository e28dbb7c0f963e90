"""Where the flags of a row stand."""

from __future__ import annotations

from math import cos, degrees, pi, radians, sin

from preseance.model.flag_row import FlagRow


def flag_positions(row: FlagRow, count: int) -> tuple[tuple[float, float, float], ...]:
    """x, y and facing of each flag from the viewer's left: metres of the room, degrees.

    A half circle opens to the viewer; its masts keep their distance along the arc.
    """
    if row.form == "half-circle" and count > 2:
        radius = row.pitch * (count - 1) / pi
        turns = [pi - pi * k / (count - 1) for k in range(count)]
        local = [(radius * cos(a), radius * sin(a), degrees(a) + 180) for a in turns]
    else:
        local = [((k - (count - 1) / 2) * row.pitch, 0.0, 270.0) for k in range(count)]
    c, s = cos(radians(row.rotation)), sin(radians(row.rotation))
    return tuple(
        (row.x + c * x - s * y, row.y + s * x + c * y, (facing + row.rotation) % 360)
        for x, y, facing in local
    )
