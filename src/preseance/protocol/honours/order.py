"""The order of honour of every form.

Sources: alternation from the centre, right before left, and double presidency («decree 89-655
as summarised by APAC Aisne (excerpt)» and custom); the crossing order (Protocol Consultants
International); English and French styles (Debrett's). Orders of U, T, comb, square and of an
even dais are custom, so what varies in them is a field of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from preseance.model.forms import hosts_of, sections
from preseance.model.room import Form, Hosts, Table
from preseance.protocol.honours.walks import (
    from_centre,
    host_index,
    interleave,
    outward,
    round_one,
    round_two,
    without,
)

TWO_PRESIDE = frozenset({Hosts.FACING, Hosts.FRENCH, Hosts.ENGLISH, Hosts.GUEST_OF_HONOUR})


@dataclass(frozen=True)
class Honours:
    """Who presides at a table, and the order of honour of its places, by number."""

    presiding: Mapping[int, str] = field(default_factory=dict)
    """``host`` or ``co-host`` by number."""
    order: tuple[int, ...] = ()
    """Numbers from honour 0 on. The co-host's place is among them, first, where the guest of
    honour has it."""

    def honour_of(self, number: int) -> int | None:
        """The honour of a place, None where it is a presiding place without one."""
        return self.order.index(number) if number in self.order else None


def honours(table: Table, *, variant: str = "") -> Honours:
    """The presiding places and the order of honour of a table.

    ``variant`` ``hostess-moves-left`` puts the co-host one place to her left (right of the
    table where honour is on the left).
    """
    presiding, order = _ORDERS[table.form](table, variant)
    order = without(order, presiding)
    if hosts_of(table) is Hosts.GUEST_OF_HONOUR:
        order = [*(n for n, role in presiding.items() if role == "co-host"), *order]
    return Honours(presiding, tuple(order))


_Found = tuple[dict[int, str], list[int]]


def _right(table: Table) -> int:
    """The step of number towards the side of honour."""
    return -1 if table.honour_side == "right" else 1


def numbers_of(table: Table) -> dict[str, list[int]]:
    """Numbers by side, ascending; rows are ``row-1``, ``row-2``, …"""
    found: dict[str, list[int]] = {}
    number = 1
    for section in sections(table):
        key = section.side if section.side != "row" else f"row-{section.row}"
        found[key] = list(range(number, number + section.count))
        number += section.count
    return found


def _ring(table: Table, host: int, co_host: int | None, variant: str) -> _Found:
    if co_host is None:
        return {host: "host"}, round_one(table.seats, host, _right(table))
    if variant == "hostess-moves-left":
        co_host = co_host % table.seats + 1
    order = round_two(table.seats, host, co_host, _right(table), crossing=table.order == "crossing")
    return {host: "host", co_host: "co-host"}, order


def _round(table: Table, variant: str) -> _Found:
    two = hosts_of(table) in TWO_PRESIDE and table.seats > 1
    return _ring(table, 1, 1 + table.seats // 2 if two else None, variant)


def _long(table: Table, variant: str) -> _Found:
    sides = numbers_of(table)
    north = sides.get("north", [])
    hosts = hosts_of(table)
    if hosts in (Hosts.ENGLISH, Hosts.HEAD):
        host = _end_host(sides["west"], _right(table))
        co_host = _end_host(sides["east"], _right(table)) if hosts is Hosts.ENGLISH else None
        return _ring(table, host, co_host, variant)
    column = host_index(len(north), right=_right(table))
    host = north[column]
    facing = _facing(sides.get("south", []), len(north), column)
    if hosts is Hosts.MIDDLE or facing is None:
        return _middle(table, sides, column)
    if table.mirror:
        return _mirrored(table, sides, column, facing)
    return _ring(table, host, facing, variant)


def _end_host(end: list[int], right: int) -> int:
    return end[host_index(len(end), right=right)]


def _facing(south: list[int], north_count: int, column: int) -> int | None:
    """The number on the south side opposite a column of the north side."""
    if not south:
        return None
    west_to_east = south[::-1]
    shifted = column - (north_count - len(south)) / 2
    return west_to_east[min(max(int(shifted), 0), len(south) - 1)]


def _middle(table: Table, sides: dict[str, list[int]], column: int) -> _Found:
    """One host at the middle of a long side: his own side, the ends, then those facing him."""
    right = _right(table)
    own = outward(sides["north"], column, right=right)
    ends = _pair(right, sides.get("west", [])[::-1], sides.get("east", []))
    south = sides.get("south", [])
    facing = _facing(south, len(sides["north"]), column)
    far = outward(south, south.index(facing), right=-right) if facing is not None else []
    return {own[0]: "host"}, [*own[1:], *ends, *far]


def _pair(right: int, on_right: list[int], on_left: list[int]) -> list[int]:
    """Two arms from the host outward, the side of honour first."""
    return interleave(on_right, on_left) if right < 0 else interleave(on_left, on_right)


def _mirrored(table: Table, sides: dict[str, list[int]], column: int, facing: int) -> _Found:
    """Counterparts face to face: the guests' side goes right first, the hosts' side opposite it."""
    right = _right(table)
    north, south = sides["north"], sides["south"]
    guests = outward(south, south.index(facing), right=right)
    own = outward(north, column, right=-right)
    ends = _pair(right, sides.get("west", [])[::-1], sides.get("east", []))
    order = interleave(guests[1:], own[1:])
    return {own[0]: "host", facing: "co-host"}, [*order, *ends]


def _negotiation(table: Table, variant: str) -> _Found:
    """Visitors' and hosts' sides turn by turn, visitors first, each R1 L1 R2 L2 from its head."""
    sides = numbers_of(table)
    right = _right(table)
    north = sides["north"]
    column = host_index(len(north), right=right)
    facing = _facing(sides["south"], len(north), column)
    assert facing is not None, "capacity_problem refuses a negotiation table of one side"
    own_hand = -right if table.mirror else right
    south = sides["south"]
    guests = outward(south, south.index(facing), right=right)
    own = outward(north, column, right=own_hand)
    ends = _pair(right, sides.get("west", [])[::-1], sides.get("east", []))
    presiding = {own[0]: "host", guests[0]: "co-host"}
    return presiding, [*interleave(guests[1:], own[1:]), *ends]


def _bar(table: Table, bar: list[int]) -> _Found:
    """A row on one side, from the host: with an even number he has the left-hand middle place.

    Where two preside, the co-host or guest of honour is on the host's right, and honour falls
    from the two outward: right of the guest, left of the host, and on.
    """
    right = _right(table)
    if hosts_of(table) is None:
        return {}, from_centre(bar, right=right)
    host = host_index(len(bar), right=right)
    found = outward(bar, host, right=right)
    if hosts_of(table) not in TWO_PRESIDE or len(found) == 1:
        return {found[0]: "host"}, found[1:]
    beside = host + right if 0 <= host + right < len(bar) else host - right
    pair = {bar[host]: "host", bar[beside]: "co-host"}
    return pair, [bar[beside], *_outward_of_two(bar, host, beside)]


def _outward_of_two(bar: list[int], host: int, guest: int) -> list[int]:
    """From two neighbours of a row outward, the guest's hand first."""
    step = guest - host
    beyond_guest = bar[guest + 1 :] if step > 0 else bar[:guest][::-1]
    beyond_host = bar[:host][::-1] if step > 0 else bar[host + 1 :]
    return interleave(beyond_guest, beyond_host)


