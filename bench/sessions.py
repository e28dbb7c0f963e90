"""Schedules of several sessions as published: groups of guests, session by session."""

from __future__ import annotations

from preseance.engine.problem import Placement


def meals(placement: Placement, size: int) -> list[list[list[int]]]:
    """Guests from 1 at each table of each session; tables hold ``size`` places."""
    out = []
    for at in placement:
        tables: dict[int, list[int]] = {}
        for guest, place in enumerate(at.tolist()):
            tables.setdefault(place // size, []).append(guest + 1)
        out.append([tables[t] for t in sorted(tables)])
    return out
