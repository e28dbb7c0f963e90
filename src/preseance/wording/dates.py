"""Moments in words: «14 October 2021», «1er mai 2020 à 10 h 30», «2018» where no more is known."""

from __future__ import annotations

import re
from datetime import datetime

from preseance.wording.languages import translated
from preseance.wording.phrases import When
from preseance.wording.words import MESSAGES

_WHEN = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[ T](?P<time>\d\d:\d\d))?)?)?"
)
_HOUR = re.compile(r"(?P<hours>\d\d):(?P<minutes>\d\d)")
_PATTERNS = {"month": "MMMM y", "day": "d MMMM y"}


def moment(iso: str, language: str) -> When:
    """A year, month, day, minute or hour as the language says it; another text as it is."""
    return When(in_words(iso, language), len(iso) >= len("2021-10-14"))


def in_words(iso: str, language: str) -> str:
    """The moment without a word before it."""
    found = _WHEN.fullmatch(iso)
    if found is None:
        return clock(iso, language)
    if found["month"] is None:
        return iso
    from babel.dates import format_date  # Only sentences with dates need it.

    day = datetime(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    pattern = _PATTERNS["day" if found["day"] else "month"]
    said: str = format_date(day, pattern, locale=language)
    if found["day"]:
        said = _first(said, day, language)
    if found["time"] is None:
        return said
    return _said("wording.day_and_time", language, day=said, time=clock(found["time"], language))


def weekday_and_date(day: datetime, language: str) -> str:
    """A day as papers bear it: «Friday, 30 May 2025», «Jeudi 1er mai 2025»."""
    from babel.dates import format_date

    locale = "en_GB" if language == "en" else language
    said = _first(format_date(day, format="full", locale=locale), day, language)
    return f"{said[:1].upper()}{said[1:]}"


def _first(said: str, day: datetime, language: str) -> str:
    """In French the first of a month is an ordinal number, other days are not."""
    return re.sub(r"\b1\b", "1er", said, count=1) if language == "fr" and day.day == 1 else said


def clock(text: str, language: str) -> str:
    """An hour such as 13:45 as the language says it («13 h 45», «9 h»); another text as it is."""
    found = _HOUR.fullmatch(text)
    if found is None:
        return text
    whole = ".whole" if found["minutes"] == "00" else ""
    hours, minutes = int(found["hours"]), found["minutes"]
    return _said(f"wording.clock{whole}", language, hours=hours, minutes=minutes)


def _said(message: str, language: str, **words: str | int) -> str:
    return translated(message, MESSAGES[message], language).format(**words)
