"""The use case of planning: a placement for every session, as good as the time allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from preseance.engine import Budget, Solution, solve
from preseance.engine.problem import Placement
from preseance.model.event import Event
from preseance.model.plan import Plan
from preseance.planning.checks.assessing import Assessment, assess
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import (
    floors_of,
    kept,
    occasion_of,
    places_of,
    plan_of,
    problem_of,
    records_told,
)
from preseance.planning.occasion.variants import in_force, to_try
from preseance.rules import build_rules


@dataclass(frozen=True)
class Planned:
    """A plan, what it breaks, and how it was found."""

    plan: Plan
    check: Check
    solution: Solution
    assessment: Assessment | None = None
    """How good it is known to be, where that was asked."""


def plan_event(
    event: Event,
    *,
    session: str | None = None,
    seconds: float | None = None,
    effort: int | None = None,
    seed: int = 0,
    afresh: bool = False,
    keep_draft: bool = False,
    progress: Callable[[float, tuple[int, ...]], None] | None = None,
    cancel: Callable[[], bool] | None = None,
    show: Callable[[Plan], None] | None = None,
    assessed: bool = False,
) -> Planned:
    """Place every guest of every session, or of one.

    Placements with a mark stay where they are unless ``afresh``; with ``keep_draft`` all that there
    are do. With neither
    ``seconds`` nor ``effort`` the engine's own effort is used. With ``assessed`` the plan is
    bounded and broken musts are explained, which takes up to some ten seconds more. Where a
    session or a table lists variants, each is tried in the same way, and the one that costs least
    is kept. Where ``cancel`` says so, the search ends with the best so far, which is not assessed.
    ``show`` is shown the best plan so far, now and then where it has become better.

    Raises
    ------
    UnknownNameError
        Where there is no such session or scheme.
    ProblemError
        Where a limit is none that can be kept to.
    """
    budget = Budget(seconds=seconds, effort=effort, seed=seed, cancel=cancel)
    keep = event.plan if keep_draft else kept(event, event.plan, afresh=afresh)
    firm = {p.session for p in keep.placements}
    chosen = {
        s: name for s, name in in_force(event).items() if s in firm or session not in (None, s)
    }

    def told(plan: Plan) -> Plan:
        return records_told(event, event.plan, plan, session)

    def planned(variants: Mapping[str, str]) -> Planned:
        occasion = occasion_of(event, session, variants=variants)

        def shown(placement: Placement) -> None:
            # Of variants that are tried later nobody knows yet whether they are better.
            if show is not None and variants is first:
                show(told(plan_of(occasion, placement, event.plan)))

        problem = problem_of(occasion, build_rules(occasion), keep)
        heard = replace(budget, progress=progress, show=None if show is None else shown)
        found = solve(problem, heard, floors=floors_of(problem))
        plan = told(plan_of(occasion, found.placement, event.plan))
        return Planned(plan, check(occasion, plan), found)

    first = chosen
    best = planned(chosen)
    for name, variants in to_try(event, session, keep).items():
        for variant in variants:
            made = planned(chosen | {name: variant})
            if made.check.cost(everything=True) < best.check.cost(everything=True):
                best, chosen = made, chosen | {name: variant}
    if not assessed or best.solution.cancelled:
        return best
    return _assessed(best, event, keep, session, replace(budget, cancel=None))


def _assessed(
    made: Planned, event: Event, keep: Plan, session: str | None, budget: Budget
) -> Planned:
    """The plan with its assessment; searched again from a better one that proof has met."""
    found = assess(made.check, keep=keep, known=made.solution)
    if found.better is not None:
        occasion = made.check.occasion
        problem = problem_of(occasion, build_rules(occasion), keep)
        begin = places_of(occasion, found.better)
        again = solve(problem, budget, start=begin, floors=floors_of(problem))
        plan = plan_of(occasion, again.placement, event.plan)
        plan = records_told(event, event.plan, plan, session)
        made = Planned(plan, check(occasion, plan), again)
        found = assess(made.check, keep=keep, known=again)
    return replace(made, assessment=found)
