"""What may be wrong with what terms are made of, a sentence a fault: numbers, weights, relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np

from preseance.terms import Ints, Relation, Weights
from preseance.terms.integers import is_whole

Faults: TypeAlias = Iterator[str]


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


def integer_faults(name: str, values: Ints, ndim: int = 1) -> Faults:
    given = np.asarray(values)
    if given.ndim != ndim:
        yield f"{name} has {given.ndim} dimensions; expected {ndim}."
    elif given.size and given.dtype.kind not in "iu":
        yield f"{name} is of type {given.dtype}; expected integers."


def weight_faults(name: str, weights: Weights, rows: int, columns: int) -> Faults:
    """Faults of a table that may have ``rows`` + 1 rows and ``columns`` + 1 columns."""
    if not isinstance(weights, Weights):
        yield f"{name}: found {type(weights).__name__}; expected Weights."
        return
    if not len(weights.rows) == len(weights.columns) == len(weights.values):
        yield f"{name}: rows, columns and values differ in length."
        return
    yield from index_faults(f"{name}: row", weights.rows, rows + 1)
    yield from index_faults(f"{name}: column", weights.columns, columns + 1)
    yield from integer_faults(f"{name}: values", weights.values)
    parts = (weights.row_class, weights.column_class, weights.table)
    if any(part is not None for part in parts):
        if weights.row_class is None or weights.column_class is None or weights.table is None:
            yield f"{name}: row_class, column_class and table belong together."
        else:
            yield from _class_faults(name, weights.row_class, rows, weights.table, 0)
            yield from _class_faults(name, weights.column_class, columns, weights.table, 1)
    if weights.dense is not None:
        yield from integer_faults(f"{name}: dense", weights.dense, 2)
        shape = weights.dense.shape
        if len(shape) == 2 and (
            shape[0] not in (rows, rows + 1) or shape[1] not in (columns, columns + 1)
        ):
            yield f"{name}: dense has shape {shape}; expected ({rows}, {columns}), or one more."


def _class_faults(name: str, classes: Ints, count: int, table: Ints, axis: int) -> Faults:
    side = ("row", "column")[axis]
    yield from integer_faults(f"{name}: table", table, 2)
    if np.asarray(table).ndim != 2:
        return
    if np.asarray(classes).shape not in ((count,), (count + 1,)):
        yield f"{name}: {side}_class has shape {classes.shape}; expected ({count},), or one more."
    yield from index_faults(f"{name}: {side} class", classes, table.shape[axis], -1)


def relation_faults(relation: Relation, places: int) -> Faults:
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
        yield from integer_faults("the relation's matrix", relation.dense, 2)
        if relation.dense.shape != (places, places):
            yield f"the relation's matrix has shape {relation.dense.shape}; expected ({places}, {places})."
    elif relation.first is not None and relation.second is not None and relation.values is not None:
        if not len(relation.first) == len(relation.second) == len(relation.values):
            yield "the relation's first, second and values differ in length."
        yield from index_faults("the relation's place", relation.first, places)
        yield from index_faults("the relation's place", relation.second, places)
        yield from integer_faults("the relation's values", relation.values)


def curve_faults(costs: Ints) -> Faults:
    yield from integer_faults("costs", costs)
    if np.asarray(costs).size == 0:
        yield "costs is empty; give at least f(0)."


def negative_faults(relation: Any, weights: Any) -> Faults:
    # Whatever is no relation or no table has been told already.
    parts = (relation.values, relation.dense) if isinstance(relation, Relation) else ()
    for part in parts:
        if part is not None and (np.asarray(part) < 0).any():
            yield "the relation has negative values; a count needs 0 or more."
    if isinstance(weights, Weights):
        for part in (weights.values, weights.table, weights.dense):
            if part is not None and (np.asarray(part) < 0).any():
                yield "wanted has negative values; a count needs 0 or more."


def is_symmetric(relation: Any) -> bool:
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
