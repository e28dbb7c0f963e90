"""One run of OptaPlanner with its own defaults, whatever the model; needs optapy."""

from __future__ import annotations

import threading

from optapy import solver_manager_create
from optapy.types import Duration, SolverConfig


def run(entity, plan, constraints, begin, best, ended, seconds, seed) -> None:
    """Solve `begin`, a plan, calling `best` with each without a hard breach, until `ended` is set."""
    config = (
        SolverConfig()
        .withEntityClasses(entity)
        .withSolutionClass(plan)
        .withConstraintProviderClass(constraints)
        .withRandomSeed(seed)
        .withTerminationSpentLimit(Duration.ofMillis(int(seconds * 1000)))
    )
    manager = solver_manager_create(config)

    def sound(found) -> None:
        if found.score is not None and found.score.getHardScore() == 0:
            best(found)

    job = manager.solveAndListen(1, lambda _: begin(), sound)

    def wait() -> None:
        job.getFinalBestSolution()
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    ended.wait(seconds + 5)
