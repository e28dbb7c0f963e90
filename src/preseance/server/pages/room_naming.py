"""What places, guests and findings are called by those who hear the plan, each said once."""

from __future__ import annotations

from collections import Counter
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
        counted = Counter((group.id, p.number) for group, p in places.values())
        doubled = {group for (group, _), many in counted.items() if many > 1}
        in_rows = {group.id for group, _ in places.values() if isinstance(group, RowView)}
        self._rows = doubled | in_rows

    def where(self, id: str) -> str:
        """Table and number."""
        group, place = self._places[id]
        name = group.called or group.name
        return _where(name, self.number(id), place.kind == "auxiliary", self._language) or id

    def number(self, id: str) -> str:
        """The number of a place; with its row where numbers begin anew in each."""
        group, place = self._places[id]
        return f"{place.row} {place.number}".strip() if group.id in self._rows else place.number

    def found(self, id: str) -> str:
        """How many findings concern a place."""
        return _found(tuple(self._counts.get(id, {}).items()), self._language)

    def of(self, place: PlaceView) -> str:
        """All of it."""
        parts = (self.where(place.id), _guest(place.guest, self._language), self.found(place.id))
        return ". ".join(part for part in parts if part)


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
