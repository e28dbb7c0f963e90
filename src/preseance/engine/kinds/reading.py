"""How weights, relations and placements are read, whatever the kind of term."""

from __future__ import annotations

import numpy as np

from preseance.terms import Ints, Relation, Weights


def occupants(at: Ints, num_places: int) -> Ints:
    """The item on each place; the number of items where it is empty."""
    on = np.full(num_places, len(at), dtype=np.int64)
    seated = np.flatnonzero(np.asarray(at) >= 0)
    on[np.asarray(at)[seated]] = seated
    return on


def entries(weights: Weights, rows: Ints, columns: Ints) -> Ints:
    """w at positions (rows[k], columns[k])."""
    out = np.zeros(len(rows), dtype=np.int64)
    if weights.values.size and len(rows):
        width = int(max(weights.columns.max(), columns.max())) + 1
        keys, inverse = np.unique(weights.rows * width + weights.columns, return_inverse=True)
        sums = np.zeros(len(keys), dtype=np.int64)
        np.add.at(sums, inverse, weights.values)
        wanted = np.asarray(rows) * width + columns
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        out += np.where(keys[at] == wanted, sums[at], 0)
    classes, table = weights.column_class, weights.table
    if (
        weights.row_class is not None
        and classes is not None
        and table is not None
        and (weights.row_class.size and classes.size and table.size)
    ):
        inside = (rows < len(weights.row_class)) & (columns < len(classes))
        r = np.where(inside, weights.row_class[np.where(inside, rows, 0)], -1)
        c = np.where(inside, classes[np.where(inside, columns, 0)], -1)
        known = (r >= 0) & (c >= 0)
        if known.any():
            out[known] += table[r[known], c[known]]
    if weights.dense is not None:
        inside = (rows < weights.dense.shape[0]) & (columns < weights.dense.shape[1])
        out[inside] += weights.dense[rows[inside], columns[inside]]
    return out


def related(relation: Relation, num_places: int) -> tuple[Ints, Ints, Ints]:
    """All (p, q, R(p, q)) that are not zero, entries at one position not added up."""
    if relation.dense is not None:
        p, q = np.nonzero(relation.dense)
        return p.astype(np.int64), q.astype(np.int64), relation.dense[p, q]
    if relation.group is not None:
        order = np.argsort(relation.group, kind="stable")
        order = order[relation.group[order] >= 0]
        bounds = np.flatnonzero(np.diff(relation.group[order])) + 1
        firsts, seconds = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for members in np.split(order, bounds):
            p, q = np.repeat(members, len(members)), np.tile(members, len(members))
            firsts.append(p[p != q])
            seconds.append(q[p != q])
        first = np.concatenate(firsts)
        return first, np.concatenate(seconds), np.ones(len(first), dtype=np.int64)
    assert relation.first is not None and relation.second is not None
    assert relation.values is not None
    return relation.first, relation.second, relation.values
