"""Kills server and worker while people work, and counts what was acknowledged and is not there."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path

from preseance.examples import copy_example


def main(argv: list[str]) -> int:
    """Run; 0 where nothing is lost, 1 where anything is."""
    parser = argparse.ArgumentParser(prog="python -m bench kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="how often (200)")
    parser.add_argument(
        "--longest", type=float, default=0.6, help="seconds before a kill at most (0.6)"
    )
    parser.add_argument(
        "--server", action="store_true", help="the server alone, not workers in turn"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the moments (0)")
    parser.add_argument("--database", default="", help="DATABASE_URL; else SQLite in a folder")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    options = parser.parse_args(argv)
    # Tests have the same harness; they are beside the bench, not in the package.
    from tests.server.faults import as_lines, killed
    from tests.server.serving import Served, Visitor

    told = {"PRESEANCE_LEASE": "5"}
    if options.database:
        told["DATABASE_URL"] = os.environ["DATABASE_URL"] = options.database
    with tempfile.TemporaryDirectory(prefix="preseance-kills-") as folder:
        aside = Path(folder)
        served = Served(aside / "data", copy_example("embassy-dinner", aside / "dinner"), told=told)
        try:
            olga = Visitor(served)
            olga.welcome("olga", served.link)
            found = killed(
                served, olga, options.kills, told, options.seed, options.longest,
                workers=not options.server,
            )  # fmt: skip
        finally:
            served.kill()
    print(json.dumps(found) if options.json else as_lines(found))
    return 0 if not found["lost"] and found["as_the_journal_says"] else 1
