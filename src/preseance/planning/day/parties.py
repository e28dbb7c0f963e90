"""Who comes and goes together: delegations, guests with those who are with them, and vehicles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from preseance.model.event import Event
from preseance.model.place import table_of
from preseance.model.room import Form
from preseance.model.session import Kind
from preseance.rules.shapes import Assembly, Occasion

VEHICLES = frozenset({Form.CAR, Form.BUS})


@dataclass(frozen=True)
class Party:
    """Guests who come and go together."""

    name: str
    """``delegation:ID``, the id of the guest with whom the others come, or ``table:ID`` of a bus."""
    guests: tuple[str, ...]
    """Ids, the senior first; of a ride in the order of its vehicles."""
    vehicles: tuple[str, ...] = ()
    """Ids of the vehicles they ride in, in their order; none where they come in their own."""
    is_bus: bool = False


def parties(occasion: Occasion, assembly: Assembly) -> tuple[Party, ...]:
    """Who comes together, the senior party first: a delegation, else a guest with who is with them.

    The hosts, who greet, are in none; nor are their partners and interpreters, who stand by them. On a
    ride there are no greetings, and hosts ride with the others: a bus is a party, the cars of one
    delegation are one motorcade, and so is whoever comes in their own car.
    """
    if assembly.session.kind is Kind.TRANSPORT:
        return _rides(occasion, assembly)
    greeting = _greeting(occasion.event, assembly)
    names = [name for name in assembly.guests if name not in greeting]
    return _together(occasion, assembly, names, greeting)


def _together(
    occasion: Occasion, assembly: Assembly, names: list[str], greeting: frozenset[str]
) -> tuple[Party, ...]:
    rank = {**occasion.item_of, **assembly.order}
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(_whose(occasion, name, frozenset(names), greeting), []).append(name)
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


def _whose(occasion: Occasion, name: str, present: frozenset[str], greeting: frozenset[str]) -> str:
    """A word for the party of a guest, the same for all who come together."""
    chain = [name]
    while True:
        guest = occasion.event.guest_by_id[chain[-1]]
        if guest.delegation:
            return f"delegation:{guest.delegation}"
        with_whom = (*guest.serves, guest.companion_of, guest.partner)
        others = (g for g in with_whom if g in present and g not in greeting)
        other = next(others, None)
        if other is None:
            return guest.id
        if other in chain:  # Two who name each other.
            return min(chain[chain.index(other) :], key=occasion.item_of.__getitem__)
        chain.append(other)


def _rides(occasion: Occasion, assembly: Assembly) -> tuple[Party, ...]:
    """The motorcades of a ride, the senior first, then its buses, the senior first.

    Who has a car of their own does not ride in a bus; so the motorcades are of those who rank
    first. A bus or a car in which nobody has a seat yet does not set out.
    """
    event, session = occasion.event, assembly.session
    rank = {**occasion.item_of, **assembly.order}
    riders: dict[str, list[str]] = {}
    for placed in event.plan.of_session(session.id):
        if placed.guest in assembly.present:
            riders.setdefault(table_of(placed.place), []).append(placed.guest)
    form_of = {table.id: table.form for table in event.tables_of(session)}
    seated = {
        table: sorted(riders[table], key=rank.__getitem__)
        for table, form in form_of.items()
        if form in VEHICLES and table in riders
    }
    buses = [
        Party(f"table:{table}", tuple(names), (table,), is_bus=True)
        for table, names in seated.items()
        if form_of[table] is Form.BUS
    ]
    buses.sort(key=lambda party: rank[party.guests[0]])
    cars = {t: names for t, names in seated.items() if form_of[t] is Form.CAR}
    return (*_motorcades(occasion, assembly, cars), *buses)


def _motorcades(
    occasion: Occasion, assembly: Assembly, cars: dict[str, list[str]]
) -> tuple[Party, ...]:
    """Cars by whose they are, and those who come in their own, the senior motorcade first."""
    event, rank = occasion.event, {**occasion.item_of, **assembly.order}
    in_cars = {name for names in cars.values() for name in names}
    own = [name for name in _with_own_car(occasion, assembly) if name not in in_cars]
    if not event.tables_of(assembly.session):
        own = [*dict.fromkeys((*own, *assembly.guests))]
    found: dict[str, tuple[list[str], list[str]]] = {
        party.name: ([*party.guests], [])
        for party in _together(occasion, assembly, own, frozenset())
    }
    hosts = event.hosts_of(assembly.session)
    for table, names in sorted(cars.items(), key=lambda car: rank[car[1][0]]):
        led = next((g for g in names if g not in hosts), names[0])
        whose = _whose(occasion, led, assembly.present, frozenset())
        guests, tables = found.setdefault(whose, ([], []))
        guests += names
        tables.append(table)
    behind = event.settings.get("motorcade.principal", 1)
    place = behind - 1 if isinstance(behind, int) else 0
    made = [
        Party(name, tuple(sorted(guests, key=rank.__getitem__)), _with_principal(tables, place))
        for name, (guests, tables) in found.items()
    ]
    return tuple(sorted(made, key=lambda party: rank[party.guests[0]]))


def _with_own_car(occasion: Occasion, assembly: Assembly) -> Iterator[str]:
    """Who goes the same way in their own car, though no bus has a seat for them."""
    session, zone = assembly.session, occasion.event.time_zone
    for name in occasion.guests:
        guest = occasion.event.guest_by_id[name]
        if guest.own_car and guest.attends(session.id) and session.meets(guest, zone):
            yield name


def _with_principal(cars: list[str], place: int) -> tuple[str, ...]:
    """The cars of a motorcade in their order: the principal's, which comes first, at its place."""
    if not cars:
        return ()
    principal, *others = cars
    return (*others[:place], principal, *others[place:])
