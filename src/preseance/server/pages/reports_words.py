"""What the page of reports says, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "again": Said("Another report"),
        "all": Said("Choose all"),
        "chosen": Said("Take what is chosen"),
        "file": Said("A file: text, HTML, PDF, DOCX or a mail"),
        "in-text": Said("In the text"),
        "name": Said("What the report is called"),
        "none": Said("Choose none"),
        "nothing": Said(
            "Nothing is proposed: the report says nothing of two guests that a plan could take."
        ),
        "paste": Said("Or its text"),
        "proposals": Said("Proposals"),
        "quote-of": Said("Proposal"),
        "read": Said("Read"),
        "reports": Said("Reports"),
        "row": Said("would be written as"),
        "taken": Said("taken"),
        "text": Said("The report"),
        "what": Said(
            "A report is read for what it says of the guests. Nothing is written but what you take, with its words as its source; the report itself is not kept."
        ),
    }
)
CERTAINTIES: Mapping[str, Said] = MappingProxyType(
    {"high": Said("high"), "medium": Said("medium"), "low": Said("low")}
)
