"""Guests who all avoid each other: as many tables as they are is the least that can do.

All but a core of the guests is ruled out by counting, so that the search, and its compiled loops, are
only reached where feuds are so dense that tables might not suffice.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

STEPS = 200_000
"""Steps of the search; a halt before its end leaves the largest party found."""


def all_apart(apart: Iterable[tuple[int, int]], tables: int) -> list[int]:
    """A largest party in which everybody avoids everybody, where it needs more than ``tables``.

    Empty where there is none, or none was found within the steps. The same answer at every call.

    Parameters
    ----------
    apart
        Pairs of different guests who must not share a table.
    """
    foes: dict[int, set[int]] = {}
    for a, b in apart:
        foes.setdefault(a, set()).add(b)
        foes.setdefault(b, set()).add(a)
    core = _core(foes, tables)
    if len(core) <= tables:
        return []
    # Loaded by those alone whose tables might not suffice.
    from preseance.engine.colouring.cliques import as_bits, cliques

    number = {guest: k for k, guest in enumerate(core)}
    beside = np.zeros((len(core), len(core)), dtype=np.bool_)
    for guest, k in number.items():
        beside[k, [number[foe] for foe in foes[guest] if foe in number]] = True
    found, _ = cliques(as_bits(beside), len(core), tables + 1, 1, STEPS)
    return sorted(core[k] for row in found for k in row.tolist())


def _core(foes: dict[int, set[int]], tables: int) -> list[int]:
    """Who is left after all with fewer foes than tables, as long as there are any: these always fit."""
    degree = {guest: len(others) for guest, others in foes.items()}
    gone = {guest for guest, number in degree.items() if number < tables}
    waiting = sorted(gone)
    while waiting:
        for foe in foes[waiting.pop()]:
            degree[foe] -= 1
            if degree[foe] < tables and foe not in gone:
                gone.add(foe)
                waiting.append(foe)
    return sorted(set(foes) - gone)
