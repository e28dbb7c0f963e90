"""DIMACS graph colouring (second challenge, 1993): keep-apart alone, the fewest tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np

from bench.graph import Graph
from bench.instance import Instance, MalformedError, Outcome
from bench.reading import MOST, shown, text_of, whole
from preseance.engine.budget import Budget
from preseance.engine.colouring import fewest_tables


def load(path: Path) -> Iterator[Instance]:
    """Read a ``.col`` file, or all of a folder."""
    for file in sorted(path.glob("*.col")) if path.is_dir() else [path]:
        yield as_instance(_read(file))


def _read(file: Path) -> Graph:
    n, promised, edges, drawn, line = -1, 0, [], 0, 0
    for line, text in enumerate(text_of(file).splitlines(), start=1):
        words = text.split()
        if not words or words[0] in ("c", "n"):
            continue
        if words[0] == "p" and n < 0 and len(words) == 4:
            n = whole(words[2], file, line, "vertices")
            promised = whole(words[3], file, line, "edges", high=100 * MOST)
        elif words[0] == "e" and n >= 0 and len(words) == 3:
            a, b = (whole(word, file, line, "a vertex", 1, n) - 1 for word in words[1:])
            drawn += 1
            if a != b:
                edges.append((a, b))
        else:
            expected = "e u v, or a comment c" if n >= 0 else "p edge VERTICES EDGES first"
            raise MalformedError(file, line, shown(text), expected)
    if n < 0:
        raise MalformedError(file, None, "no line p", "p edge VERTICES EDGES")
    # Some files promise each edge in both directions and draw it in one.
    if drawn < promised and 2 * drawn != promised:
        raise MalformedError(file, line, f"the end after {drawn} edges", f"{promised} of them")
    return Graph(file.stem, n, edges)


def as_instance(graph: Graph) -> Instance:
    """The graph as the runner wants it."""
    asked = partial(_asked, graph)
    return Instance(graph.name, graph.n, "min", partial(_solve, graph), graph.planted, asked)


def _asked(graph: Graph, library: str, seconds: float, seed: int) -> Outcome:
    from bench.peers.colouring_program import answered

    return answered(library, graph, seconds, seed)


def _solve(graph: Graph, seconds: float, seed: int) -> Outcome:
    edges = np.array(graph.edges, dtype=np.int64).reshape(-1, 2)
    found = fewest_tables(graph.n, edges, budget=Budget(seconds=seconds, seed=seed))
    colours = [int(c) for c in found.placement[0]]
    if any(colours[a] == colours[b] for a, b in graph.edges):
        raise AssertionError(f"{graph.name}: two vertices of an edge have one colour")
    return Outcome(
        len(set(colours)),
        found.levels[0].bound,
        found.proven,
        found.seconds,
        found.seconds_to_best,
        colours,
    )


def generate() -> Iterator[Instance]:
    """Random graphs around a planted clique and a planted colouring of its size."""
    for n, k in ((30, 5), (80, 10), (150, 15)):
        rng = np.random.default_rng(n)
        colour = rng.permutation(np.arange(n) % k)
        clique = [int(np.flatnonzero(colour == c)[0]) for c in range(k)]
        edges = [
            (a, b)
            for a in range(n)
            for b in range(a + 1, n)
            if colour[a] != colour[b] and (rng.random() < 0.4 or {a, b} <= set(clique))
        ]
        yield as_instance(Graph(f"planted{n}-{k}", n, edges, k))
