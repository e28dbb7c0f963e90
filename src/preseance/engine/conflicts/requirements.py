"""What is required of a placement, and what a contradiction among requirements is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from preseance.engine.kinds import kind_of
from preseance.engine.problem import Placement, Problem
from preseance.terms import Ints, PlaceTerm, Term


@dataclass(frozen=True, eq=False)
class Requirement:
    """Terms that together must cost nothing."""

    terms: tuple[Term, ...]
    fact: bool = False
    """Whether it is a fact of the occasion rather than a rule somebody could drop."""

    @cached_property
    def sessions(self) -> frozenset[int]:
        """The sessions it speaks of."""
        return frozenset(k for term in self.terms for k in term.sessions)

    @cached_property
    def named(self) -> frozenset[int]:
        """The items it names one by one; empty where it speaks of all alike."""
        return frozenset(int(i) for term in self.terms for i in kind_of(term).named(term))

    def bars(self, problem: Problem) -> list[tuple[int, Ints, Ints]] | None:
        """Where it forbids places alone: session, items and places (the number: waiting).

        None where it asks for more than can be said so.
        """
        # Only who asks for a conflict loads the exact model.
        from preseance.engine.exact.pairs import entries_of

        found = []
        for term in self.terms:
            if not isinstance(term, PlaceTerm) or term.constant:
                return None
            n, m = problem.num_items, problem.sessions[term.session].num_places
            cells = entries_of(term.costs, range(n + 1), range(m + 1), (n + 1, m + 1))
            if any(i == n or c < 0 for i, _, c in cells):
                return None
            table = np.array([(i, p) for i, p, _ in cells], dtype=np.int64).reshape(-1, 2)
            found.append((term.session, table[:, 0], table[:, 1]))
        return found


@dataclass(frozen=True)
class Relaxation:
    """Requirements that, given up, let all others hold."""

    requirements: tuple[int, ...]
    cost: int
    """What they cost in the best placement known that keeps all others."""


@dataclass(frozen=True)
class Contradiction:
    """Requirements that cannot hold together, by index."""

    rules: tuple[int, ...]
    facts: tuple[int, ...]
    """Facts without which they could."""
    room: bool
    """Whether they could if a place held several items."""
    irreducible: bool
    """Whether it is proven that they can when any one of the rules and facts is left out."""
    smallest_proven: bool
    """Whether it is proven that no conflict has fewer rules, all facts being given."""
    relaxations: tuple[Relaxation, ...] = ()
    """Cheapest first."""


@dataclass(frozen=True, eq=False)
class Verdict:
    """Whether all requirements can hold together."""

    clash: Contradiction | None
    placement: Placement | None
    """One where all of them hold, where that was found."""
    effort: int = 0
    """What was spent on it."""

    @property
    def decided(self) -> bool:
        """Whether the effort was enough to know."""
        return self.clash is not None or self.placement is not None
