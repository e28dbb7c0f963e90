"""The rotating presidency of the Council of the European Union.

Order of presidencies: Council Decision (EU) 2016/1316 of 26 July 2016, annex; half-years
from July 2017, in turn after the last one.
"""

from __future__ import annotations

from datetime import date
from typing import Final

_IN_ORDER: Final = [
    "EE",
    "BG",
    "AT",
    "RO",
    "FI",
    "HR",
    "DE",
    "PT",
    "SI",
    "FR",
    "CZ",
    "SE",
    "ES",
    "BE",
    "HU",
    "PL",
    "DK",
    "CY",
    "IE",
    "LT",
    "GR",
    "IT",
    "LV",
    "LU",
    "NL",
    "SK",
    "MT",
]
_START: Final = 2017 * 2 + 1
"""Half-years since the year 0, when Estonia took the presidency on 1 July 2017."""


def holder_on(day: date) -> str:
    """ISO code of the state that presides on a day."""
    half = 2 * day.year + (day.month > 6)
    return _IN_ORDER[(half - _START) % len(_IN_ORDER)]


def place_of(country: str, day: date, current: str = "") -> int | None:
    """How many presidencies lie between the current one and a country's next; 0 while it presides.

    ``current`` names the presiding state by hand (before July 2017, or after a new decision).
    None for a country that is no member.
    """
    presiding = current or holder_on(day)
    if country not in _IN_ORDER or presiding not in _IN_ORDER:
        return None
    return (_IN_ORDER.index(country) - _IN_ORDER.index(presiding)) % len(_IN_ORDER)
