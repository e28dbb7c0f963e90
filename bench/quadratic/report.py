"""Tables of results in Markdown: what the engine reaches, and how it stands against its peers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from bench.peers.quadratic import LIBRARIES, ROBUST_TABU
from bench.quadratic.runs import ENGINE, Run

STRUCTURED = re.compile(r"(sko|ste|kra|tho|wil|nug)\d+\w?|tai\d+b")


@dataclass(frozen=True)
class Group:
    """Instances that owe the same."""

    title: str
    holds: Callable[[Run], bool]
    floors: dict[float, float]
    """Mean excess in % that is owed at a number of seconds."""


def _named(*names: str) -> Callable[[Run], bool]:
    return lambda run: run.instance in names


def _structured(low: int, high: int) -> Callable[[Run], bool]:
    return lambda run: bool(STRUCTURED.fullmatch(run.instance)) and low <= run.n <= high


GROUPS = (
    Group("QAPLIB, n ≤ 30", lambda r: r.family == "qaplib" and r.n <= 30, {1: 0.01, 10: 0, 60: 0}),
    Group("structured, n 31–50", _structured(31, 50), {1: 0.05, 10: 0.01}),
    Group("structured, n 51–100", _structured(51, 100), {1: 0.1, 10: 0.02, 60: 0.005}),
    Group("tai40a", _named("tai40a"), {1: 0.5, 10: 0.15, 60: 0.06}),
    Group("tai60a", _named("tai60a"), {1: 0.9, 10: 0.45, 60: 0.3}),
    Group("tai100a", _named("tai100a"), {1: 1.2, 10: 0.9, 60: 0.7}),
    Group(
        "tho150, and tai*b of n ≥ 80",
        lambda r: bool(re.fullmatch(r"tho150|tai(8|9|1\d)\d+b", r.instance)),
        {1: 0.5, 10: 0.2, 60: 0.08},
    ),
    Group("Drezner, n ≤ 42", lambda r: r.family == "drezner" and r.n <= 42, {10: 0}),
    Group("Drezner, n > 42", lambda r: r.family == "drezner" and r.n > 42, {}),
    Group("Palubeckis", lambda r: r.family == "palubeckis", {10: 0.5}),
    Group("grey patterns 8×8", lambda r: r.family == "grey_pattern" and r.n == 64, {10: 0}),
    Group("grey patterns 16×16", lambda r: r.family == "grey_pattern" and r.n > 64, {}),
)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _mean(runs: Sequence[Run]) -> float:
    return mean(run.excess for run in runs if run.excess is not None)


def reached(runs: Sequence[Run]) -> str:
    """What is owed and what is reached, by group and time."""
    rows = []
    for group in GROUPS:
        for limit in sorted({run.limit for run in runs}):
            some = [r for r in runs if r.solver == ENGINE and r.limit == limit and group.holds(r)]
            if not some:
                continue
            floor, average = group.floors.get(limit), _mean(some)
            verdict = "" if floor is None else "yes" if average <= floor + 1e-9 else "no"
            best = sum(run.excess is not None and run.excess <= 0 for run in some)
            rows.append(
                (
                    group.title,
                    f"{limit:g}",
                    f"{len({run.instance for run in some})}",
                    f"{len(some)}",
                    f"{average:.4f}",
                    f"{max(run.excess or 0 for run in some):.4f}",
                    f"{100 * best / len(some):.0f}",
                    "" if floor is None else f"{floor:g}",
                    verdict,
                )
            )
    head = ("instances", "s", "files", "runs", "mean %", "worst %", "at best known, % of runs")
    return _table((*head, "owed mean %", "met"), rows)


def _against(runs: Sequence[Run], peer: str) -> list[tuple[Run, Run]]:
    """Runs of the engine and a peer on the same instance, seed and time."""
    ours = {(r.instance, r.seed, r.limit): r for r in runs if r.solver == ENGINE}
    pairs = [(ours.get((r.instance, r.seed, r.limit)), r) for r in runs if r.solver == peer]
    return [(mine, theirs) for mine, theirs in pairs if mine is not None]


def peers(runs: Sequence[Run]) -> str:
    """By family, each peer's mean excess beside the engine's on the same instances."""
    rows = []
    for peer in (*LIBRARIES, ROBUST_TABU):
        for family in sorted({run.family for run in runs}):
            pairs = [pair for pair in _against(runs, peer) if pair[1].family == family]
            answered = [pair for pair in pairs if pair[1].cost is not None]
            if not pairs:
                continue
            theirs = f"{_mean([b for _, b in answered]):.3f}" if answered else "no answer"
            mine = f"{_mean([a for a, _ in answered]):.3f}" if answered else ""
            count = f"{len(answered)} of {len(pairs)}"
            rows.append((peer, family, f"{pairs[0][1].limit:g}", count, theirs, mine))
    return _table(("peer", "family", "s", "answers", "its mean %", "ours, same files, %"), rows)


def tabu_race(runs: Sequence[Run]) -> str:
    """The plain robust tabu search, instance by instance."""
    rows = []
    pairs = [pair for pair in _against(runs, ROBUST_TABU) if pair[0].n >= 40]
    for mine, theirs in sorted(pairs, key=lambda pair: pair[0].n):
        a, b = mine.excess or 0, theirs.excess or 0
        quick = max(mine.seconds_to_best or 0, theirs.seconds_to_best or 0) < 0.05
        better = "ours" if a < b else "equal" if a == b else "theirs"
        times = f"{mine.seconds_to_best:.2f}", f"{theirs.seconds_to_best:.2f}"
        better = "equal, both under 50 ms" if quick and a == b else better
        rows.append((mine.instance, f"{mine.n}", f"{a:.4f}", f"{b:.4f}", better, *times))
    head = ("instance", "n", "ours %", "robust tabu %", "less", "ours, s", "theirs, s")
    return _table(head, rows)


def instances(runs: Sequence[Run]) -> str:
    """Mean and worst excess, time to best and bound of every instance."""
    ours = [run for run in runs if run.solver == ENGINE]
    rows = []
    keys = sorted({(r.family, r.n, r.instance, r.limit) for r in ours})
    for family, n, instance, limit in keys:
        some = [r for r in ours if (r.family, r.instance, r.limit) == (family, instance, limit)]
        bound = max(run.bound for run in some if run.bound is not None)
        rows.append(
            (
                instance,
                f"{n}",
                f"{limit:g}",
                f"{len(some)}",
                f"{_mean(some):.4f}",
                f"{max(run.excess or 0 for run in some):.4f}",
                f"{mean(run.seconds_to_best or 0 for run in some):.2f}",
                f"{bound}" + (" (proven)" if any(run.proven for run in some) else ""),
                f"{some[0].best_known}",
            )
        )
    head = ("instance", "n", "s", "runs", "mean %", "worst %", "s to best", "bound", "best known")
    return _table(head, rows)
