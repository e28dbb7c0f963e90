"""Compiled tabu searches for a colouring with a given number of colours.

``first`` and ``other`` hold each vertex's neighbours in runs. Rows by colour are narrow, so that a
row is read at once and the best colour of a vertex is found without a branch.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from preseance.engine.colouring.cliques import Flags
from preseance.engine.compiling import kernel
from preseance.terms import Ints

Counts = NDArray[np.int16]
"""By vertex and colour: how many neighbours have it."""
MOST_NEIGHBOURS = np.iinfo(np.int16).max
"""Of any vertex; beyond, counts would wrap."""
Steps = NDArray[np.int32]
_FAR = 2**31 - 1
_BARRED = 1 << 20
_LOOKS = 256
"""Moves between two looks at ``stop``."""


@kernel
def _enter(v: int, listed: Ints, place: Ints, count: int) -> int:
    listed[count], place[v] = v, count
    return count + 1


@kernel
def _leave(v: int, listed: Ints, place: Ints, count: int) -> int:
    last = listed[count - 1]
    listed[place[v]], place[last] = last, place[v]
    place[v] = -1
    return count - 1


@kernel
def _least(shown: Counts, until: Steps, step: int, enough: int) -> int:
    """The least count among colours that are not forbidden, or below ``enough`` all the same."""
    least, now = np.int32(_BARRED), np.int32(step)
    for c in range(len(shown)):
        barred = np.int32(_BARRED) if until[c] >= now else np.int32(0)
        least = min(least, np.int32(shown[c]) + barred)
    if enough > 0:
        lifted = np.int32(_BARRED)
        for c in range(len(shown)):
            lifted = min(lifted, np.int32(shown[c]))
        if lifted < enough:
            least = min(least, lifted)
    return int(least)


@kernel
def _drawn_move(
    listed: Ints,
    count: int,
    colour: Ints,
    near: Counts,
    until: Steps,
    drop: int,
    step: int,
    ties: Ints,
) -> tuple[int, int]:
    """The best move of a listed vertex, drawn among equals: its cost and vertex * k + colour.

    A move that takes off more than ``drop`` may go where it is forbidden. Leaving its place takes off
    the neighbours of its colour from a vertex, and 1 from a vertex without colour.
    """
    least, found, k = _BARRED // 2, 0, near.shape[1]
    for p in range(count):
        v = listed[p]
        here = int(near[v, colour[v]]) if colour[v] >= 0 else 1
        low = _least(near[v], until[v], step, here - drop)
        if low - here > least:
            continue
        if low - here < least:
            least, found = low - here, 0
        for c in range(k):
            if near[v, c] == low and (until[v, c] < step or low < here - drop):
                ties[found] = v * k + c
                found += 1
    if found == 0:
        return 0, -1
    return least, ties[int(np.random.random() * found)]


@kernel
def tabu(
    first: Ints, other: Ints, colour: Ints, k: int, seed: int, moves: int, reach: float, stop: Flags
) -> int:
    """Tabu search (Hertz and de Werra, 1987) for a colouring with k colours, in place.

    Moves one vertex of a clash to another colour, the best that is not forbidden; a vertex may
    not return to its colour for ``reach`` times the number of clashing vertices, plus a random
    0 to 9, moves. Returns the fewest clashes met, which ``colour`` then shows; ends early where
    ``stop`` is set.
    """
    np.random.seed(seed)
    n = len(first) - 1
    near, until = np.zeros((n, k), np.int16), np.zeros((n, k), np.int32)
    listed, place, ties = np.zeros(n, np.int64), np.full(n, -1, np.int64), np.zeros(n * k, np.int64)
    clashes, count = 0, 0
    for v in range(n):
        until[v, colour[v]] = _FAR
        for e in range(first[v], first[v + 1]):
            near[v, colour[other[e]]] += 1
        clashes += near[v, colour[v]]
        if near[v, colour[v]] > 0:
            count = _enter(v, listed, place, count)
    clashes //= 2
    best, best_colour, step = clashes, colour.copy(), 0
    while step < moves and best > 0 and not (step % _LOOKS == 0 and stop[0]):
        step += 1
        cost, move = _drawn_move(listed, count, colour, near, until, clashes - best, step, ties)
        if move < 0:
            continue
        pick, target, was = move // k, move % k, colour[move // k]
        colour[pick] = target
        clashes += cost
        until[pick, was] = step + int(reach * count) + int(np.random.random() * 10)
        until[pick, target] = _FAR
        for e in range(first[pick], first[pick + 1]):
            v = other[e]
            near[v, was] -= 1
            near[v, target] += 1
            if colour[v] == target and place[v] < 0:
                count = _enter(v, listed, place, count)
            elif colour[v] == was and near[v, was] == 0:
                count = _leave(v, listed, place, count)
        if near[pick, target] == 0:
            count = _leave(pick, listed, place, count)
        if clashes < best:
            best = clashes
            best_colour[:] = colour
    colour[:] = best_colour
    return best


@kernel
def partial_tabu(
    first: Ints, other: Ints, colour: Ints, k: int, seed: int, moves: int, reach: float, stop: Flags
) -> int:
    """Tabu search over colourings without clashes but with vertices left out, in place.

    A vertex that is left out takes a colour, and its neighbours of that colour are left out in
    turn (Blöchliger and Zufferey, 2008). Returns the clashes once those still left out have taken
    their least bad colour, which ``colour`` then shows; ends early where ``stop`` is set.
    """
    np.random.seed(seed)
    n = len(first) - 1
    near, until = np.zeros((n, k), np.int16), np.zeros((n, k), np.int32)
    out, place, ties = np.zeros(n, np.int64), np.full(n, -1, np.int64), np.zeros(n * k, np.int64)
    now, count = np.full(n, -1, np.int64), 0
    for v in np.random.permutation(n):
        if near[v, colour[v]] > 0:
            count = _enter(v, out, place, count)
            continue
        now[v] = colour[v]
        for e in range(first[v], first[v + 1]):
            near[other[e], colour[v]] += 1
    best, best_now, step = count, now.copy(), 0
    while step < moves and best > 0 and not (step % _LOOKS == 0 and stop[0]):
        step += 1
        _, move = _drawn_move(out, count, now, near, until, count - best, step, ties)
        if move < 0:
            continue
        pick, target = move // k, move % k
        count = _leave(pick, out, place, count)
        now[pick] = target
        for e in range(first[pick], first[pick + 1]):
            near[other[e], target] += 1
        for e in range(first[pick], first[pick + 1]):
            u = other[e]
            if now[u] == target:
                now[u] = -1
                count = _enter(u, out, place, count)
                until[u, target] = step + int(reach * count) + int(np.random.random() * 10)
                for f in range(first[u], first[u + 1]):
                    near[other[f], target] -= 1
        if count < best:
            best = count
            best_now[:] = now
    return _completed(first, other, best_now, k, colour)


@kernel
def _completed(first: Ints, other: Ints, partial: Ints, k: int, colour: Ints) -> int:
    """Give those left out their least bad colour; the number of clashes."""
    n, clashes = len(first) - 1, 0
    colour[:] = partial
    for v in range(n):
        if colour[v] < 0:
            shown = np.zeros(k, np.int64)
            for e in range(first[v], first[v + 1]):
                if colour[other[e]] >= 0:
                    shown[colour[other[e]]] += 1
            colour[v] = int(np.argmin(shown))
            clashes += int(shown[colour[v]])
    return clashes
