"""Rows of flags: what stands in a room or before a house, and by which custom."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from preseance.model.base import Identifier, Record, kebab_word

FlagForm = Literal["halyards", "stands", "half-circle", "table"]
HostFlag = Literal["first", "last", "middle", "both-ends", "in-order", "none"]
Filling = Literal["line", "centre", "centre-if-odd", "centre-if-three"]


class FlagRow(Record):
    """One row of flags of the delegations at a session: masts outside, stands behind the speakers, a
    half circle, or small flags on the tables.

    Sources of each custom stand in docs/protocol/flags.md. Lengths in metres, angles in degrees
    counter-clockwise.
    """

    id: Identifier
    """Short name, in kebab-case."""
    name: str = ""
    """How papers call it; its form where empty."""
    form: FlagForm = "halyards"
    """Masts in a row, stands in a row, stands in a half circle open to the viewer, or small flags on the
    tables, each before its head of delegation."""
    sessions: tuple[str, ...] = ()
    """Sessions of the room that it belongs to; all of them where empty."""
    order: Literal["alphabetical", "precedence"] = "alphabetical"
    """States by the alphabet, or as their heads of delegation rank."""
    language: str = ""
    """Language of the names, by its code; ``own`` is each country's, empty the first of the event."""
    names: Literal["short", "united-nations", "inverted"] = "short"
    """Form of the names that are put in order."""
    host: HostFlag = "first"
    """Where the host's own flag is: before or after those of other states, in the middle, in order, or
    nowhere; ``both-ends``: before them, and the flag that opens the row closes it once more."""
    organisations: Literal["last", "first", "in-order"] = "last"
    """Where flags of organisations are: after the states, before the host's, or among the states."""
    first: tuple[str, ...] = ()
    """Delegations whose flags come before all others, in this order."""
    last: tuple[str, ...] = ()
    """Delegations whose flags come after all others, in this order."""
    shift: int = Field(default=0, ge=0)
    """By how many the order of the others begins later, as it rotates by one each year or session."""
    fills: Filling = "line"
    """From one end; from the centre outward by turns; from the centre where their number is odd, or
    where they are three."""
    honour_side: Literal["right", "left"] = "right"
    """On which hand of somebody with their back to the wall the row begins: right is the viewer's left."""
    checked_by: str = ""
    """Who checks the row before guests arrive, as the flag plan prints it."""
    x: float = 0.0
    """Metres from the west wall to its middle."""
    y: float = 0.0
    """Metres from the south wall to its middle."""
    rotation: float = 0.0
    """0: seen from the south."""
    pitch: float = Field(default=1.0, gt=0)
    """Metres between two masts."""

    @model_validator(mode="before")
    @classmethod
    def _in_hyphens(cls, values: Any) -> Any:
        """Words of the settings may be written with underscores or blanks."""
        if not isinstance(values, dict):
            return values
        words = ("form", "order", "names", "host", "organisations", "fills", "honour_side")
        said = {k: kebab_word(values[k]) for k in words if type(values.get(k)) is str}
        return {**values, **said}
