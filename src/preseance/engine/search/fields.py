"""Fields: what each place would cost each class of item, given all the others where they stand.

Pair terms between classes of items (sexes, delegations, language groups) reach from every place
to many. Summed up beforehand, by place, level and class, an exchange is known from four numbers
a level, however many places are related; the sums change only when an exchange is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from preseance.engine.kinds.reading import related
from preseance.engine.search.arrays import FieldCosts
from preseance.terms import Ints, Relation, Weights

MOST_CELLS = 4_000_000
"""Cells of a session's fields, or of its class matrices, beyond which neighbours are walked."""
MOST_NEAR_PLACES = 500
"""Places up to which it is kept as a matrix who is related to whom at all."""
MUTUAL, OUTWARD, INWARD = 0, 1, 2


class Link(NamedTuple):
    """One pair term's weights between all items, at one relation and level."""

    number: int
    """Of the relation."""
    relation: Relation
    weights: Weights
    level: int


@dataclass(frozen=True)
class Layer:
    """What a place gives to the fields of those related to it by one relation at one level."""

    relation: int
    side: int
    level: int
    matrix: Ints
    """Shape (classes, classes): of who stands there, and of whom the field is for."""


@dataclass(frozen=True)
class SessionFields:
    """The fields of one session."""

    classes: Ints
    """Shape (items + 1,)."""
    width: int
    layers: tuple[Layer, ...]
    near: Ints
    """Shape (places, places): whether any layer relates the two; empty where not kept."""


def fields_of(links: list[Link], n: int, places: int, levels: int) -> SessionFields | None:
    """The fields of a session's links; None where they would not fit or there is nothing."""
    if not links:
        return None
    classes = _classes(links, n)
    width = int(classes.max()) + 1
    if places * levels * width > MOST_CELLS or 2 * len(links) * width**2 > MOST_CELLS:
        return None
    _, first = np.unique(classes, return_index=True)
    matrices: dict[tuple[int, int], Ints] = {}
    relations: dict[int, Relation] = {}
    for link in links:
        matrix = _matrix(link.weights, classes, first, n)
        key = (link.number, link.level)
        matrices[key] = matrices.get(key, np.zeros_like(matrix)) + matrix
        relations[link.number] = link.relation
    layers: list[Layer] = []
    kept = places if places <= MOST_NEAR_PLACES else 0
    near = np.zeros((kept, kept), dtype=np.int64)
    for number, relation in relations.items():
        p, q, value = (np.asarray(part, dtype=np.int64) for part in related(relation, places))
        if near.size:
            near[p, q] = near[q, p] = 1
        mutual = _is_mutual(p, q, value, places)
        for (other, level), matrix in matrices.items():
            if other == number and mutual:
                layers.append(Layer(number, MUTUAL, level, matrix + matrix.T))
            elif other == number:
                layers.append(Layer(number, OUTWARD, level, matrix))
                layers.append(Layer(number, INWARD, level, np.ascontiguousarray(matrix.T)))
    return SessionFields(classes, width, tuple(layers), near)


def _classes(links: list[Link], n: int) -> Ints:
    """Items (and nobody, n) that all links treat alike are of one class."""
    marks: list[Ints] = []
    for link in links:
        w = link.weights
        if w.row_class is not None and w.column_class is not None:
            marks += [_padded(w.row_class, n), _padded(w.column_class, n)]
        if w.dense is not None:
            marks.append(np.arange(n + 1))
        if len(w.values):
            own = np.full(n + 1, -1, dtype=np.int64)
            named = np.unique(np.concatenate([w.rows, w.columns]))
            own[named] = named
            marks.append(own)
    _, inverse = np.unique(np.stack(marks), axis=1, return_inverse=True)
    return np.asarray(inverse, dtype=np.int64).ravel()


def _padded(classes: Ints, n: int) -> Ints:
    full = np.full(n + 1, -1, dtype=np.int64)
    full[: len(classes)] = classes[: n + 1]
    return full


def _matrix(w: Weights, classes: Ints, first: Ints, n: int) -> Ints:
    """Weights between classes, each spoken for by its first item."""
    width = len(first)
    out = np.zeros((width, width), dtype=np.int64)
    if w.table is not None and w.row_class is not None and w.column_class is not None:
        r, c = _padded(w.row_class, n)[first], _padded(w.column_class, n)[first]
        block = w.table[np.ix_(np.maximum(r, 0), np.maximum(c, 0))]
        out += np.where((r[:, None] >= 0) & (c[None, :] >= 0), block, 0)
    if w.dense is not None:
        rows, columns = (np.flatnonzero(first < size) for size in w.dense.shape)
        out[np.ix_(rows, columns)] += w.dense[np.ix_(first[rows], first[columns])]
    np.add.at(out, (classes[w.rows], classes[w.columns]), w.values)
    return out


def _is_mutual(p: Ints, q: Ints, value: Ints, places: int) -> bool:
    """Whether R(p, q) = R(q, p) everywhere."""
    there, back = (
        np.unique(keys, return_inverse=True) for keys in (p * places + q, q * places + p)
    )
    if not np.array_equal(there[0], back[0]):
        return False
    sums = [np.zeros(len(keys), dtype=np.int64) for keys, _ in (there, back)]
    for total, (_, inverse) in zip(sums, (there, back), strict=True):
        np.add.at(total, inverse, value)
    return bool(np.array_equal(sums[0], sums[1]))


def field_costs(
    found: list[SessionFields | None], sizes: list[int], levels: int, n: int
) -> FieldCosts[Ints]:
    """The fields of all sessions as flat arrays."""
    at, near_at = np.full(len(found), -1), np.full(len(found), -1)
    width, class_at = np.zeros(len(found), np.int64), np.zeros(len(found), np.int64)
    classes: list[Ints] = []
    near: list[Ints] = []
    layers: list[Layer] = []
    begin = [0]
    cells = 0
    for k, (fields, places) in enumerate(zip(found, sizes, strict=True)):
        if fields is not None:
            at[k], width[k], class_at[k] = cells, fields.width, len(classes) * (n + 1)
            cells += places * levels * fields.width
            classes.append(fields.classes)
            if fields.near.size:
                near_at[k] = sum(map(len, near))
                near.append(fields.near.ravel())
            layers += fields.layers
        begin.append(len(layers))
    none = np.zeros(0, dtype=np.int64)
    starts = np.cumsum([0, *(layer.matrix.size for layer in layers)])[:-1]
    return FieldCosts(
        at=at.astype(np.int64),
        width=width,
        class_at=class_at,
        classes=np.concatenate([none, *classes]),
        begin=np.array(begin, dtype=np.int64),
        relation=np.array([layer.relation for layer in layers], dtype=np.int64),
        side=np.array([layer.side for layer in layers], dtype=np.int64),
        level=np.array([layer.level for layer in layers], dtype=np.int64),
        matrix_at=starts.astype(np.int64),
        matrices=np.concatenate([none, *(layer.matrix.ravel() for layer in layers)]),
        near_at=near_at.astype(np.int64),
        near=np.concatenate([none, *near]),
    )