def _dais(table: Table, variant: str) -> _Found:
    return _bar(table, numbers_of(table)["north"])


def _u(table: Table, variant: str) -> _Found:
    sides = numbers_of(table)
    presiding, order = _bar(table, sides["bar"])
    # Right legs are numbered towards the bar on the outside and away from it on the inside.
    arms = [
        sides.get("leg-right", [])[::-1],
        sides.get("leg-left", []),
        sides.get("leg-right-inner", []),
        sides.get("leg-left-inner", [])[::-1],
    ]
    if table.honour_side == "left":
        arms = [arms[1], arms[0], arms[3], arms[2]]
    if table.legs == "row-by-row":
        return presiding, order + interleave(*arms)
    return presiding, order + interleave(*arms[:2]) + interleave(*arms[2:])


def _t(table: Table, variant: str) -> _Found:
    sides = numbers_of(table)
    presiding, order = _bar(table, sides["bar"])
    stem = _pair(_right(table), sides.get("stem-right", [])[::-1], sides.get("stem-left", []))
    return presiding, order + stem + sides.get("foot", [])


def _comb(table: Table, variant: str) -> _Found:
    sides = numbers_of(table)
    right = _right(table)
    presiding, order = _bar(table, sides["bar"])
    for prong in from_centre(range(1, table.prongs + 1), right=right):
        order += _pair(
            right,
            sides.get(f"prong-{prong}-right", [])[::-1],
            sides.get(f"prong-{prong}-left", []),
        )
    return presiding, order


