"""Arrivals and departures by precedence: who comes when, by which door, and who greets them.

Whoever is first in rank comes in last and goes out first (France, decree 89-655, article 19); the
others come in the reverse order of theirs, and leave in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from preseance.model.event import Event
from preseance.model.session import Kind, Session
from preseance.model.zones import later, on_clock
from preseance.rules.shapes import Assembly, Occasion

USUAL_SLOT = 90
"""Seconds for one party to get out, be greeted and go in; 60 to 120 are usual."""


@dataclass(frozen=True)
class Party:
    """Guests who come and go together."""

    name: str
    """``delegation:ID``, or the id of the guest with whom the others come."""
    guests: tuple[str, ...]
    """Ids, the senior first."""


@dataclass(frozen=True)
class Slot:
    """When one party comes in, or goes out."""

    session: str
    party: Party
    begin: datetime
    """Local time."""
    end: datetime
    door: str = ""
    """Name of the door they use, where they have one of their own."""
    own_car: bool = False
    """Whether the senior comes in a car of their own."""
    moved: bool = False
    """Whether they come later, or go sooner, than their rank says."""


def parties(occasion: Occasion, assembly: Assembly) -> tuple[Party, ...]:
    """Who comes together, the senior party first: a delegation, else a guest with who is with them.

    The hosts, who greet, are in none; nor are their partners and interpreters, who stand by them.
    """
    event, rank = occasion.event, assembly.order
    greeting = _greeting(event, assembly)
    found: dict[str, list[str]] = {}
    for name in assembly.guests:
        if name not in greeting:
            whose = _whose(event, name, assembly, greeting)
            found.setdefault(whose, []).append(name)
    made = [Party(p, tuple(sorted(names, key=rank.__getitem__))) for p, names in found.items()]
    return tuple(sorted(made, key=lambda party: rank[party.guests[0]]))


def _greeting(event: Event, assembly: Assembly) -> frozenset[str]:
    hosts = event.hosts_of(assembly.session)
    people = event.guest_by_id
    beside = {people[g].partner for g in hosts if g in people}
    for name in assembly.guests:
        guest = people[name]
        if guest.partner in hosts or (guest.serves and {*guest.serves} <= {*hosts}):
            beside.add(name)
    return frozenset({*hosts, *beside})


def _whose(event: Event, name: str, assembly: Assembly, greeting: frozenset[str]) -> str:
    """A word for the party of a guest, the same for all who come together."""
    chain = [name]
    while True:
        guest = event.guest_by_id[chain[-1]]
        if guest.delegation:
            return f"delegation:{guest.delegation}"
        with_whom = (*guest.serves, guest.companion_of, guest.partner)
        others = (g for g in with_whom if g in assembly.present and g not in greeting)
        other = next(others, None)
        if other is None:
            return guest.id
        if other in chain:  # Two who name each other.
            return min(chain[chain.index(other) :], key=assembly.order.__getitem__)
        chain.append(other)


def slots(occasion: Occasion, assembly: Assembly, seconds: int = USUAL_SLOT) -> tuple[Slot, ...]:
    """The slots of an arrival or a departure, in the order of time; none where it has no hour.

    They follow each other from the beginning of the session, ``seconds`` each: arrivals with the
    senior last, departures with the senior first. Who is not there in time (``arrives``) gets the
    first free slot after they are, and who must be gone before theirs ends (``leaves``) goes in time,
    beside whoever has that slot; all others keep theirs, so that as few as can be are told another
    time.
    """
    session = assembly.session
    if session.start is None or session.kind not in (Kind.ARRIVAL, Kind.DEPARTURE):
        return ()
    by_rank = parties(occasion, assembly)
    row = by_rank[::-1] if session.kind is Kind.ARRIVAL else by_rank
    wanted = [_number(occasion.event, session, party, k, seconds) for k, party in enumerate(row)]
    held = {k for k, number in enumerate(wanted) if number == k}
    step, zone = timedelta(seconds=seconds), occasion.event.time_zone
    start = on_clock(session.start, zone)
    made: list[tuple[int, Slot]] = []
    for k, (party, number) in enumerate(zip(row, wanted, strict=True)):
        while number > k and number in held:
            number += 1
        held.add(number)
        begin = later(start, number * step, zone)
        senior = occasion.event.guest_by_id[party.guests[0]]
        end = later(begin, step, zone)
        slot = Slot(session.id, party, begin, end, senior.door, senior.own_car, number != k)
        made.append((number, slot))
    return tuple(slot for _, slot in sorted(made, key=lambda numbered: numbered[0]))


def _number(event: Event, session: Session, party: Party, usual: int, seconds: int) -> int:
    """The slot of a party: its usual one, or the one nearest to it that it can have."""
    assert session.start is not None
    zone = event.time_zone
    start, people = on_clock(session.start, zone), [event.guest_by_id[g] for g in party.guests]
    if session.kind is Kind.ARRIVAL:
        there = max((on_clock(g.arrives, zone) for g in people if g.arrives), default=start)
        return max(usual, -(-_seconds(start, there) // seconds))
    gone = min((on_clock(g.leaves, zone) for g in people if g.leaves), default=None)
    if gone is None:
        return usual
    return max(0, min(usual, _seconds(start, gone) // seconds - 1))


def _seconds(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds())
