"""The tables of docs/benchmarks-tables.md, made from runs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import mean, median

ENGINE = "preseance"
BLINK = 0.05
"""Seconds under which times count as equal."""


@dataclass(frozen=True)
class Run:
    """One run that was made."""

    solver: str
    family: str
    instance: str
    seed: int
    limit: float
    cost: int | None
    best_known: int | None
    excess: float | None
    """In % of the best known value."""
    proven: bool
    seconds: float
    seconds_to_best: float

    @property
    def task(self) -> tuple[str, str, str, int, float]:
        """What was asked."""
        return self.solver, self.family, self.instance, self.seed, self.limit

    @property
    def is_best(self) -> bool:
        """Whether the best known value was reached or beaten."""
        return self.excess is not None and self.excess <= 0

    def as_json(self) -> str:
        """One JSON object on one line."""
        return json.dumps(asdict(self))


def report(runs: Sequence[Run]) -> str:
    """All tables."""
    return "\n\n".join(
        [
            "### Reached",
            _reached(runs),
            "### Libraries on the assignment model, at equal time",
            _compared(runs),
            "### Every instance",
            _instances(runs),
        ]
    )


def _ordered(runs: Sequence[Run]) -> list[tuple[str, float]]:
    return list(dict.fromkeys((run.family, run.limit) for run in runs))


def _reached(runs: Sequence[Run]) -> str:
    lines = [
        "| family | limit, s | instances | runs | at best known | proven | mean excess, % "
        "| worst, % | no answer | to best, median s |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, limit in _ordered(runs):
        ours = [r for r in runs if (r.solver, r.family, r.limit) == (ENGINE, name, limit)]
        if not ours:
            continue
        excess = [max(0.0, r.excess) for r in ours if r.excess is not None]
        none = sum(r.cost is None for r in ours)
        lines.append(
            f"| {name} | {limit:g} | {len({r.instance for r in ours})} | {len(ours)} "
            f"| {_share(sum(r.is_best for r in ours), len(ours))} "
            f"| {_share(sum(r.proven for r in ours), len(ours))} "
            f"| {_number(excess and mean(excess))} | {_number(excess and max(excess))} | {none} "
            f"| {median(r.seconds_to_best for r in ours):.2f} |"
        )
    return "\n".join(lines)


def _compared(runs: Sequence[Run]) -> str:
    """Each library against the engine on the instances both were asked, from the same seed."""
    lines = [
        "| family | limit, s | library | instances | answers | at best known: it, engine "
        "| mean excess where both answer, %: it, engine | proven: it, engine |",
        "|---|---|---|---|---|---|---|---|",
    ]
    by_task = {run.task: run for run in runs}
    for name, limit in _ordered(runs):
        for library in sorted({r.solver for r in runs} - {ENGINE}):
            pairs = [
                (r, by_task[ENGINE, *r.task[1:]])
                for r in runs
                if (r.solver, r.family, r.limit) == (library, name, limit)
                and (ENGINE, *r.task[1:]) in by_task
            ]
            if not pairs:
                continue
            both = [
                (max(0.0, a.excess), max(0.0, b.excess))
                for a, b in pairs
                if a.excess is not None and b.excess is not None
            ]
            theirs, ours = (mean(side) for side in zip(*both, strict=True)) if both else (0.0, 0.0)
            lines.append(
                f"| {name} | {limit:g} | {library} | {len(pairs)} "
                f"| {sum(a.cost is not None for a, _ in pairs)} "
                f"| {sum(a.is_best for a, _ in pairs)}, {sum(b.is_best for _, b in pairs)} "
                f"| {theirs:.3f}, {ours:.3f} "
                f"| {sum(a.proven for a, _ in pairs)}, {sum(b.proven for _, b in pairs)} |"
            )
    return "\n".join(lines)


def _instances(runs: Sequence[Run]) -> str:
    lines = [
        "| family | instance | limit, s | best known | engine: best, worst | proven | seeds "
        "| to best, s | libraries |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    tasks = dict.fromkeys((r.family, r.instance, r.limit) for r in runs)
    for name, instance, limit in tasks:
        here = [r for r in runs if (r.family, r.instance, r.limit) == (name, instance, limit)]
        ours = [r for r in here if r.solver == ENGINE]
        if not ours:
            continue
        ranked = sorted(ours, key=lambda r: float("inf") if r.excess is None else r.excess)
        best, worst = ranked[0].cost, ranked[-1].cost
        proven = "yes" if all(r.proven for r in ours) else "no"
        others = ", ".join(
            f"{r.solver} {'none' if r.cost is None else r.cost}" for r in here if r.solver != ENGINE
        )
        lines.append(
            f"| {name} | {instance} | {limit:g} | {_cell(ours[0].best_known)} "
            f"| {_cell(best)}, {_cell(worst)} | {proven} | {len(ours)} "
            f"| {_seconds(max(r.seconds_to_best for r in ours))} | {others} |"
        )
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.0f} %)"


def _number(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, (int, float)) else "–"


def _cell(value: int | None) -> str:
    return "none" if value is None else str(value)


def _seconds(value: float) -> str:
    return f"under {BLINK:g}" if value < BLINK else f"{value:.2f}"
