"""The kinds of term, each known whole by one module: whoever needs to know one asks ``kind_of``.

``KINDS`` is the one list of them. What a method (the search, the exact model, mending) makes of each
kind stands beside the method, in a ``ByKind``, which refuses to be made while one is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from preseance.engine.kinds.between import BetweenKind
from preseance.engine.kinds.company import CompanyKind
from preseance.engine.kinds.kind import Kind
from preseance.engine.kinds.mix import MixKind
from preseance.engine.kinds.pair import PairKind
from preseance.engine.kinds.place import PlaceKind
from preseance.engine.kinds.tally import TallyKind
from preseance.terms import Term

if TYPE_CHECKING:
    from preseance.engine.problem import Placement, Problem

__all__ = ["KINDS", "AnyKind", "ByKind", "Kind", "kind_of", "term_faults", "value_of"]

AnyKind: TypeAlias = Kind[Any]
Made = TypeVar("Made")

KINDS: tuple[AnyKind, ...] = (
    PlaceKind(),
    PairKind(),
    CompanyKind(),
    TallyKind(),
    BetweenKind(),
    MixKind(),
)


class ByKind(Generic[Made]):
    """What one method makes of the terms of each kind.

    Raises
    ------
    TypeError
        Where a kind is missing.
    """

    def __init__(self, made: Mapping[type[Term], Made]) -> None:
        missing = [kind.term.__name__ for kind in KINDS if kind.term not in made]
        if missing:
            raise TypeError(f"Nothing is said of {', '.join(missing)}.")
        self._made = dict(made)

    def __getitem__(self, term: Term) -> Made:
        return next(self._made[kind] for kind in type(term).__mro__ if kind in self._made)


_KIND_OF: ByKind[AnyKind] = ByKind({kind.term: kind for kind in KINDS})


def kind_of(term: Term) -> AnyKind:
    """The kind of a term."""
    return _KIND_OF[term]


def value_of(problem: Problem, term: Term, placement: Placement) -> int:
    """What a term costs, its constant included; the placement fits the problem."""
    return kind_of(term).value(problem, term, placement) + int(term.constant)


def term_faults(problem: Problem, term: Term) -> Iterator[str]:
    """All that is wrong with one term of a problem whose sessions are sound."""
    kind, count = kind_of(term), len(problem.sessions)
    odd = [f"{name} is {value!r}; expected an integer." for name, value in kind.odd_numbers(term)]
    if odd:
        yield from odd
        return
    if not 0 <= term.level < len(problem.levels):
        yield f"level {term.level} is out of range; there are {len(problem.levels)}."
    elsewhere = [k for k in sorted(term.sessions) if not 0 <= k < count]
    if elsewhere:
        yield from (f"session {k} is out of range; there are {count}." for k in elsewhere)
        return
    yield from kind.faults(problem, term)
