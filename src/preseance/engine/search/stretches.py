"""Where parties sit in blocks: the places of a session in rings and rows, for moves of whole blocks."""

from __future__ import annotations

from collections.abc import Sequence
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
    """The slots that go with each (a chair behind), shape (slots, kinds); -1 for none."""
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
    begin, closed, slots, attached = [0], list[int](), list[int](), list[Ints]()
    of = np.full(len(costs.slots.session), -1, dtype=np.int64)
    at = np.full(len(costs.slots.session), -1, dtype=np.int64)
    party = np.full(len(problem.sessions) * n, -1, dtype=np.int64)
    number = 0
    for k, session in enumerate(problem.sessions):
        blocks, first = session.blocks, int(costs.sessions.first[k])
        if blocks is None or len(blocks.parties) < 2:
            continue
        for items in blocks.parties:
            party[k * n + items] = number
            number += 1
        for stretch in blocks.stretches:
            here = first + stretch.places
            of[here], at[here] = len(closed), np.arange(len(here))
            slots += here.tolist()
            attached.append(np.where(stretch.attached < 0, -1, first + stretch.attached))
            closed.append(int(stretch.is_ring))
            begin.append(len(slots))
    return Stretches(
        begin=np.array(begin, dtype=np.int64),
        slots=np.array(slots, dtype=np.int64),
        attached=_one_below_another(attached),
        closed=np.array(closed, dtype=np.int64),
        of=of,
        at=at,
        party=party,
        members=np.flatnonzero(party >= 0).astype(np.int64),
    )


def _one_below_another(parts: Sequence[Ints]) -> Ints:
    """The rows of all; who has fewer columns has -1 in the others."""
    width = max((part.shape[1] for part in parts), default=0)
    wide = [np.pad(p, ((0, 0), (0, width - p.shape[1])), constant_values=-1) for p in parts]
    return np.concatenate([np.zeros((0, width), dtype=np.int64), *wide])
