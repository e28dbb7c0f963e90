"""A problem for the engine: sessions with places, items to place, terms at a tuple of levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from preseance.terms import Ints, MixTerm, Term
from preseance.terms.integers import tidy

Placement: TypeAlias = tuple[NDArray[np.int32], ...]
"""One array a session, shape (items,): the item's place, or -1 (absent, or without a place)."""

OfKind = TypeVar("OfKind", bound=Term)

NO_PLACE = -1
LIMIT = 2**62
"""No level of a problem may be able to reach this."""


@dataclass(frozen=True, eq=False)
class Stretch:
    """Places in the order in which those on them are neighbours: a ring, a side of a table, a row."""

    places: Ints
    is_ring: bool = False
    """Whether the last is beside the first."""
    attached: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """Places that go with each of them, a column a kind (a chair behind, one for an aide), -1 for none;
    shape (places, kinds), empty where there are none."""

    def __post_init__(self) -> None:
        tidy(self, "places", "attached")
        if not len(self.attached):
            object.__setattr__(self, "attached", np.zeros((len(self.places), 0), dtype=np.int64))


@dataclass(frozen=True, eq=False)
class Blocks:
    """Parties that are to sit in one run each: the search then exchanges whole runs as well.

    It asks for nothing: what a run is worth is for the terms to say.
    """

    parties: tuple[Ints, ...]
    """The items of each; an item is in one at most."""
    stretches: tuple[Stretch, ...]
    """A place is in one at most."""


@dataclass(frozen=True, eq=False)
class SessionPlaces:
    """One session as the engine sees it."""

    num_places: int
    attending: Ints
    """Items that want a place here, ascending."""
    fixed: Ints = field(default_factory=lambda: np.zeros((0, 2), dtype=np.int64))
    """Rows (item, place): placements the search must not touch."""
    blocks: Blocks | None = None

    def __post_init__(self) -> None:
        tidy(self, "attending", "fixed")


@dataclass(frozen=True, eq=False)
class Problem:
    """What to solve. Validated at the door; afterwards trusted.

    Raises
    ------
    ProblemError
        Where an index is out of range, a shape does not fit, a weight is not finite, two items
        are fixed on one place, or a level could reach 2**62.
    """

    num_items: int
    sessions: tuple[SessionPlaces, ...]
    terms: tuple[Term, ...]
    levels: tuple[str, ...] = ("cost",)

    def __init__(
        self,
        num_items: int,
        sessions: Sequence[SessionPlaces],
        terms: Sequence[Term],
        levels: Sequence[str] = ("cost",),
    ) -> None:
        from preseance.engine.validation import listed, validated

        object.__setattr__(self, "num_items", num_items)
        object.__setattr__(self, "sessions", listed("session", SessionPlaces, sessions))
        object.__setattr__(self, "terms", listed("term", Term, terms))
        object.__setattr__(self, "levels", listed("level", str, levels))
        validated(self)

    def of(self, kind: type[OfKind], session: int | None = None) -> list[OfKind]:
        """The terms of a kind in their order; those that count in one session where that is named."""
        return [
            term
            for term in self.terms
            if isinstance(term, kind) and (session is None or session in term.sessions)
        ]


def part_of(term: Term) -> int:
    """The part of a problem a term belongs to: its session, or -1, the last part, which spans several."""
    return -1 if isinstance(term, MixTerm) else term.session


def waiting_in(problem: Problem, placement: Placement) -> list[int]:
    """By session, how many of those who attend have no place."""
    return [
        int((at[session.attending] < 0).sum())
        for session, at in zip(problem.sessions, placement, strict=True)
    ]


@dataclass(frozen=True, eq=False)
class LevelResult:
    """How one level came out."""

    name: str
    cost: int
    bound: int | None
    """A proven lower bound given the levels above, or None where none could be had.

    It holds for placements that leave no more items without a place than the search began with.
    """
    proven: bool

    def __str__(self) -> str:
        if self.proven:
            return f"{self.cost:,} (proven)"
        return f"{self.cost:,} " + (
            "(no bound)" if self.bound is None else f"(at least {self.bound:,})"
        )


class Status(StrEnum):
    """How a search ended."""

    OPTIMAL = "optimal"
    """Nothing better exists."""
    FEASIBLE = "feasible"
    """The best that was found within the budget."""
    CANCELLED = "cancelled"
    """The best that was found before somebody ended the search."""


@dataclass(frozen=True, eq=False)
class Solution:
    """The best placement found, and how good it is known to be."""

    placement: Placement
    levels: tuple[LevelResult, ...]
    seconds: float
    seconds_to_best: float
    evaluations: int
    """Exact costs of moves that were known during the search."""
    trace: tuple[tuple[float, tuple[int, ...]], ...]
    """Improvements: (seconds, cost by level)."""
    cancelled: bool = False
    parts: tuple[tuple[int, ...], ...] = ()
    """What is known of each session and, last, of what spans several: a lower bound by level that
    holds as those of ``levels`` do; empty where parts were not bounded."""

    @property
    def cost(self) -> tuple[int, ...]:
        """Cost by level."""
        return tuple(level.cost for level in self.levels)

    @property
    def proven(self) -> bool:
        """Whether nothing better can exist."""
        return all(level.proven for level in self.levels)

    @property
    def status(self) -> Status:
        """How the search ended."""
        if self.proven:
            return Status.OPTIMAL
        return Status.CANCELLED if self.cancelled else Status.FEASIBLE

    def summary(self) -> str:
        """Status and times, then a line a level: cost, and what is known of the least."""
        head = (
            f"{self.status} after {self.seconds:.2f} s, best at {self.seconds_to_best:.2f} s; "
            f"{self.evaluations:,} changes of cost known"
        )
        width = max((len(level.name) for level in self.levels), default=0)
        return "\n".join([head, *(f"{level.name:{width}}  {level}" for level in self.levels)])

    @property
    def gap(self) -> float | None:
        """(cost - bound) / max(1, |cost|) at the first level not proven; 0 when all are."""
        for level in self.levels:
            if not level.proven:
                if level.bound is None:
                    return None
                return (level.cost - level.bound) / max(1, abs(level.cost))
        return 0.0
