"""Named customs of one-sided tables: which role sits where. Sources stand in customs.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from preseance.model.forms.sides import sections
from preseance.model.room import Form, Table

ONE_SIDED = (Form.DAIS, Form.U, Form.T)
"""Forms that have a row facing the guests, in which a custom can place people."""
_FACING = ("north", "bar")
_PAIR = frozenset({"bride", "groom"})


@dataclass(frozen=True)
class Custom:
    """Who sits where by a custom."""

    name: str
    """As sentences call it, in English."""
    source: str
    row: tuple[frozenset[str], ...]
    """Roles that may have each place, as the guests see the row from left to right."""


@cache
def customs() -> Mapping[str, Custom]:
    """The customs known, by the name a table gives."""
    text = files("preseance.model.forms").joinpath("customs.toml").read_text("utf-8")
    return {
        name: Custom(known["name"], known["source"], tuple(map(frozenset, known["row"])))
        for name, known in tomllib.loads(text).items()
    }


def row_facing(table: Table) -> range:
    """Numbers of the row that faces the guests, from their left to their right; none elsewhere."""
    first = 1
    for section in sections(table):
        if section.side in _FACING:
            return range(first, first + section.count)
        first += section.count
    return range(0)


def roles_at(table: Table) -> Mapping[int, frozenset[str]]:
    """The roles that may have each place by the table's custom, by number; none without a custom.

    Bride and groom have the two places in the middle; of an odd row the empty one is at the right
    end as the guests see it. A row too short for the custom has the middle of it.
    """
    if not table.custom:
        return {}
    row, facing = customs()[table.custom].row, row_facing(table)
    pair = next(k for k, roles in enumerate(row) if not roles.isdisjoint(_PAIR))
    begin = (len(facing) - 2) // 2 - pair
    return {facing[k + begin]: roles for k, roles in enumerate(row) if 0 <= k + begin < len(facing)}
