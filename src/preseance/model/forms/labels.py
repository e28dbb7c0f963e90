"""What chairs in rows are labelled with, where that is not the number of the place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from preseance.model.forms.numbering import blocks, numbering
from preseance.model.room import Table


@dataclass(frozen=True)
class Label:
    """The row and the seat that stand on a chair."""

    row: str
    seat: str


def labels(table: Table) -> Mapping[int, Label]:
    """The label of each place by number; empty where chairs carry the number of their place."""
    if table.seat_numbers == "through" and table.row_names == "numbers":
        return {}
    rows: dict[int, list[int]] = {}
    for spot in numbering(table):
        rows.setdefault(spot.row or 1, []).append(spot.number)
    return {
        number: Label(row_name(table, row), seat)
        for row, numbers in rows.items()
        for number, seat in _seats(table, numbers).items()
    }


def row_name(table: Table, row: int) -> str:
    """How a row is called: its number, or A, B, … Z, AA, AB, …"""
    if table.row_names == "numbers":
        return str(row)
    name = ""
    while row:
        row, letter = divmod(row - 1, len(ascii_uppercase))
        name = ascii_uppercase[letter] + name
    return name


def _seats(table: Table, row: list[int]) -> Mapping[int, str]:
    """What stands on the chairs of a row, by number of the place."""
    if table.seat_numbers == "odd-even":
        on_right, on_left = blocks(row)
        sides = ((on_right[::-1], 1), (on_left, 2))
        found = {n: str(first + 2 * k) for side, first in sides for k, n in enumerate(side)}
        return {n: found[n] for n in row}
    first = 0 if table.seat_numbers == "through" else row[0] - 1
    return {n: str(n - first) for n in row}
