"""The words of a change: whom and what they name, as people write and as papers show them.

A guest is named by id or by any name they go by, in quotes or not; a place by its id or as papers
print it, "Table 1, place 4".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches

from preseance.errors import PreseanceError, UnknownNameError
from preseance.model.event import Event
from preseance.model.forms import labels
from preseance.model.guest import Guest
from preseance.model.naming import full_name
from preseance.model.room import Room, Table
from preseance.planning.occasion.remembering import Remembered
from preseance.wording.languages import languages
from preseance.wording.message import Listed
from preseance.wording.said import Said

_WORDS = re.compile(r"«([^»]*)»|“([^”]*)”|\"([^\"]*)\"|'([^']*)'(?!\S)|(\S+)")
_PLACE = re.compile(r"(.+?)[\s,]+(?:(?:place|seat|chair|chaise|siège|no\.?|n°)\s*)?([0-9]+)")
_ROWED = re.compile(
    r"(?:(.+?)[\s,]+)?(?:row|rang|rangée)\s+(\w+)[\s,]+(?:(?:place|seat|chair|chaise|siège)\s*)?([0-9]+)"
)
_NUMBERED = re.compile(r"table\s*(?:no\.?|n°)?\s*([0-9]+)")
_ARTICLES = re.compile(r"^(?:(?:la|le|the) |l[’'])")
_NEAR = 0.6
"""How alike a name and what was written are, from 0 to 1, where one may be meant."""


_CALLED: Remembered[Mapping[str, tuple[Guest, ...]]] = Remembered(2)
"""Guests by what they are called, of the lists of guests asked for last."""


def words_of(sentence: str) -> list[str]:
    """The words of a sentence; what stands in quotes is one."""
    return [next(filter(None, found), "").strip() for found in _WORDS.findall(sentence)]


class Words:
    """The words after the verb, taken from the left."""

    def __init__(self, words: Sequence[str], event: Event) -> None:
        self.left = list(words)
        self.event = event

    def guest(self) -> str:
        """The id of the guest whom the first words name, as many of them as do.

        Raises
        ------
        UnknownNameError
            With near names, where nobody is called so.
        PreseanceError
            Where several are, with the id of each.
        """
        for count in range(len(self.left), 0, -1):
            called = guests_called(" ".join(self.left[:count]), self.event)
            if called:
                name, self.left = " ".join(self.left[:count]), self.left[count:]
                return _only(name, called)
        raise _nobody(self.left, self.event)

    def only_guest(self) -> str:
        """The id of the guest whom all words left name. Raises as `guest`."""
        name, self.left = " ".join(self.left), []
        called = guests_called(name, self.event)
        if not called:
            raise _nobody([name], self.event)
        return _only(name, called)

    def two_guests(self) -> tuple[str, str]:
        """The ids of two guests who are all that was said. Raises as `guest`."""
        for count in range(len(self.left) - 1, 0, -1):
            parts = (" ".join(self.left[:count]), " ".join(self.left[count:]))
            first, second = (guests_called(part, self.event) for part in parts)
            if first and second:
                self.left = []
                return _only(parts[0], first), _only(parts[1], second)
        first_id = self.guest()
        return first_id, self.only_guest()

    def spot(self) -> str:
        """The id of the place or table that all words left name.

        Raises
        ------
        UnknownNameError
            With near ids, where there is none.
        PreseanceError
            Where several tables are called so.
        """
        said, self.left = " ".join(self.left), []
        where = said.removeprefix("table:")
        if any(True for _ in spots(self.event, where)):
            return where
        found = dict.fromkeys(_spots_called(_without_article(_plain(where)), self.event))
        if not found:
            raise unknown(Said("place or table"), where, known_spots(self.event))
        return _one_of(said, dict.fromkeys(found, ""))


def guests_called(name: str, event: Event) -> tuple[Guest, ...]:
    """The guests of a name: by id, else by name as written, else however it is spaced and cased."""
    if name in event.guest_by_id:
        return (event.guest_by_id[name],)
    exact = tuple(g for g in event.guests if name and name in (g.name, g.short_name))
    if exact:
        return exact
    return _CALLED.of((event.guests,), "", lambda: _by_name(event)).get(_plain(name), ())


def _by_name(event: Event) -> dict[str, tuple[Guest, ...]]:
    """The guests by whatever they may be called, in the order of the list."""
    found: dict[str, tuple[Guest, ...]] = {}
    for guest in event.guests:
        for name in dict.fromkeys(map(_plain, _names(guest, event))):
            found[name] = (*found.get(name, ()), guest)
    return found


def _names(guest: Guest, event: Event) -> Iterator[str]:
    """What a guest may be called by, a companion without a name in any language."""
    yield guest.id
    yield from filter(None, (guest.name, guest.short_name, guest.sort_name))
    if guest.title and guest.name:
        yield f"{guest.title} {guest.name}"
    if not guest.name:
        yield from (full_name(guest, event.guest_by_id, language) for language in ("en", "fr"))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _without_article(text: str) -> str:
    return _ARTICLES.sub("", text, count=1)


def _only(name: str, called: Sequence[Guest]) -> str:
    return _one_of(name, {g.id: ", ".join(filter(None, (g.name, g.role))) for g in called})


def _one_of(name: str, found: Mapping[str, str]) -> str:
    if len(found) == 1:
        return next(iter(found))
    told = tuple(f"{key} ({what})" if what else key for key, what in found.items())
    raise PreseanceError(
        Said(
            "«{name}» may be {those}; write which by its id.",
            name=name,
            those=Listed(told, either=True),
        )
    )


def _nobody(words: Sequence[str], event: Event) -> UnknownNameError:
    """An error on the words most like a name, with the ids of those who may be meant."""
    ids = {_plain(name): g.id for g in event.guests for name in _names(g, event)}
    runs = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    near = {run: get_close_matches(_plain(run), ids, n=3, cutoff=_NEAR) for run in runs}
    alike = {
        run: SequenceMatcher(None, _plain(run), near[run][0]).ratio() for run in runs if near[run]
    }
    name = max(alike, key=lambda run: alike[run]) if alike else runs[0]
    return UnknownNameError(
        Said("guest"), name, tuple(dict.fromkeys(ids[found] for found in near[name]))
    )


def _spots_called(said: str, event: Event) -> Iterator[str]:
    """Ids of the tables of that name or number, or of places by table and number."""
    tables = [t for r in event.rooms for t in r.tables]
    yield from (t.id for t in tables if _is_called(t, said))
    rowed = _ROWED.fullmatch(said)
    if rowed is not None:
        yield from (
            f"{t.id}-{number}"
            for t in tables
            if rowed[1] is None or _is_called(t, rowed[1])
            for number, label in labels(t).items()
            if (label.row.casefold(), label.seat) == (rowed[2], rowed[3])
        )
    parts = _PLACE.fullmatch(said)
    if parts is not None:
        number = int(parts[2])
        yield from (
            f"{t.id}-{number}" for t in tables if number <= t.seats and _is_called(t, parts[1])
        )


def _is_called(table: Table, said: str) -> bool:
    called = (table.called_in(language) for language in languages())
    if said in (_plain(table.id), *map(_plain, called)):
        return True
    numbered = _NUMBERED.fullmatch(said)
    return numbered is not None and table.number == int(numbered[1])


def spots(event: Event, where: str) -> Iterator[tuple[Room, Table, int | None]]:
    """The tables of that id, or the places: room, table, and number or None for a table."""
    for room in event.rooms:
        for table in room.tables:
            if table.id == where:
                yield room, table, None
            head, _, tail = where.rpartition("-")
            if head == table.id and tail.isdecimal() and 1 <= int(tail) <= table.seats:
                yield room, table, int(tail)


def known_spots(event: Event) -> list[str]:
    """Every table and place by id."""
    tables = [t for r in event.rooms for t in r.tables]
    places = [f"{t.id}-{n}" for t in tables for n in range(1, t.seats + 1)]
    return [*(t.id for t in tables), *places]


def unknown(kind: Said, name: str, known: Iterable[str]) -> UnknownNameError:
    """An error that names what may have been meant."""
    return UnknownNameError(
        kind, name, tuple(get_close_matches(name, list(known), n=3, cutoff=0.5))
    )
