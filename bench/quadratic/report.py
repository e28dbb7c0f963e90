"""Tables of results in Markdown: what the engine reaches, and how it stands against its peers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from bench.comparison import Pair, every_peer, families, table
from bench.keeping import ENGINE
from bench.peers.quadratic import LIBRARIES, ROBUST_TABU
from bench.quadratic.groups import GROUPS, Group, Target
from bench.quadratic.plan import COMPARED, LEAST
from bench.quadratic.runs import FAMILIES, Run

BLINK = 0.05
"""Seconds under which times count as equal."""
NO_ANSWER = 100.0
"""Excess in % that stands for no answer: twice the best known value."""


def _mean(runs: Sequence[Run]) -> float:
    return mean(run.excess for run in runs if run.excess is not None)


def _ours(runs: Sequence[Run], group: Group, limit: float) -> list[Run]:
    return [
        run
        for run in runs
        if run.solver == ENGINE
        and run.limit == limit
        and group.holds(run.family, run.instance, run.n)
    ]


@dataclass(frozen=True)
class Reached:
    """What a group reached in a time; `short` are files that count with their shorter runs."""

    group: Group
    limit: float
    runs: Sequence[Run]
    short: int
    missing: int
    """Files neither run for this long nor at their best known value before."""

    @property
    def files(self) -> list[list[Run]]:
        """The runs of each file."""
        names = dict.fromkeys(run.instance for run in self.runs)
        return [[run for run in self.runs if run.instance == name] for name in names]

    def row(self) -> tuple[str, ...]:
        """The line of the table."""
        files = self.files
        best = sum(all(run.is_best for run in some) for some in files)
        average = mean(_mean(some) for some in files)
        times = [run.seconds_to_best or 0 for run in self.runs if run.is_best]
        speeds = [run.speed for run in self.runs if run.speed]
        told = f"{len(files)}" + (f", {self.short} by shorter runs" if self.short else "")
        told += f", {self.missing} not run" if self.missing else ""

        def verdict(targets: dict[float, Target]) -> tuple[str, str]:
            target = targets.get(self.limit)
            if target is None:
                return "", ""
            met = target.met(average, best / len(files))
            return str(target), ("yes" if met else "no") + (" so far" if self.missing else "")

        return (
            self.group.title,
            f"{self.limit:g}",
            told,
            f"{len(self.runs)}",
            f"{average:.4f}",
            f"{max(run.excess or 0 for run in self.runs):.4f}",
            f"{best} ({100 * best / len(files):.0f} %)",
            f"{mean(times):.2f}" if times else "–",
            f"{mean(speeds) / 1e6:.0f}" if speeds else "–",
            *verdict(self.group.floors),
            *verdict(self.group.goals),
        )


def _reached(runs: Sequence[Run]) -> Iterator[Reached]:
    limits = sorted({run.limit for run in runs if run.solver == ENGINE})
    before = max((limit for limit in limits if limit <= COMPARED), default=0.0)
    for group in GROUPS:
        for limit in limits:
            some = _ours(runs, group, limit)
            if limit <= COMPARED and some:
                yield Reached(group, limit, some, 0, 0)
            elif limit > COMPARED and (limit in group.floors or limit in group.goals):
                yield from _with_shorter(group, limit, some, _ours(runs, group, before))


def _with_shorter(
    group: Group, limit: float, some: Sequence[Run], shorter: Sequence[Run]
) -> Iterator[Reached]:
    """Files that were at their best known value before count with those runs."""
    others = {run.instance for run in shorter} - {run.instance for run in some}
    open_ = {run.instance for run in shorter if not run.is_best} & others
    counted = [*some, *(run for run in shorter if run.instance in others - open_)]
    if counted:
        yield Reached(group, limit, counted, len(others - open_), len(open_))


def reached(runs: Sequence[Run]) -> str:
    """What is owed and what is reached, by group and time."""
    head = ("instances", "s", "files", "runs", "mean %", "worst %", "files at best, every seed")
    more = ("s to best", "10⁶ swap costs/s/core", "floor", "met", "goal", "met")
    return table((*head, *more), [line.row() for line in _reached(runs)])


def _against(runs: Sequence[Run], peer: str) -> list[tuple[Run, Run]]:
    """Runs of the engine and a peer on the same instance, seed and time."""
    ours = {(r.instance, r.seed, r.limit): r for r in runs if r.solver == ENGINE}
    pairs = [(ours.get((r.instance, r.seed, r.limit)), r) for r in runs if r.solver == peer]
    return [(mine, theirs) for mine, theirs in pairs if mine is not None]


def library_pairs(runs: Sequence[Run]) -> list[Pair]:
    """The engine beside each library on what both were given."""
    return [
        Pair(
            theirs.family,
            "%",
            peer,
            theirs.instance,
            NO_ANSWER if theirs.excess is None else theirs.excess,
            NO_ANSWER if mine.excess is None else mine.excess,
            theirs.cost is not None,
        )
        for peer in LIBRARIES
        for mine, theirs in _against(runs, peer)
    ]


def peers(runs: Sequence[Run]) -> str:
    """The families, then each peer in each of them."""
    pairs = library_pairs(runs)
    found = {run.family for run in runs}
    return families(pairs, [f for f in FAMILIES if f in found]) + "\n\n" + every_peer(pairs)


@dataclass(frozen=True)
class Race:
    """The engine and the plain robust tabu search on one file, over the seeds both ran."""

    ours: Sequence[Run]
    theirs: Sequence[Run]

    @property
    def verdict(self) -> str:
        """Who has less excess; at the best known value, who was there sooner."""
        a, b = _mean(self.ours), _mean(self.theirs)
        if a != b or a > 0:
            return "ours" if a < b else "theirs" if b < a else "equal"
        mine, other = _to_best(self.ours), _to_best(self.theirs)
        if mine < BLINK and other < BLINK:
            return "equal, both under 50 ms"
        return "both at best, ours sooner" if mine <= other else "both at best, theirs sooner"


def _to_best(runs: Sequence[Run]) -> float:
    return mean(run.seconds_to_best or 0 for run in runs)


def _races(runs: Sequence[Run]) -> list[Race]:
    pairs = [pair for pair in _against(runs, ROBUST_TABU) if pair[0].n >= LEAST]
    names = dict.fromkeys(mine.instance for mine, _ in sorted(pairs, key=lambda p: p[0].n))
    return [
        Race(
            [a for a, _ in pairs if a.instance == name], [b for a, b in pairs if a.instance == name]
        )
        for name in names
    ]


def tabu_race(runs: Sequence[Run]) -> str:
    """The plain robust tabu search, in sum and instance by instance."""
    races = _races(runs)
    verdicts = [race.verdict for race in races]
    count = {verdict: verdicts.count(verdict) for verdict in sorted(set(verdicts))}
    said = "; ".join(f"{verdict}: {number}" for verdict, number in count.items())
    rows = [
        (
            race.ours[0].instance,
            f"{race.ours[0].n}",
            f"{len(race.ours)}",
            f"{_mean(race.ours):.4f}",
            f"{_mean(race.theirs):.4f}",
            verdict,
            f"{_to_best(race.ours):.2f}",
            f"{_to_best(race.theirs):.2f}",
        )
        for race, verdict in zip(races, verdicts, strict=True)
    ]
    head = ("instance", "n", "seeds", "ours %", "robust tabu %", "less", "ours, s", "theirs, s")
    return f"Of {len(races)} files: {said}.\n\n{table(head, rows)}"


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
                f"{_to_best(some):.2f}",
                f"{bound}" + (" (proven)" if any(run.proven for run in some) else ""),
                f"{some[0].best_known}",
            )
        )
    head = ("instance", "n", "s", "runs", "mean %", "worst %", "s to best", "bound", "best known")
    return table(head, rows)
