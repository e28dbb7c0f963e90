"""The use case of planning: a placement for every session, as good as the time allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from preseance.engine import Solution, solve
from preseance.model.event import Event
from preseance.model.plan import Plan
from preseance.planning.checking import Check, check
from preseance.planning.occasions import kept, occasion_of, places_of, plan_of, problem_of
from preseance.rules import build_rules


@dataclass(frozen=True)
class Planned:
    """A plan, what it breaks, and how it was found."""

    plan: Plan
    check: Check
    solution: Solution


def plan_event(
    event: Event,
    *,
    session: str | None = None,
    seconds: float | None = None,
    effort: int | None = None,
    seed: int = 0,
    afresh: bool = False,
    progress: Callable[[float, tuple[int, ...]], None] | None = None,
) -> Planned:
    """Place every guest of every session, or of one.

    Placements at approved or later stay where they are unless ``afresh``. With neither
    ``seconds`` nor ``effort`` the engine's own effort is used.

    Raises
    ------
    UnknownNameError
        Where there is no such session or scheme.
    """
    occasion = occasion_of(event, session)
    problem = problem_of(occasion, build_rules(occasion), kept(event.plan, afresh=afresh))
    found = solve(problem, seconds=seconds, effort=effort, seed=seed, progress=progress)
    plan = plan_of(occasion, found.placement, event.plan)
    return Planned(plan, check(occasion, plan), found)


def mend_plan(
    event: Event,
    *,
    session: str | None = None,
    seconds: float | None = None,
    effort: int | None = None,
    seed: int = 0,
) -> Planned:
    """Mend the event's plan for the rules it has now: musts first, then few moves, then the rest.

    That no mending takes fewer moves is not proven. Raises as ``plan_event``.
    """
    occasion = occasion_of(event, session)
    problem = problem_of(occasion, build_rules(occasion), Plan(), event.plan)
    begin = places_of(occasion, event.plan)
    found = solve(problem, seconds=seconds, effort=effort, seed=seed, start=begin)
    plan = plan_of(occasion, found.placement, event.plan)
    return Planned(plan, check(occasion, plan), found)
