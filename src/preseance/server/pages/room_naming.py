"""What places, guests and findings are called by those who hear the plan, each said once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from preseance.server.pages.room_words import WORDS
from preseance.views.records import GuestView, PlaceView, RowView, TableView
from preseance.wording.said import Said, in_language

Group = TableView | RowView
_MOST = 20_000
"""Names that are kept as they were said."""


def where_of(group: Group, place: PlaceView, spoken: str) -> str:
    """Table and number."""
    name = group.called or group.name
    return _where(name, place.row, place.number, place.kind == "auxiliary", spoken) or place.id


def called_of(place: PlaceView, where: str, counts: Mapping[str, int], spoken: str) -> str:
    """All of it: where a place is, who has it, how many findings of each level concern it."""
    found = _found(tuple(counts.items()), spoken)
    return ". ".join(part for part in (where, _guest(place.guest, spoken), found) if part)


@lru_cache(maxsize=_MOST)
def _where(table: str, row: str, number: str, auxiliary: bool, spoken: str) -> str:
    called = f"{row} {number}".strip()
    if auxiliary:
        called = in_language(Said("interpreter’s chair"), spoken)
    elif called:
        called = in_language(Said("place {number}", number=called), spoken)
    return ", ".join(part for part in (table, called) if part)


@lru_cache(maxsize=_MOST)
def _guest(guest: GuestView | None, spoken: str) -> str:
    """Who has it."""
    if guest is None:
        return in_language(WORDS["free"], spoken)
    rank = in_language(Said("rank {rank}", rank=str(guest.rank)), spoken) if guest.rank else ""
    return ", ".join(part for part in (guest.full_name, guest.delegation, rank) if part)


@lru_cache(maxsize=_MOST)
def _found(levels: tuple[tuple[str, int], ...], spoken: str) -> str:
    return ", ".join(f"{in_language(WORDS[level], spoken)}: {number}" for level, number in levels)
