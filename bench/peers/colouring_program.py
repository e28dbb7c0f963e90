"""The assignment model of colouring: x[vertex, colour], y[colour] where it is used, used first."""

from __future__ import annotations

from bench.graph import Graph
from bench.instance import Outcome
from bench.peers.binary_program import LIBRARIES, MOST_ROWS, Program


def answered(library: str, graph: Graph, seconds: float, seed: int) -> Outcome:
    """What a library makes of a graph, given as many colours as a greedy colouring takes.

    Where it has no answer of its own, it is credited with those: the cost without a solution.
    """
    colours = greedy_count(graph)
    if len(graph.edges) * colours > MOST_ROWS:
        return Outcome(colours, None, False, 0.0, 0.0, None)
    program, at = modelled(graph, colours)
    found = LIBRARIES[library](program, seconds, seed)
    if found.values is None:
        return Outcome(colours, None, False, found.seconds, found.seconds, None)
    colour = [[found.values[cell] for cell in row].index(True) for row in at]
    if any(colour[a] == colour[b] for a, b in graph.edges):
        raise AssertionError(f"{library} on {graph.name}: an edge has one colour")
    used = len(set(colour))
    proven = found.bound is not None and found.bound > used - 1 + 1e-6
    return Outcome(used, None, proven, found.seconds, found.seconds, colour)


def modelled(graph: Graph, colours: int) -> tuple[Program, list[list[int]]]:
    """The program, and its variable of each vertex in each colour."""
    program = Program()
    used = [program.variable(1) for _ in range(colours)]
    at = [[program.variable() for _ in used] for _ in range(graph.n)]
    for row in at:
        program.row(row, [1] * colours, 1, 1)
    for row in at:
        for cell, colour in zip(row, used, strict=True):
            program.row([cell, colour], [1, -1], -1, 0)
    for a, b in graph.edges:
        for c in range(colours):
            program.row([at[a][c], at[b][c], used[c]], [1, 1, -1], -1, 0)
    for c in range(colours - 1):
        program.row([used[c + 1], used[c]], [1, -1], -1, 0)
    return program, at


def greedy_count(graph: Graph) -> int:
    """Colours taken when vertices of high degree choose first (Welsh and Powell, 1967)."""
    beside: list[set[int]] = [set() for _ in range(graph.n)]
    for a, b in graph.edges:
        beside[a].add(b)
        beside[b].add(a)
    colour: dict[int, int] = {}
    for v in sorted(range(graph.n), key=lambda v: -len(beside[v])):
        taken = {colour[u] for u in beside[v] if u in colour}
        colour[v] = next(c for c in range(graph.n) if c not in taken)
    return max(colour.values(), default=-1) + 1
