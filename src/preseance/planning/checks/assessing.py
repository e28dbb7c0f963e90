"""How good a plan is: bounds and proof by level, and why musts cannot hold where they do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from preseance.engine import Budget, Problem, Solution
from preseance.engine.problem import Placement
from preseance.model.cost import Cost
from preseance.model.plan import Plan
from preseance.planning.checks.checking import Check
from preseance.planning.checks.conflicts import EFFORT as EXPLAINING
from preseance.planning.checks.conflicts import Conflict, Judgement, conflicts_of
from preseance.planning.occasion.making import floors_of, kept, places_of, plan_of, problem_of

FEW_CELLS = 150
"""Guests × places up to which a plan is held against the exact model as a whole."""
MOST_CELLS = 12_000
"""The same where only the musts are, because some are broken."""
PROVING = 1_000_000
"""Effort for that; about a second."""


@dataclass(frozen=True)
class BoundedCost:
    """Cost by level, and what is known of the least there can be.

    The bound of a level holds for all plans that are as good on the levels above; that of a session
    for those among them that are as good everywhere else. So the whole is proven exactly where each
    session is, and what spans sessions.
    """

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
    def gaps(self) -> tuple[float, ...]:
        """By level: (cost - bound) / max(1, |cost|)."""
        pairs = zip(self.cost, self.bound, strict=True)
        return tuple((cost - bound) / max(1, abs(cost)) for cost, bound in pairs)

    @property
    def gap(self) -> float:
        """That of the first level not proven; 0 when all are."""
        levels = zip(self.gaps, self.proven, strict=True)
        return next((gap for gap, proven in levels if not proven), 0.0)


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
    known: Solution | None = None,
    effort: int = EXPLAINING,
) -> Assessment:
    """Bound a plan's cost and explain its broken musts.

    Bounds hold for all plans that leave the placements of ``keep`` as they are, by default those
    that are approved or later.

    Parameters
    ----------
    known
        The search that made the plan, with what it has proven; without it the plan is bounded here.
    effort
        Effort for conflicts.
    """
    firm = kept(checked.occasion.event, checked.plan, afresh=False) if keep is None else keep
    problem = problem_of(checked.occasion, checked.rules, firm)
    cost = checked.cost(everything=True)
    met = known or _met(problem, checked)
    parts, total = _bounds(problem, cost, met)
    judged: Judgement | None = None
    if cost.must > total[0] and _cells(problem) > FEW_CELLS:
        # In a large hall a conflict is found long before the exact model has a bound, and is one.
        judged = conflicts_of(checked.occasion, checked.plan, firm, effort=effort)
        total[0] = max(total[0], _unavoidable(judged.conflicts))
    exact = _exact(problem, checked, cost, total)
    if exact is not None:
        total = _raised(total, [level.bound for level in exact.levels][: _alike(exact, cost)])
    better = min((s for s in (met, exact) if s and s.cost < cost), key=_cost_of, default=None)
    plan = plan_of(checked.occasion, better.placement, checked.plan) if better else None
    if judged is None and cost.must:
        judged = conflicts_of(checked.occasion, plan or checked.plan, firm, effort=effort)
    names: list[str | None] = [s.session.id for s in checked.occasion.assemblies]
    standing = _standing([checked.cost(part) for part in (*names, None)], parts, total)
    # A plan may stray from what is to be kept and so undercut a bound of those that do not.
    return Assessment(
        checked=checked,
        sessions={s: found for s, found in zip(names, standing, strict=False) if s is not None},
        event=standing[-1],
        total=_bounded(cost, total),
        conflicts=judged.conflicts if judged else (),
        better=(judged.plan if judged else None) or plan,
    )


def _cost_of(solution: Solution) -> tuple[int, ...]:
    return solution.cost


def _alike(known: Solution, cost: Cost) -> int:
    """Of how many levels the bounds speak of a plan of that cost.

    A level's bound speaks of plans as good as the solution on the levels above.
    """
    pairs = enumerate(zip(known.cost, cost, strict=True))
    return 1 + next((k for k, (theirs, ours) in pairs if theirs != ours), len(cost))


def _standing(
    costs: Sequence[Cost], parts: Sequence[Sequence[int]], total: Sequence[int]
) -> list[BoundedCost]:
    """Each part with its bound: what it costs at least, or else where all others stay as they are."""
    found = []
    for cost, bounds in zip(costs, parts, strict=True):
        rest = (sum(level) for level in zip(*costs, strict=True))
        left = [
            max(bound, least - others + own)
            for bound, least, others, own in zip(bounds, total, rest, cost, strict=True)
        ]
        found.append(_bounded(cost, left))
    return found


def _bounded(cost: Cost, bound: Sequence[int]) -> BoundedCost:
    return BoundedCost(cost, Cost(*(min(c, b) for c, b in zip(cost, bound, strict=True))))


def _raised(bounds: Sequence[int], more: Sequence[int | None]) -> list[int]:
    """Bounds by level, higher where more is known of the first levels."""
    raised = list(bounds)
    for k, bound in enumerate(more):
        if bound is not None:
            raised[k] = max(raised[k], bound)
    return raised


def _bounds(
    problem: Problem, cost: Cost, met: Solution | None
) -> tuple[list[list[int]], list[int]]:
    """Bounds by level: of each session and last of what spans sessions, and of the whole."""
    from preseance.engine.search.bounds import part_bounds

    pairs = zip(part_bounds(problem), floors_of(problem), strict=True)
    parts = [_raised(least, floor) for least, floor in pairs]
    alike = 0 if met is None else _alike(met, cost)
    if met is not None and met.parts:
        parts = [_raised(p, more[:alike]) for p, more in zip(parts, met.parts, strict=True)]
    total = [sum(column) for column in zip(*parts, strict=True)]
    if met is not None:
        total = _raised(total, [level.bound for level in met.levels][:alike])
    return parts, total


def _met(problem: Problem, checked: Check) -> Solution | None:
    """What is known of the plan without a search; None where it strays from what is kept."""
    start = places_of(checked.occasion, checked.plan)
    if _strays(problem, start):
        return None
    # Loaded when a bound is asked for, not by every report that names one.
    from preseance.engine.bounding import bounded

    return bounded(problem, start, Budget(effort=PROVING), floors=floors_of(problem))


def _strays(problem: Problem, start: Placement) -> bool:
    return any(
        start[k][i] != p for k, s in enumerate(problem.sessions) for i, p in s.fixed.tolist()
    )


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
    if _strays(problem, start):
        return None
    from preseance.engine.exact import minimise

    few = None if cells <= FEW_CELLS else 1
    return minimise(problem, budget=Budget(effort=PROVING), start=start, levels=few)
