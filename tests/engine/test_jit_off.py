"""What holds for the compiled loops holds for the same loops as plain Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SWITCHED_OFF = os.environ | {"NUMBA_DISABLE_JIT": "1"}
PROGRAM = """
from tests.engine.problems import random_problem
from preseance.engine.evaluate import evaluate
from preseance.engine.search.moves import changes
from preseance.engine.budget import Budget
from preseance.engine.solve import solve

assert not hasattr(changes, "py_func")
for seed in range(6):
    problem = random_problem(seed)
    # One thread: plain Python has one stream of random numbers for all.
    one, two = (solve(problem, Budget(effort=200, seed=1, threads=1)) for _ in range(2))
    assert one.cost == two.cost == evaluate(problem, one.placement)
print("held")
"""


def test_search_holds_with_the_compiler_switched_off() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=SWITCHED_OFF, capture_output=True, text=True
    )
    assert done.stdout == "held\n", done.stderr


def test_exact_changes_hold_for_every_kind_of_term_and_move_with_the_compiler_switched_off() -> (
    None
):
    modules = ("search/test_moves.py", "search/test_compound.py", "quadratic/test_tabu.py")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *(str(HERE / module) for module in modules)],
        env=SWITCHED_OFF, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
