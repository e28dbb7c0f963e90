"""What the engine has to know of a kind of term: a class with every part, one a module.

Nothing here is searched or compiled: what a method makes of each kind stands with the method
(``by_kind.ByKind``).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from preseance.terms import Ints, Term
from preseance.terms.integers import is_whole

if TYPE_CHECKING:
    from preseance.engine.problem import Placement, Problem

OfKind = TypeVar("OfKind", bound=Term)
_NUMBERS = ("level", "session", "a", "b", "apart", "constant")
"""Fields of terms that are single whole numbers."""


class Kind(ABC, Generic[OfKind]):
    """One kind of term. All but ``faults`` and ``odd_numbers`` trust a problem that has been validated.

    A term's constant is left out of its value and of what bounds it: it is the same for all kinds.
    """

    term: type[OfKind]
    """The class of its terms."""

    @abstractmethod
    def value(self, problem: Problem, term: OfKind, placement: Placement) -> int:
        """What a placement costs, by the definition: what every faster count must equal."""

    @abstractmethod
    def faults(self, problem: Problem, term: OfKind) -> Iterator[str]:
        """What is wrong with its indices, shapes and numbers; its session is there."""

    @abstractmethod
    def reach(self, problem: Problem, term: OfKind) -> int:
        """A bound of the absolute value over all placements, partial ones included."""

    def count_reach(self, problem: Problem, term: OfKind) -> int:
        """The most it may have to count before its cost is looked up; 0 where nothing is counted."""
        return 0

    @abstractmethod
    def least(self, problem: Problem, term: OfKind) -> int:
        """A lower bound of the value over all placements."""

    @abstractmethod
    def named(self, term: OfKind) -> Ints:
        """The items it names one by one; empty where it speaks of all alike."""

    @abstractmethod
    def marks(self, num_items: int, term: OfKind) -> Iterator[Ints]:
        """What tells items apart, shape (items,): items of equal marks may change places for it."""

    def groupings(self, term: OfKind, session: int) -> Iterator[Ints]:
        """Its groups of places in a session (tables, as a rule), shape (places,), -1 for none."""
        yield from ()

    def odd_numbers(self, term: OfKind) -> Iterator[tuple[str, object]]:
        """Its single numbers that are no integers, with their names."""
        given = ((name, getattr(term, name)) for name in _NUMBERS if hasattr(term, name))
        return ((name, value) for name, value in given if not is_whole(value))
