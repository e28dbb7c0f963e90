"""What files hold and nothing is reckoned from: it is kept, and it is said."""

from __future__ import annotations

from preseance.model.base import Record


class Unread(Record):
    """One column, file or sheet that changes nothing."""

    file: str
    column: str = ""
    """Its heading, or its number where it has none; empty for a whole file."""
    near: str = ""
    """The column or file it may have been meant for."""
    is_record: bool = False
    """Whether the program knows it and keeps it for people to read."""
    is_sheet: bool = False
    """Whether it is a sheet of the user's own in a workbook that is yet to be written anew."""
