"""The peer for conflicts: a plain CP-SAT model of a banquet, as a careful user would write it.

One 0/1 variable a guest and seat, one assumption a rule; the core CP-SAT gives is then thinned
out rule by rule, each time with a fresh solver. It proves nothing about being smallest.
"""

from __future__ import annotations

from ortools.sat.python import cp_model

from preseance.model.event import Event
from preseance.model.rule_row import Level, RuleRow

PATIENCE = 60.0
"""Seconds each question may take; a rule whose question takes longer stays in the core."""


def plain_conflict(event: Event, workers: int = 2) -> tuple[str, ...]:
    """Ids of a set of musts that clash, thinned out; empty where none was found."""
    rows = [row for row in event.rules if row.level is Level.MUST]
    core = _core(event, rows, workers)
    for row in list(core):
        smaller = _core(event, [r for r in core if r is not row], workers)
        if smaller:
            core = smaller
    return tuple(sorted(row.id for row in core))


def _core(event: Event, rows: list[RuleRow], workers: int) -> list[RuleRow]:
    model, tables = cp_model.CpModel(), event.rooms[0].tables
    seats = [(t.id, k) for t in tables for k in range(t.seats)]
    x = {(g.id, s): model.new_bool_var("") for g in event.guests for s in seats}
    for g in event.guests:
        model.add_exactly_one(x[g.id, s] for s in seats)
    for s in seats:
        model.add_at_most_one(x[g.id, s] for g in event.guests)
    size = {t.id: t.seats for t in tables}
    literals = {}
    for row in rows:
        holds = model.new_bool_var("")
        literals[holds.index] = row
        if row.kind == "pin":
            table = row.b[0].removeprefix("table:")
            model.add(sum(x[row.a[0], s] for s in seats if s[0] == table) == 1).only_enforce_if(
                holds
            )
            continue
        a, b = row.a[0], row.b[0]
        for s in seats:
            if row.relations == ("same-table",):
                near = [q for q in seats if q[0] == s[0]]
            else:
                near = [(s[0], (s[1] + d) % size[s[0]]) for d in (1, -1)]
            there = sum(x[b, q] for q in near)
            if row.kind == "keep_apart":
                model.add(x[a, s] + there <= 1).only_enforce_if(holds)
            else:
                model.add(x[a, s] <= there).only_enforce_if(holds)
    model.add_assumptions([model.get_bool_var_from_proto_index(k) for k in literals])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.max_time_in_seconds = PATIENCE
    if solver.solve(model) != cp_model.INFEASIBLE:
        return []
    return [literals[k] for k in solver.sufficient_assumptions_for_infeasibility()]
