"""Measures quadratic assignment against its peers and writes the tables of docs/benchmarks/quadratic.md.

Runs are kept in a file as they are made: called again, the command goes on where it stopped.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.instance import MalformedError
from bench.keeping import ENGINE, Task
from bench.load import told
from bench.measures.swap_costs import measured
from bench.peers.quadratic import LIBRARIES, PEERS, missing
from bench.quadratic.plan import COMPARED, planned
from bench.quadratic.profile import profile
from bench.quadratic.report import instances, peers, reached, tabu_race
from bench.quadratic.runs import Run, make_all, read_instances

DOCS = Path(__file__).parents[2] / "docs" / "benchmarks"
BEGIN, END = "<!-- quadratic: begin -->", "<!-- quadratic: end -->"


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench table", description=__doc__)
    parser.add_argument("--instances", type=Path, required=True, help="a folder a family")
    parser.add_argument("--seconds", default="1,10,60", help="time limits a run (1,10,60)")
    parser.add_argument("--seeds", type=int, default=3, help="runs an instance (3)")
    parser.add_argument("--budget-minutes", type=float, default=55.0, help="all in all (55)")
    kept = Path("out/bench/quadratic.jsonl")
    parser.add_argument("--speed-seconds", type=float, default=3.0, help="swap costs (3)")
    parser.add_argument("--kept", type=Path, default=kept, help=f"where runs are kept ({kept})")
    parser.add_argument("--docs", type=Path, default=DOCS, help="where quadratic.md stands")
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Make what the budget allows, then write; 2 for a bad folder."""
    options = _options(argv)
    limits = sorted(float(word) for word in options.seconds.split(","))
    try:
        found = read_instances(options.instances)
    except MalformedError as error:
        print(error)
        return 2
    if not found:
        print(f"{options.instances} holds no folder of quadratic assignment instances")
        return 2
    speed = measured(100, options.speed_seconds)
    sizes = {key: len(matrices.flow) for key, matrices in found.items()}

    def plan(done: Mapping[Task, Run]) -> Iterator[Task]:
        return planned(sizes, limits, options.seeds, done)

    runs = make_all(plan, found, options.kept, options.budget_minutes)
    write(options.docs, runs, speed, options)
    return 0


def write(
    docs: Path, runs: Sequence[Run], speed: tuple[float, float | None], options: argparse.Namespace
) -> None:
    """Put the tables between their marks and draw the profile."""
    compared = {run.instance for run in runs if run.solver in LIBRARIES}
    limit = max((run.limit for run in runs if run.solver in PEERS), default=COMPARED)
    lines = {
        solver: [
            run.excess
            for run in runs
            if (run.solver, run.seed, run.limit) == (solver, 0, limit) and run.instance in compared
        ]
        for solver in (ENGINE, *PEERS)
    }
    drawn = {solver: values for solver, values in lines.items() if values}
    title = f"Quadratic assignment, {limit:g} seconds, the files each was given"
    (docs / "quadratic.svg").write_text(profile(title, drawn), encoding="utf-8")
    path = docs / "quadratic.md"
    text = (
        path.read_text(encoding="utf-8") if path.exists() else f"# Benchmarks\n\n{BEGIN}\n{END}\n"
    )
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    body = _body(runs, speed, options)
    path.write_text(f"{before}{BEGIN}\n{body}\n{END}{after}", encoding="utf-8")


def _body(
    runs: Sequence[Run], speed: tuple[float, float | None], options: argparse.Namespace
) -> str:
    ours, theirs = speed
    ratio = f"; the C peer {theirs / 1e9:.3f} billion, ratio {ours / theirs:.1f}" if theirs else ""
    others = told([run.others for run in runs])
    absent = [f"{peer}: not run ({why})" for peer in PEERS if (why := missing(peer))]
    command = (
        f"python -m bench table --instances DIR --seconds {options.seconds}"
        f" --seeds {options.seeds} --budget-minutes {options.budget_minutes:g}"
    )
    parts = [
        f"Made by `{command}`: {len(runs)} runs; what the time did not allow is not counted. {others}",
        f"Exact swap costs at n = 100, a second and core: {ours / 1e9:.2f} billion{ratio}.",
        *absent,
        "### Owed and reached",
        reached(runs),
        "### Peers, in the same run at equal time",
        "![Profile of the solvers](quadratic.svg)",
        peers(runs),
        "### Plain robust tabu search in C, n ≥ 40",
        tabu_race(runs),
        "### Every instance",
        instances(runs),
    ]
    return "\n\n".join(parts)
