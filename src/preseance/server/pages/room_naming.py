"""What places, guests and findings are called by those who hear the plan, each said once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from preseance.server.pages.opening import language
from preseance.server.pages.room_words import WORDS
from preseance.views.records import GuestView, PlaceView, RowView, TableView
from preseance.wording.said import Said, in_language

Group = TableView | RowView
_MOST = 20_000
"""Names that are kept as they were said."""


class Naming:
    """The names of a session's places in the language of the request."""

    def __init__(
        self,
        places: Mapping[str, tuple[Group, PlaceView]],
        counts: Mapping[str, Mapping[str, int]],
    ) -> None:
        self._places, self._counts, self._language = places, counts, language()

    def where(self, id: str) -> str:
        """Table and number."""
        group, place = self._places[id]
        name = group.called or group.name
        return (
            _where(name, place.row, place.number, place.kind == "auxiliary", self._language) or id
        )

    def found(self, id: str) -> str:
        """How many findings concern a place."""
        return _found(tuple(self._counts.get(id, {}).items()), self._language)

    def of(self, place: PlaceView) -> str:
        """All of it."""
        parts = (self.where(place.id), _guest(place.guest, self._language), self.found(place.id))
        return ". ".join(part for part in parts if part)


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
