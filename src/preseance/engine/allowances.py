"""What some terms may cost together: only what goes beyond it counts, at a level of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from preseance.engine.evaluate import evaluate, evaluate_term
from preseance.engine.problem import Placement, Problem
from preseance.terms import Term


@dataclass(frozen=True, eq=False)
class Allowance:
    """Costs max(0, value of the terms − ``allowed``) at ``level``.

    The terms may belong to the problem too, and count there at their own level.
    """

    level: int
    terms: tuple[Term, ...]
    allowed: int

    def excess(self, problem: Problem, placement: Placement) -> int:
        """What a placement costs beyond what is allowed."""
        cost = sum(evaluate_term(problem, t, placement) for t in self.terms)
        return max(0, cost - self.allowed)


def cost_of(
    problem: Problem, allowances: Sequence[Allowance], placement: Placement
) -> tuple[int, ...]:
    """The cost of a placement by level, allowances included."""
    cost = list(evaluate(problem, placement))
    for allowance in allowances:
        cost[allowance.level] += allowance.excess(problem, placement)
    return tuple(cost)
