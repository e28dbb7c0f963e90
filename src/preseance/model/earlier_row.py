"""Where guests sat at earlier events, as far as rules of this one mind it."""

from __future__ import annotations

from preseance.model.base import Record


class EarlierRow(Record):
    """One row of ``earlier.csv``: where a guest sat at an earlier event."""

    event: str
    """Title of the earlier event."""
    session: str
    """Title of its session."""
    guest: str
    """Guest id in this event."""
    room: str = ""
    """Room's id there; a room of the same id here is the same room."""
    table: str = ""
    """Id of the table they sat at."""
    beside: tuple[str, ...] = ()
    """Guest ids, in this event, of those who sat beside them."""

    @property
    def company(self) -> tuple[str, str, str, str]:
        """The same for all who sat at one table at one time."""
        return self.event, self.session, self.room, self.table
