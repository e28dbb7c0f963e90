"""The chairs of a seating plan, and the file beside an event that keeps which place each is."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SEATS_FILE: Final = "seats.csv"
"""Beside an event: which chair of a seating plan each place is."""
SEAT_COLUMNS: Final = ("place", "seat_guid", "zone", "row_number", "seat_number", "category")


@dataclass(frozen=True)
class Seat:
    """A chair of a plan, and the place it is."""

    place: str
    seat_guid: str
    zone: str
    row_number: str
    seat_number: str
    category: str


def seats_bytes(seats: Sequence[Seat]) -> bytes:
    """The list of chairs as a file."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(SEAT_COLUMNS)
    writer.writerows([getattr(seat, c) for c in SEAT_COLUMNS] for seat in seats)
    return stream.getvalue().encode()


def seats_in(content: bytes | None) -> dict[str, Seat]:
    """The chairs of such a file, by place."""
    if content is None:
        return {}
    rows = csv.DictReader(io.StringIO(content.decode("utf-8", "replace")))
    seats = (Seat(**{c: str(row.get(c) or "") for c in SEAT_COLUMNS}) for row in rows)
    return {seat.place: seat for seat in seats if seat.place}
