"""Who stands where, as 0/1 variables of CP-SAT; what is settled already is a number instead."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from preseance.engine.exact.cpsat import cp_model
from preseance.engine.exact.crowd import Crowd
from preseance.engine.problem import Placement, Problem
from preseance.terms import Ints

Literal: TypeAlias = cp_model.IntVar | int
"""A 0/1 variable, or 0 or 1 where that is known (a whole number for a crowd that waits)."""

MOST_ENTRIES = 4_000_000
"""Numbers a model may hold; beyond that it is not built."""


class TooLargeError(Exception):
    """The model would need more memory and time than it is worth."""


@dataclass
class Sum:
    """A linear expression that grows."""

    variables: list[cp_model.IntVar] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)
    constant: int = 0
    low: int = 0
    """Least value by the domains of the variables."""
    high: int = 0

    def add(self, literal: Literal, weight: int, most: int = 1) -> None:
        """Add ``weight`` times a variable between 0 and ``most``."""
        if isinstance(literal, int):
            self.constant += weight * literal
            self.low += weight * literal
            self.high += weight * literal
        elif weight:
            self.variables.append(literal)
            self.weights.append(weight)
            self.low += min(0, weight * most)
            self.high += max(0, weight * most)

    def add_within(self, variable: cp_model.IntVar, weight: int, low: int, high: int) -> None:
        """Add ``weight`` times a variable between ``low`` and ``high``."""
        self.variables.append(variable)
        self.weights.append(weight)
        self.low += min(weight * low, weight * high)
        self.high += max(weight * low, weight * high)

    def join(self, other: Sum, weight: int = 1) -> None:
        """Add ``weight`` times another sum."""
        self.variables += other.variables
        self.weights += [weight * w for w in other.weights]
        self.constant += weight * other.constant
        ends = weight * other.low, weight * other.high
        self.low, self.high = self.low + min(ends), self.high + max(ends)

    def expression(self) -> cp_model.LinearExprT:
        """As CP-SAT wants it."""
        return cp_model.LinearExpr.weighted_sum(self.variables, self.weights) + self.constant


class Variables:
    """The variables of every session, and the constraints that make them a placement.

    An item that stands for its twins takes as many places as they are; the others have none.

    Parameters
    ----------
    barred
        By session, items × (places and waiting): what is out of the question from the start.
    sessions
        Sessions to draw; all by default.
    shared
        Whether several items may stand on one place (to learn whether room is the trouble).
    """

    def __init__(
        self,
        problem: Problem,
        crowd: Crowd,
        *,
        barred: Mapping[int, NDArray[np.bool_]] | None = None,
        sessions: Collection[int] | None = None,
        shared: bool = False,
    ) -> None:
        self.problem = problem
        self.crowd = crowd
        self.shared = shared
        self.model = cp_model.CpModel()
        self.entries = 0
        self.items: list[list[int]] = []
        """By session: those who attend, twins once."""
        self._on: list[dict[int, list[Literal]]] = []
        self._away: list[dict[int, Literal]] = []
        self._empty: list[list[Literal]] = []
        self.relations: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
        """Entries of relations already listed, by session and identity."""
        self._open_to: dict[tuple[int, int], dict[int, Literal]] = {}
        self._groups: dict[tuple[int, bytes, int], list[Literal]] = {}
        for k in range(len(problem.sessions)):
            self.items.append([])
            self._on.append({})
            self._away.append({})
            self._empty.append([])
            if sessions is None or k in sessions:
                self._draw(k, (barred or {}).get(k))

    def spend(self, entries: int) -> None:
        """Count numbers about to be put into the model.

        Raises
        ------
        TooLargeError
            Where they are too many.
        """
        self.entries += entries
        if self.entries > MOST_ENTRIES:
            raise TooLargeError

    def _draw(self, k: int, barred: NDArray[np.bool_] | None) -> None:
        session, crowd = self.problem.sessions[k], self.crowd
        m, held = session.num_places, dict(session.fixed.tolist())
        taken = set() if self.shared else set(held.values())
        present = [i for i in session.attending.tolist() if crowd.size[i]]
        self.spend(2 * m * len(present))
        self.items[k] = present
        for i in present:
            closed = [p in taken for p in range(m + 1)]
            if barred is not None:
                closed = [a or b for a, b in zip(closed, barred[i].tolist(), strict=True)]
            if i in held:
                fits = barred is None or not barred[i][held[i]]
                self._on[k][i] = [int(fits and p == held[i]) for p in range(m)]
                self._away[k][i] = 0
                self.settle(self._on[k][i], 1)
            else:
                self._draw_item(k, i, closed)
        for p in range(m):
            empty: Literal = 0 if p in taken else self.model.new_bool_var("")
            self._empty[k].append(empty)
            here = [self._on[k][i][p] for i in present]
            if not self.shared:
                self.settle([*here, empty], 1)
            elif not isinstance(empty, int):
                self._unless(empty, here)

    def _draw_item(self, k: int, i: int, closed: list[bool]) -> None:
        model, size = self.model, int(self.crowd.size[i])
        row: list[Literal] = [0 if shut else model.new_bool_var("") for shut in closed[:-1]]
        away: Literal = 0
        if not closed[-1]:
            away = model.new_int_var(0, size, "") if size > 1 else model.new_bool_var("")
        self.settle([*row, away], size)
        self._on[k][i], self._away[k][i] = row, away

    def _unless(self, none: cp_model.IntVar, literals: list[Literal]) -> None:
        """Make ``none`` hold where none of the literals does."""
        loose = [x for x in literals if not isinstance(x, int)]
        for x in loose:
            self.model.add_implication(none, ~x)
        if any(isinstance(x, int) and x for x in literals):
            self.model.add(none == 0)
        else:
            self.model.add_bool_or([none, *loose])

    def settle(self, literals: Iterable[Literal], total: int) -> None:
        """Require that some literals add up to ``total``."""
        loose: list[cp_model.IntVar] = []
        for x in literals:
            if isinstance(x, int):
                total -= x
            else:
                loose.append(x)
        if total == 1:
            self.model.add_exactly_one(loose)
        else:
            self.model.add(cp_model.LinearExpr.sum(loose) == total)

    def on(self, k: int, item: int, place: int) -> Literal:
        """Whether an item, or nobody (the number of items), stands on a place."""
        if item == self.problem.num_items:
            return self._empty[k][place]
        row = self._on[k].get(item)
        return 0 if row is None else row[place]

    def open_to(self, k: int, item: int) -> dict[int, Literal]:
        """The places an item may stand on, each with whether it does (kept once listed)."""
        key = (k, item)
        if key not in self._open_to:
            row = self._on[k].get(item, [])
            shut = {p for p, x in enumerate(row) if isinstance(x, int) and not x}
            self._open_to[key] = {p: x for p, x in enumerate(row) if p not in shut}
        return self._open_to[key]

    def away(self, k: int, item: int) -> Literal:
        """How many of an item's twins are without a place; 1 for who does not attend."""
        return self._away[k].get(item, 1)

    def in_group(self, k: int, item: int, group: Ints) -> list[Literal]:
        """By group of places: whether an item stands there (kept once made)."""
        key = (k, group.tobytes(), item)
        if key not in self._groups:
            count = int(group.max(initial=-1)) + 1
            members: list[list[Literal]] = [[] for _ in range(count)]
            for p, g in enumerate(group.tolist()):
                if g >= 0:
                    members[g].append(self.on(k, item, p))
            self._groups[key] = [self.any_of(literals) for literals in members]
        return self._groups[key]

    def any_of(self, literals: list[Literal]) -> Literal:
        """A literal for whether one holds, of literals of which at most one can."""
        loose = [x for x in literals if not isinstance(x, int)]
        known = sum(x for x in literals if isinstance(x, int))
        if known or not loose:
            return min(known, 1)
        if len(loose) == 1:
            return loose[0]
        self.spend(len(loose) + 1)
        made = self.model.new_bool_var("")
        if self.shared:
            self.model.add_max_equality(made, loose)
        else:
            self.model.add(cp_model.LinearExpr.sum(loose) == made)
        return made

    def hint(self, placement: Placement) -> None:
        """Tell the solver where to begin."""
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped.
        for k, at in enumerate(placement):
            places = np.asarray(at)
            for i in self.items[k]:
                twins = self.crowd.members(i)
                here = {int(p) for p in places[twins] if p >= 0}
                for p, x in enumerate(self._on[k][i]):
                    if not isinstance(x, int):
                        self.model.add_hint(x, p in here)

    def placement(self, solver: cp_model.CpSolver) -> Placement:
        """The placement a solver found; twins take their places in order."""
        out = []
        for k in range(len(self.problem.sessions)):
            at: NDArray[np.int32] = np.full(self.problem.num_items, -1, dtype=np.int32)
            for i in self.items[k]:
                here = [
                    p
                    for p, x in enumerate(self._on[k][i])
                    if (x if isinstance(x, int) else solver.boolean_value(x))
                ]
                twins = self.crowd.members(i)
                at[twins[: len(here)]] = here
            out.append(at)
        return tuple(out)
