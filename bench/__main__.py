"""python -m bench NAME …: run a family of instances, or a measurement."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from bench.instance import Instance, MalformedError
from bench.registry import Family, family, family_names, measure, measure_names
from bench.row import Row, solved
from preseance.errors import ProblemError


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"found {text}; expected a finite number of 0 or more")
    return value


def _seeds(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"found {text}; expected 1 or more")
    return value


def _target(text: str) -> str:
    """Told before the search, not after an hour of it."""
    path = Path(text)
    if text != "-" and (path.is_dir() or not path.parent.is_dir()):
        raise argparse.ArgumentTypeError(f"found {text}; expected a file in a folder that is there")
    return text


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m bench {name}",
        description="Solve instances; without a path, instances of our own generator.",
        epilog=f"Example: python -m bench {name} FILE --seconds 10 --seeds 3 --json -",
    )
    parser.add_argument("paths", nargs="*", type=Path, help="files or folders of the family")
    parser.add_argument("--seconds", type=_seconds, default=10.0, help="time limit a run (10)")
    parser.add_argument("--seeds", type=_seeds, default=3, help="runs an instance, from seed 0 (3)")
    parser.add_argument(
        "--json", type=_target, help="a JSON object a line to this file; - for standard output"
    )
    return parser


def _instances(made: Family, paths: list[Path]) -> Iterator[Instance]:
    if not paths:
        yield from made.generate()
    for path in paths:
        if not path.exists():
            raise MalformedError(path, None, "nothing", "an instance file or a folder of them")
        empty = True
        for instance in made.load(path):
            empty = False
            yield instance
        if empty:
            raise MalformedError(path, None, "no instance", "instance files of the family")


def _print(row: Row, out: TextIO) -> None:
    excess = "" if row.excess is None else f"  {row.excess:+.3f} %"
    proven = "  proven" if row.proven else ""
    print(
        f"{row.instance:20} seed {row.seed}  {row.cost}{excess}{proven}"
        f"  in {row.seconds:.2f} s, best after {row.seconds_to_best:.2f} s",
        file=out,
        flush=True,
    )


def run_family(name: str, argv: list[str]) -> int:
    """Solve each instance from each seed; 0 done, 2 bad input."""
    options = _parser(name).parse_args(argv)
    to_file = options.json not in (None, "-")
    lines = []
    try:
        for instance in _instances(family(name), options.paths):
            for seed in range(options.seeds):
                row = solved(name, instance, seed, options.seconds)
                lines.append(row.as_json())
                if options.json == "-":
                    print(lines[-1], flush=True)
                else:
                    _print(row, sys.stdout)
    except (MalformedError, ProblemError) as error:
        print(error, file=sys.stderr)
        return 2
    if to_file:
        Path(options.json).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return 0


def main(argv: list[str]) -> int:
    """Run the command; 0 done, 2 bad input."""
    name = argv[0] if argv else "--help"
    if name in family_names():
        return run_family(name, argv[1:])
    if name in measure_names():
        return measure(name).main(argv[1:])
    asked_for_help = name in ("-h", "--help")
    out = sys.stdout if asked_for_help else sys.stderr
    if not asked_for_help:
        print(f"There is no benchmark «{name}».", file=out)
    print("Usage: python -m bench NAME [PATH…] [--seconds T] [--seeds K] [--json -]", file=out)
    print(f"  families: {', '.join(family_names())}", file=out)
    print(f"  measures: {', '.join(measure_names())}", file=out)
    return 0 if asked_for_help else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
