"""The linear assignment without SciPy is the one that SciPy finds, among equals too."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linear_sum_assignment

import preseance.engine.linear_assignment as linear


@given(
    st.tuples(st.integers(1, 9), st.integers(1, 9)).flatmap(
        lambda shape: arrays(np.int64, shape, elements=st.integers(-3, 3))
    )
)
def test_small_assignments_are_scipy_s(costs: np.ndarray) -> None:
    rows, columns = linear_sum_assignment(costs)
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(sys.modules, "scipy.optimize")
        found = linear.linear_assignment(costs)
    assert found[0].tolist() == rows.tolist()
    assert found[1].tolist() == columns.tolist()


def test_real_costs_of_a_table_are_assigned_as_scipy_does() -> None:
    draw = np.random.default_rng(0)
    for shape in ((64, 70), (70, 64), (30, 30)):
        costs = draw.random(shape).round(1)
        with pytest.MonkeyPatch.context() as patch:
            patch.delitem(sys.modules, "scipy.optimize")
            rows, columns = linear.linear_assignment(costs)
        right = linear_sum_assignment(costs)
        assert (rows.tolist(), columns.tolist()) == (right[0].tolist(), right[1].tolist())


def test_nothing_to_assign_is_nothing() -> None:
    rows, columns = linear.linear_assignment(np.zeros((0, 4)))
    assert (len(rows), len(columns)) == (0, 0)


def test_a_plan_of_one_table_loads_neither_scipy_nor_what_only_others_need() -> None:
    program = (
        "import sys; from preseance import plan; from preseance.examples import copy_example\n"
        "import tempfile, pathlib\n"
        "with tempfile.TemporaryDirectory() as aside:\n"
        "    plan(copy_example('embassy-dinner', pathlib.Path(aside) / 'e'), effort=200)\n"
        "print(*sorted({'scipy.optimize', 'ortools', 'typst', 'django', 'networkx', 'docx', 'fontTools'}"
        " & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (told.stdout.strip(), told.returncode) == ("", 0), told.stderr
