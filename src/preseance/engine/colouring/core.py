"""What a colouring with k colours hangs on: vertices of fewer than k neighbours take what is left."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from preseance.engine.compiling import kernel
from preseance.terms import Ints


class Core(NamedTuple):
    """A graph without the vertices that can always be coloured last."""

    vertices: Ints
    """Its vertices, by their number in the whole graph."""
    removed: Ints
    """The others, in the order taken away."""
    first: Ints
    other: Ints


@kernel
def core(first: Ints, other: Ints, k: int) -> Core:
    """Take away vertices of fewer than k neighbours among those left, as long as there are any."""
    n = len(first) - 1
    degree, gone = first[1:] - first[:-1], np.zeros(n, np.bool_)
    removed, count = np.zeros(n, np.int64), 0
    for v in range(n):
        if degree[v] < k:
            removed[count], gone[v] = v, True
            count += 1
    at = 0
    while at < count:
        for e in range(first[removed[at]], first[removed[at] + 1]):
            u = other[e]
            degree[u] -= 1
            if degree[u] < k and not gone[u]:
                removed[count], gone[u] = u, True
                count += 1
        at += 1
    vertices = np.flatnonzero(~gone)
    number = np.cumsum(~gone) - 1
    begins, ends = np.zeros(len(vertices) + 1, np.int64), np.zeros(len(other), np.int64)
    edges = 0
    for i in range(len(vertices)):
        v = vertices[i]
        for e in range(first[v], first[v + 1]):
            if not gone[other[e]]:
                ends[edges] = number[other[e]]
                edges += 1
        begins[i + 1] = edges
    return Core(vertices, removed[:count].copy(), begins, ends[:edges].copy())


@kernel
def spread(first: Ints, other: Ints, inner: Core, colour: Ints, k: int) -> Ints:
    """A colouring of the whole graph from one of its core."""
    whole = np.full(len(first) - 1, -1, np.int64)
    whole[inner.vertices] = colour
    for v in inner.removed[::-1]:
        shown = np.zeros(k, np.bool_)
        for e in range(first[v], first[v + 1]):
            if whole[other[e]] >= 0:
                shown[whole[other[e]]] = True
        free = 0
        while shown[free]:
            free += 1
        whole[v] = free
    return whole
