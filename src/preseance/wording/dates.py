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
        return _clock(iso, language)
    if found["month"] is None:
        return iso
    from babel.dates import format_date  # Only sentences with dates need it.

    day = datetime(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    pattern = _PATTERNS["day" if found["day"] else "month"]
    said: str = format_date(day, pattern, locale=language)
    if language == "fr" and found["day"] == "01":
        said = said.replace("1", "1er", 1)
    if found["time"] is None:
        return said
    return _said("wording.day_and_time", language, day=said, time=_clock(found["time"], language))


def _clock(text: str, language: str) -> str:
    """An hour such as 13:45 as the language says it; another text as it is."""
    found = _HOUR.fullmatch(text)
    return _said("wording.clock", language, **found.groupdict()) if found else text


def _said(message: str, language: str, **words: str) -> str:
    return translated(message, MESSAGES[message], language).format(**words)


def language_name(code: str, language: str) -> str:
    """A language, by its ISO code, as another one calls it; the code where it is not known."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language).languages.get(code, code))
    except (UnknownLocaleError, ValueError):
        return code
