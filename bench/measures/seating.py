"""Measures seating at table level and over sessions, with library peers, for docs/benchmarks-tables.md.

Runs are kept in a file as they are made: called again, the command goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.instance import Instance, MalformedError
from bench.known import known
from bench.registry import family
from bench.row import excess_of, solved
from bench.tables.report import ENGINE, Run, report

FAMILIES = (
    "table_partition",
    "wedding_chart",
    "graph_colouring",
    "dinnerparty",
    "social_golfer",
    "everyone_meets",
)
LIBRARIES = ("cp_sat", "highs")
DOCS = Path(__file__).parents[2] / "docs"
BEGIN, END = "<!-- seating: begin -->", "<!-- seating: end -->"


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench seating", description=__doc__)
    parser.add_argument("--instances", type=Path, required=True, help="a folder a family")
    parser.add_argument("--families", default=",".join(FAMILIES), help="which of them (all)")
    parser.add_argument("--seconds", type=float, default=10.0, help="time limit a run (10)")
    parser.add_argument("--seeds", type=int, default=3, help="runs an instance (3)")
    parser.add_argument("--peers", action="store_true", help="ask CP-SAT and HiGHS too")
    parser.add_argument("--budget-minutes", type=float, default=25.0, help="all in all (25)")
    kept = Path("out/bench/seating.jsonl")
    parser.add_argument("--kept", type=Path, default=kept, help=f"where runs are kept ({kept})")
    parser.add_argument("--docs", type=Path, default=DOCS, help="where the page stands")
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Make what the budget allows, then write; 2 for a bad folder."""
    options = _options(argv)
    names = options.families.split(",")
    unknown = [name for name in names if name not in FAMILIES]
    if unknown:
        print(f"There is no family {unknown[0]}; there are {', '.join(FAMILIES)}.")
        return 2
    try:
        found = [
            (name, instance)
            for name in names
            if (options.instances / name).is_dir()
            for instance in family(name).load(options.instances / name)
        ]
    except MalformedError as error:
        print(error)
        return 2
    if not found:
        print(f"{options.instances} holds no folder of {', '.join(names)}")
        return 2
    runs = make_all(found, options)
    write(options.docs / "benchmarks-tables.md", report(runs))
    return 0


def make_all(found: Sequence[tuple[str, Instance]], options: argparse.Namespace) -> list[Run]:
    """All runs kept, after making those that are missing while the budget lasts."""
    runs = list(_kept(options.kept))
    done = {run.task for run in runs}
    until = time.monotonic() + 60 * options.budget_minutes
    options.kept.parent.mkdir(parents=True, exist_ok=True)
    solvers = (ENGINE, *LIBRARIES) if options.peers else (ENGINE,)
    with options.kept.open("a", encoding="utf-8") as file:
        for seed in range(options.seeds):
            for name, instance in found:
                for solver in solvers:
                    task = (solver, name, instance.name, seed, options.seconds)
                    # The libraries run from one seed: HiGHS, as SciPy ships it, takes none.
                    idle = solver != ENGINE and (seed > 0 or instance.ask is None)
                    if idle or task in done or time.monotonic() > until:
                        continue
                    runs.append(_made(solver, name, instance, seed, options.seconds))
                    file.write(runs[-1].as_json() + "\n")
                    file.flush()
    return runs


def _made(solver: str, name: str, instance: Instance, seed: int, limit: float) -> Run:
    if solver == ENGINE or instance.ask is None:
        row = solved(name, instance, seed, limit)
        said = (row.cost, row.best_known, row.excess, row.proven, row.seconds, row.seconds_to_best)
    else:
        outcome = instance.ask(solver, limit, seed)
        published = known(name, instance.name)
        best = instance.planted if published is None else published.best
        excess = excess_of(outcome.cost, best, instance.sense)
        spent = round(outcome.seconds, 3)
        said = (outcome.cost, best, excess, outcome.proven, spent, spent)
    return Run(solver, name, instance.name, seed, limit, *said)


def _kept(path: Path) -> Iterator[Run]:
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield Run(**json.loads(line))


def write(path: Path, body: str) -> None:
    """Put the tables between their marks."""
    text = path.read_text(encoding="utf-8") if path.exists() else f"{BEGIN}\n{END}\n"
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    path.write_text(f"{before}{BEGIN}\n{body}\n{END}{after}", encoding="utf-8")
