"""Templates of what is said about tables and no placement can change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OF_TABLES: Final[Mapping[str, str]] = {
    "tables.clash": "{table}: opposite and alternating impossible with {number} places: {hosts} cannot sit opposite each other and women and men alternate all the way round. Repairs: {repairs}; or {fewer} or {more} places.",
    "tables.repairs": "the hostess one place to her left (variant hostess-moves-left), two chairs at one end of a long table (two-at-an-end), two of one sex side by side in low places (same-sex-low)",
    "tables.variant": "The tables are set in the variant {variant}.",
    "tables.usual": "Of the variants {variants} none does better than the tables as they stand.",
    "tables.thirteen": "Thirteen are at {table}: add or drop one, or part them as seven and six.",
    "tables.number": "{table} has the number {number}, which offends some guests: a name would do.",
    "tables.door": "Whoever presides at {table} has the back to the main door: turn the table (rotation).",
    "tables.outside": "{table} does not fit into the room: of {number} places {outside} lie outside, {most} would fit.",
    "tables.too_few": "At {session} no two of {guests} may share a table: they need at least {number} tables and have {tables}.",
    "tables.shallow": "There is no room behind the chair for an interpreter or aide at {places}.",
}

VARIANT_WORDS: Final[Mapping[str, str]] = {
    "hostess-moves-left": "«hostess-moves-left»: the hostess sits one place to her left, her right-hand neighbour faces the host",
    "two-at-an-end": "«two-at-an-end»: two chairs stand at one end",
    "same-sex-low": "«same-sex-low»: two of one sex are neighbours in low places",
}
"""Variants of setting a table, by name."""
