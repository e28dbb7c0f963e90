"""What places, guests and findings are called by those who hear the plan, each said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from preseance.server.pages.room_words import WORDS
from preseance.views.records import GuestView, PlaceView, RowView, TableView
from preseance.wording.said import Said, in_language

Group = TableView | RowView
_MOST = 20_000
"""Names that are kept as they were said."""


def numbers_of(group: Group) -> dict[str, str]:
    """By place its number; with its row in rows, and where numbers begin anew in each."""
    counted = Counter(p.number for p in group.places)
    in_rows = isinstance(group, RowView) or any(many > 1 for many in counted.values())
    return {p.id: f"{p.row} {p.number}".strip() if in_rows else p.number for p in group.places}


def where_of(group: Group, spoken: str) -> dict[str, str]:
    """By place, table and number."""
    name, numbers = group.called or group.name, numbers_of(group)
    return {
        p.id: _where(name, numbers[p.id], p.kind == "auxiliary", spoken) or p.id
        for p in group.places
    }


def called_of(place: PlaceView, where: str, counts: Mapping[str, int], spoken: str) -> str:
    """All of it: where a place is, who has it, how many findings of each level concern it."""
    found = _found(tuple(counts.items()), spoken)
    return ". ".join(part for part in (where, _guest(place.guest, spoken), found) if part)


@lru_cache(maxsize=_MOST)
def _where(table: str, called: str, auxiliary: bool, spoken: str) -> str:
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
