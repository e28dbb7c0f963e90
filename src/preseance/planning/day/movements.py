"""Arrivals, departures and rides by precedence: who comes when, by which door, and who greets them.

Whoever is first in rank comes in last and goes out first (France, decree 89-655, article 19); the
others come in the reverse order of theirs, and leave in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, count
from math import inf

from preseance.model.event import Event
from preseance.model.session import SLOTTED, Kind, Session
from preseance.model.zones import later, on_clock
from preseance.planning.day.parties import Party, parties
from preseance.planning.day.separating import kept_apart, slots_apart
from preseance.planning.occasion.stays import minutes_between
from preseance.rules.shapes import Assembly, Occasion

USUAL_SLOT = 90
"""Seconds for one party to get out, be greeted and go in; 60 to 120 are usual."""
_FARTHEST = 5
"""Places in the order by which a party may be moved so that others are kept apart."""
Apart = Callable[[int, int], int]
"""Slots from one party to another, by their indices, at least; 0 for any number."""
FREE = "-"
"""What ``slots`` of a session says of one that nobody has."""


def _nobody(one: int, other: int) -> int:
    """Nobody is to be kept apart."""
    return 0


@dataclass(frozen=True)
class Slot:
    """When one party comes in, goes out, or sets out."""

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
    there: datetime | None = None
    """When a ride arrives, where the way to where they go next is known."""


def seconds_of(event: Event) -> int:
    """How long a slot of the event is."""
    value = event.settings.get("programme.slot", USUAL_SLOT)
    return value if isinstance(value, int) else USUAL_SLOT


def slots(occasion: Occasion, assembly: Assembly, seconds: int = USUAL_SLOT) -> tuple[Slot, ...]:
    """The slots of an arrival, a departure or a ride, in the order of time; none where it has no hour.

    They follow each other from the beginning of the session, ``seconds`` each: arrivals with the
    senior last, departures with the senior first, rides with the senior last, and with the buses before
    the motorcades; ``senior`` of the session says otherwise, and ``slots`` which party has which. Who is
    not there in time (``arrives``) gets the first free slot after they are, and who must be gone before
    theirs ends (``leaves``) goes in time, beside whoever has that slot; all others keep theirs, so that
    as few as can be are told another time.
    """
    session, event = assembly.session, occasion.event
    if session.start is None or session.kind not in SLOTTED:
        return ()
    row = _by_rank(occasion, assembly)
    usual = _settled(session, row)
    numbers = _timely(event, session, row, usual, _nobody, seconds)
    step, zone = timedelta(seconds=seconds), event.time_zone
    start = on_clock(session.start, zone)
    out_of_turn = _out_of_turn(sorted(range(len(row)), key=usual.__getitem__))
    made: list[tuple[int, int, Slot]] = []
    for k, party in enumerate(row):
        begin, senior = later(start, numbers[k] * step, zone), event.guest_by_id[party.guests[0]]
        slot = Slot(
            session.id,
            party,
            begin,
            later(begin, step, zone),
            door_of_party(event, party),
            senior.own_car and not party.is_bus,
            numbers[k] != usual[k] or k in out_of_turn,
            _there(event, session, party, begin),
        )
        made.append((numbers[k], k, slot))
    return tuple(slot for _, _, slot in sorted(made, key=lambda numbered: numbered[:2]))


def sets_out(occasion: Occasion, seconds: int = USUAL_SLOT) -> Mapping[tuple[str, str], datetime]:
    """When each guest of a ride sets out, by session and guest: when their slot begins."""
    return {
        (slot.session, guest): slot.begin
        for assembly in occasion.assemblies
        if assembly.session.kind is Kind.TRANSPORT
        for slot in slots(occasion, assembly, seconds)
        for guest in slot.party.guests
    }


def settled(occasion: Occasion, assembly: Assembly, seconds: int = USUAL_SLOT) -> tuple[str, ...]:
    """The slots of a session as ``slots`` of it may say them: names of parties, ``-`` for a free one.

    By rank; between two parties who are to be kept apart a slot stays free, where they have one door and
    the session has the time; else as few as can be change their turn. Who is late has the first slot in
    which nobody is too near. Empty where the order by rank alone is as good.
    """
    session, event = assembly.session, occasion.event
    if session.start is None or session.kind not in SLOTTED:
        return ()
    row = _by_rank(occasion, assembly)
    doors = [door_of_party(event, party) for party in row]
    apart = slots_apart(row, doors, kept_apart(occasion, session, seconds), seconds)
    room = _room(event, session, seconds)
    order = _ordered(len(row), apart, room)
    usual = dict(zip(order, _numbered(order, apart, room), strict=True))
    numbers = _timely(event, session, row, [usual[k] for k in range(len(row))], apart, seconds)
    plain = _timely(event, session, row, range(len(row)), _nobody, seconds)
    if numbers == plain:
        return ()
    told = [FREE] * (max(numbers, default=-1) + 1)
    for k, number in enumerate(numbers):
        if told[number] == FREE:
            told[number] = row[k].name
    return tuple(told)


def _by_rank(occasion: Occasion, assembly: Assembly) -> tuple[Party, ...]:
    """The parties in the order of time that their ranks say."""
    made = parties(occasion, assembly)
    if not senior_last(assembly.session):
        return made
    buses = [party for party in made if party.is_bus]
    return (*buses[::-1], *(party for party in made[::-1] if not party.is_bus))


def _settled(session: Session, row: Sequence[Party]) -> list[int]:
    """The slot of each party as the session says it; who is not named comes after, by rank."""
    at = {name: k for k, name in enumerate(session.slots) if name != FREE}
    named = [at.get(party.name, -1) for party in row]
    after = count(len(session.slots) if any(n >= 0 for n in named) else 0)
    return [n if n >= 0 else next(after) for n in named]


def senior_last(session: Session) -> bool:
    """Whether whoever ranks first has the last slot: at departures the first, unless it is said."""
    return (session.senior or ("first" if session.kind is Kind.DEPARTURE else "last")) == "last"


def too_near(occasion: Occasion, made: Sequence[Slot], seconds: int) -> Iterator[tuple[Slot, Slot]]:
    """Slots of one session, each two too near for parties to be kept apart, the earlier first."""
    if not made:
        return
    session = occasion.event.session_by_id[made[0].session]
    row, doors = [slot.party for slot in made], [slot.door for slot in made]
    apart = slots_apart(row, doors, kept_apart(occasion, session, seconds), seconds)
    for one, other in combinations(range(len(made)), 2):
        if made[other].begin - made[one].begin < apart(one, other) * timedelta(seconds=seconds):
            yield made[one], made[other]


def greeting_apart(
    occasion: Occasion, made: Sequence[Slot], greeters: Sequence[str]
) -> Iterator[tuple[str, Slot]]:
    """Each guest who greets a party of which somebody is to be kept apart from them."""
    if not made:
        return
    gaps = kept_apart(occasion, occasion.event.session_by_id[made[0].session], USUAL_SLOT)
    for slot in made:
        for greeter in greeters:
            if any(frozenset((greeter, guest)) in gaps for guest in slot.party.guests):
                yield greeter, slot


def door_of_party(event: Event, party: Party) -> str:
    """The door of their own that the senior of a party uses; a bus stops at the main one."""
    return "" if party.is_bus else event.guest_by_id[party.guests[0]].door


def _room(event: Event, session: Session, seconds: int) -> float:
    """How many slots a session has time for; any number where it has no end."""
    if session.start is None or session.end is None:
        return inf
    zone = event.time_zone
    return _seconds(on_clock(session.start, zone), on_clock(session.end, zone)) // seconds


def _numbered(order: Sequence[int], apart: Apart, room: float = inf) -> list[int]:
    """The slots of parties in an order: one after the other, with those free that keep two apart.

    Free ones only as far as there is room for all.
    """
    numbers: list[int] = []
    for k, party in enumerate(order):
        usual = numbers[-1] + 1 if numbers else 0
        needed = max((n + apart(p, party) for p, n in zip(order, numbers, strict=False)), default=0)
        left = room - (len(order) - k)
        numbers.append(usual if needed <= usual else max(usual, int(min(needed, left))))
    return numbers


def _ordered(num_parties: int, apart: Apart, room: float) -> list[int]:
    """The order by rank; where its free slots lack room, one that needs fewer and is most alike."""
    order = list(range(num_parties))

    def cost(some: list[int]) -> tuple[float, int]:
        lacking = max(0.0, (_numbered(some, apart)[-1] + 1) - max(room, num_parties))
        return lacking, sum(a > b for a, b in combinations(some, 2))

    best = cost(order) if order else (0.0, 0)
    while best[0] > 0:
        found = min(((cost(some), some) for some in _moved(order)), default=(best, order))
        if found[0] >= best:
            break
        best, order = found
    return order


def _moved(order: list[int]) -> Iterator[list[int]]:
    """An order with one party some places farther up or down."""
    for k in range(len(order)):
        rest = order[:k] + order[k + 1 :]
        for to in range(max(0, k - _FARTHEST), min(len(rest), k + _FARTHEST) + 1):
            if to != k:
                yield [*rest[:to], order[k], *rest[to:]]


def _out_of_turn(order: Sequence[int]) -> frozenset[int]:
    """The fewest parties without whom the others are in the order by rank."""
    longest: list[list[int]] = []
    for k, party in enumerate(order):
        before = (longest[j] for j in range(k) if order[j] < party)
        longest.append([*_longest(before), party])
    return frozenset(order) - frozenset(_longest(longest))


def _longest(some: Iterable[list[int]]) -> list[int]:
    return max(some, key=lambda one: len(one), default=[])


def _timely(
    event: Event,
    session: Session,
    row: Sequence[Party],
    usual: Sequence[int],
    apart: Apart,
    seconds: int,
) -> list[int]:
    """The slot of each party: its usual one, or the one nearest to it that it can have."""
    wanted = [
        _number(event, session, party, number, seconds)
        for party, number in zip(row, usual, strict=True)
    ]
    numbers = {k: n for k, n in enumerate(wanted) if n == usual[k]}

    def clashes(k: int, number: int) -> bool:
        return any(abs(number - n) < apart(k, other) for other, n in numbers.items())

    for k, number in enumerate(wanted):
        if number > usual[k]:
            while number in numbers.values() or clashes(k, number):
                number += 1
        elif number < usual[k]:
            number = next((n for n in range(number, -1, -1) if not clashes(k, n)), number)
        numbers[k] = number
    return [numbers[k] for k in range(len(row))]


def _number(event: Event, session: Session, party: Party, usual: int, seconds: int) -> int:
    """The slot of a party: its usual one, or the one nearest to it in which it can be there."""
    if session.start is None or party.is_bus:  # A bus does not wait.
        return usual
    zone = event.time_zone
    start, people = on_clock(session.start, zone), [event.guest_by_id[g] for g in party.guests]
    if session.kind is not Kind.DEPARTURE:
        there = max((on_clock(g.arrives, zone) for g in people if g.arrives), default=start)
        return max(usual, -(-_seconds(start, there) // seconds))
    gone = min((on_clock(g.leaves, zone) for g in people if g.leaves), default=None)
    if gone is None:
        return usual
    return max(0, min(usual, _seconds(start, gone) // seconds - 1))


def _there(event: Event, session: Session, party: Party, begin: datetime) -> datetime | None:
    """When a ride is where its senior goes next."""
    if session.kind is not Kind.TRANSPORT or session.start is None:
        return None
    zone, senior = event.time_zone, event.guest_by_id[party.guests[0]]
    start = on_clock(session.start, zone)
    coming = [
        (on_clock(s.start, zone), s.room)
        for s in event.sessions
        if s.start and s.room != session.room and senior.attends(s.id)
    ]
    after = min(((at, room) for at, room in coming if at > start), default=None)
    minutes = None if after is None else minutes_between(event, session.room, after[1])
    return None if minutes is None else later(begin, timedelta(minutes=minutes), zone)


def _seconds(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds())
