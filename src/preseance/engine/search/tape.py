"""The tape: all numbers of a problem in one array, each kind behind a mark that says where.

Compiled loops take one array faster than a hundred: ``tape[tape[MARK] + k]`` is entry k of a
field, ``tape[NUM_ITEMS]`` a plain number. The fields are those of ``arrays.Costs`` in order.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from preseance.engine.search.arrays import Costs
from preseance.terms import Ints

MOST_MET_CELLS = 2_000_000
"""Meetings beyond which they are counted anew each time."""

# fmt: off
(
    NUM_ITEMS, NUM_PLACES, NUM_SESSIONS, NUM_LEVELS, NUM_MIX, NUM_BETWEEN,
    SLOT_SESSION, SLOT_LOCAL, SESSION_FIRST, SESSION_SIZE,
    REL_KIND, REL_SIZE, REL_OFFSET, REL_CELLS, REL_BEGIN, REL_OUT_RUN, REL_OUT_PLACE,
    REL_OUT_VALUE, REL_IN_RUN, REL_IN_PLACE, REL_IN_VALUE, WEIGHT_BEGIN, WEIGHT_KEY,
    WEIGHT_VALUE, WEIGHT_PART_BEGIN, WEIGHT_PART_ROW, WEIGHT_PART_COLUMN, WEIGHT_PART_TABLE,
    WEIGHT_PART_WIDTH, WEIGHT_CLASSES, WEIGHT_TABLES, WEIGHT_MATRIX_AT, WEIGHT_MATRICES, PLACE_FULL_AT, PLACE_FULL, PLACE_BEGIN,
    PLACE_PLACE, PLACE_LEVEL, PLACE_VALUE, PLACE_PART_BEGIN, PLACE_PART_ROW, PLACE_PART_COLUMN,
    PLACE_PART_TABLE, PLACE_PART_WIDTH, PLACE_PART_LEVEL, PLACE_CLASSES, PLACE_TABLES,
    PAIR_TIE_BEGIN, PAIR_TIE_OTHER, PAIR_TIE_VALUE, PAIR_TIE_LEVEL, PAIR_TIE_RELATION,
    PAIR_TIE_OUTWARD, PAIR_LINK_BEGIN, PAIR_LINK_RELATION, PAIR_LINK_WEIGHTS, PAIR_LINK_LEVEL,
    FIELD_AT, FIELD_WIDTH, FIELD_CLASS_AT, FIELD_CLASSES, FIELD_BEGIN, FIELD_RELATION, FIELD_SIDE,
    FIELD_LEVEL, FIELD_MATRIX_AT, FIELD_MATRICES, FIELD_NEAR_AT, FIELD_NEAR,
    COMPANY_BEGIN, COMPANY_RELATION, COMPANY_WEIGHTS, COMPANY_LEVEL, COMPANY_CURVE_AT,
    COMPANY_LAST, COMPANY_CURVES, COMPANY_COUNTED, TALLY_BEGIN, TALLY_LEVEL, TALLY_ATTRIBUTE_AT,
    TALLY_ATTRIBUTES, TALLY_GROUP_AT, TALLY_GROUPS, TALLY_FIRST_CELL, TALLY_ZERO,
    TALLY_CELL_CURVE, TALLY_LAST, TALLY_CURVES, BETWEEN_BEGIN, BETWEEN_TERM, BETWEEN_SESSION,
    BETWEEN_A, BETWEEN_B, BETWEEN_LEVEL, BETWEEN_APART, BETWEEN_CURVE_AT, BETWEEN_LAST,
    BETWEEN_CURVES, BETWEEN_END_BEGIN, BETWEEN_END_KEY, BETWEEN_PATH_RUN, BETWEEN_PATH_PLACE,
    BETWEEN_MEMBER, MIX_LEVEL, MIX_WEIGHTS, MIX_CURVE_AT, MIX_LAST, MIX_CURVES, MIX_RELATION,
    MIX_VALUE_AT, MIX_VALUES,
    Z_COMPANIONS, Z_TOTAL, Z_USED, Z_VALUE, Z_FIELD, Z_STAMP, Z_SUM, Z_TOUCHED, Z_TICK, Z_MET,
) = range(121)
# fmt: on


def tape_of(costs: Costs) -> Ints:
    """The tape of a problem's costs."""
    scalars = [
        costs.num_items,
        costs.num_places,
        len(costs.size),
        costs.num_levels,
        len(costs.mix.level),
        len(costs.between.level),
    ]
    fields = [np.asarray(field, dtype=np.int64) for field in _fields(costs)]
    begin = Z_MET + 1
    starts = begin + np.cumsum([0, *map(len, fields)])[:-1]
    header = [*scalars, *starts.tolist(), *_scratch(costs)]
    return np.concatenate([np.array(header, dtype=np.int64), *fields])


def counts_of(costs: Costs) -> Ints:
    """Room for all counts that are kept up to date, and for scratch; see the marks ``Z_``."""
    return np.zeros(_scratch(costs)[-2] + 1 + _met_cells(costs), dtype=np.int64)


def _fields(costs: Costs) -> Iterator[Ints]:
    yield from (costs.session, costs.local, costs.first, costs.size)
    for part in (
        costs.relations,
        costs.weights,
        costs.place,
        costs.pair,
        costs.field,
        costs.company,
        costs.tally,
        costs.between,
        costs.mix,
    ):
        yield from part


def _met_cells(costs: Costs) -> int:
    """Cells that count how often two items meet, by mix term with relations; 0 where they would not fit."""
    related = (costs.mix.relation.reshape(-1, len(costs.size)) >= 0).any(axis=1)
    cells = int(related.sum()) * costs.num_items**2
    return cells if cells <= MOST_MET_CELLS else 0


def _scratch(costs: Costs) -> list[int]:
    """Where companions, totals, users, values, fields, stamps, sums, touched items, the tick and
    the meetings (-1 where not kept) begin."""
    n, cells = costs.num_items, len(costs.tally.cell_curve)
    fields = int((costs.size * costs.field.width).sum()) * costs.num_levels
    kept = [len(costs.company.level) * n, cells, cells, len(costs.between.level), fields]
    begins = [int(begin) for begin in np.cumsum([0, *kept, n + 1, n + 1, n + 1])]
    return [*begins, begins[-1] + 1 if _met_cells(costs) else -1]
