"""The sides of each form and how many places each side has, in the order of their numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from preseance.model.room import Form, Hosts, Table

_USUAL_HOSTS: Mapping[Form, Hosts] = {
    Form.LONG: Hosts.FRENCH,
    Form.NEGOTIATION: Hosts.GUEST_OF_HONOUR,
    Form.ARMCHAIRS: Hosts.GUEST_OF_HONOUR,
}
_ALIASES: Mapping[tuple[Form, Hosts], Hosts] = {
    (Form.LONG, Hosts.ONE): Hosts.MIDDLE,
    (Form.LONG, Hosts.FACING): Hosts.FRENCH,
}
UNHOSTED = frozenset({Form.PROCESSION, Form.CAR, Form.BUS})
"""Forms where nobody presides unless the table says so."""


@dataclass(frozen=True)
class Section:
    """Consecutive places along one side, in the order of their numbers."""

    side: str
    count: int
    row: int | None = None


def hosts_of(table: Table) -> Hosts | None:
    """Where the presiding places are: as the table says, else the form's usual; None for nowhere."""
    if table.hosts is Hosts.NONE or table.custom:
        return None
    if table.hosts is not None:
        return _ALIASES.get((table.form, table.hosts), table.hosts)
    if table.form in UNHOSTED or table.honour_by == "running":
        return None
    if table.form is Form.DAIS and table.seats % 2 == 0:
        # Of two middle places the guest of honour has the right-hand one, the host the other.
        return Hosts.GUEST_OF_HONOUR
    return _USUAL_HOSTS.get(table.form, Hosts.ONE)


def ends_of(table: Table) -> tuple[int, int]:
    """Places at the west and east end of a long table, or of the closed end of a U.

    A host who sits at an end has a place there.
    """
    if table.ends == (0, 0):
        if hosts_of(table) is Hosts.ENGLISH:
            return (1, 1)
        if hosts_of(table) is Hosts.HEAD:
            return (1, 0)
    return table.ends


def sections(table: Table) -> tuple[Section, ...]:
    """The sides of a table with their counts; sides without places are left out."""
    return tuple(s for s in _SECTIONS[table.form](table) if s.count > 0)


def _ring(table: Table) -> list[Section]:
    return [Section("ring", table.seats)]


def _north(table: Table) -> list[Section]:
    return [Section("north", table.seats)]


def _line(table: Table) -> list[Section]:
    return [Section("line", table.seats)]


