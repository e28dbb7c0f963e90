"""The tables of docs/benchmarks/tables.md, made from runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from bench.comparison import Pair, every_peer, families, table
from bench.keeping import ENGINE
from bench.load import told
from bench.peers.quadratic import missing
from bench.tables.runs import SAMPLES, UNITS, Run

BLINK = 0.05
"""Seconds under which times count as equal."""


@dataclass(frozen=True)
class Target:
    """A share of the files that is at the best known value, or proven, from every seed."""

    said: str
    share: float
    proven: bool = False

    def met(self, best: float, proven: float) -> str:
        """Whether the shares reached are enough."""
        return "yes" if (proven if self.proven else best) >= self.share - 1e-9 else "no"


FLOORS = {
    ("table_partition", 1.0): Target("all optimal", 1),
    ("table_partition", 10.0): Target("all proven", 1, proven=True),
    ("wedding_chart", 1.0): Target("all optimal", 1),
    ("wedding_chart", 10.0): Target("all proven", 1, proven=True),
    ("dinnerparty", 10.0): Target("0 violations", 1),
    ("graph_colouring", 10.0): Target("80 % at best", 0.8),
}
GOALS = {
    ("dinnerparty", 1.0): Target("0 violations", 1),
    ("graph_colouring", 10.0): Target("90 % at best", 0.9),
}


def report(runs: Sequence[Run]) -> str:
    """All tables."""
    pairs = library_pairs(runs)
    names = [name for name in UNITS if any(run.family == name for run in runs)]
    parts = [
        f"{len(runs)} runs. {told([run.others for run in runs])}".strip(),
        "### Owed and reached",
        _reached(runs),
        "### Libraries, at equal time",
        *[f"{library}: not run ({why})" for library in SAMPLES if (why := missing(library))],
        families(pairs, names),
        every_peer(pairs),
        _proofs(runs),
        "### Every instance",
        _instances(runs),
    ]
    return "\n\n".join(parts)


def _ordered(runs: Sequence[Run]) -> list[tuple[str, float]]:
    found = {(run.family, run.limit) for run in runs}
    return sorted(found, key=lambda key: (list(UNITS).index(key[0]), key[1]))


def _reached(runs: Sequence[Run]) -> str:
    rows = []
    for name, limit in _ordered(runs):
        ours = [r for r in runs if (r.solver, r.family, r.limit) == (ENGINE, name, limit)]
        if not ours:
            continue
        files = [[r for r in ours if r.instance == one] for one in {r.instance: 0 for r in ours}]
        best = sum(all(r.is_best for r in some) for some in files) / len(files)
        proven = sum(all(r.proven for r in some) for some in files) / len(files)
        excess = [max(0.0, r.counted) for r in ours if r.counted is not None]
        times = [r.seconds_to_best for r in ours if r.is_best]
        rows.append(
            (
                *(name, f"{limit:g}", f"{len(files)}", f"{len(ours)}"),
                *(_share(best, len(files)), _share(proven, len(files)), UNITS[name]),
                *(_number(excess and mean(excess)), _number(excess and max(excess))),
                f"{sum(r.cost is None for r in ours)}",
                f"{mean(times):.2f}" if times else "–",
                *_verdict(FLOORS.get((name, limit)), best, proven),
                *_verdict(GOALS.get((name, limit)), best, proven),
            )
        )
    head = ("family", "s", "files", "runs", "files at best, every seed", "proven", "excess in")
    more = ("mean", "worst", "no answer", "s to best", "floor", "met", "goal", "met")
    return table((*head, *more), rows)


def _verdict(target: Target | None, best: float, proven: float) -> tuple[str, str]:
    return ("", "") if target is None else (target.said, target.met(best, proven))


def _beside(runs: Sequence[Run]) -> list[tuple[Run, Run]]:
    """A library's run and the engine's on the same file, from the same seed and for as long."""
    ours = {(r.family, r.instance, r.seed, r.limit): r for r in runs if r.solver == ENGINE}
    pairs = [
        (ours.get((r.family, r.instance, r.seed, r.limit)), r) for r in runs if r.solver != ENGINE
    ]
    return [(theirs, mine) for mine, theirs in pairs if mine is not None]


def library_pairs(runs: Sequence[Run]) -> list[Pair]:
    """What is compared: files whose best known value is known."""
    return [
        Pair(
            theirs.family,
            UNITS[theirs.family],
            theirs.solver,
            theirs.instance,
            theirs.counted,
            mine.counted,
            theirs.answered,
        )
        for theirs, mine in _beside(runs)
        if theirs.counted is not None and mine.counted is not None
    ]


def _proofs(runs: Sequence[Run]) -> str:
    """How often each library and the engine are at the best known value, and prove theirs."""
    rows = []
    beside = _beside(runs)
    for name, solver in dict.fromkeys((theirs.family, theirs.solver) for theirs, _ in beside):
        pairs = [pair for pair in beside if (pair[0].family, pair[0].solver) == (name, solver)]
        counts = [
            f"{sum(run.is_best for run in side)}, {sum(run.proven for run in side)}"
            for side in zip(*pairs, strict=True)
        ]
        rows.append((name, solver, f"{len(pairs)}", *counts))
    head = ("family", "library", "files", "its: at best, proven", "ours: at best, proven")
    return table(head, rows)


def _instances(runs: Sequence[Run]) -> str:
    rows = []
    for name, instance, limit in dict.fromkeys((r.family, r.instance, r.limit) for r in runs):
        here = [r for r in runs if (r.family, r.instance, r.limit) == (name, instance, limit)]
        ours = [r for r in here if r.solver == ENGINE]
        if not ours:
            continue
        ranked = sorted(ours, key=lambda r: float("inf") if r.excess is None else r.excess)
        others = [f"{r.solver} {_cell(r.cost)}" for r in here if r.solver != ENGINE]
        rows.append(
            (
                *(name, instance, f"{limit:g}", _cell(ours[0].best_known)),
                f"{_cell(ranked[0].cost)}, {_cell(ranked[-1].cost)}",
                "yes" if all(r.proven for r in ours) else "no",
                f"{len(ours)}",
                _seconds(mean(r.seconds_to_best for r in ours)),
                ", ".join(others),
            )
        )
    head = ("family", "instance", "s", "best known", "engine: best, worst", "proven", "seeds")
    return table((*head, "s to its best", "libraries"), rows)


def _share(part: float, whole: int) -> str:
    return f"{part * whole:.0f} ({100 * part:.0f} %)"


def _number(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, (int, float)) else "–"


def _cell(value: int | None) -> str:
    return "none" if value is None else str(value)


def _seconds(value: float) -> str:
    return f"under {BLINK:g}" if value < BLINK else f"{value:.2f}"
