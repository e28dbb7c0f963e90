"""Orders of honour that fall from one row facing the room: daises, U, T and comb tables, rows."""

from __future__ import annotations

from collections.abc import Collection

from preseance.model.forms import blocks, hosts_of
from preseance.model.room import Hosts, Table
from preseance.protocol.honours.sides import (
    Order,
    all_numbers_of,
    arms,
    host_at,
    numbers_of,
    right_step,
    two_preside,
)
from preseance.protocol.honours.walks import (
    from_centre,
    interleave,
    outward,
    without,
)


def dais(table: Table, variant: str) -> Order:
    """One row, from the host outward."""
    return of_bar(table, all_numbers_of(table)["north"])


def u_table(table: Table, variant: str) -> Order:
    """The bar, the chairs at its ends, then its two legs away from it, outsides before insides."""
    sides = numbers_of(table)
    presiding, order = of_bar(table, all_numbers_of(table)["bar"])
    on_right, on_left = sides.get("end-right", [])[::-1], sides.get("end-left", [])
    order += arms(right_step(table), on_right, on_left)
    # Right legs are numbered towards the bar on the outside and away from it on the inside.
    legs = [
        sides.get("leg-right", [])[::-1],
        sides.get("leg-left", []),
        sides.get("leg-right-inner", []),
        sides.get("leg-left-inner", [])[::-1],
    ]
    if table.honour_side == "left":
        legs = [legs[1], legs[0], legs[3], legs[2]]
    if table.legs == "row-by-row":
        return presiding, order + interleave(*legs)
    return presiding, order + interleave(*legs[:2]) + interleave(*legs[2:])


def t_table(table: Table, variant: str) -> Order:
    """The bar, then the stem away from it, and its foot."""
    sides = numbers_of(table)
    presiding, order = of_bar(table, all_numbers_of(table)["bar"])
    right, foot = right_step(table), sides.get("foot", [])
    stem = arms(right, sides.get("stem-right", [])[::-1], sides.get("stem-left", []))
    half = len(foot) // 2
    return presiding, order + stem + arms(right, foot[::-1][: len(foot) - half], foot[:half])


def comb(table: Table, variant: str) -> Order:
    """The bar, then prong after prong, the middle one first."""
    sides = numbers_of(table)
    right = right_step(table)
    presiding, order = of_bar(table, all_numbers_of(table)["bar"])
    for prong in from_centre(range(1, table.prongs + 1), right=right):
        order += arms(
            right,
            sides.get(f"prong-{prong}-right", [])[::-1],
            sides.get(f"prong-{prong}-left", []),
        )
    return presiding, order


def rows(table: Table, variant: str) -> Order:
    """The first row from the host outward, each row behind it from its centre.

    Rows that fill from an aisle or an end have their first places there, and the hosts theirs.
    """
    right = right_step(table)
    rows = list(all_numbers_of(table).values())
    if table.fills_from != "centre":
        order = [n for row in rows for n in _filled(table, row)]
        chairs = {1: ("host",), 2: ("host", "co-host")}
        named = chairs[1 + two_preside(table)] if hosts_of(table) is not None else ()
        return dict(zip(order, named, strict=False)), order
    presiding, order = of_bar(table, rows[0])
    left = (without(row, table.closed_up) for row in rows[1:])
    return presiding, order + [n for row in left if row for n in from_centre(row, right=right)]


def _filled(table: Table, row: list[int]) -> list[int]:
    """A row in the order it fills; numbers run from the right-hand end to the left-hand one."""
    gone = table.closed_up
    if table.fills_from == "aisle":
        on_right, on_left = (without(block, gone) for block in blocks(row))
        return arms(right_step(table), on_right[::-1], on_left)
    left = without(row, gone)
    return left if table.fills_from == "right-end" else left[::-1]


def of_bar(table: Table, bar: list[int]) -> Order:
    """A row on one side, from the host: of an even number theirs is the left-hand middle place, or the other one.

    ``bar`` are all its numbers, those closed up too: whoever presides stays where they are.
    Where two preside, the co-host or guest of honour is on the host's right, and honour falls
    from the two outward: right of the guest, left of the host, and on.
    """
    right, gone = right_step(table), table.closed_up
    if hosts_of(table) is None:
        left = without(bar, gone)
        return {}, from_centre(left, right=right) if left else []
    host = host_at(table, len(bar))
    if not two_preside(table) or len(bar) == 1:
        return {bar[host]: "host"}, outward(bar, host, right=right, gone=gone)
    if table.co_host != "right" and hosts_of(table) is Hosts.FACING:
        return _co_host_apart(table, bar, host)
    beside = host + right if 0 <= host + right < len(bar) else host - right
    pair = {bar[host]: "host", bar[beside]: "co-host"}
    return pair, [bar[beside], *_outward_of_two(bar, host, beside, gone)]


def _co_host_apart(table: Table, bar: list[int], host: int) -> Order:
    """The guest of honour on the host's right; the co-host on the left, or beyond the guest."""
    right = right_step(table)
    on_right = bar[:host][::-1] if right < 0 else bar[host + 1 :]
    on_left = bar[host + 1 :] if right < 0 else bar[:host][::-1]
    chair = on_left[0] if table.co_host == "left" else on_right[1]
    others = (chair, *table.closed_up)
    return {bar[host]: "host", chair: "co-host"}, interleave(
        without(on_right, others), without(on_left, others)
    )


def _outward_of_two(bar: list[int], host: int, guest: int, gone: Collection[int]) -> list[int]:
    """From two neighbours of a row outward, the guest's hand first."""
    step = guest - host
    beyond_guest = bar[guest + 1 :] if step > 0 else bar[:guest][::-1]
    beyond_host = bar[:host][::-1] if step > 0 else bar[host + 1 :]
    return interleave(without(beyond_guest, gone), without(beyond_host, gone))
