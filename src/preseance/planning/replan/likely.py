"""What is likely to change after publishing, and how likely: absences, stand-ins, lateness."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from preseance.errors import InputError, Mistake
from preseance.model.event import Event
from preseance.model.guest import Guest, Status
from preseance.model.naming import called
from preseance.model.plan import Plan
from preseance.wording.said import Said

USUAL = {"no_show": 0.02, "stand_in": 0.01, "late": 0.03}
"""Probabilities for each guest unless settings ``rehearse.…``, or the guest's own, say otherwise."""
MINUTES = (20, 60)
STAND_IN = "-stand-in"


@dataclass(frozen=True)
class Likely:
    """One change and its probability."""

    sentence: str
    guest: str
    probability: float


def with_stand_ins(event: Event, guests: Sequence[str]) -> Event:
    """The event with somebody of each delegation who may come instead, a minister of its own."""
    made = tuple(
        Guest(
            id=f"{g}{STAND_IN}",
            name=f"Stand-in for {called(event.guest_by_id[g], event.guest_by_id)}",
            delegation=event.guest_by_id[g].delegation,
            country=event.guest_by_id[g].country,
            role="minister",
            languages=event.guest_by_id[g].languages,
            status=Status.DECLINED,
        )
        for g in guests
        if f"{g}{STAND_IN}" not in event.guest_by_id
    )
    return event.model_copy(update={"guests": (*event.guests, *made)})


def likely_changes(event: Event, published: Plan) -> tuple[Likely, ...]:
    """Every single change that is sampled; hosts are always there.

    Raises
    ------
    InputError
        Where a setting is no probability.
    """
    hosts = {event.host, event.co_host} | {h for s in event.sessions for h in (s.host, s.co_host)}
    placed = dict.fromkeys(p.guest for p in published.placements)
    timed = any(s.start is not None for s in event.sessions)
    made: list[Likely] = []
    for name in placed:
        guest = event.guest_by_id.get(name)
        if guest is None or name in hosts or guest.status is Status.DECLINED:
            continue
        absent = guest.no_show or _probability(event, "no_show")
        made.append(Likely(f"cancel {name}", name, absent))
        if not guest.serves:
            instead = f"stand-in {name}{STAND_IN} {name}"
            made.append(Likely(instead, name, _probability(event, "stand_in")))
        if timed:
            late = _probability(event, "late") / len(MINUTES)
            made += [Likely(f"late {name} {m}", name, late) for m in MINUTES]
    return tuple(c for c in made if c.probability > 0)


def _probability(event: Event, name: str) -> float:
    given = event.settings.get(f"rehearse.{name}", USUAL[name])
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given <= 1:
        where = f"settings.rehearse.{name}"
        raise InputError(
            [Mistake("event.toml", None, where, str(given), Said("a number from 0 to 1"))]
        )
    return float(given)


def sampled(changes: Sequence[Likely], count: int, seed: int) -> tuple[Likely, ...]:
    """``count`` changes drawn with their probabilities; the same for a seed."""
    draw = random.Random(seed)
    weights = [c.probability for c in changes]
    return tuple(draw.choices(changes, weights, k=count)) if changes else ()
