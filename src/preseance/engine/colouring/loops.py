"""Compiled loops of colouring: a greedy start, a clique that bounds, and tabu search.

``first`` and ``other`` hold each vertex's neighbours in runs.
"""

from __future__ import annotations

import numba as nb
import numpy as np

from preseance.engine.terms import Ints


@nb.njit(cache=True, nogil=True)
def greedy(first: Ints, other: Ints) -> Ints:
    """Ints by DSATUR (Brélaz, 1979): always the vertex whose neighbours show most colours."""
    n = len(first) - 1
    colour = np.full(n, -1, np.int64)
    seen = np.zeros((n, n + 1), np.bool_)
    shown, degree = np.zeros(n, np.int64), first[1:] - first[:-1]
    for _ in range(n):
        best = -1
        for v in range(n):
            if colour[v] < 0 and (
                best < 0
                or shown[v] > shown[best]
                or (shown[v] == shown[best] and degree[v] > degree[best])
            ):
                best = v
        free = 0
        while seen[best, free]:
            free += 1
        colour[best] = free
        for e in range(first[best], first[best + 1]):
            u = other[e]
            if not seen[u, free]:
                seen[u, free] = True
                shown[u] += 1
    return colour


@nb.njit(cache=True, nogil=True)
def clique(first: Ints, other: Ints, seed: int, tries: int) -> Ints:
    """A large clique: from many starts, always the candidate with most candidates beside it."""
    np.random.seed(seed)
    n = len(first) - 1
    beside = np.zeros((n, n), np.bool_)
    for v in range(n):
        for e in range(first[v], first[v + 1]):
            beside[v, other[e]] = True
    best = np.zeros(0, np.int64)
    for attempt in range(tries):
        start = attempt if attempt < n else np.random.randint(0, n)
        chosen = [start]
        candidates = [u for u in range(n) if beside[start, u]]
        while len(candidates) > 0:
            most, pick = -1.0, candidates[0]
            for u in candidates:
                count = 0.0
                for w in candidates:
                    count += 1.0 if beside[u, w] else 0.0
                count += np.random.random() * (0.9 if attempt < n else 3.0)
                if count > most:
                    most, pick = count, u
            chosen.append(pick)
            candidates = [u for u in candidates if beside[pick, u]]
        if len(chosen) > len(best):
            best = np.array(chosen)
    return best


@nb.njit(cache=True, nogil=True)
def tabu(
    first: Ints, other: Ints, colour: Ints, k: int, seed: int, moves: int, reach: float
) -> tuple[int, int]:
    """Tabu search (Hertz and de Werra, 1987) for a colouring with k colours, in place.

    Moves one vertex of a clash to another colour, the best that is not forbidden; a vertex may
    not return to its colour for ``reach`` times the number of clashing vertices, plus a random
    0 to 9, moves. Returns the fewest clashes met, which ``colour`` then shows, and moves made.
    """
    np.random.seed(seed)
    n = len(first) - 1
    near = np.zeros((n, k), np.int64)
    until = np.zeros((n, k), np.int64)
    for v in range(n):
        for e in range(first[v], first[v + 1]):
            near[v, colour[other[e]]] += 1
    clashes = 0
    listed, place = np.zeros(n, np.int64), np.full(n, -1, np.int64)
    count = 0
    for v in range(n):
        clashes += near[v, colour[v]]
        if near[v, colour[v]] > 0:
            listed[count], place[v] = v, count
            count += 1
    clashes //= 2
    best, best_colour = clashes, colour.copy()
    done = 0
    while done < moves and best > 0 and count > 0:
        done += 1
        least, ties, pick, target = n * n, 0, -1, -1
        for c in range(count):
            v = listed[c]
            here = near[v, colour[v]]
            for t in range(k):
                if t == colour[v]:
                    continue
                gain = near[v, t] - here
                if until[v, t] >= done and clashes + gain >= best:
                    continue
                if gain < least:
                    least, ties, pick, target = gain, 1, v, t
                elif gain == least:
                    ties += 1
                    if np.random.randint(0, ties) == 0:
                        pick, target = v, t
        if pick < 0:
            continue
        was = colour[pick]
        colour[pick] = target
        clashes += least
        until[pick, was] = done + int(reach * count) + np.random.randint(0, 10)
        for step in range(first[pick], first[pick + 1] + 1):
            # The vertex itself comes last, after all its neighbours.
            v = other[step] if step < first[pick + 1] else pick
            if v != pick:
                near[v, was] -= 1
                near[v, target] += 1
            clashing = near[v, colour[v]] > 0
            if clashing and place[v] < 0:
                listed[count], place[v] = v, count
                count += 1
            elif not clashing and place[v] >= 0:
                count -= 1
                last = listed[count]
                listed[place[v]], place[last] = last, place[v]
                place[v] = -1
        if clashes < best:
            best = clashes
            best_colour[:] = colour
    colour[:] = best_colour
    return best, done


