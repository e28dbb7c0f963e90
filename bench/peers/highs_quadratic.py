"""HiGHS on the assignment model, linearised after Kaufman and Broeckx (1978)."""

from __future__ import annotations

import highspy
import numpy as np
from scipy.sparse import csr_matrix

from bench.peers.worker import Report

Rows = list[list[int]]


def search(
    peer: str,
    flow: Rows,
    distance: Rows,
    seconds: float,
    seed: int,
    report: Report,
) -> None:
    """Minimise the sum of z[i, l], the cost of facility i's flows if it stands at l; flows >= 0."""
    a, b = np.array(flow, dtype=float), np.array(distance, dtype=float)
    n = len(a)
    cells = n * n
    most = np.outer(a.sum(1), b.max(1)).ravel()
    # z[i,l] >= sum of a[i,j] b[l,k] x[j,k] - most[i,l] (1 - x[i,l])
    linking = np.kron(a, b) + np.diag(most)
    assigned = np.vstack([np.kron(np.eye(n), np.ones(n)), np.kron(np.ones(n), np.eye(n))])
    matrix = csr_matrix(np.block([[linking, -np.eye(cells)], [assigned, np.zeros((2 * n, cells))]]))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = 2 * cells, cells + 2 * n
    model.col_cost_ = np.concatenate([np.zeros(cells), np.ones(cells)])
    model.col_lower_ = np.zeros(2 * cells)
    model.col_upper_ = np.concatenate([np.ones(cells), np.full(cells, highspy.kHighsInf)])
    model.row_lower_ = np.concatenate([np.full(cells, -highspy.kHighsInf), np.ones(2 * n)])
    model.row_upper_ = np.concatenate([most, np.ones(2 * n)])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_ = matrix.indptr, matrix.indices
    model.a_matrix_.value_ = matrix.data
    kinds = [highspy.HighsVarType.kInteger] * cells + [highspy.HighsVarType.kContinuous] * cells
    model.integrality_ = kinds
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy has no types.
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("threads", 2)
    solver.setOptionValue("random_seed", seed)
    solver.passModel(model)
    report.ready()
    solver.run()
    values = np.array(solver.getSolution().col_value[:cells])
    if len(values) == cells and values.sum() > n - 0.5:
        report([int(p) for p in values.reshape(n, n).argmax(1)])
