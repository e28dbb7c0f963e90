"""Runs of the engine and its peers on published instances, kept line by line so that work resumes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bench.known import known
from bench.load import Others
from bench.peers.quadratic import run_peer
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
    others: float | None = None
    """Cores that other work kept busy meanwhile."""

    @property
    def task(self) -> Task:
        """What was asked."""
        return Task(self.solver, self.family, self.instance, self.seed, self.limit)

    @property
    def is_best(self) -> bool:
        """Whether the best known value was reached or beaten."""
        return self.cost is not None and self.cost <= self.best_known

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
    plan: Callable[[Mapping[Task, Run]], Iterator[Task]],
    instances: dict[tuple[str, str], Matrices],
    path: Path,
    minutes: float,
) -> list[Run]:
    """Make what is not made yet until the time is over; every run is kept at once."""
    done, begun = kept(path), time.monotonic()
    path.parent.mkdir(parents=True, exist_ok=True)
    left_out = 0
    with path.open("a", encoding="utf-8") as file:
        for task in plan(done):
            if task in done:
                continue
            spent = time.monotonic() - begun
            if spent + task.limit > 60 * minutes:
                left_out += 1
                continue
            elsewhere = Others()
            made = make(task, instances[task.family, task.instance])
            run = done[task] = replace(made, others=elsewhere.cores())
            file.write(json.dumps(asdict(run)) + "\n")
            file.flush()
            excess = "no answer" if run.excess is None else f"{run.excess:+.4f} %"
            said = f"{task.solver} {task.instance} seed {task.seed} {task.limit:g} s: {excess}"
            print(f"{spent / 60:5.1f} of {minutes:g} min  {said}", flush=True)
    if left_out:
        print(f"{left_out} runs are left for a later call", flush=True)
    return list(done.values())
