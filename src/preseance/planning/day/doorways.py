"""Guests who come to one door one after the other: by the slots of arrivals, departures and rides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations, product

from preseance.model.event import Event
from preseance.model.session import SLOTTED
from preseance.planning.day.encounters import Encounter, Foreseen
from preseance.planning.day.movements import Slot, seconds_of, slots, too_near
from preseance.planning.occasion.making import occasion_of
from preseance.rules import sessions_covered
from preseance.rules.shapes import Occasion

IN_TURN = "in-turn"
"""The relation of two who have slots that follow each other, or the same one."""


def slots_of_day(occasion: Occasion) -> Mapping[str, tuple[Slot, ...]]:
    """The slots of each session that has any; of an occasion with those at which nobody has a place."""
    seconds = seconds_of(occasion.event)
    made = {a.session.id: slots(occasion, a, seconds) for a in occasion.assemblies}
    return {session: found for session, found in made.items() if found}


def has_slots(event: Event) -> bool:
    """Whether any session of an event has slots."""
    return any(s.kind in SLOTTED and s.start is not None for s in event.sessions)


def slots_changed(before: Event, after: Event) -> tuple[tuple[Slot | None, Slot | None], ...]:
    """The slots that begin at another hour after a change, or are no longer or newly there, in the order of time."""
    if not has_slots(after):
        return ()
    then, now = (
        {(s.session, s.party.name): s for made in found.values() for s in made}
        for found in (slots_of_day(occasion_of(e, placeless=True)) for e in (before, after))
    )
    pairs = [(then.get(key), now.get(key)) for key in {**then, **now}]
    moved = [p for p in pairs if (p[0] and p[0].begin) != (p[1] and p[1].begin)]
    return tuple(sorted(moved, key=lambda pair: next(s.begin for s in pair[::-1] if s)))


def near_at_doors(occasion: Occasion) -> Mapping[frozenset[str], tuple[str, ...]]:
    """The sessions in which two guests come too near each other at a door, for whom they must not."""
    found: dict[frozenset[str], list[str]] = {}
    for session, made in slots_of_day(occasion).items():
        for one, other in too_near(occasion, made, seconds_of(occasion.event)):
            for a, b in product(one.party.guests, other.party.guests):
                found.setdefault(frozenset((a, b)), []).append(session)
    return {pair: tuple(dict.fromkeys(names)) for pair, names in found.items()}


def with_doors(occasion: Occasion, foreseen: Foreseen, sessions: Collection[str]) -> Foreseen:
    """What was foreseen, with those who come to one door one after the other in some sessions."""
    wanted = frozenset(foreseen.pairs)
    met = [
        encounter
        for session, made in slots_of_day(occasion).items()
        if session in sessions
        for encounter in _in_turn(occasion, made)
        if (encounter.a, encounter.b) in wanted
    ]
    if not met:
        return foreseen
    number = {pair: k for k, pair in enumerate(foreseen.pairs)}
    told = sorted(
        (*foreseen.encounters, *met), key=lambda e: (number[e.a, e.b], _hour(e), e.relations == (IN_TURN,))
    )  # fmt: skip
    return Foreseen(foreseen.pairs, tuple(told), foreseen.unforeseen)


def _hour(encounter: Encounter) -> datetime:
    return encounter.start or datetime.max.replace(tzinfo=UTC)


def _in_turn(occasion: Occasion, made: Sequence[Slot]) -> Iterator[Encounter]:
    event, step = occasion.event, timedelta(seconds=seconds_of(occasion.event))
    bound = {
        frozenset((r.a, r.b)): r.id
        for r in event.requests
        if r.binds and made[0].session in sessions_covered(event, r)
    }
    for one, other in combinations(made, 2):
        if other.begin - one.begin > step or one.door != other.door:
            continue
        for pair in product(one.party.guests, other.party.guests):
            a, b = sorted(pair, key=occasion.item_of.__getitem__)
            request = bound.get(frozenset(pair))
            yield Encounter(
                session=one.session,
                a=a,
                b=b,
                relations=(IN_TURN,),
                distance=None,
                in_sight=True,
                start=other.begin,
                end=max(other.begin, one.end),
                requests=(request,) if request else (),
            )
