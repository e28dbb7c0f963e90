"""The door of a problem: every index, shape and size is checked once, all faults told together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from preseance.engine.kinds import kind_of, term_faults
from preseance.engine.kinds.faults import Faults, count_faults, index_faults
from preseance.errors import ProblemError
from preseance.terms import Ints

if TYPE_CHECKING:
    from preseance.engine.problem import Blocks, Problem

LIMIT = 2**62
_NONE = np.zeros(0, dtype=np.int64)


def validated(problem: Problem) -> None:
    """Check a problem whole.

    Raises
    ------
    ProblemError
        With one sentence a fault, all of them.
    """
    faults = [*_shape_faults(problem)]
    if not faults:
        faults += _session_faults(problem)
    if not faults:
        for number, term in enumerate(problem.terms):
            name = f"term {number} ({type(term).__name__})"
            faults += [f"{name}: {fault}" for fault in term_faults(problem, term)]
    if not faults:
        faults += _size_faults(problem)
    if faults:
        raise ProblemError("\n".join(faults))


def listed(noun: str, kind: Any, given: Iterable[Any]) -> tuple[Any, ...]:
    """What a problem is made of, as a tuple.

    Raises
    ------
    ProblemError
        Where a single thing stands for a list of them, or something else is in the list.
    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise ProblemError(f"{noun}s is {type(given).__name__}; expected a list of {noun}s.")
    all_ = tuple(given)
    odd = [(number, one) for number, one in enumerate(all_) if not isinstance(one, kind)]
    if odd:
        faults = (f"{noun} {k} is of type {type(o).__name__}; expected a {noun}." for k, o in odd)
        raise ProblemError("\n".join(faults))
    return all_


def _shape_faults(problem: Problem) -> Faults:
    yield from count_faults("The number of items", problem.num_items)
    if not problem.levels:
        yield "There is no level; name at least one."
    if len(set(problem.levels)) != len(problem.levels):
        yield f"Two levels share a name: {', '.join(problem.levels)}."


def _session_faults(problem: Problem) -> Faults:
    for k, session in enumerate(problem.sessions):
        name = f"session {k}"
        wrong = [*count_faults(f"{name}: the number of places", session.num_places)]
        if wrong:
            yield from wrong
            continue
        yield from index_faults(f"{name}: attending item", session.attending, problem.num_items)
        if session.blocks is not None:
            yield from _block_faults(name, session.blocks, problem.num_items, session.num_places)
        attending = np.asarray(session.attending)
        if attending.ndim != 1:
            yield f"{name}: attending has {attending.ndim} dimensions; expected a list of items."
            continue
        if len(attending) > 1 and (np.diff(attending) <= 0).any():
            yield f"{name}: attending items must ascend, each once."
        fixed = np.asarray(session.fixed)
        if fixed.size == 0:
            continue
        if fixed.ndim != 2 or fixed.shape[1] != 2:
            yield f"{name}: fixed has shape {fixed.shape}; expected rows (item, place)."
            continue
        yield from index_faults(f"{name}: fixed item", fixed[:, 0], problem.num_items)
        yield from index_faults(f"{name}: fixed place", fixed[:, 1], session.num_places)
        yield from _clash_faults(name, fixed, attending)


def _block_faults(name: str, blocks: Blocks, items: int, places: int) -> Faults:
    of_parties = np.concatenate([_NONE, *blocks.parties])
    of_stretches = np.concatenate([_NONE, *(stretch.places for stretch in blocks.stretches)])
    attached = np.concatenate([_NONE, *(stretch.attached.ravel() for stretch in blocks.stretches)])
    yield from index_faults(f"{name}: item of a party", of_parties, items)
    yield from index_faults(f"{name}: place of a stretch", of_stretches, places)
    yield from index_faults(f"{name}: place attached", attached[attached >= 0], places)
    if any(
        stretch.attached.ndim != 2 or len(stretch.places) != len(stretch.attached)
        for stretch in blocks.stretches
    ):
        yield f"{name}: a stretch has a row of places attached for each place, or none."
    if len(np.unique(of_parties)) < len(of_parties):
        yield f"{name}: an item is in two parties."
    once = np.concatenate([of_stretches, attached[attached >= 0]])
    if len(np.unique(once)) < len(once):
        yield f"{name}: a place is in two stretches, or attached twice."


def _clash_faults(name: str, fixed: Ints, attending: Ints) -> Faults:
    for column, noun, other in ((1, "place", "items"), (0, "item", "places")):
        seen, count = np.unique(fixed[:, column], return_counts=True)
        for index in seen[count > 1]:
            partners = fixed[fixed[:, column] == index, 1 - column].tolist()
            yield f"{name}: {noun} {index} is fixed with several {other}: {partners}."
    for item in np.setdiff1d(fixed[:, 0], attending):
        yield f"{name}: item {item} is fixed but does not attend."


def _size_faults(problem: Problem) -> Faults:
    reach = [0] * len(problem.levels)
    for number, term in enumerate(problem.terms):
        kind = kind_of(term)
        reach[term.level] += kind.reach(problem, term) + abs(int(term.constant))
        count = kind.count_reach(problem, term)
        if count >= LIMIT:
            yield (
                f"term {number} ({type(term).__name__}): the count could reach {count}; "
                "scale what is counted so that it stays below 2^62."
            )
    for name, size in zip(problem.levels, reach, strict=True):
        if size >= LIMIT:
            yield f"Level {name} could reach {size}; scale its weights so that it stays below 2^62."
