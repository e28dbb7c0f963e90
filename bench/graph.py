"""A graph to colour, as published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Graph:
    """Vertices 0 .. n - 1 and the pairs that must differ."""

    name: str
    n: int
    edges: list[tuple[int, int]]
    planted: int | None = None