def _long(table: Table) -> list[Section]:
    west, east = ends_of(table)
    along = max(0, table.seats - west - east)
    north, south = table.per_row if len(table.per_row) == 2 else ((along + 1) // 2, along // 2)
    return [
        Section("north", north),
        Section("east", east),
        Section("south", south),
        Section("west", west),
    ]


def _near(target: float, parity: int, least: int, most: int) -> int:
    """The number of a given parity nearest to ``target`` between ``least`` and ``most``."""
    fitting = [k for k in range(least, most + 1) if k % 2 == parity % 2]
    return min(fitting, key=lambda k: (abs(k - target), -k), default=most)


def _u(table: Table) -> list[Section]:
    bar, outer, inner = u_counts(table)
    west, east = ends_of(table)
    return [
        Section("leg-right", outer),
        Section("end-right", west),
        Section("bar", bar),
        Section("end-left", east),
        Section("leg-left", outer),
        Section("leg-left-inner", inner),
        Section("leg-right-inner", inner),
    ]


def u_counts(table: Table) -> tuple[int, int, int]:
    """Places along the closed end, on the outer and on the inner side of each leg of a U.

    The chairs at the two ends of the closed end are none of them.
    """
    if table.per_row:
        bar, outer, inner = (*table.per_row, 0, 0)[:3]
        return bar, outer, inner
    seats = table.seats - sum(ends_of(table))
    share = 5 if table.inner else 3
    bar = _near(seats / share, seats, 1, seats)
    leg = (seats - bar) // 2
    inner = leg // 2 if table.inner else 0
    return bar, leg - inner, inner


def _t(table: Table) -> list[Section]:
    if table.per_row:
        bar, stem = (*table.per_row, 0)[:2]
    else:
        bar = min(table.seats, max(3, round(table.seats / 3)) | 1)
        stem = (table.seats - bar) // 2
    return [
        Section("bar", bar),
        Section("stem-left", stem),
        Section("foot", table.seats - bar - 2 * stem),
        Section("stem-right", stem),
    ]


def _comb(table: Table) -> list[Section]:
    count = table.prongs
    if table.per_row:
        bar, *prongs = table.per_row
    else:
        bar = min(table.seats, max(count, round(table.seats / 4)) | 1)
        prongs = _shared_from_middle(table.seats - bar, count)
    found = [Section("bar", bar)]
    for west_to_east in range(len(prongs), 0, -1):
        places = prongs[west_to_east - 1]
        found.append(Section(f"prong-{west_to_east}-left", places // 2))
        found.append(Section(f"prong-{west_to_east}-right", places - places // 2))
    return found


def _shared_from_middle(places: int, prongs: int) -> list[int]:
    """Pairs of places over prongs, what is left over to those in the middle first."""
    pairs, single = divmod(places, 2)
    counts = [2 * (pairs // prongs)] * prongs
    order = sorted(range(prongs), key=lambda k: (abs(k - (prongs - 1) / 2), k))
    for k in order[: pairs % prongs]:
        counts[k] += 2
    counts[order[pairs % prongs]] += single
    return counts


def _square(table: Table) -> list[Section]:
    if len(table.per_row) == 4:
        north, east, south, west = table.per_row
    else:
        north, south, east, west = ((table.seats + 3 - k) // 4 for k in range(4))
    return [
        Section("north", north),
        Section("east", east),
        Section("south", south),
        Section("west", west),
    ]


def _armchairs(table: Table) -> list[Section]:
    right = (table.seats + 1) // 2
    return [
        Section("guest-side", right - 1),
        Section("guest", 1),
        Section("host", 1),
        Section("host-side", table.seats - right - 1),
    ]


def _rows(table: Table) -> list[Section]:
    return [Section("row", k, r) for r, k in enumerate(row_counts(table), 1)]


def row_counts(table: Table) -> tuple[int, ...]:
    """Places of each row, first row first; shared out evenly, longer rows in front."""
    usual = {Form.BUS: 4, Form.PROCESSION: 1}.get(table.form)
    shared = table.form is Form.PROCESSION and table.rows > 1
    if usual is not None and len(table.per_row) < 2 and not shared:
        width = table.per_row[0] if table.per_row else usual
        full, rest = divmod(table.seats, width)
        return (width,) * full + ((rest,) if rest else ())
    if table.per_row:
        return table.per_row
    full, rest = divmod(table.seats, table.rows)
    return tuple(full + (r < rest) for r in range(table.rows))


_CARS: Mapping[int, tuple[int, ...]] = {
    1: (0, 1),
    2: (0, 2),
    3: (1, 2),
    4: (1, 3),
    5: (1, 2, 2),
    6: (1, 2, 3),
    7: (1, 3, 3),
}
LARGEST_CAR = max(_CARS)


def car_counts(table: Table) -> tuple[int, ...]:
    """Passengers in each row of a car, front first; the driver is not counted."""
    return table.per_row or _CARS[min(table.seats, LARGEST_CAR)]


def _car(table: Table) -> list[Section]:
    """Corners from the rear, then the seat beside the driver, then the middle seats, rear first."""
    counts = car_counts(table)
    behind = [(r, k) for r, k in enumerate(counts, 1) if r > 1][::-1]
    found = [
        Section(f"{'rear' if r == len(counts) else 'middle'}-{hand}", 1, r)
        for r, k in behind
        for hand in ("right", "left")[: min(k, 2)]
    ]
    found += [Section("front", counts[0], 1)]
    found += [
        Section(f"{'rear' if r == len(counts) else 'middle'}-centre", 1, r)
        for r, k in behind
        if k > 2
    ]
    return found


_SECTIONS: Mapping[Form, Callable[[Table], list[Section]]] = {
    Form.ROUND: _ring,
    Form.LONG: _long,
    Form.DAIS: _north,
    Form.U: _u,
    Form.T: _t,
    Form.COMB: _comb,
    Form.SQUARE: _square,
    Form.NEGOTIATION: _long,
    Form.ARMCHAIRS: _armchairs,
    Form.ROWS: _rows,
    Form.PHOTO: _rows,
    Form.LINE: _line,
    Form.PROCESSION: _rows,
    Form.CAR: _car,
    Form.BUS: _rows,
}
