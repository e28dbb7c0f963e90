"""A change is mended without loading solvers that it does not need."""

from __future__ import annotations

import subprocess
import sys

SOLVERS = ("ortools", "scipy.optimize")


def test_replanning_and_its_report_load_no_solver() -> None:
    names = ", ".join(repr(name) for name in SOLVERS)
    program = (
        "import sys, preseance.planning.replan.replanning, preseance.door.mending; "
        f"print(*(name for name in ({names},) if name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (run.stdout.strip(), run.stderr) == ("", "")
