"""Runs of the engine and of libraries on seating instances, kept line by line so that work resumes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.instance import Instance
from bench.keeping import ENGINE, Task, keep_all, kept
from bench.known import known
from bench.load import Others
from bench.row import excess_of, solved

UNITS = {
    "table_partition": "%",
    "wedding_chart": "%",
    "graph_colouring": "colours",
    "dinnerparty": "violations",
    "social_golfer": "repeats",
    "everyone_meets": "meals",
}
"""The families, and what excess over the best known value is counted in."""
FAMILIES = tuple(UNITS)
EARLY = ("table_partition", "wedding_chart", "dinnerparty")
"""Families that owe something, or aim at it, in less than the longest time."""
SAMPLES = {
    "cp_sat": {"graph_colouring": 8, "social_golfer": 6, "everyone_meets": 8},
    "highs": {"graph_colouring": 8, "social_golfer": 6, "everyone_meets": 8},
    "optaplanner": {
        "table_partition": 6,
        "graph_colouring": 0,
        "social_golfer": 0,
        "everyone_meets": 0,
    },
}
"""Files a library is asked; all where nothing is said."""
SEEDED = {"social_golfer": 6, "everyone_meets": 8}
"""Files the engine is given first, and from more than one seed; all where nothing is said."""


@dataclass(frozen=True)
class Run:
    """One run that was made."""

    solver: str
    family: str
    instance: str
    n: int
    seed: int
    limit: float
    cost: int | None
    best_known: int | None
    excess: float | None
    """In % of the best known value."""
    proven: bool
    seconds: float
    seconds_to_best: float
    answered: bool
    """Whether the solver had an answer of its own."""
    others: float | None = None
    """Cores that other work kept busy meanwhile."""

    @property
    def task(self) -> Task:
        """What was asked."""
        return Task(self.solver, self.family, self.instance, self.seed, self.limit)

    @property
    def is_best(self) -> bool:
        """Whether the best known value was reached or beaten."""
        return self.excess is not None and self.excess <= 0

    @property
    def counted(self) -> float | None:
        """Excess in the family's unit; no answer counts as twice the best known value,
        or as one violation a guest where that is 0."""
        if self.best_known is None:
            return None
        if UNITS[self.family] == "%":
            return 100.0 if self.excess is None else self.excess
        if self.cost is None:
            return self.best_known or self.n
        return self.cost - self.best_known


Found = Mapping[tuple[str, str], Instance]


def planned(
    found: Found, limits: Sequence[float], seeds: int, libraries: Sequence[str]
) -> Iterator[Task]:
    """All runs, what matters most first: one seed, libraries, more seeds, then the other files."""
    longest, first = max(limits), sampled(found, SEEDED)
    yield from _ours(first, limits, range(1))
    # The libraries run from one seed: HiGHS, as SciPy ships it, takes none.
    for library in libraries:
        yield from (Task(library, *key, 0, longest) for key in sampled(found, SAMPLES[library]))
    yield from _ours(first, limits, range(1, seeds))
    chosen = set(first)
    yield from _ours([key for key in found if key not in chosen], limits, range(1))


def _ours(keys: Sequence[tuple[str, str]], limits: Sequence[float], seeds: range) -> Iterator[Task]:
    for seed in seeds:
        for limit in limits:
            for key in keys:
                if limit == max(limits) or key[0] in EARLY:
                    yield Task(ENGINE, *key, seed, limit)


def sampled(found: Found, counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """So many files of each family, evenly from small to large; all where nothing is said."""
    chosen = []
    for family in dict.fromkeys(family for family, _ in found):
        keys = [key for key, made in found.items() if key[0] == family and made.ask is not None]
        keys.sort(key=lambda key: (found[key].n, key))
        count = min(counts.get(family, len(keys)), len(keys))
        chosen += [keys[(2 * k + 1) * len(keys) // (2 * count)] for k in range(count)]
    return chosen


def make(task: Task, instance: Instance) -> Run:
    """Make one run."""
    elsewhere = Others()
    head = (task.solver, task.family, task.instance, instance.n, task.seed, task.limit)
    if task.solver == ENGINE or instance.ask is None:
        row = solved(task.family, instance, task.seed, task.limit)
        said = (row.cost, row.best_known, row.excess, row.proven, row.seconds, row.seconds_to_best)
        return Run(*head, *said, row.cost is not None, elsewhere.cores())
    outcome = instance.ask(task.solver, task.limit, task.seed)
    published = known(task.family, instance.name)
    best = instance.planted if published is None else published.best
    excess = excess_of(outcome.cost, best, instance.sense)
    spent = round(outcome.seconds, 3)
    own = outcome.solution is not None
    return Run(
        *head, outcome.cost, best, excess, outcome.proven, spent, spent, own, elsewhere.cores()
    )


def make_all(plan: Iterator[Task], found: Found, path: Path, minutes: float) -> list[Run]:
    """All runs kept, after making those that are missing while the time lasts."""
    done = kept(path, Run)
    keep_all(
        done, plan, lambda task: make(task, found[task.family, task.instance]), _told, path, minutes
    )
    return list(done.values())


def _told(run: Run) -> str:
    return "no answer" if run.cost is None else f"{run.cost} (best known {run.best_known})"
