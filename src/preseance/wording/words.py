"""How tables, places, lists and hours are put together in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, str]] = {
    "wording.and": "{first} and {last}",
    "wording.or": "{first} or {last}",
    "wording.others": "{number} others",
    "wording.table": "Table {number}",
    "wording.place": "{table}, place {number}",
    "wording.places": "{table}, places {number}",
    "wording.seat": "{table}, row {row}, seat {number}",
    "wording.interpreter": "{place} (interpreter)",
    "wording.clock": "{hours:02}:{minutes}",
    "wording.clock.whole": "{hours:02}:00",
    "wording.aide": "{place} (aide)",
    "wording.further_aide": "{place} (aide {number})",
    "wording.day_and_time": "{day} at {time}",
}
