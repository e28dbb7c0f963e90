"""A mark leads to the field of its name, for every part that a problem is laid out in."""

from __future__ import annotations

import numpy as np
from tests.engine.problems import random_hall

from preseance.engine.search import tape
from preseance.engine.search.arrays import Kept
from preseance.engine.search.packing import pack
from preseance.engine.search.tape import NUM, Z, counts_of, tape_of

MARKS = {
    "slots": tape.SLOT,
    "sessions": tape.SESSION,
    "relations": tape.REL,
    "weights": tape.WEIGHT,
    "place": tape.PLACE,
    "pair": tape.PAIR,
    "field": tape.FIELD,
    "company": tape.COMPANY,
    "tally": tape.TALLY,
    "between": tape.BETWEEN,
    "mix": tape.MIX,
}


def test_every_mark_leads_to_the_field_of_its_name() -> None:
    for seed in range(12):
        costs = pack(random_hall(seed))
        m = tape_of(costs)
        assert [name for name in costs._fields if not name.startswith("num_")] == list(MARKS)
        for name, marks in MARKS.items():
            part = getattr(costs, name)
            assert type(marks) is type(part)
            for field, mark in marks._asdict().items():
                values = getattr(part, field)
                assert np.array_equal(m[m[mark] : m[mark] + len(values)], values), (name, field)
        numbers = (costs.num_items, costs.num_places, costs.num_levels)
        assert (m[NUM.items], m[NUM.places], m[NUM.levels]) == numbers


def test_what_is_kept_does_not_overlap() -> None:
    for seed in range(12):
        costs = pack(random_hall(seed))
        m, room = tape_of(costs), len(counts_of(costs))
        begins = [int(m[mark]) for mark in Z]
        assert begins[:-1] == sorted(begins[:-1])
        assert begins[Kept._fields.index("tick")] < room
        assert begins[-1] in (-1, begins[-2] + 1)
