"""OR-Tools CP-SAT on the assignment model, linearised after Kaufman and Broeckx (1978)."""

from __future__ import annotations

from ortools.sat.python import cp_model

from bench.peers.worker import Report

Rows = list[list[int]]


class _Watch(cp_model.CpSolverSolutionCallback):
    def __init__(self, at: list[list[cp_model.IntVar]], report: Report) -> None:
        super().__init__()
        self.at, self.report = at, report

    def on_solution_callback(self) -> None:
        """Pass the solution on."""
        place = [[self.value(cell) for cell in row].index(1) for row in self.at]
        if self.report(place):
            self.stop_search()


def search(
    peer: str, flow: Rows, distance: Rows, seconds: float, seed: int, report: Report
) -> None:
    """Minimise the sum of z[i], what facility i's flows cost where it stands, with two workers."""
    n, model = len(flow), cp_model.CpModel()
    at = [[model.new_bool_var(f"{i}at{k}") for k in range(n)] for i in range(n)]
    for i in range(n):
        model.add_exactly_one(at[i])
        model.add_exactly_one(row[i] for row in at)
    far = max(max(row) for row in distance)
    costs = [model.new_int_var(0, sum(row) * far, f"z{i}") for i, row in enumerate(flow)]
    for i in range(n):
        for k in range(n):
            cells = [
                (flow[i][j] * distance[k][m], at[j][m])
                for j in range(n)
                for m in range(n)
                if j != i and flow[i][j] * distance[k][m]
            ]
            own = flow[i][i] * distance[k][k]
            spent = cp_model.LinearExpr.weighted_sum([c for _, c in cells], [w for w, _ in cells])
            model.add(costs[i] >= spent + own).only_enforce_if(at[i][k])
    model.minimize(sum(costs))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = seed
    report.ready()
    solver.solve(model, _Watch(at, report))
