"""What the pages of the day say, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "all": Said("all sessions"),
        "changed": Said("Only the cards of those who have moved since the version in force"),
        "day": Said("Programme of the day"),
        "encounters": Said("Encounters"),
        "encounters-help": Said("Where guests who should not meet come near each other, and the cheapest step that ends it."),
        "everybody": Said("all who should not meet"),
        "first": Said("First guest"),
        "form": Said("Form"),
        "language": Said("Language"),
        "look": Said("Look"),
        "meetings": Said("Meetings"),
        "no-hours": Said("No session has an hour yet."),
        "paper": Said("Paper"),
        "papers": Said("Papers"),
        "papers-help": Said("Each as your role may have it; several files come as one archive."),
        "picture": Said("Pairs of guests against sessions"),
        "picture-day": Said("The day of the two"),
        "picture-sight": Said("The two in {session}", session="{session}"),
        "print": Said("Download"),
        "programme": Said("Programme"),
        "requests": Said("Requests"),
        "requests-help": Said("Where each request to meet or not to meet stands, and who must still be told."),
        "second": Said("Second guest"),
        "session": Said("Session"),
        "time-line": Said("Sessions along the time of {day}", day="{day}"),
        "told-marks": Said("Who was told what"),
        "when": Said("When"),
        "whom": Said("Whom"),
        "words": Said("In which words"),
        "answer": Said("Answer"),
    }
)  # fmt: skip
