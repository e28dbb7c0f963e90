"""Compiled loops of colouring: a greedy start, a clique that bounds, and a child of two colourings.

``first`` and ``other`` hold each vertex's neighbours in runs.
"""

from __future__ import annotations

import numpy as np

from preseance.engine.compiling import kernel
from preseance.terms import Ints


@kernel
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


@kernel
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


@kernel
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
