"""Measures seating at table level and over sessions, with library peers, for docs/benchmarks/tables.md.

Runs are kept in a file as they are made: called again, the command goes on where it stopped.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.instance import Instance, MalformedError
from bench.peers.quadratic import missing
from bench.registry import family
from bench.tables.report import report
from bench.tables.runs import FAMILIES, SAMPLES, make_all, planned

DOCS = Path(__file__).parents[2] / "docs" / "benchmarks"
BEGIN, END = "<!-- seating: begin -->", "<!-- seating: end -->"


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench seating", description=__doc__)
    parser.add_argument("--instances", type=Path, required=True, help="a folder a family")
    parser.add_argument("--families", default=",".join(FAMILIES), help="which of them (all)")
    parser.add_argument("--seconds", default="1,10", help="time limits a run (1,10)")
    parser.add_argument("--seeds", type=int, default=3, help="runs an instance (3)")
    parser.add_argument(
        "--peers", default=",".join(SAMPLES), help=f"libraries asked too ({','.join(SAMPLES)})"
    )
    parser.add_argument("--budget-minutes", type=float, default=35.0, help="all in all (35)")
    kept = Path("out/bench/seating.jsonl")
    parser.add_argument("--kept", type=Path, default=kept, help=f"where runs are kept ({kept})")
    parser.add_argument("--docs", type=Path, default=DOCS, help="where the page stands")
    return parser.parse_args(argv)


def _unknown(options: argparse.Namespace) -> str | None:
    """What is wrong with the names that were given."""
    for kind, named, known in (
        ("family", options.families, FAMILIES),
        ("library", options.peers, tuple(SAMPLES)),
    ):
        for name in filter(None, named.split(",")):
            if name not in known:
                return f"There is no {kind} {name}; there are {', '.join(known)}."
    return None


def _instances(folder: Path, names: list[str]) -> dict[tuple[str, str], Instance]:
    return {
        (name, instance.name): instance
        for name in names
        if (folder / name).is_dir()
        for instance in family(name).load(folder / name)
    }


def main(argv: list[str]) -> int:
    """Make what the budget allows, then write; 2 for a bad folder."""
    options = _options(argv)
    if said := _unknown(options):
        print(said)
        return 2
    try:
        found = _instances(options.instances, options.families.split(","))
    except MalformedError as error:
        print(error)
        return 2
    if not found:
        print(f"{options.instances} holds no folder of {options.families.replace(',', ', ')}")
        return 2
    limits = sorted(float(word) for word in options.seconds.split(","))
    libraries = [name for name in options.peers.split(",") if name and missing(name) is None]
    plan = planned(found, limits, options.seeds, libraries)
    runs = make_all(plan, found, options.kept, options.budget_minutes)
    command = (
        f"python -m bench seating --instances DIR --seconds {options.seconds}"
        f" --seeds {options.seeds} --budget-minutes {options.budget_minutes:g}"
    )
    write(options.docs / "tables.md", f"Made by `{command}`: {report(runs)}")
    return 0


def write(path: Path, body: str) -> None:
    """Put the tables between their marks."""
    text = path.read_text(encoding="utf-8") if path.exists() else f"{BEGIN}\n{END}\n"
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    path.write_text(f"{before}{BEGIN}\n{body}\n{END}{after}", encoding="utf-8")
