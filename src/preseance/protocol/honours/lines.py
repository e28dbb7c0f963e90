"""Orders of honour of those who stand or walk in line."""

from __future__ import annotations

from preseance.model.forms import hosts_of
from preseance.model.room import Hosts, Table
from preseance.protocol.honours.sides import Order, host_at, numbers_of, right_step
from preseance.protocol.honours.walks import from_centre, outward


def line(table: Table, variant: str) -> Order:
    """Host, guest of honour, co-host, and on; host and co-host before all where they come first.

    Abreast: the host in the middle, the others right and left of them. The first stands at the right
    hand of all others, at the left hand where that is the side of honour.
    """
    numbers = list(range(1, table.seats + 1))
    if hosts_of(table) is Hosts.MIDDLE:
        right = right_step(table)
        abreast = outward(numbers, host_at(table, len(numbers)), right=right)
        return {abreast[0]: "host"}, abreast
    if table.honour_side == "left":
        numbers.reverse()
    if hosts_of(table) is None:
        return {}, numbers
    presiding = {numbers[0]: "host"}
    if hosts_of(table) is Hosts.GUEST_OF_HONOUR and table.seats > 1:
        presiding[numbers[1]] = "co-host"
    elif hosts_of(table) is Hosts.FACING and table.seats > 1:
        place = {"crossing": 2, "host-first": 1, "guests-between": 3}[table.order]
        presiding[numbers[min(place, table.seats - 1)]] = "co-host"
    return presiding, numbers[1:]


def procession(table: Table, variant: str) -> Order:
    """Row after row from its centre; the host walks beside the guest of honour, or leads alone.

    From the last row where the senior closes it.
    """
    rows = list(numbers_of(table).values())
    if table.senior == "last":
        rows.reverse()
    order = [n for row in rows for n in from_centre(row, right=right_step(table))]
    if hosts_of(table) is None:
        return {}, order
    host = order[min(1, len(rows[0]) - 1)]
    return {host: "host"}, order
