"""What holds for the compiled loops holds for the same loops as plain Python."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
from tests.engine.problems import KINDS, random_problem
from tests.engine.search.test_moves import assert_exact
from preseance.engine.evaluate import evaluate
from preseance.engine.search.moves import change
from preseance.engine.solving import solve

assert not hasattr(change, "py_func")
for seed in range(6):
    for kind in KINDS:
        assert_exact(random_problem(seed, (kind,)), seed)
    problem = random_problem(seed)
    # One thread: plain Python has one stream of random numbers for all.
    one, two = (solve(problem, effort=200, seed=1, threads=1) for _ in range(2))
    assert one.cost == two.cost == evaluate(problem, one.placement)
print("held")
"""


def test_exact_changes_and_search_hold_with_the_compiler_switched_off() -> None:
    switched_off = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=switched_off, capture_output=True, text=True
    )
    assert done.stdout == "held\n", done.stderr
