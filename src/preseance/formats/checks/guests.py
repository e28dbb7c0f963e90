"""Mistakes of guests.csv: names that stand for nothing, dates that do not exist, odd signs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from unicodedata import category

from preseance.errors import Mistake
from preseance.formats.checks.names import Lines, line_of, stated, unknown
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.menu import courses_of
from preseance.model.translations import TRANSLATED
from preseance.wording.message import Listed
from preseance.wording.said import Said

_FILE = "guests.csv"
_DATES = frozenset(
    {
        "took_office",
        "first_took_office",
        "credentials",
        "founded",
        "date_of_rank",
        "arrival_notified",
        "charge_since",
        "elected",
        "born",
    }
)
"""Rank keys that are dates."""
_GUEST, _DELEGATION, _SESSION = Said("guest"), Said("delegation"), Said("session")
_LONGEST = 200
"""Letters of a name or title that papers still have room for."""


def guest_mistakes(event: Event, lines: Lines) -> Iterator[Mistake]:
    """What is wrong with each guest, row by row."""
    for index, guest in enumerate(event.guests):
        yield from _of_guest(event, guest, line_of(lines, _FILE, index))


def _of_guest(event: Event, guest: Guest, row: int | None) -> Iterator[Mistake]:
    delegations, guests = event.delegation_by_id, event.guest_by_id
    if not guest.name and not guest.companion_of:
        expected = Said("a name, or in companion_of whose companion this is")
        yield Mistake(_FILE, row, "name", Said("nothing"), expected)
    named = stated(guest.delegation)
    yield from unknown(_FILE, row, _DELEGATION, named, _DELEGATION, delegations)
    for column, text in guest.keys.items():
        if column in _DATES and not _is_date(text):
            yield Mistake(_FILE, row, column, f"«{text}»", Said("a date such as 2018-11-11"))
    shown = {column: getattr(guest, column) for column in (*TRANSLATED, "name_native")}
    for column, text in (shown | guest.translations).items():
        if any(category(c) == "Cc" for c in text):
            found = f"«{repr(text)[1:-1]}»"
            yield Mistake(_FILE, row, column, found, Said("one line of letters and signs"))
        if len(text) > _LONGEST:
            expected = Said("at most {most} letters and signs", most=_LONGEST)
            yield Mistake(_FILE, row, column, f"«{text}»", expected)
    if guest.partner == guest.id:
        yield Mistake(_FILE, row, "partner", f"«{guest.partner}»", Said("somebody else"))
    yield from unknown(_FILE, row, "takes_in", stated(guest.takes_in), _GUEST, guests)
    if guest.takes_in == guest.id:
        found = f"«{guest.takes_in}»"
        yield Mistake(_FILE, row, "takes_in", found, Said("somebody else"))
    if guest.companion_of == guest.id:
        found = f"«{guest.companion_of}»"
        yield Mistake(_FILE, row, "companion_of", found, Said("somebody else"))
    if guest.sex not in ("", "F", "M"):
        yield Mistake(_FILE, row, "sex", f"«{guest.sex}»", Said("F, M or nothing"))
    yield from unknown(_FILE, row, "partner", stated(guest.partner), _GUEST, guests)
    if not (guest.companion_of == guest.partner and guest.partner):
        whose = stated(guest.companion_of)
        yield from unknown(_FILE, row, "companion_of", whose, _GUEST, guests)
    yield from unknown(_FILE, row, "aide_for", stated(guest.aide_for), _GUEST, guests)
    if guest.aide_for == guest.id:
        yield Mistake(_FILE, row, "aide_for", f"«{guest.aide_for}»", Said("somebody else"))
    if guest.aide_as is not None and not guest.aide_for:
        expected = Said("in aide_for whose aide they are, or nothing")
        yield Mistake(_FILE, row, "aide_as", f"«{guest.aide_as}»", expected)
    for column in ("interpreter_for", "known", "wishes"):
        yield from unknown(_FILE, row, column, getattr(guest, column), _GUEST, guests)
    yield from unknown(_FILE, row, "sessions", guest.sessions, _SESSION, event.session_by_id)
    yield from unknown(_FILE, row, "replies", guest.replies, _SESSION, event.session_by_id)
    yield from _dish_mistakes(event, guest, row)


def _dish_mistakes(event: Event, guest: Guest, row: int | None) -> Iterator[Mistake]:
    """Choices that no menu of the guest's sessions has; without a menu, all stand as written."""
    for course, dish in guest.dishes.items():
        of, slash, name = course.rpartition("/")
        if slash and of not in event.session_by_id:
            yield from unknown(_FILE, row, "dishes", (of,), _SESSION, event.session_by_id)
            continue
        served = [
            c
            for s in event.sessions
            if s.menu and (s.id == of or not slash) and guest.attends(s.id)
            for c in courses_of(s)
            if c.name
        ]
        named = [c for c in served if c.name.casefold() == name.casefold()]
        if served and not named:
            known = tuple(dict.fromkeys(c.name for c in served))
            expected = Said("a course of the menu: {known}", known=Listed(known, either=True))
            yield Mistake(_FILE, row, "dishes", f"«{course}»", expected)
        dishes = tuple(dict.fromkeys(d for c in named for d in c.dishes))
        if dishes and dish.casefold() not in {d.casefold() for d in dishes}:
            expected = Said("a dish of the menu: {known}", known=Listed(dishes, either=True))
            yield Mistake(_FILE, row, "dishes", f"«{dish}»", expected)


def _is_date(text: str) -> bool:
    """Whether a rank key is a year, a month, a day or a moment that exists; 529 is a year too."""
    if len(text) == 3 and text.isdecimal():
        text = f"0{text}"
    try:
        datetime.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text)
    except ValueError:
        return False
    return True
