"""Solves the own instances of every family: what `make bench` runs without a folder of instances."""

from __future__ import annotations

import argparse

from bench.registry import family_names


def main(argv: list[str]) -> int:
    """Run all generators for a second an instance unless told otherwise."""
    from bench.__main__ import run_family

    parser = argparse.ArgumentParser(prog="python -m bench own", description=__doc__)
    parser.add_argument("--seconds", type=float, default=1.0, help="time limit a run (1)")
    parser.add_argument("--seeds", type=int, default=1, help="runs an instance (1)")
    options = parser.parse_args(argv)
    for name in family_names():
        print(f"{name}:", flush=True)
        run_family(name, ["--seconds", str(options.seconds), "--seeds", str(options.seeds)])
    return 0
