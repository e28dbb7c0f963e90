"""Dates and times as lists write them; what may be two days, or is none, is asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from preseance.formats.importing.folding import folded
from preseance.formats.spreadsheets.sheets import Value, text_of

_MONTHS = (
    "january janvier januar enero gennaio jan janv jan. ene gen janner",
    "february fevrier februar febrero febbraio feb fev fevr",
    "march mars marz marzo mar mrz maerz",
    "april avril abril aprile apr avr abr",
    "may mai mayo maggio mag",
    "june juin juni junio giugno jun giu",
    "july juillet juli julio luglio jul juil lug",
    "august aout agosto aug ago",
    "september septembre septiembre settembre sep sept set",
    "october octobre oktober octubre ottobre oct okt ott",
    "november novembre noviembre nov",
    "december decembre dezember diciembre dicembre dec dez dic",
)
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2})?)?$")
_FIGURES = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})(?:[ ,à-]+(\d{1,2})[:hH.](\d{2})?)?$")
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s*(?:de |of )?([^\W\d_]{3,})\.?,?\s*(?:de )?(\d{4}))"
    r"|(?:([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))"
)
_HOUR = re.compile(
    r"(?:^|[\s,à@])(\d{1,2})(?:[:hH.](\d{2})|[hH]|\s*Uhr)(?!\d)\s*(am|pm)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Moment:
    """What a cell says of a day."""

    day: date | None = None
    hour: time | None = None
    ambiguous: bool = False
    """Whether day and month could be exchanged."""

    @property
    def iso(self) -> str:
        """The day in ISO form; empty for none."""
        return self.day.isoformat() if self.day else ""


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


def moment_of(value: Value, *, month_first: bool | None = None) -> Moment:
    """The day and hour a cell tells; ``month_first`` is how the column writes, where it tells."""
    match value:
        case datetime():
            return Moment(value.date(), value.time() if value.time() != time() else None)
        case date():
            return Moment(value)
        case time():
            # 00:00 in a column of dates is a number that is no day.
            return Moment(None, value if value != time() else None)
    text = text_of(value)
    hour = _hour(text)
    if found := _ISO.match(text):
        return Moment(_day(int(found[1]), int(found[2]), int(found[3])), hour)
    if found := _FIGURES.match(text):
        return _by_figures(int(found[1]), int(found[2]), int(found[3]), hour, month_first)
    if found := _WORDS.search(text):
        day, month, year = (
            (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        )
        number = _months().get(folded(month), 0)
        return Moment(_day(int(year), number, int(day)), hour)
    if re.fullmatch(r"\d{4}", text) and 1800 < int(text) < 2200:
        return Moment()
    return Moment(None, hour)


def _by_figures(
    one: int, two: int, year: int, hour: time | None, month_first: bool | None
) -> Moment:
    if year < 100:
        year += 2000 if year < 70 else 1900
    usual, other = _day(year, two, one), _day(year, one, two)
    if month_first:
        usual, other = other, usual
    if usual is None or other is None or usual == other or month_first is not None:
        return Moment(usual or (other if month_first is None else None), hour)
    return Moment(usual, hour, ambiguous=True)


def month_first(values: list[Value]) -> bool | None:
    """Whether a column of dates in figures puts the month first; None where none of them tells."""
    told = set()
    for value in values:
        if found := _FIGURES.match(text_of(value)):
            one, two = int(found[1]), int(found[2])
            if one > 12 >= two:
                told.add(False)
            elif two > 12 >= one:
                told.add(True)
    return told.pop() if len(told) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hour(text: str) -> time | None:
    found = _HOUR.search(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3].casefold() == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
