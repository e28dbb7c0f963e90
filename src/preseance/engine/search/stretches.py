"""Where parties sit in blocks: the places of a session in rings and rows, for moves of whole blocks."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from preseance.engine.problem import Problem
from preseance.engine.search.arrays import Costs
from preseance.terms import Ints


class Stretches(NamedTuple):
    """Slots in the order in which their items sit side by side; all empty where nobody sits in blocks."""

    begin: Ints
    """Slots of each stretch."""
    slots: Ints
    attached: Ints
    """The slot that goes with each (a chair behind); -1 for none."""
    closed: Ints
    """1 where the last slot of a stretch is beside the first."""
    of: Ints
    """Stretch of each slot of the problem; -1 for none."""
    at: Ints
    """Where in its stretch."""
    party: Ints
    """Number of the party of each item, by session x items + item; -1 for none."""
    members: Ints
    """Who has a party, as session x items + item."""


def stretches_of(problem: Problem, costs: Costs) -> Stretches:
    """The stretches of every session in which two parties or more sit in blocks."""
    n = problem.num_items
    begin, closed, slots, attached = [0], list[int](), list[int](), list[int]()
    of = np.full(len(costs.session), -1, dtype=np.int64)
    at = np.full(len(costs.session), -1, dtype=np.int64)
    party = np.full(len(problem.sessions) * n, -1, dtype=np.int64)
    number = 0
    for k, session in enumerate(problem.sessions):
        blocks, first = session.blocks, int(costs.first[k])
        if blocks is None or len(blocks.parties) < 2:
            continue
        for items in blocks.parties:
            party[k * n + items] = number
            number += 1
        for stretch in blocks.stretches:
            here = first + stretch.places
            of[here], at[here] = len(closed), np.arange(len(here))
            slots += here.tolist()
            attached += np.where(stretch.attached < 0, -1, first + stretch.attached).tolist()
            closed.append(int(stretch.is_ring))
            begin.append(len(slots))
    return Stretches(
        begin=np.array(begin, dtype=np.int64),
        slots=np.array(slots, dtype=np.int64),
        attached=np.array(attached, dtype=np.int64),
        closed=np.array(closed, dtype=np.int64),
        of=of,
        at=at,
        party=party,
        members=np.flatnonzero(party >= 0).astype(np.int64),
    )
