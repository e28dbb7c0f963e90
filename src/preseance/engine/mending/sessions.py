"""One session mended by the complete search: all answers of the least weight, and the best of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from preseance.engine.mending.chains import Chains
from preseance.engine.mending.lesser import best_of, costs_of
from preseance.engine.mending.musts import lay_out
from preseance.engine.mending.needs import NOTHING
from preseance.engine.mending.promise import LESSER, MOVES, MUST, Promise, placed, weight_of
from preseance.engine.problem import Problem
from preseance.terms import Ints, MixTerm

USUAL_SIZE = 1_000
"""Items and places of a session up to which all nodes are spent; as fewer are tried as there are more."""
POLISH = 40
"""Steps down where the lesser levels cannot be enumerated."""
MOST_EMPTY = 60
"""Empty places tried in a step down."""


@dataclass(frozen=True, eq=False)
class Part:
    """The mending of one session."""

    at: Ints
    at_least: int
    proven: bool = False
    settled: bool = False
    found: bool = True
    hopeless: bool = False
    """Whether it is proven that no placement meets the musts."""


def by_chains(
    problem: Problem, k: int, promise: Promise, now: list[Ints], nodes: int, slack: int
) -> Part:
    """The mending of session k by a complete search within so many ``nodes``."""
    laid = lay_out(problem, k)
    mixed = any(isinstance(t, MixTerm) and t.level == MUST for t in problem.terms)
    if laid is None or mixed:
        return Part(now[k], promise.gone, found=False)
    search = Chains(problem, k, promise, laid[0], laid[1], now)
    size = problem.num_items + problem.sessions[k].num_places
    nodes = nodes * USUAL_SIZE // max(USUAL_SIZE, size)
    answers, budget, complete = search.run(nodes)
    if not len(answers):
        hopeless = budget == NOTHING
        least = 0 if hopeless else budget
        return Part(now[k], least + promise.gone, found=False, hopeless=hopeless)
    lesser = range(LESSER, len(problem.levels))
    if promise.loss is not None and slack and budget:
        more, _, _ = search.run(nodes, budget + slack)
        answers = np.concatenate([answers, more])
        costs = costs_of(problem, k, answers, placed(now), lesser)
        costs[:, MUST] = promise.loss[np.arange(len(promise.origin)), answers].sum(axis=1)
        costs[:, MOVES] = [weight_of(promise, at) for at in answers]
        at = answers[best_of(costs, range(len(problem.levels)))]
        return Part(at, budget + promise.gone, weight_of(promise, at) == budget, False)
    best = answers[best_of(costs_of(problem, k, answers, placed(now), lesser), lesser)]
    if not complete:
        best = _polished(problem, k, promise, best, now)
    return Part(best, budget + promise.gone, True, complete)


def _polished(problem: Problem, k: int, promise: Promise, at: Ints, now: list[Ints]) -> Ints:
    """Better lesser levels by descent, nobody moving who does not move already."""
    levels = (MUST, *range(LESSER, len(problem.levels)))
    moved = np.flatnonzero((at != promise.origin) & (at >= 0))
    best, others = at, placed(now)
    least = costs_of(problem, k, best[None, :], others, levels)
    for _ in range(POLISH):
        rows = _neighbours(best, moved, promise.origin, problem.sessions[k].num_places)
        if not len(rows):
            break
        costs = costs_of(problem, k, rows, others, levels)
        row = best_of(costs, levels)
        if tuple(costs[row]) >= tuple(least[0]):
            break
        best, least = rows[row], costs[row : row + 1]
    return best


def _neighbours(at: Ints, moved: Ints, origin: Ints, num_places: int) -> Ints:
    """Placements with two moved items exchanged, or one on an empty place; none back home."""
    empty = np.setdiff1d(np.arange(num_places), at)[:MOST_EMPTY]
    rows = []
    for a, i in enumerate(moved.tolist()):
        for j in moved[a + 1 :].tolist():
            if at[j] != origin[i] and at[i] != origin[j]:
                row = at.copy()
                row[i], row[j] = at[j], at[i]
                rows.append(row)
        for p in empty.tolist():
            if p != origin[i]:
                row = at.copy()
                row[i] = p
                rows.append(row)
    return np.array(rows, dtype=np.int64).reshape(-1, len(at))
