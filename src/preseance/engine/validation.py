"""The door of a problem: every index, shape and size is checked once, all faults told together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from preseance.engine.magnitude import greatest
from preseance.engine.terms import (
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
from preseance.errors import ProblemError

if TYPE_CHECKING:
    from preseance.engine.problem import Problem

LIMIT = 2**62
Faults = Iterator[str]


def validated(problem: Problem) -> None:
    """Check a problem whole.

    Raises
    ------
    ProblemError
        With one sentence a fault, all of them.
    """
    faults = [*_shape_faults(problem), *_session_faults(problem)]
    if not faults:
        for number, term in enumerate(problem.terms):
            name = f"term {number} ({type(term).__name__})"
            faults += [f"{name}: {fault}" for fault in _term_faults(problem, term)]
    if not faults:
        faults += _size_faults(problem)
    if faults:
        raise ProblemError("\n".join(faults))


def _shape_faults(problem: Problem) -> Faults:
    if problem.num_items < 0:
        yield f"The number of items is {problem.num_items}; expected 0 or more."
    if not problem.levels:
        yield "There is no level; name at least one."
    if len(set(problem.levels)) != len(problem.levels):
        yield f"Two levels share a name: {', '.join(problem.levels)}."


def _session_faults(problem: Problem) -> Faults:
    for k, session in enumerate(problem.sessions):
        name = f"session {k}"
        if session.num_places < 0:
            yield f"{name}: the number of places is {session.num_places}; expected 0 or more."
            continue
        yield from _index_faults(f"{name}: attending item", session.attending, problem.num_items)
        attending = np.asarray(session.attending)
        if attending.ndim == 1 and len(attending) > 1 and (np.diff(attending) <= 0).any():
            yield f"{name}: attending items must ascend, each once."
        fixed = np.asarray(session.fixed)
        if fixed.size == 0:
            continue
        if fixed.ndim != 2 or fixed.shape[1] != 2:
            yield f"{name}: fixed has shape {fixed.shape}; expected rows (item, place)."
            continue
        yield from _index_faults(f"{name}: fixed item", fixed[:, 0], problem.num_items)
        yield from _index_faults(f"{name}: fixed place", fixed[:, 1], session.num_places)
        yield from _clash_faults(name, fixed, attending)


def _clash_faults(name: str, fixed: Ints, attending: Ints) -> Faults:
    for column, noun, other in ((1, "place", "items"), (0, "item", "places")):
        seen, count = np.unique(fixed[:, column], return_counts=True)
        for index in seen[count > 1]:
            partners = fixed[fixed[:, column] == index, 1 - column].tolist()
            yield f"{name}: {noun} {index} is fixed with several {other}: {partners}."
    for item in np.setdiff1d(fixed[:, 0], attending):
        yield f"{name}: item {item} is fixed but does not attend."


def _index_faults(name: str, indices: Ints, limit: int, least: int = 0) -> Faults:
    values = np.asarray(indices)
    if values.size == 0:
        return
    if values.dtype.kind not in "iu":
        yield f"{name}: the numbers are of type {values.dtype}; expected integers."
        return
    wrong = values[(values < least) | (values >= limit)]
    if wrong.size:
        yield f"{name} {wrong.flat[0]} is out of range; expected {least} to {limit - 1}."


def _integer_faults(name: str, values: Ints, ndim: int = 1) -> Faults:
    given = np.asarray(values)
    if given.ndim != ndim:
        yield f"{name} has {given.ndim} dimensions; expected {ndim}."
    elif given.size and given.dtype.kind not in "iu":
        yield f"{name} is of type {given.dtype}; expected integers."


def _weight_faults(name: str, weights: Weights, rows: int, columns: int) -> Faults:
    """Faults of a table that may have ``rows`` + 1 rows and ``columns`` + 1 columns."""
    if not len(weights.rows) == len(weights.columns) == len(weights.values):
        yield f"{name}: rows, columns and values differ in length."
        return
    yield from _index_faults(f"{name}: row", weights.rows, rows + 1)
    yield from _index_faults(f"{name}: column", weights.columns, columns + 1)
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
    yield from _index_faults(f"{name}: {side} class", classes, table.shape[axis], -1)


def _relation_faults(relation: Relation, places: int) -> Faults:
    listed = [relation.first is not None, relation.second is not None, relation.values is not None]
    forms = any(listed) + (relation.group is not None) + (relation.dense is not None)
    if forms != 1 or (any(listed) and not all(listed)):
        yield "a relation has exactly one of the forms pairs, same and matrix."
        return
    if relation.group is not None:
        if relation.group.shape != (places,):
            yield f"the relation's group has shape {relation.group.shape}; expected ({places},)."
        yield from _index_faults("group of the relation", relation.group, 2**31, -1)
    elif relation.dense is not None:
        yield from _integer_faults("the relation's matrix", relation.dense, 2)
        if relation.dense.shape != (places, places):
            yield f"the relation's matrix has shape {relation.dense.shape}; expected ({places}, {places})."
    elif relation.first is not None and relation.second is not None and relation.values is not None:
        if not len(relation.first) == len(relation.second) == len(relation.values):
            yield "the relation's first, second and values differ in length."
        yield from _index_faults("the relation's place", relation.first, places)
        yield from _index_faults("the relation's place", relation.second, places)
        yield from _integer_faults("the relation's values", relation.values)


def _term_faults(problem: Problem, term: Term) -> Faults:
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


def _curve_faults(costs: Ints) -> Faults:
    yield from _integer_faults("costs", costs)
    if np.asarray(costs).size == 0:
        yield "costs is empty; give at least f(0)."


def _negative_faults(relation: Relation, weights: Weights | None) -> Faults:
    for part in (relation.values, relation.dense):
        if part is not None and (np.asarray(part) < 0).any():
            yield "the relation has negative values; a count needs 0 or more."
    if weights is not None:
        for part in (weights.values, weights.table, weights.dense):
            if part is not None and (np.asarray(part) < 0).any():
                yield "wanted has negative values; a count needs 0 or more."


def _company_faults(term: CompanyTerm, items: int, places: int) -> Faults:
    yield from _index_faults("item", term.items, items)
    if len(np.unique(term.items)) != len(term.items):
        yield "items lists an item twice."
    yield from _weight_faults("wanted", term.wanted, items, items)
    yield from _relation_faults(term.relation, places)
    yield from _negative_faults(term.relation, term.wanted)
    yield from _curve_faults(term.costs)


def _tally_faults(term: TallyTerm, items: int, places: int) -> Faults:
    if np.asarray(term.attribute).shape not in ((items,), (items + 1,)):
        yield f"attribute has shape {np.asarray(term.attribute).shape}; expected ({items},), or one more."
    yield from _index_faults("attribute", term.attribute, 2**31)
    yield from _integer_faults("costs", term.costs, 2)
    if np.asarray(term.costs).ndim != 2:
        return
    groups, counts = term.costs.shape
    if groups and not counts:
        yield "costs is empty; give at least f(0)."
    if np.asarray(term.group).shape != (places,):
        yield f"group has shape {np.asarray(term.group).shape}; expected ({places},)."
    yield from _index_faults("group", term.group, groups, -1)


def _between_faults(term: BetweenTerm, items: int, places: int) -> Faults:
    yield from _index_faults("item", np.array([term.a, term.b]), items)
    if term.a == term.b:
        yield f"a and b are both item {term.a}."
    yield from _index_faults("member", term.members, items)
    for name, rows, width in (("ends", term.ends, 2), ("paths", term.paths, 3)):
        if np.asarray(rows).size and (np.ndim(rows) != 2 or rows.shape[1] != width):
            yield f"{name} has shape {np.shape(rows)}; expected rows of {width}."
        yield from _index_faults(f"place of {name}", rows, places)
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
            yield from _index_faults("place value", values, 2**31)


def _is_symmetric(relation: Relation) -> bool:
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


def _size_faults(problem: Problem) -> Faults:
    reach = [0] * len(problem.levels)
    for term in problem.terms:
        reach[term.level] += greatest(problem, term)
    for name, size in zip(problem.levels, reach, strict=True):
        if size >= LIMIT:
            yield f"Level {name} could reach {size}; scale its weights so that it stays below 2^62."
