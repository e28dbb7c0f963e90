"""The tape: all numbers of a problem in one array, each field behind a mark that says where.

Compiled loops take one array faster than a hundred: ``m[m[REL.size] + k]`` is entry k of the field
``Relations.size``, ``m[NUM.items]`` a plain number, and ``z[m[Z.stamp] + i]`` one of what is kept up to
date beside it. The marks are counted from the parts of ``arrays``, in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from typing import NamedTuple, TypeVar

import numpy as np

from preseance.engine.search.arrays import (
    BetweenCosts,
    CompanyCosts,
    Costs,
    FieldCosts,
    Kept,
    MixCosts,
    Numbers,
    PairCosts,
    PlaceCosts,
    Relations,
    Sessions,
    Slots,
    TallyCosts,
    WeightTables,
)
from preseance.terms import Ints

MOST_MET_CELLS = 2_000_000
"""Meetings beyond which they are counted anew each time."""

_PartOfTape = TypeVar("_PartOfTape", bound=NamedTuple)
_next_mark = count()


def _marks(part: type[_PartOfTape]) -> _PartOfTape:
    """A number for each field of a part, counted on from the part before."""
    return part._make(islice(_next_mark, len(part._fields)))


NUM = _marks(Numbers[int])
SLOT = _marks(Slots[int])
SESSION = _marks(Sessions[int])
REL = _marks(Relations[int])
WEIGHT = _marks(WeightTables[int])
PLACE = _marks(PlaceCosts[int])
PAIR = _marks(PairCosts[int])
FIELD = _marks(FieldCosts[int])
COMPANY = _marks(CompanyCosts[int])
TALLY = _marks(TallyCosts[int])
BETWEEN = _marks(BetweenCosts[int])
MIX = _marks(MixCosts[int])
Z = _marks(Kept[int])


def tape_of(costs: Costs) -> Ints:
    """The tape of a problem's costs."""
    numbers = Numbers(
        items=costs.num_items,
        places=costs.num_places,
        sessions=len(costs.sessions.size),
        levels=costs.num_levels,
        mix=len(costs.mix.level),
        between=len(costs.between.level),
    )
    fields = [np.asarray(field, dtype=np.int64) for field in _fields(costs)]
    begin = Z.met + 1
    starts = begin + np.cumsum([0, *map(len, fields)])[:-1]
    header = [*numbers, *starts.tolist(), *_scratch(costs)]
    return np.concatenate([np.array(header, dtype=np.int64), *fields])


def counts_of(costs: Costs) -> Ints:
    """Room for all counts that are kept up to date, and for scratch; see ``Kept``."""
    return np.zeros(_scratch(costs).tick + 1 + _met_cells(costs), dtype=np.int64)


def _fields(costs: Costs) -> Iterator[Ints]:
    for part in (
        costs.slots,
        costs.sessions,
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
    related = (costs.mix.relation.reshape(-1, len(costs.sessions.size)) >= 0).any(axis=1)
    cells = int(related.sum()) * costs.num_items**2
    return cells if cells <= MOST_MET_CELLS else 0


def _scratch(costs: Costs) -> Kept[int]:
    """Where each field of what is kept begins in ``z``."""
    n, cells = costs.num_items, len(costs.tally.cell_curve)
    sums = int((costs.sessions.size * costs.field.width).sum()) * costs.num_levels
    companions, betweens = len(costs.company.level) * n, len(costs.between.level)
    sizes = [companions, cells, cells, betweens, sums, n + 1, n + 1, n + 1, 1]
    begins = [int(begin) for begin in np.cumsum([0, *sizes])]
    met = begins[-1] if _met_cells(costs) else -1
    return Kept._make([*begins[:-1], met])
