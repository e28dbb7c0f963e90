"""DIMACS graph colouring (second challenge, 1993): keep-apart alone, the fewest tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np

from bench.graph import Graph
from bench.instance import Instance, MalformedError, Outcome
from preseance.engine.colouring import fewest_tables


def load(path: Path) -> Iterator[Instance]:
    """Read a ``.col`` file, or all of a folder."""
    for file in sorted(path.glob("*.col")) if path.is_dir() else [path]:
        yield as_instance(_read(file))


def _read(file: Path) -> Graph:
    n, edges = -1, []
    for line, text in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        words = text.split()
        if not words or words[0] in ("c", "n"):
            continue
        try:
            if words[0] == "p":
                n = int(words[2])
            elif words[0] == "e":
                a, b = int(words[1]) - 1, int(words[2]) - 1
                if not (0 <= a < n and 0 <= b < n):
                    raise MalformedError(file, line, text, f"two vertices from 1 to {n}")
                if a != b:
                    edges.append((a, b))
            else:
                raise MalformedError(file, line, text, "a line that begins with c, p, n or e")
        except (ValueError, IndexError) as error:
            raise MalformedError(file, line, text, "p edge V E, or e u v") from error
    if n < 0:
        raise MalformedError(file, None, "no line p", "p edge V E")
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
    found = fewest_tables(graph.n, edges, seconds=seconds, seed=seed)
    colours = [int(c) for c in found.table_of]
    if any(colours[a] == colours[b] for a, b in graph.edges):
        raise AssertionError(f"{graph.name}: two vertices of an edge have one colour")
    return Outcome(
        len(set(colours)),
        found.bound,
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
