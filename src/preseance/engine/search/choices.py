"""What may move, and the compiled draws of two slots whose contents could be exchanged."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.engine.problem import Problem
from preseance.engine.search.arrays import PARTNER, TIE_BITS, Costs
from preseance.engine.search.nearness import near_together
from preseance.engine.search.opening import movable, open_places
from preseance.engine.search.tape import NUM, PAIR, REL, SESSION, SLOT
from preseance.terms import Ints

Floats = NDArray[np.float64]

DIRECTED = (0.25, 0.9)
"""Least and most part of the proposals that bring an item near one it should be near."""
MANY_PLACES = 2_000
"""Places from which nearly all are directed: a random place is hardly ever the right one."""
MANY_MOVABLE = 4_000
"""Items from which they have their turns one after another: what is read of that many no longer stays
in a core's own cache, and a draw that passes over none finds more."""


class Choices(NamedTuple):
    """What may move."""

    movable: Ints
    """Session and item of all that may move, as session x items + item."""
    in_turn: bool
    """Whether they have their turns one after another, those near one another together."""
    slots: Ints
    """Open slots, session after session."""
    slot_begin: Ints
    open: NDArray[np.int8]
    """Whether a slot is open."""
    directed: float
    """Part of the proposals that bring an item near one it should be near."""


def choices_of(problem: Problem, costs: Costs, at: Ints) -> Choices:
    """What may move in a problem, with each item on its slot ``at``."""
    n, sessions = problem.num_items, range(len(problem.sessions))
    moving = [k * n + movable(problem, k) for k in sessions]
    slots = []
    for k in sessions:
        here = at[moving[k]]
        waiting = here[here >= costs.num_places]
        slots.append(np.concatenate([costs.sessions.first[k] + open_places(problem, k), waiting]))
    open_ = np.zeros(len(costs.slots.session), dtype=np.int8)
    open_[np.concatenate([np.zeros(0, np.int64), *slots]).astype(np.int64)] = 1
    # An item whose session has no other open slot has nowhere to go.
    free = [m for m, here in zip(moving, slots, strict=True) if len(here) > 1]
    none = np.zeros(0, dtype=np.int64)
    moving_all = np.concatenate([none, *free]).astype(np.int64)
    slots_all = np.concatenate([none, *slots]).astype(np.int64)
    in_turn = len(moving_all) >= MANY_MOVABLE
    return Choices(
        movable=near_together(costs.pair, n, moving_all) if in_turn else moving_all,
        in_turn=in_turn,
        slots=slots_all,
        slot_begin=np.cumsum([0, *map(len, slots)]).astype(np.int64),
        open=open_,
        directed=float(np.clip(costs.num_places / MANY_PLACES, *DIRECTED)),
    )


@kernel(inner=True)
def near_partner(m: Ints, at: Ints, k: int, i: int) -> int:
    """A random slot near a random partner that item i should be near; -1 where there is none."""
    n = m[NUM.items]
    begin, end = m[m[PAIR.tie_begin] + k * n + i], m[m[PAIR.tie_begin] + k * n + i + 1]
    if begin == end:
        return -1
    tie = m[m[PAIR.ties] + np.random.randint(begin, end)]
    slot, sort = at[k * n + (tie & PARTNER)], tie >> TIE_BITS
    relation = m[m[PAIR.sort_relation] + sort]
    if (
        m[m[PAIR.sort_value] + sort] >= 0
        or slot < 0
        or slot >= m[NUM.places]
        or m[m[REL.begin] + relation] < 0
    ):
        return -1
    run = m[m[REL.begin] + relation] + m[m[SLOT.local] + slot]
    if m[m[REL.out_run] + run] == m[m[REL.out_run] + run + 1]:
        return -1
    e = np.random.randint(m[m[REL.out_run] + run], m[m[REL.out_run] + run + 1])
    return int(m[m[SESSION.first] + k] + m[m[REL.out_place] + e])


@kernel(inner=True)
def proposal(m: Ints, at: Ints, choices: Choices, turn: int) -> tuple[int, int]:
    """Two different slots of one session, or (-1, -1) where the draw met nothing to exchange."""
    n, g = m[NUM.items], m[NUM.places]
    if choices.in_turn:
        mover = choices.movable[turn % len(choices.movable)]
    else:
        mover = choices.movable[np.random.randint(0, len(choices.movable))]
    k, i = mover // n, mover % n
    a, b = at[mover], -1
    if np.random.random() < choices.directed:
        b = near_partner(m, at, k, i)
    if b < 0 or not choices.open[b]:
        begin, end = choices.slot_begin[k], choices.slot_begin[k + 1]
        b = choices.slots[np.random.randint(begin, end)]
    if a == b or (a >= g and b >= g):
        return -1, -1
    return a, b
