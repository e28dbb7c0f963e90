"""Encounters as pictures show them: pairs against sessions, and the day of two guests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from preseance.model.event import Event
from preseance.planning.day.doorways import IN_TURN
from preseance.planning.day.encounters import Encounter
from preseance.planning.day.gathering import Pair
from preseance.planning.occasion.stays import stay
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.message import GuestRef, Message

NEARNESS: Mapping[str, int] = {
    **dict.fromkeys(("same-vehicle", "beside", "across", "next", "passing", "same-route"), 4),
    **dict.fromkeys(("behind", "diagonal", "near", IN_TURN), 3),
    "in-frame": 2,
    **dict.fromkeys(("same-table", "in-sight"), 1),
}
"""How near each relation brings two, 4 the nearest."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one session does to one pair."""

    nearness: int = 0
    """0 for no encounter, up to 4."""
    metres: float | None = None


@dataclass(frozen=True, slots=True)
class HeatView:
    """Pairs (rows) against sessions (columns)."""

    title: str
    language: Language
    sessions: tuple[str, ...]
    pairs: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stay, or a moment of two, in minutes after the first hour drawn."""

    begin: float
    end: float
    text: str
    nearness: int = 0


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of two guests side by side, and when they come near each other."""

    title: str
    language: Language
    names: tuple[str, str]
    stays: tuple[tuple[Bar, ...], tuple[Bar, ...]]
    meetings: tuple[Bar, ...]
    start: datetime
    minutes: float


def nearness_of(encounter: Encounter) -> int:
    """How near an encounter brings two."""
    return max(NEARNESS[r] for r in encounter.relations)


def heat_view(
    event: Event, pairs: Sequence[Pair], found: Sequence[Encounter], language: Language
) -> HeatView:
    """Each pair in each session at its nearest; ways count with the session they lead to."""
    event, wording = event.in_language(language), wording_of(event, language)
    nearest: dict[tuple[Pair, str], Cell] = {}
    for met in found:
        key = ((met.a, met.b), met.session)
        cell = Cell(nearness_of(met), met.distance)
        if cell.nearness > nearest.get(key, Cell()).nearness:
            nearest[key] = cell
    both = (Message("encounter.pair", {"a": GuestRef(a), "b": GuestRef(b)}) for a, b in pairs)
    return HeatView(
        event.title,
        language,
        tuple(s.title for s in event.sessions),
        tuple(wording.sentence(m) for m in both),
        tuple(tuple(nearest.get((pair, s.id), Cell()) for s in event.sessions) for pair in pairs),
    )


def day_views(
    event: Event, pair: Pair, found: Sequence[Encounter], language: Language
) -> tuple[DayView, ...]:
    """The days on which two guests have sessions with an hour, one view a day."""
    event, wording = event.in_language(language), wording_of(event, language)
    names = tuple(str(wording.word(GuestRef(g))) for g in pair)
    stays = [_stays(event, g) for g in pair]
    mine = [m for m in found if (m.a, m.b) == pair and m.start is not None]
    days = sorted({begin.date() for some in stays for begin, _, _ in some})
    made = []
    for day in days:
        today = [[s for s in some if s[0].date() == day] for some in stays]
        begins = [begin for some in today for begin, _, _ in some]
        ends = [end for some in today for _, end, _ in some]
        start = min(begins).replace(minute=0)
        met = [m for m in mine if m.start is not None and m.start.date() == day]
        made.append(
            DayView(
                event.title,
                language,
                (names[0], names[1]),
                (_bars(today[0], start), _bars(today[1], start)),
                tuple(_moment(m, start) for m in met),
                start,
                _minutes(max(ends), start),
            )
        )
    return tuple(made)


def _stays(event: Event, guest: str) -> list[tuple[datetime, datetime, str]]:
    found = []
    for session in event.sessions:
        known = event.guest_by_id[guest]
        there = stay(session, known, event.time_zone) if known.attends(session.id) else None
        if there is not None:
            end = there.end if session.end else min(there.end, there.begin + timedelta(hours=1))
            found.append((there.begin, end, session.title))
    return found


def _bars(stays: Sequence[tuple[datetime, datetime, str]], start: datetime) -> tuple[Bar, ...]:
    return tuple(Bar(_minutes(b, start), _minutes(e, start), text) for b, e, text in stays)


def _moment(met: Encounter, start: datetime) -> Bar:
    assert met.start is not None
    text = "" if met.distance is None else f"{met.distance:.1f} m"
    begin, end = _minutes(met.start, start), _minutes(met.end or met.start, start)
    return Bar(begin, end, text, nearness_of(met))


def _minutes(moment: datetime, start: datetime) -> float:
    return (moment - start) / timedelta(minutes=1)
