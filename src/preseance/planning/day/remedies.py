"""The cheapest change that ends an encounter: another place, another door, an escort, a pause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import numpy as np

from preseance.model.cost import Cost
from preseance.model.room import Door
from preseance.model.rule_row import Level
from preseance.planning.day.doorways import IN_TURN
from preseance.planning.day.encounters import PASSING, Encounter, door_of, passes
from preseance.planning.day.movements import seconds_of
from preseance.planning.day.nearness import REACH, VIEW, nearness
from preseance.planning.questions.why import Questions
from preseance.rules.shapes import Assembly

_FAR = ("same-table", "in-sight")
"""What brings two least near; it may remain where something closer has been ended."""


_NOTHING = Cost()


@dataclass(frozen=True)
class Step:
    """A change that ends an encounter, or leaves no more of it than ``leaves`` says."""

    kind: Literal["swap", "move", "door", "escort", "hold"]
    guest: str
    """Who takes another place, comes by another door, is escorted, or waits."""
    place: str = ""
    other: str = ""
    """Who takes the guest's place."""
    door: Door | None = None
    minutes: int = 0
    """How long the guest waits."""
    cost: Cost = _NOTHING
    """Change of cost by level."""
    leaves: tuple[str, ...] = ()
    """Relations that remain."""


def remedy(
    questions: Questions, encounter: Encounter, *, reach: float = REACH, view: float = VIEW
) -> Step | None:
    """The cheapest single step that ends an encounter; None where none is known.

    A place: of the exchanges of one of the two with somebody else that bring them no nearer than one
    table or sight (where they were nearer), the one a chief of protocol would take, as `replan` does:
    musts first, then should-rules kept so far, then ranks most alike, then cost. A way: the junior
    waits until the senior has passed. A walk past somebody: by another door, else with an
    escort. At a door: the junior waits for one slot more.
    """
    if IN_TURN in encounter.relations:
        seconds = seconds_of(questions.occasion.event)
        return Step("hold", _junior(questions, encounter), minutes=-(-seconds // 60))
    if encounter.where == "way":
        return _hold(questions, encounter)
    assembly = questions.assembly(encounter.a, encounter.session)
    if encounter.where == "passing":
        return _around(questions, assembly, encounter)
    return _elsewhere(questions, assembly, encounter, reach, view)


def _hold(questions: Questions, encounter: Encounter) -> Step | None:
    if encounter.start is None or encounter.end is None:
        return None
    minutes = -((encounter.start - encounter.end) // timedelta(minutes=1))
    return Step("hold", _junior(questions, encounter), minutes=minutes)


def _junior(questions: Questions, encounter: Encounter) -> str:
    item_of = questions.occasion.item_of
    return max((encounter.a, encounter.b), key=lambda g: item_of[g])


def _around(questions: Questions, assembly: Assembly, encounter: Encounter) -> Step:
    event = questions.occasion.event
    room = event.room_by_id[assembly.session.room]
    mover = encounter.mover
    other = encounter.b if mover == encounter.a else encounter.a
    spot, by = (
        assembly.places[assembly.place_index[questions.plan.place_of[encounter.session, g]]]
        for g in (mover, other)
    )
    used = door_of(event, room, mover, spot)
    clear = [d for d in room.doors if d != used and passes(room.point_of(d), spot, by) > PASSING]
    if not clear:
        return Step("escort", mover)
    return Step("door", mover, door=max(clear, key=lambda d: passes(room.point_of(d), spot, by)))


def _elsewhere(
    questions: Questions, assembly: Assembly, encounter: Encounter, reach: float, view: float
) -> Step | None:
    """The best exchange of one of the two that ends what is closest in the encounter."""
    closest = encounter.relations[0]
    remains = _FAR[_FAR.index(closest) + 1 :] if closest in _FAR else _FAR
    found = _exchanges(questions, assembly, encounter, reach, view)
    enough = [(key, step) for key, step in found if set(step.leaves) <= set(remains)]
    return min(enough, key=lambda pair: pair[0])[1] if enough else None


def _exchanges(
    questions: Questions, assembly: Assembly, encounter: Encounter, reach: float, view: float
) -> Iterator[tuple[tuple[object, ...], Step]]:
    event, session = questions.occasion.event, assembly.session
    room, everywhere = event.room_by_id[session.room], list(range(len(assembly.places)))
    for guest, other in ((encounter.a, encounter.b), (encounter.b, encounter.a)):
        own = assembly.place_index[questions.plan.place_of[session.id, guest]]
        theirs = assembly.place_index[questions.plan.place_of[session.id, other]]
        near = nearness(assembly, room, [theirs], everywhere, reach=reach, view=view)
        by_level, by_rule = questions.exchanges(assembly, guest)
        should = [r for r, rule in enumerate(questions.rules) if rule.row.level is Level.SHOULD]
        kept = np.maximum(by_rule[:, should], 0).sum(axis=1).tolist()
        here = assembly.places[own]
        for p in assembly.seats:
            if p in (own, theirs):
                continue
            there = assembly.places[p]
            taker = questions.plan.guest_at.get((session.id, there.id)) or ""
            cost = Cost(*by_level[p].tolist())
            leaves = near.between(0, p)
            unlike = (
                abs(there.table_rank - here.table_rank),
                abs((there.honour or 0) - (here.honour or 0)),
            )
            step = Step(
                "swap" if taker else "move", guest, there.id, taker, cost=cost, leaves=leaves
            )
            yield (cost.must, kept[p], *unlike, *cost, p), step
