"""CP-SAT's door: what it loads, and that nothing is missing behind it."""

from __future__ import annotations

import subprocess
import sys

LOADED = "print('pandas' in sys.modules)"


def _said(*lines: str) -> list[str]:
    """What a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.split()


def test_a_model_is_solved_without_pandas() -> None:
    said = _said(
        "import sys",
        "from preseance.engine.exact import minimise",
        "from preseance.engine.exact.cpsat import cp_model",
        "model = cp_model.CpModel()",
        "x = model.new_int_var(0, 9, '')",
        "model.add(2 * x >= 7)",
        "model.minimize(x)",
        "solver = cp_model.CpSolver()",
        "print(solver.solve(model) == cp_model.OPTIMAL, solver.value(x))",
        LOADED,
    )
    assert said == ["True", "4", "False"]


def test_who_imports_pandas_later_has_all_of_it() -> None:
    said = _said(
        "import sys",
        "import preseance.engine.exact.cpsat",
        LOADED,
        "import pandas.api.types",
        "print(pandas.Series([1, 2]).sum(), pandas.__name__)",
    )
    assert said == ["False", "3", "pandas"]


def test_columns_of_variables_load_pandas_when_asked_for() -> None:
    said = _said(
        "import sys",
        "from preseance.engine.exact.cpsat import cp_model",
        LOADED,
        "import pandas",
        "made = cp_model.CpModel().new_bool_var_series('x', pandas.Index([1, 2]))",
        "print(len(made), isinstance(made, pandas.Series))",
    )
    assert said == ["False", "2", "True"]


def test_pandas_that_is_there_already_is_used() -> None:
    said = _said(
        "import pandas",
        "from preseance.engine.exact.cpsat import cp_model",
        "print(cp_model.pd is pandas)",
    )
    assert said == ["True"]
