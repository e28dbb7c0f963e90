"""What the import of lists says on its pages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "again": Said("Look again"),
        "changed": Said("Changed"),
        "changes-nothing": Said("The list says nothing that the event does not say already."),
        "column": Said("Column"),
        "columns": Said("Columns"),
        "columns-lead": Said(
            "What each column holds; what is in no column of ours goes to the note."
        ),
        "doubles": Said("Likely doubles"),
        "doubles-lead": Said("Both stay unless you tick them: then the second becomes the first."),
        "doubts": Said("To be looked at"),
        "example": Said("For instance"),
        "field": Said("Holds"),
        "file": Said("A file"),
        "file-lead": Said(
            "A workbook (XLSX, XLS, ODS), CSV, vCard or an export of pretix, 10 MB at most. "
            "Nothing is taken before you have seen what becomes of it."
        ),
        "from": Said("From the list"),
        "here": Said("Here"),
        "import": Said("Import a list"),
        "is-one": Said("are one guest"),
        "join-these": Said("{one} and {other}", one="{one}", other="{other}"),
        "leave": Said("Leave it"),
        "listed": Said("In the list"),
        "looked": Said("The event has changed meanwhile; look at the list again."),
        "merge": Said("Keep what was edited here since the last list"),
        "missing": Said("Not in the list, and kept"),
        "new": Said("New"),
        "none-yet": Said("Choose a file, or paste a list."),
        "not-taken": Said("asked, not taken"),
        "note": Said("note"),
        "of-companion": Said("of whoever comes along"),
        "or-paste": Said("Or pasted from a spreadsheet"),
        "other-file": Said("Another list"),
        "read-it": Said("Read the list"),
        "remarks": Said("Remarks"),
        "row": Said("Row"),
        "rules": Said("Rules proposed"),
        "sheet": Said("Sheet"),
        "all-sheets": Said("each that looks like a list"),
        "skipped": Said("Rows that hold no guest"),
        "take": Said("Take the list"),
        "take-lead": Said("As one revision, which Undo takes back."),
        "what": Said("What"),
        "who": Said("Guest"),
        "words": Said("Says"),
    }
)
"""By name."""
