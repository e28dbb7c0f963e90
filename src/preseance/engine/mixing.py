"""Sessions at even tables where company is to be fresh: a schedule by algebra or by turning.

No search over single sessions finds what a finite field gives at once. Who plays which part in the
schedule is free, and so is which table is which: some draws of both are compared by all terms.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from preseance.engine.budget import Meter
from preseance.engine.designs import fresh_groups
from preseance.engine.developing import developed
from preseance.engine.evaluate import evaluate
from preseance.engine.incumbent import Incumbent
from preseance.engine.problem import Placement, Problem
from preseance.terms import Ints, MixTerm

TURNING = 0.4
"""Part of what is left for a schedule that turns, where algebra has none."""
MOST_SEATS = 400
"""Seats of a session beyond which schedules are not worth their set-up."""
CASTS = 12
"""Draws of who plays which part, where more is asked than fresh company."""


@dataclass(frozen=True, eq=False)
class Even:
    """Sessions of a mix term that have the same number of tables, all of one size."""

    sessions: tuple[int, ...]
    people: Ints
    """Who comes to any of them."""
    places: tuple[Ints, ...]
    """By session: its places, shape (tables, size)."""


def even_sessions(problem: Problem) -> Even | None:
    """The sessions of the first mix term that asks everybody to meet everybody at most once."""
    for term in problem.terms:
        if isinstance(term, MixTerm) and _asks_for_fresh_company(term):
            sessions = tuple(sorted(term.relations))
            tables = [_tables(term.relations[k].group) for k in sessions]
            people = np.unique(np.concatenate([problem.sessions[k].attending for k in sessions]))
            shapes = {None if each is None else each.shape for each in tables}
            free = all(not len(problem.sessions[k].fixed) for k in sessions)
            places = tuple(each for each in tables if each is not None)
            even = free and len(places) == len(sessions) > 1 == len(shapes)
            if even and len(people) <= places[0].size <= MOST_SEATS:
                return Even(sessions, people, places)
    return None


def _asks_for_fresh_company(term: MixTerm) -> bool:
    table, costs = term.weights.table, term.costs
    everybody = table is not None and table.size == 1 and int(table.max()) > 0
    return everybody and len(costs) > 2 and costs[0] == costs[1] < costs[2]


def _tables(group: Ints | None) -> Ints | None:
    """Places by table, shape (tables, size); None where tables differ in size."""
    if group is None:
        return None
    order = np.argsort(group, kind="stable")
    order = order[group[order] >= 0]
    sizes = np.unique(group[order], return_counts=True)[1]
    if not len(sizes) or (sizes != sizes[0]).any():
        return None
    return order.reshape(len(sizes), int(sizes[0]))


@dataclass(frozen=True, eq=False)
class FreshCompany:
    """A problem whose sessions may begin with a schedule in which nobody meets twice."""

    problem: Problem
    even: Even

    @classmethod
    def read(cls, problem: Problem, incumbent: Incumbent) -> FreshCompany | None:
        """The even sessions of a mix term that asks for it; None where there are none."""
        even = even_sessions(problem)
        return None if even is None else cls(problem, even)

    def improve(self, incumbent: Incumbent, meter: Meter) -> None:
        """Try some casts of a schedule, by algebra or by turning."""
        tables, size = self.even.places[0].shape
        rows, begin = fresh_groups(tables, size), incumbent.placement
        if len(rows) < len(self.even.sessions):
            part = meter.part(TURNING)
            sessions = len(self.even.sessions)
            turned = developed(tables * size, tables, size, sessions, part, cover=False)
            rows = rows if turned is None else turned
            meter.count += part.effort or 0
        rng = np.random.default_rng(meter.budget.seed)
        for _ in range(CASTS if len(self.problem.terms) > 1 else 1):
            cast = _cast(self.problem, self.even, begin, rows, rng)
            incumbent.improved(evaluate(self.problem, cast), cast)
            if meter.stopped():
                break


def _cast(
    problem: Problem, even: Even, begin: Placement, rows: Ints, rng: np.random.Generator
) -> Placement:
    placement = list(begin)
    tables, size = even.places[0].shape
    part = rng.permutation(tables * size)[: len(even.people)]
    for number, (k, places) in enumerate(zip(even.sessions, even.places, strict=True)):
        # Where a schedule is too short it begins again; those at a table take its places in turn.
        order = np.argsort(rows[number % len(rows)], kind="stable")
        place_of = np.empty(tables * size, dtype=np.int64)
        place_of[order] = places[rng.permutation(tables)].ravel()
        at = np.full(problem.num_items, -1, dtype=np.int32)
        at[even.people] = place_of[part]
        at[np.setdiff1d(even.people, problem.sessions[k].attending)] = -1
        placement[k] = at
    return tuple(placement)