def _square(table: Table, variant: str) -> _Found:
    sides = numbers_of(table)
    right = _right(table)
    north, south = sides["north"], sides.get("south", [])
    column = host_index(len(north), right=right)
    if hosts_of(table) in TWO_PRESIDE and south:
        return _ring(table, north[column], _facing(south, len(north), column), variant)
    own = outward(north, column, right=right)
    adjacent = _pair(right, sides.get("west", [])[::-1], sides.get("east", []))
    half = len(south) // 2
    far = _pair(right, south[::-1][: len(south) - half], south[:half])
    return {own[0]: "host"}, [*own[1:], *adjacent, *far]


def _armchairs(table: Table, variant: str) -> _Found:
    """The guest on the host's right, each with his own people beside him."""
    sides = numbers_of(table)
    guests = [*sides["guest"], *sides.get("guest-side", [])[::-1]]
    own = [*sides["host"], *sides.get("host-side", [])]
    if table.honour_side == "left":
        guests, own = own, guests
    presiding = {own[0]: "host"}
    if hosts_of(table) in TWO_PRESIDE:
        presiding[guests[0]] = "co-host"
    return presiding, interleave(guests, own)[:1] + without(
        interleave(guests, own), (guests[0], own[0])
    )


def _rows(table: Table, variant: str) -> _Found:
    right = _right(table)
    rows = list(numbers_of(table).values())
    presiding, order = _bar(table, rows[0])
    return presiding, order + [n for row in rows[1:] for n in from_centre(row, right=right)]


def _line(table: Table, variant: str) -> _Found:
    """Host, guest of honour, co-host, and on; host and co-host before all where they come first."""
    numbers = list(range(1, table.seats + 1))
    if hosts_of(table) is None:
        return {}, numbers
    presiding = {1: "host"}
    if hosts_of(table) is Hosts.GUEST_OF_HONOUR and table.seats > 1:
        presiding[2] = "co-host"
    elif hosts_of(table) is Hosts.FACING and table.seats > 1:
        presiding[3 if table.order == "crossing" and table.seats > 2 else 2] = "co-host"
    return presiding, numbers[1:]


def _car(table: Table, variant: str) -> _Found:
    """Rear right, rear left, beside the driver, rear middle; a host rides on the left."""
    sides = numbers_of(table)
    order = list(range(1, table.seats + 1))
    beside_driver = sides.get("front", [])
    if table.front != "third":
        rest = without(order, beside_driver)
        order = [*beside_driver, *rest] if table.front == "first" else [*rest, *beside_driver]
    if table.honour_side == "left":
        swapped = {
            a: b for side, (a,) in _corners(sides).items() for b in _corners(sides)[_other(side)]
        }
        order = [swapped.get(n, n) for n in order]
    if hosts_of(table) is not None and len(order) > 1:
        return {order[1]: "host"}, [order[0], *order[2:]]
    return {}, order


def _corners(sides: dict[str, list[int]]) -> dict[str, list[int]]:
    """Corner seats that have one on the other hand."""
    return {s: n for s, n in sides.items() if _other(s) in sides and _other(s) != s}


def _other(side: str) -> str:
    row, _, hand = side.partition("-")
    return f"{row}-{'left' if hand == 'right' else 'right'}" if hand in ("right", "left") else side


def _bus(table: Table, variant: str) -> _Found:
    """Front rows first; in a row the windows before the aisle, right before left."""
    right = _right(table)
    order: list[int] = []
    for row in numbers_of(table).values():
        hand, other = (row, row[::-1]) if right < 0 else (row[::-1], row)
        order += interleave(hand, other)
    if hosts_of(table) is not None and len(order) > 1:
        return {order[1]: "host"}, [order[0], *order[2:]]
    return {}, order


def _procession(table: Table, variant: str) -> _Found:
    rows = list(numbers_of(table).values())
    order = [n for row in rows for n in from_centre(row, right=_right(table))]
    if hosts_of(table) is None:
        return {}, order
    host = order[min(1, len(rows[0]) - 1)]
    return {host: "host"}, without(order, (host,))


_ORDERS: Mapping[Form, Callable[[Table, str], _Found]] = {
    Form.ROUND: _round,
    Form.LONG: _long,
    Form.DAIS: _dais,
    Form.U: _u,
    Form.T: _t,
    Form.COMB: _comb,
    Form.SQUARE: _square,
    Form.NEGOTIATION: _negotiation,
    Form.ARMCHAIRS: _armchairs,
    Form.ROWS: _rows,
    Form.PHOTO: _rows,
    Form.LINE: _line,
    Form.PROCESSION: _procession,
    Form.CAR: _car,
    Form.BUS: _bus,
}
