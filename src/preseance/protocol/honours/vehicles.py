"""Orders of honour in cars and buses."""

from __future__ import annotations

from preseance.model.forms import hosts_of
from preseance.model.room import Table
from preseance.protocol.honours.sides import Order, numbers_of, right_step
from preseance.protocol.honours.walks import interleave, without


def car(table: Table, variant: str) -> Order:
    """Rear right, rear left, beside the driver, rear middle; a host rides on the left."""
    sides = numbers_of(table)
    order = list(range(1, table.seats + 1))
    beside_driver = sides.get("front", [])
    if table.front != "third":
        rest = without(order, beside_driver)
        order = [*beside_driver, *rest] if table.front == "first" else [*rest, *beside_driver]
    if table.honour_side == "left":
        across = _across(sides)
        order = [across.get(n, n) for n in order]
    return _with_host(table, order)


def bus(table: Table, variant: str) -> Order:
    """Front rows first; in a row the windows before the aisle, right before left."""
    right = right_step(table)
    order: list[int] = []
    for row in numbers_of(table).values():
        hand, other = (row, row[::-1]) if right < 0 else (row[::-1], row)
        order += interleave(hand, other)
    return _with_host(table, order)


def _with_host(table: Table, order: list[int]) -> Order:
    """Hosts give the first seat to their guest and take the second."""
    if hosts_of(table) is not None and len(order) > 1:
        return {order[1]: "host"}, [order[0], *order[2:]]
    return {}, order


def _across(sides: dict[str, list[int]]) -> dict[int, int]:
    """The corner seats that have one on the other hand, each with that one."""
    pairs = [
        (sides[f"{row}-right"][0], sides[f"{row}-left"][0])
        for row in ("rear", "middle")
        if f"{row}-left" in sides
    ]
    return dict(pairs) | {left: right for right, left in pairs}
