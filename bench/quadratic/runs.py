"""Runs of the engine and its peers on published instances, kept line by line so that work resumes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bench.keeping import ENGINE, Task, keep_all, kept
from bench.known import known
from bench.load import Others
from bench.peers.quadratic import run_peer
from bench.quadratic.files import Matrices, read_files
from bench.quadratic.running import recount
from bench.row import excess_of
from preseance.engine.budget import Budget
from preseance.engine.quadratic import solve_quadratic

FAMILIES = ("qaplib", "drezner", "palubeckis", "grey_pattern")
PROVEN = 14
"""Facilities up to which a run goes on beyond the best known value, to its proof."""


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
    reached: list[int] = []
    found = solve_quadratic(
        matrices.flow,
        matrices.distance,
        budget=Budget(
            seconds=task.limit,
            seed=task.seed,
            progress=lambda _, cost: reached.extend(cost),
            cancel=lambda: bool(reached) and reached[-1] <= published.best and n > PROVEN,
        ),
    )
    if (recount(matrices, found.placement[0].tolist()),) != found.cost:
        raise AssertionError(f"{task.instance}: the recount differs from what the engine reported")
    return Run(
        *head,
        published.best,
        found.cost[0],
        found.seconds_to_best,
        found.evaluations / found.seconds / 2,
        found.levels[0].bound,
        found.proven,
    )


def make_all(
    plan: Callable[[Mapping[Task, Run]], Iterator[Task]],
    instances: dict[tuple[str, str], Matrices],
    path: Path,
    minutes: float,
) -> list[Run]:
    """All runs kept, after making those that are missing while the time lasts."""

    def made(task: Task) -> Run:
        elsewhere = Others()
        run = make(task, instances[task.family, task.instance])
        return replace(run, others=elsewhere.cores())

    done = kept(path, Run)
    keep_all(done, plan(done), made, _told, path, minutes)
    return list(done.values())


def _told(run: Run) -> str:
    return "no answer" if run.excess is None else f"{run.excess:+.4f} %"
