"""Which runs are made, and in what order: what matters most first, so that time may end anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bench.keeping import ENGINE, Task
from bench.peers.quadratic import LARGEST, LIBRARIES, ROBUST_TABU, missing
from bench.quadratic.groups import is_owed
from bench.quadratic.runs import Run

COMPARED = 10.0
"""Seconds at which peers are asked: this, or the longest time below it."""
LEAST = 40
"""Facilities from which every instance is put to the plain robust tabu search."""
SAMPLES = {
    "scipy_faq": (12, 3),
    "scipy_2opt": (12, 3),
    "cp_sat": (5, 2),
    "highs": (5, 2),
    "optaplanner": (8, 2),
}
"""Instances a library is asked: of QAPLIB, and of each other family."""

Key = tuple[str, str]


def planned(
    sizes: Mapping[Key, int], limits: Sequence[float], seeds: int, done: Mapping[Task, Run]
) -> Iterator[Task]:
    """All runs; `done` grows as they are made, and says where more time can be of use."""
    short = [limit for limit in limits if limit <= COMPARED]
    against = max(short, default=min(limits))
    yield from _ours(sizes, short, range(1))
    large = [key for key, n in sizes.items() if n >= LEAST]
    if missing(ROBUST_TABU) is None:
        yield from (Task(ROBUST_TABU, *key, 0, against) for key in large)
    for peer in LIBRARIES:
        if missing(peer) is None:
            yield from (Task(peer, *key, 0, against) for key in sampled(sizes, peer))
    yield from _ours(sizes, short, range(1, seeds))
    for limit in limits:
        if limit > COMPARED:
            yield from _longer(sizes, limit, against, seeds, done)
    if missing(ROBUST_TABU) is None:
        more = range(1, seeds)
        yield from (Task(ROBUST_TABU, *key, seed, against) for seed in more for key in large)


def _ours(sizes: Mapping[Key, int], limits: Sequence[float], seeds: range) -> Iterator[Task]:
    for seed in seeds:
        for limit in limits:
            yield from (Task(ENGINE, *key, seed, limit) for key in sizes)


def _longer(
    sizes: Mapping[Key, int], limit: float, before: float, seeds: int, done: Mapping[Task, Run]
) -> Iterator[Task]:
    """Where something is owed and a shorter run from some seed missed the best known value."""
    for seed in range(seeds):
        for key, n in sizes.items():
            shorter = [done.get(Task(ENGINE, *key, s, before)) for s in range(seeds)]
            missed = any(run is None or not run.is_best for run in shorter)
            if missed and is_owed(*key, n, limit):
                yield Task(ENGINE, *key, seed, limit)


def sampled(sizes: Mapping[Key, int], peer: str) -> list[Key]:
    """Instances of all sizes that a library can be asked, evenly from small to large."""
    chosen = []
    for family in dict.fromkeys(family for family, _ in sizes):
        fitting = sorted(
            (n, key) for key, n in sizes.items() if key[0] == family and n <= LARGEST.get(peer, n)
        )
        count = min(SAMPLES[peer][family != "qaplib"], len(fitting))
        chosen += [fitting[(2 * k + 1) * len(fitting) // (2 * count)][1] for k in range(count)]
    return chosen
