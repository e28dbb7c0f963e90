"""The oracle: can some requirements hold together? Answered from what is known, by matching, or by CP-SAT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

from preseance.engine.conflicts.requirements import Requirement
from preseance.engine.evaluate import evaluate_term
from preseance.engine.exact.cpsat import cp_model
from preseance.engine.exact.crowd import alone, crowd_of
from preseance.engine.exact.objective import term_cost
from preseance.engine.exact.variables import Sum, TooLargeError, Variables
from preseance.engine.problem import Placement, Problem
from preseance.terms import Ints

LOOKING = 5e-8
"""Work, in CP-SAT's deterministic time, that each item × place of a question is worth."""
BUILDING = 2e-6
"""The same for each 0/1 variable and entry of a model."""
READING = 4e-6
"""The same for what CP-SAT does with each of them whatever its limit; measured."""


class Feasibility(Enum):
    """What the oracle says."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


Bars = list[tuple[int, Ints, Ints]]


class Oracle:
    """Answers for one problem; remembers placements and contradictions."""

    def __init__(
        self, problem: Problem, requirements: Sequence[Requirement], start: Placement, work: float
    ) -> None:
        self.problem = problem
        self.requirements = requirements
        self.left = work
        """Work left, in CP-SAT's deterministic time: no clock is read."""
        self.spent = 0.0
        self.facts = frozenset(g for g, d in enumerate(requirements) if d.fact)
        self.rules = frozenset(range(len(requirements))) - self.facts
        self.known: list[tuple[frozenset[int], Placement]] = []
        """Requirements broken by a placement, and the placement."""
        self.clashes: list[frozenset[int]] = []
        self.doubted = False
        """Whether the work ran out in an answer."""
        self._bars: list[Bars | None] = [d.bars(problem) for d in requirements]
        self.last: Placement = start
        self.learn(start)

    def grant(self, work: float) -> None:
        """See that at least so much work is left."""
        self.left = max(self.left, work)

    def spend(self, work: float) -> None:
        """Count work that was done."""
        self.spent += work
        self.left -= work

    def learn(self, placement: Placement) -> frozenset[int]:
        """Remember a placement; the requirements it breaks."""
        broken = self.broken(placement)
        self.known.append((broken, placement))
        return broken

    def broken(self, placement: Placement) -> frozenset[int]:
        """The requirements a placement breaks."""
        return frozenset(g for g in range(len(self.requirements)) if self.cost(g, placement) > 0)

    def cost(self, requirement: int, placement: Placement) -> int:
        """What a requirement costs in a placement."""
        terms = self.requirements[requirement].terms
        return sum(evaluate_term(self.problem, term, placement) for term in terms)

    def ask(
        self, chosen: Iterable[int], *, shared: bool = False, work: float | None = None
    ) -> Feasibility:
        """Whether some requirements can hold together; ``last`` is then a placement where they do."""
        wanted = frozenset(chosen)
        if not shared:
            for broken, placement in self.known:
                if not broken & wanted:
                    self.last = placement
                    return Feasibility.YES
            if any(clash <= wanted for clash in self.clashes):
                return Feasibility.NO
        answer = self._work_out(wanted, shared, self.left if work is None else work)
        if answer is Feasibility.UNKNOWN:
            self.doubted = True
        elif answer is Feasibility.NO and not shared:
            self.clashes.append(wanted)
        return answer

    def _work_out(self, wanted: frozenset[int], shared: bool, work: float) -> Feasibility:
        sessions = sorted({k for g in wanted for k in self.requirements[g].sessions})
        barred = {k: self._barred(k, wanted) for k in sessions}
        if not shared and not all(self._matches(k, table) for k, table in barred.items()):
            return Feasibility.NO
        cells = sum(self._cells(k) for k in sessions)
        if work <= (READING * cells if shared else 0):
            return Feasibility.UNKNOWN
        self.spend(LOOKING * cells)
        try:
            variables = self._model(wanted, barred, shared)
        except TooLargeError:
            return Feasibility.UNKNOWN
        built = BUILDING * variables.entries
        self.spend(built)
        if work <= max(built, READING * variables.entries):
            return Feasibility.UNKNOWN
        solver = cp_model.CpSolver()
        # A single worker gives one answer on every machine.
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = work - built
        solver.parameters.random_seed = 0
        status = solver.solve(variables.model)
        self.spend(solver.response_proto.deterministic_time)
        if status == cp_model.INFEASIBLE:
            return Feasibility.NO
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Feasibility.UNKNOWN
        if not shared:
            self._keep(variables.placement(solver), sessions)
        return Feasibility.YES

    def _cells(self, k: int) -> int:
        session = self.problem.sessions[k]
        return len(session.attending) * session.num_places

    def _keep(self, found: Placement, sessions: Sequence[int]) -> None:
        """Remember an answer; sessions it does not speak of stay as they were at first."""
        whole = list(self.known[0][1])
        for k in sessions:
            whole[k] = found[k]
        self.last = tuple(whole)
        self.learn(self.last)

    def _barred(self, k: int, wanted: frozenset[int]) -> NDArray[np.bool_]:
        table = np.zeros((self.problem.num_items, self.problem.sessions[k].num_places + 1), bool)
        for g in wanted:
            for session, items, places in self._bars[g] or ():
                if session == k:
                    table[items, places] = True
        return table

    def _matches(self, k: int, barred: NDArray[np.bool_]) -> bool:
        """Whether those who may not wait find places of their own by the bars alone."""
        session = self.problem.sessions[k]
        open_to = ~barred
        for i, p in session.fixed.tolist():
            if barred[i, p]:
                return False
            alone = np.zeros_like(open_to[i])
            alone[p] = True
            open_to[:, p] = False
            open_to[i] = alone
        must = np.zeros(self.problem.num_items, bool)
        must[session.attending] = True
        must &= ~open_to[:, -1]
        graph = csr_matrix(open_to[must, :-1])
        return bool((maximum_bipartite_matching(graph, perm_type="column") >= 0).all())

    def _model(
        self, wanted: frozenset[int], barred: dict[int, NDArray[np.bool_]], shared: bool
    ) -> Variables:
        rest = sorted(g for g in wanted if self._bars[g] is None)
        terms = [term for g in sorted(wanted) for term in self.requirements[g].terms]
        variables = Variables(
            self.problem,
            alone(self.problem) if shared else crowd_of(self.problem, terms),
            barred=barred,
            sessions=barred.keys(),
            shared=shared,
        )
        for g in rest:
            total = Sum()
            for term in self.requirements[g].terms:
                total.join(term_cost(variables, term))
            variables.model.add(total.expression() <= 0)
        return variables
