"""Moments in words: «14 October 2021», «1er mai 2020 à 10 h 30», and «since 2018» where no more is known."""

from __future__ import annotations

import re
from datetime import datetime

_WHEN = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[ T](?P<time>\d\d:\d\d))?)?)?"
)
_PATTERNS = {"month": "MMMM y", "day": "d MMMM y"}
_ON_A_DAY = {
    "en": (("on", "in"),),
    "fr": (("depuis le", "depuis"), ("le", "en")),
}
"""What stands before a day, and before a month or a year."""


def in_words(iso: str, language: str) -> str:
    """A year, month, day or minute as the language says it; the text itself where it is none."""
    from babel.dates import format_date  # Only sentences with dates need it.

    found = _WHEN.fullmatch(iso)
    if found is None or found["month"] is None:
        return iso
    day = datetime(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    pattern = _PATTERNS["day" if found["day"] else "month"]
    said = format_date(day, pattern, locale=language)
    if language == "fr" and found["day"] == "01":
        said = said.replace("1", "1er", 1)
    if found["time"] is None:
        return said
    return (
        f"{said} à {found['time'].replace(':', ' h ')}"
        if language == "fr"
        else f"{said} at {found['time']}"
    )


def before_moment(template: str, name: str, iso: str, language: str) -> str:
    """The template with the preposition that a month or a year asks instead of a day."""
    if len(iso) >= len("2021-10-14"):
        return template
    for day, longer in _ON_A_DAY[language]:
        if f" {day} {{{name}}}" in template:
            return template.replace(f" {day} {{{name}}}", f" {longer} {{{name}}}")
    return template
