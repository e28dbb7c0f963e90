"""Runs of the engine and its peers on published instances, kept line by line so that work resumes."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.known import known
from bench.peers.quadratic import PEERS, ROBUST_TABU, missing, run_peer
from bench.quadratic.files import Matrices, read_files
from bench.quadratic.running import recount, warm
from bench.row import excess_of
from preseance.engine.quadratic import solve_quadratic

FAMILIES = ("qaplib", "drezner", "palubeckis", "grey_pattern")
ENGINE = "preseance"
PROVEN = 14
"""Facilities up to which a run goes on beyond the best known value, to its proof."""


@dataclass(frozen=True)
class Task:
    """One run that is to be made."""

    solver: str
    family: str
    instance: str
    seed: int
    limit: float


@dataclass(frozen=True)
class Run:
    """One run that was made."""

    solver: str
    family: str
    instance: str
    n: int
    seed: int
    limit: float
    best_known: int
    cost: int | None
    seconds_to_best: float | None
    speed: float | None
    """Swap costs known a second and core."""
    bound: int | None
    proven: bool

    @property
    def task(self) -> Task:
        """What was asked."""
        return Task(self.solver, self.family, self.instance, self.seed, self.limit)

    @property
    def excess(self) -> float | None:
        """In % of the best known value."""
        return excess_of(self.cost, self.best_known, "min")


def read_instances(folder: Path) -> dict[tuple[str, str], Matrices]:
    """Every instance of known value in the families' folders."""
    found = {}
    for family in FAMILIES:
        if (folder / family).is_dir():
            for matrices in read_files(folder / family):
                if known(family, matrices.name):
                    found[family, matrices.name] = matrices
    return found


def planned(
    instances: dict[tuple[str, str], Matrices], limits: list[float], seeds: int
) -> Iterator[Task]:
    """All runs, what matters most first: one seed everywhere, then peers, then more seeds."""
    sizes = {key: len(made.flow) for key, made in instances.items()}
    for limit in limits:
        if limit <= 10:
            yield from (Task(ENGINE, *key, 0, limit) for key in sizes)
    against = max((limit for limit in limits if limit <= 10), default=limits[0])
    yield from (Task(ROBUST_TABU, *key, 0, against) for key, n in sizes.items() if n >= 40)
    yield from _sampled(sizes, against)
    for limit in limits:
        chosen = [key for key, n in sizes.items() if limit <= 10 or n > 30]
        for seed in range(0 if limit > 10 else 1, seeds):
            yield from (Task(ENGINE, *key, seed, limit) for key in chosen)


def _sampled(sizes: dict[tuple[str, str], int], limit: float) -> Iterator[Task]:
    """All peers on every sixth instance of a family, from the largest to the smallest."""
    for family in FAMILIES:
        keys = sorted(((n, key) for key, n in sizes.items() if key[0] == family), reverse=True)
        for _, key in keys[:: 6 if len(keys) > 12 else 2]:
            for peer in PEERS:
                if missing(peer) is None and not (peer == ROBUST_TABU and sizes[key] >= 40):
                    yield Task(peer, *key, 0, limit)


def make(task: Task, matrices: Matrices) -> Run:
    """Make one run; it ends early once the best known value is reached."""
    published = known(task.family, task.instance)
    assert published is not None
    n = len(matrices.flow)
    head = (task.solver, task.family, task.instance, n, task.seed, task.limit)
    if task.solver != ENGINE:
        ran = run_peer(task.solver, matrices, task.limit, task.seed, published.best)
        speed = ran.evaluations_per_second
        return Run(*head, published.best, ran.cost, ran.seconds_to_best, speed, None, False)
    warm()
    reached: list[int] = []
    found = solve_quadratic(
        matrices.flow,
        matrices.distance,
        seconds=task.limit,
        seed=task.seed,
        progress=lambda _, cost: reached.append(cost),
        cancel=lambda: bool(reached) and reached[-1] <= published.best and n > PROVEN,
    )
    if recount(matrices, list(found.assignment)) != found.cost:
        raise AssertionError(f"{task.instance}: the recount differs from what the engine reported")
    return Run(
        *head,
        published.best,
        found.cost,
        found.seconds_to_best,
        found.evaluations / found.seconds / 2,
        found.bound,
        found.proven,
    )


def kept(path: Path) -> dict[Task, Run]:
    """Runs of earlier calls."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    runs = [Run(**json.loads(line)) for line in lines]
    return {run.task: run for run in runs}


def make_all(
    tasks: Iterator[Task], instances: dict[tuple[str, str], Matrices], path: Path, minutes: float
) -> list[Run]:
    """Make what is not made yet until the time is over; every run is kept at once."""
    done, end = kept(path), time.monotonic() + 60 * minutes
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        for task in tasks:
            if task in done:
                continue
            if time.monotonic() + task.limit > end:
                break
            run = make(task, instances[task.family, task.instance])
            done[task] = run
            file.write(json.dumps(asdict(run)) + "\n")
            file.flush()
            excess = "no answer" if run.excess is None else f"{run.excess:+.4f} %"
            print(f"{task.solver} {task.instance} seed {task.seed} {task.limit:g} s: {excess}")
    return list(done.values())