@nb.njit(cache=True, nogil=True)
def partial_tabu(
    first: Ints, other: Ints, colour: Ints, k: int, seed: int, moves: int, reach: float
) -> tuple[int, int]:
    """Tabu search over colourings without clashes but with vertices left out, in place.

    A vertex that is left out takes a colour, and its neighbours of that colour are left out in
    turn (Blöchliger and Zufferey, 2008). Returns the clashes once those still left out have taken
    their least bad colour, which ``colour`` then shows, and moves made.
    """
    np.random.seed(seed)
    n = len(first) - 1
    near = np.zeros((n, k), np.int64)
    until = np.zeros((n, k), np.int64)
    out, place, count = np.zeros(n, np.int64), np.full(n, -1, np.int64), 0
    now = np.full(n, -1, np.int64)
    for v in np.random.permutation(n):
        if near[v, colour[v]] == 0:
            now[v] = colour[v]
            for e in range(first[v], first[v + 1]):
                near[other[e], colour[v]] += 1
        else:
            out[count], place[v] = v, count
            count += 1
    best, best_now, done = count, now.copy(), 0
    while done < moves and best > 0:
        done += 1
        least, ties, pick, target = n, 0, -1, -1
        for p in range(count):
            v = out[p]
            for c in range(k):
                gain = near[v, c] - 1
                if gain > least or (until[v, c] >= done and count + gain >= best):
                    continue
                ties = 1 if gain < least else ties + 1
                if ties == 1 or np.random.randint(0, ties) == 0:
                    least, pick, target = gain, v, c
        if pick < 0:
            continue
        count -= 1
        last = out[count]
        out[place[pick]], place[last] = last, place[pick]
        place[pick] = -1
        now[pick] = target
        for e in range(first[pick], first[pick + 1]):
            near[other[e], target] += 1
        for e in range(first[pick], first[pick + 1]):
            u = other[e]
            if now[u] == target:
                now[u] = -1
                out[count], place[u] = u, count
                count += 1
                until[u, target] = done + int(reach * count) + np.random.randint(0, 10)
                for f in range(first[u], first[u + 1]):
                    near[other[f], target] -= 1
        if count < best:
            best = count
            best_now[:] = now
    return _completed(first, other, best_now, k, colour), done


@nb.njit(cache=True, nogil=True)
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


@nb.njit(cache=True, nogil=True)
def cross(first: Ints, second: Ints, k: int, seed: int) -> Ints:
    """A child of two colourings (Galinier and Hao, 1999): by turns the largest class left."""
    np.random.seed(seed)
    n = len(first)
    child = np.full(n, -1, np.int64)
    for step in range(k):
        parent = first if step % 2 == 0 else second
        size = np.zeros(k, np.int64)
        for v in range(n):
            if child[v] < 0:
                size[parent[v]] += 1
        largest = 0
        for c in range(k):
            if size[c] > size[largest]:
                largest = c
        for v in range(n):
            if child[v] < 0 and parent[v] == largest:
                child[v] = step
    for v in range(n):
        if child[v] < 0:
            child[v] = np.random.randint(0, k)
    return child
