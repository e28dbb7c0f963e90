"""Sides of a table or room as orders of honour walk them: their numbers, and the hand of honour."""

from __future__ import annotations

from preseance.model.forms import hosts_of, sections
from preseance.model.room import Hosts, Table
from preseance.protocol.honours.walks import host_index, interleave, without

Order = tuple[dict[int, str], list[int]]
"""Who presides (``host`` or ``co-host``) by number, and the numbers in order of honour."""

_TWO_PRESIDE = frozenset({Hosts.FACING, Hosts.FRENCH, Hosts.ENGLISH, Hosts.GUEST_OF_HONOUR})


def two_preside(table: Table) -> bool:
    """Whether a co-host or guest of honour presides beside the host."""
    return hosts_of(table) in _TWO_PRESIDE


def right_step(table: Table) -> int:
    """The step of number towards the side of honour."""
    return -1 if table.honour_side == "right" else 1


def host_at(table: Table, count: int) -> int:
    """Index of whoever presides in a row of ``count`` places: the middle, or one of the two there."""
    right = right_step(table)
    return host_index(count, right=right if table.host_middle == "left" else -right)


def numbers_of(table: Table) -> dict[str, list[int]]:
    """Numbers by side, ascending, less those closed up; rows are ``row-1``, ``row-2``, …"""
    return {side: without(row, table.closed_up) for side, row in all_numbers_of(table).items()}


def all_numbers_of(table: Table) -> dict[str, list[int]]:
    """The same with those closed up, for the middle of a side is where it was."""
    found: dict[str, list[int]] = {}
    number = 1
    for section in sections(table):
        key = section.side if section.side != "row" else f"row-{section.row}"
        found[key] = list(range(number, number + section.count))
        number += section.count
    return found


def opposite(south: list[int], north_count: int, column: int) -> int | None:
    """The number on the south side opposite a column of the north side."""
    if not south:
        return None
    west_to_east = south[::-1]
    shifted = column - (north_count - len(south)) / 2
    return west_to_east[min(max(int(shifted), 0), len(south) - 1)]


def arms(right: int, on_right: list[int], on_left: list[int]) -> list[int]:
    """Two arms from the host outward, the side of honour first."""
    return interleave(on_right, on_left) if right < 0 else interleave(on_left, on_right)
