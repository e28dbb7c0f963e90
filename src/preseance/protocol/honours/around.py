"""Orders of honour of what people sit around: round, long and square tables, negotiations, armchairs."""

from __future__ import annotations

from preseance.model.forms import hosts_of
from preseance.model.room import Hosts, Table
from preseance.protocol.honours.sides import (
    Order,
    all_numbers_of,
    arms,
    host_at,
    numbers_of,
    opposite,
    right_step,
    two_preside,
)
from preseance.protocol.honours.walks import (
    interleave,
    outward,
    round_one,
    round_two,
    without,
)


def round_table(table: Table, variant: str) -> Order:
    """The hosts face each other where two preside."""
    two = two_preside(table) and table.seats > 1
    return _ring(table, 1, 1 + table.seats // 2 if two else None, variant)


def long_table(table: Table, variant: str) -> Order:
    """Hosts face to face over the middle or at the ends, or one who presides from a long side."""
    sides = all_numbers_of(table)
    north = sides.get("north", [])
    hosts = hosts_of(table)
    if hosts in (Hosts.ENGLISH, Hosts.HEAD):
        host = _end_host(table, sides["west"])
        co_host = _end_host(table, sides["east"]) if hosts is Hosts.ENGLISH else None
        return _ring(table, host, co_host, variant)
    column = host_at(table, len(north))
    host = north[column]
    facing = opposite(sides.get("south", []), len(north), column)
    if hosts is Hosts.MIDDLE or facing is None:
        return _middle(table, column)
    if table.mirror:
        return _two_sides(table, own_hand=-right_step(table))
    return _ring(table, host, facing, variant)


def square(table: Table, variant: str) -> Order:
    """Hosts face to face, or one who presides: their own side, those beside it, then the far one."""
    right = right_step(table)
    whole = all_numbers_of(table)
    north = whole["north"]
    column = host_at(table, len(north))
    if two_preside(table) and whole.get("south"):
        return _ring(table, north[column], opposite(whole["south"], len(north), column), variant)
    sides = numbers_of(table)
    own = outward(north, column, right=right, gone=table.closed_up)
    adjacent = arms(right, sides.get("west", [])[::-1], sides.get("east", []))
    south = sides.get("south", [])
    half = len(south) // 2
    far = arms(right, south[::-1][: len(south) - half], south[:half])
    return {north[column]: "host"}, [*own, *adjacent, *far]


def negotiation(table: Table, variant: str) -> Order:
    """Visitors' and hosts' sides turn by turn, visitors first, each R1 L1 R2 L2 from its head."""
    right = right_step(table)
    return _two_sides(table, own_hand=-right if table.mirror else right)


def armchairs(table: Table, variant: str) -> Order:
    """The guest on the host's right, each with their own people beside them."""
    sides = numbers_of(table)
    guests = [*sides["guest"], *sides.get("guest-side", [])[::-1]]
    own = [*sides["host"], *sides.get("host-side", [])]
    if table.honour_side == "left":
        guests, own = own, guests
    presiding = {own[0]: "host"}
    if two_preside(table) and guests:
        presiding[guests[0]] = "co-host"
    return presiding, interleave(guests, own)


def _ring(table: Table, host: int, co_host: int | None, variant: str) -> Order:
    ring = table.chairs
    if co_host is None:
        return {host: "host"}, round_one(ring, host, right_step(table))
    if variant == "hostess-moves-left":
        co_host = ring[(ring.index(co_host) + 1) % len(ring)]
    order = round_two(ring, host, co_host, right_step(table), crossing=table.order == "crossing")
    return {host: "host", co_host: "co-host"}, order


def _end_host(table: Table, end: list[int]) -> int:
    return end[host_at(table, len(end))]


def _middle(table: Table, column: int) -> Order:
    """One host at the middle of a long side: their own side, the ends, then those facing them."""
    right, gone = right_step(table), table.closed_up
    whole, sides = all_numbers_of(table), numbers_of(table)
    north, south = whole["north"], whole.get("south", [])
    own = outward(north, column, right=right, gone=gone)
    ends = arms(right, sides.get("west", [])[::-1], sides.get("east", []))
    facing = opposite(south, len(north), column)
    far = outward(south, south.index(facing), right=-right, gone=gone) if facing is not None else []
    return {north[column]: "host"}, [*own, *ends, *far]


def _two_sides(table: Table, *, own_hand: int) -> Order:
    """Turn by turn from two who face each other: guests right first, the house by ``own_hand``.

    Where that is the other hand, counterparts sit face to face.
    """
    whole, sides = all_numbers_of(table), numbers_of(table)
    right, gone = right_step(table), table.closed_up
    north, south = whole["north"], whole["south"]
    column = host_at(table, len(north))
    facing = opposite(south, len(north), column)
    assert facing is not None, "capacity_problem refuses a table of one side that two preside"
    guests = without(outward(south, south.index(facing), right=right, gone=gone), (facing,))
    own = without(outward(north, column, right=own_hand, gone=gone), (north[column],))
    ends = arms(right, sides.get("west", [])[::-1], sides.get("east", []))
    presiding = {north[column]: "host", facing: "co-host"}
    return presiding, [*interleave(guests, own), *ends]
