"""What it costs who stands between two items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from preseance.engine.kinds.faults import Faults, curve_faults, index_faults
from preseance.engine.kinds.kind import Kind
from preseance.engine.kinds.marks import singled
from preseance.engine.kinds.reach import most
from preseance.engine.kinds.reading import occupants
from preseance.terms import BetweenTerm, Ints

if TYPE_CHECKING:
    from preseance.engine.problem import Placement, Problem


class BetweenKind(Kind[BetweenTerm]):
    """f(how many of a set stand between two items), or ``apart`` where these are not at listed ends."""

    term = BetweenTerm

    def value(self, problem: Problem, term: BetweenTerm, placement: Placement) -> int:
        at = placement[term.session]
        p, q = int(at[term.a]), int(at[term.b])
        if p < 0 or q < 0 or [p, q] not in np.asarray(term.ends).reshape(-1, 2).tolist():
            return int(term.apart)
        on = occupants(np.asarray(at), problem.sessions[term.session].num_places)
        members = set(np.asarray(term.members).tolist())
        paths = np.asarray(term.paths).reshape(-1, 3).tolist()
        between = {r for first, second, r in paths if (first, second) == (p, q)}
        count = sum(int(on[r]) in members for r in between)
        return int(term.costs[min(count, len(term.costs) - 1)])

    def faults(self, problem: Problem, term: BetweenTerm) -> Faults:
        items, places = problem.num_items, problem.sessions[term.session].num_places
        yield from index_faults("item", np.array([term.a, term.b]), items)
        if term.a == term.b:
            yield f"a and b are both item {term.a}."
        yield from index_faults("member", term.members, items)
        for name, rows, width in (("ends", term.ends, 2), ("paths", term.paths, 3)):
            if np.asarray(rows).size and (np.ndim(rows) != 2 or rows.shape[1] != width):
                yield f"{name} has shape {np.shape(rows)}; expected rows of {width}."
            yield from index_faults(f"place of {name}", rows, places, ndim=2)
        yield from curve_faults(term.costs)

    def reach(self, problem: Problem, term: BetweenTerm) -> int:
        return max(most(term.costs), abs(int(term.apart)))

    def least(self, problem: Problem, term: BetweenTerm) -> int:
        return min(int(np.min(term.costs)), int(term.apart))

    def named(self, term: BetweenTerm) -> Ints:
        return np.append(term.members, [term.a, term.b])

    def marks(self, num_items: int, term: BetweenTerm) -> Iterator[Ints]:
        yield singled(num_items, np.array([term.a, term.b]))
        member = np.zeros(num_items, dtype=np.int64)
        member[term.members] = 1
        yield member
