"""Solves the published instances found in a folder with a folder for each family."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.registry import family_names


def main(argv: list[str]) -> int:
    """Run every family that the folder holds; 2 when it holds none or a file is malformed."""
    from bench.__main__ import run_family

    parser = argparse.ArgumentParser(prog="python -m bench published", description=__doc__)
    parser.add_argument("folder", type=Path, help="holds folders named as families")
    parser.add_argument("--seconds", type=float, default=1.0, help="time limit a run (1)")
    parser.add_argument("--seeds", type=int, default=1, help="runs an instance (1)")
    options = parser.parse_args(argv)
    found = [name for name in family_names() if (options.folder / name).is_dir()]
    if not found:
        parser.error(f"{options.folder} holds none of {', '.join(family_names())}")
    worst = 0
    for name in found:
        print(f"{name}:", flush=True)
        limits = ["--seconds", str(options.seconds), "--seeds", str(options.seeds)]
        worst = max(worst, run_family(name, [str(options.folder / name), *limits]))
    return worst
