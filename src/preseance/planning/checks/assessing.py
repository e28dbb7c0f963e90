"""How good a plan is: bounds and proof by level, and why musts cannot hold where they do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from preseance.engine import Budget, LevelResult, Problem, Solution
from preseance.model.cost import Cost
from preseance.model.plan import Plan
from preseance.model.rule_row import LEVELS
from preseance.planning.checks.checking import Check
from preseance.planning.checks.conflicts import EFFORT as EXPLAINING
from preseance.planning.checks.conflicts import Conflict, Judgement, conflicts_of
from preseance.planning.occasion.making import kept, places_of, plan_of, problem_of
from preseance.terms import MixTerm, Term

FEW_CELLS = 150
"""Guests × places up to which a plan is held against the exact model as a whole."""
MOST_CELLS = 12_000
"""The same where only the musts are, because some are broken."""
PROVING = 1_000_000
"""Effort for that; about a second."""


@dataclass(frozen=True)
class BoundedCost:
    """Cost by level, and what is known of the least there can be."""

    cost: Cost
    bound: Cost

    @property
    def proven(self) -> tuple[bool, ...]:
        """By level: whether it, and every level above, is as good as can be."""
        out, best = [], True
        for cost, bound in zip(self.cost, self.bound, strict=True):
            best = best and cost == bound
            out.append(best)
        return tuple(out)

    @property
    def gap(self) -> float:
        """(cost - bound) / max(1, |cost|) at the first level not proven; 0 when all are."""
        for cost, bound, proven in zip(self.cost, self.bound, self.proven, strict=True):
            if not proven:
                return (cost - bound) / max(1, abs(cost))
        return 0.0


@dataclass(frozen=True)
class Assessment:
    """A checked plan with all that is known of how good it is."""

    checked: Check
    sessions: Mapping[str, BoundedCost]
    event: BoundedCost
    """What spans sessions."""
    total: BoundedCost
    conflicts: tuple[Conflict, ...]
    better: Plan | None
    """A better plan, where looking for proof has met one."""


def assess(
    checked: Check,
    *,
    keep: Plan | None = None,
    levels: Sequence[LevelResult] = (),
    effort: int = EXPLAINING,
) -> Assessment:
    """Bound a plan's cost and explain its broken musts.

    Bounds hold for all plans that leave the placements of ``keep`` as they are, by default those
    that are approved or later.

    Parameters
    ----------
    levels
        What a search has proven already.
    effort
        Effort for conflicts.
    """
    firm = kept(checked.occasion.event, checked.plan, afresh=False) if keep is None else keep
    problem = problem_of(checked.occasion, checked.rules, firm)
    parts = _bounds(problem)
    total = _raised([sum(column) for column in zip(*parts, strict=True)], levels)
    cost = checked.cost(everything=True)
    judged: Judgement | None = None
    if cost.must > total[0] and _cells(problem) > FEW_CELLS:
        # In a large hall a conflict is found long before the exact model has a bound, and is one.
        judged = conflicts_of(checked.occasion, checked.plan, firm, effort=effort)
        total[0] = max(total[0], _unavoidable(judged.conflicts))
    exact = _exact(problem, checked, cost, total)
    better: Plan | None = None
    if exact is not None:
        # A level's bound speaks of plans as good as the exact one on the levels above.
        pairs = enumerate(zip(exact.cost, cost, strict=True))
        alike = next((k for k, (theirs, ours) in pairs if theirs != ours), len(cost))
        total = _raised(total, exact.levels[: alike + 1])
        if exact.cost < cost:
            better = plan_of(checked.occasion, exact.placement, checked.plan)
    if judged is None and cost.must:
        judged = conflicts_of(checked.occasion, better or checked.plan, firm, effort=effort)
    if len(problem.sessions) == 1 and not problem.of(MixTerm):
        # Where nothing counts but one session, what is known of the whole is known of it.
        parts[0] = total
    names = [s.session.id for s in checked.occasion.assemblies]
    # A plan may stray from what is to be kept and so undercut a bound of those that do not.
    return Assessment(
        checked=checked,
        sessions={
            s: _bounded(checked.cost(s), part) for s, part in zip(names, parts, strict=False)
        },
        event=_bounded(checked.cost(None), parts[-1]),
        total=_bounded(cost, total),
        conflicts=judged.conflicts if judged else (),
        better=(judged.plan if judged else None) or better,
    )


def _bounded(cost: Cost, bound: Sequence[int]) -> BoundedCost:
    return BoundedCost(cost, Cost(*(min(c, b) for c, b in zip(cost, bound, strict=True))))


def _raised(bounds: Sequence[int], levels: Sequence[LevelResult]) -> list[int]:
    """Bounds by level, higher where a search has proven more."""
    raised = list(bounds)
    for k, level in enumerate(levels):
        if level.bound is not None:
            raised[k] = max(raised[k], level.bound)
    return raised


def _bounds(problem: Problem) -> list[list[int]]:
    """Bounds by level: of each session, and last of what spans sessions."""
    from preseance.engine.search.bounds import lower_bounds

    parts: list[list[Term]] = [[] for _ in range(len(problem.sessions) + 1)]
    for term in problem.terms:
        parts[-1 if isinstance(term, MixTerm) else term.session].append(term)
    bounds = (
        lower_bounds(Problem(problem.num_items, problem.sessions, terms, LEVELS)) for terms in parts
    )
    # What rules cost is what their findings cost, and no finding costs less than nothing.
    return [[max(0, bound) for bound in of_part] for of_part in bounds]


def _cells(problem: Problem) -> int:
    return sum(len(s.attending) * s.num_places for s in problem.sessions)


def _unavoidable(conflicts: Sequence[Conflict]) -> int:
    """What the musts cost at least: one for each conflict of rules alone, since no two share a rule."""
    return sum(1 for conflict in conflicts if conflict.rules and not conflict.facts)


def _exact(problem: Problem, checked: Check, cost: Cost, bound: Sequence[int]) -> Solution | None:
    """The exact model's word where it is quickly had and needed."""
    must, *_ = bound
    cells = _cells(problem)
    if cost == tuple(bound) or cells > (MOST_CELLS if cost.must > must else FEW_CELLS):
        return None
    start = places_of(checked.occasion, checked.plan)
    strays = any(
        start[k][i] != p for k, s in enumerate(problem.sessions) for i, p in s.fixed.tolist()
    )
    if strays:
        return None
    # Loaded when a bound is asked for, not by every report that names one.
    from preseance.engine.exact import minimise

    few = None if cells <= FEW_CELLS else 1
    return minimise(problem, budget=Budget(effort=PROVING), start=start, levels=few)
