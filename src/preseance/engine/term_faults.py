"""What may be wrong with one term: its indices, shapes and numbers, a sentence a fault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from preseance.terms import (
    BetweenTerm,
    CompanyTerm,
    Ints,
    MixTerm,
    PairTerm,
    PlaceTerm,
    Relation,
    TallyTerm,
    Term,
    Weights,
)
from preseance.terms.integers import is_whole

if TYPE_CHECKING:
    from preseance.engine.problem import Problem

Faults = Iterator[str]


def count_faults(name: str, count: Any) -> Faults:
    """Faults of a number of things."""
    if not is_whole(count):
        yield f"{name} is {count!r}; expected an integer."
    elif count < 0:
        yield f"{name} is {count}; expected 0 or more."


def index_faults(name: str, indices: Ints, limit: int, least: int = 0, ndim: int = 1) -> Faults:
    """Faults of numbers that count from ``least`` to below ``limit``."""
    values = np.asarray(indices)
    if values.size == 0:
        return
    if values.ndim != ndim:
        yield f"{name}: the numbers have {values.ndim} dimensions; expected {ndim}."
        return
    if values.dtype.kind not in "iu":
        yield f"{name}: the numbers are of type {values.dtype}; expected integers."
        return
    wrong = values[(values < least) | (values >= limit)]
    if wrong.size:
        known = f"expected {least} to {limit - 1}" if limit > least else "there are none"
        yield f"{name} {wrong.flat[0]} is out of range; {known}."


def _integer_faults(name: str, values: Ints, ndim: int = 1) -> Faults:
    given = np.asarray(values)
    if given.ndim != ndim:
        yield f"{name} has {given.ndim} dimensions; expected {ndim}."
    elif given.size and given.dtype.kind not in "iu":
        yield f"{name} is of type {given.dtype}; expected integers."


def _weight_faults(name: str, weights: Weights, rows: int, columns: int) -> Faults:
    """Faults of a table that may have ``rows`` + 1 rows and ``columns`` + 1 columns."""
    if not isinstance(weights, Weights):
        yield f"{name}: found {type(weights).__name__}; expected Weights."
        return
    if not len(weights.rows) == len(weights.columns) == len(weights.values):
        yield f"{name}: rows, columns and values differ in length."
        return
    yield from index_faults(f"{name}: row", weights.rows, rows + 1)
    yield from index_faults(f"{name}: column", weights.columns, columns + 1)
    yield from _integer_faults(f"{name}: values", weights.values)
    parts = (weights.row_class, weights.column_class, weights.table)
    if any(part is not None for part in parts):
        if weights.row_class is None or weights.column_class is None or weights.table is None:
            yield f"{name}: row_class, column_class and table belong together."
        else:
            yield from _class_faults(name, weights.row_class, rows, weights.table, 0)
            yield from _class_faults(name, weights.column_class, columns, weights.table, 1)
    if weights.dense is not None:
        yield from _integer_faults(f"{name}: dense", weights.dense, 2)
        shape = weights.dense.shape
        if len(shape) == 2 and (
            shape[0] not in (rows, rows + 1) or shape[1] not in (columns, columns + 1)
        ):
            yield f"{name}: dense has shape {shape}; expected ({rows}, {columns}), or one more."


def _class_faults(name: str, classes: Ints, count: int, table: Ints, axis: int) -> Faults:
    side = ("row", "column")[axis]
    yield from _integer_faults(f"{name}: table", table, 2)
    if np.asarray(table).ndim != 2:
        return
    if np.asarray(classes).shape not in ((count,), (count + 1,)):
        yield f"{name}: {side}_class has shape {classes.shape}; expected ({count},), or one more."
    yield from index_faults(f"{name}: {side} class", classes, table.shape[axis], -1)


def _relation_faults(relation: Relation, places: int) -> Faults:
    if not isinstance(relation, Relation):
        yield f"the relation is of type {type(relation).__name__}; expected Relation."
        return
    listed = [relation.first is not None, relation.second is not None, relation.values is not None]
    forms = any(listed) + (relation.group is not None) + (relation.dense is not None)
    if forms != 1 or (any(listed) and not all(listed)):
        yield "a relation has exactly one of the forms pairs, same and matrix."
        return
    if relation.group is not None:
        if relation.group.shape != (places,):
            yield f"the relation's group has shape {relation.group.shape}; expected ({places},)."
        yield from index_faults("group of the relation", relation.group, 2**31, -1)
    elif relation.dense is not None:
        yield from _integer_faults("the relation's matrix", relation.dense, 2)
        if relation.dense.shape != (places, places):
            yield f"the relation's matrix has shape {relation.dense.shape}; expected ({places}, {places})."
    elif relation.first is not None and relation.second is not None and relation.values is not None:
        if not len(relation.first) == len(relation.second) == len(relation.values):
            yield "the relation's first, second and values differ in length."
        yield from index_faults("the relation's place", relation.first, places)
        yield from index_faults("the relation's place", relation.second, places)
        yield from _integer_faults("the relation's values", relation.values)


def term_faults(problem: Problem, term: Term) -> Faults:
    """All that is wrong with one term of a problem whose sessions are sound."""
    odd = [f"{name} is {value!r}; expected an integer." for name, value in _numbers(term)]
    if odd:
        yield from odd
        return
    if not 0 <= term.level < len(problem.levels):
        yield f"level {term.level} is out of range; there are {len(problem.levels)}."
    if isinstance(term, MixTerm):
        yield from _mix_faults(problem, term)
        return
    if not 0 <= term.session < len(problem.sessions):
        yield f"session {term.session} is out of range; there are {len(problem.sessions)}."
        return
    items, places = problem.num_items, problem.sessions[term.session].num_places
    if isinstance(term, PlaceTerm):
        yield from _weight_faults("costs", term.costs, items, places)
    elif isinstance(term, PairTerm):
        yield from _weight_faults("weights", term.weights, items, items)
        yield from _relation_faults(term.relation, places)
    elif isinstance(term, CompanyTerm):
        yield from _company_faults(term, items, places)
    elif isinstance(term, TallyTerm):
        yield from _tally_faults(term, items, places)
    else:
        yield from _between_faults(term, items, places)


def _numbers(term: Term) -> Iterator[tuple[str, object]]:
    """The single numbers of a term that are no integers."""
    names = ("level", "session", "a", "b", "apart", "constant")
    given = [(name, getattr(term, name)) for name in names if hasattr(term, name)]
    if isinstance(term, MixTerm):
        given += [("session", k) for k in {*term.relations, *term.place_values}]
    return ((name, value) for name, value in given if not is_whole(value))


def _curve_faults(costs: Ints) -> Faults:
    yield from _integer_faults("costs", costs)
    if np.asarray(costs).size == 0:
        yield "costs is empty; give at least f(0)."


def _negative_faults(relation: Any, weights: Any) -> Faults:
    # Whatever is no relation or no table has been told already.
    parts = (relation.values, relation.dense) if isinstance(relation, Relation) else ()
    for part in parts:
        if part is not None and (np.asarray(part) < 0).any():
            yield "the relation has negative values; a count needs 0 or more."
    if isinstance(weights, Weights):
        for part in (weights.values, weights.table, weights.dense):
            if part is not None and (np.asarray(part) < 0).any():
                yield "wanted has negative values; a count needs 0 or more."


def _company_faults(term: CompanyTerm, items: int, places: int) -> Faults:
    yield from index_faults("item", term.items, items)
    if len(np.unique(term.items)) != len(term.items):
        yield "items lists an item twice."
    yield from _weight_faults("wanted", term.wanted, items, items)
    yield from _relation_faults(term.relation, places)
    yield from _negative_faults(term.relation, term.wanted)
    yield from _curve_faults(term.costs)


def _tally_faults(term: TallyTerm, items: int, places: int) -> Faults:
    if np.asarray(term.attribute).shape not in ((items,), (items + 1,)):
        yield f"attribute has shape {np.asarray(term.attribute).shape}; expected ({items},), or one more."
    yield from index_faults("attribute", term.attribute, 2**31)
    yield from _integer_faults("costs", term.costs, 2)
    if np.asarray(term.costs).ndim != 2:
        return
    groups, counts = term.costs.shape
    if groups and not counts:
        yield "costs is empty; give at least f(0)."
    if np.asarray(term.group).shape != (places,):
        yield f"group has shape {np.asarray(term.group).shape}; expected ({places},)."
    yield from index_faults("group", term.group, groups, -1)


def _between_faults(term: BetweenTerm, items: int, places: int) -> Faults:
    yield from index_faults("item", np.array([term.a, term.b]), items)
    if term.a == term.b:
        yield f"a and b are both item {term.a}."
    yield from index_faults("member", term.members, items)
    for name, rows, width in (("ends", term.ends, 2), ("paths", term.paths, 3)):
        if np.asarray(rows).size and (np.ndim(rows) != 2 or rows.shape[1] != width):
            yield f"{name} has shape {np.shape(rows)}; expected rows of {width}."
        yield from index_faults(f"place of {name}", rows, places, ndim=2)
    yield from _curve_faults(term.costs)


def _mix_faults(problem: Problem, term: MixTerm) -> Faults:
    count = len(problem.sessions)
    yield from _weight_faults("weights", term.weights, problem.num_items, problem.num_items)
    yield from _curve_faults(term.costs)
    for k in {*term.relations, *term.place_values}:
        if not 0 <= k < count:
            yield f"session {k} is out of range; there are {count}."
    for k, relation in term.relations.items():
        if 0 <= k < count:
            yield from _relation_faults(relation, problem.sessions[k].num_places)
            yield from _negative_faults(relation, None)
            if not _is_symmetric(relation):
                yield f"the relation of session {k} is not symmetric."
    for k, values in term.place_values.items():
        if 0 <= k < count:
            if np.shape(values) != (problem.sessions[k].num_places,):
                yield f"place values of session {k} have shape {np.shape(values)}."
            yield from index_faults("place value", values, 2**31)


def _is_symmetric(relation: Any) -> bool:
    if not isinstance(relation, Relation):
        return True
    if relation.dense is not None:
        return relation.dense.ndim == 2 and bool((relation.dense == relation.dense.T).all())
    if relation.first is None or relation.second is None or relation.values is None:
        return True
    there: dict[tuple[int, int], int] = {}
    for p, q, value in zip(
        relation.first.tolist(), relation.second.tolist(), relation.values.tolist(), strict=False
    ):
        there[p, q] = there.get((p, q), 0) + value
    return all(there.get((q, p), 0) == value for (p, q), value in there.items())
