"""Repairs of a table at which host and hostess cannot sit opposite and everybody alternate.

Named variants that a table or a session may list. Source: the repairs of DA PAM 600-60 and of a
former German ambassador (diplo.news), in their usual order.
"""

from __future__ import annotations

from typing import Final

from preseance.model.room import Form, Hosts, Table

HOSTESS_MOVES_LEFT: Final = "hostess-moves-left"
"""The co-host sits one place to her left, so that her right-hand neighbour faces the host."""
TWO_AT_AN_END: Final = "two-at-an-end"
"""Two chairs stand at the east end of a long table, none at the west end."""
SAME_SEX_LOW: Final = "same-sex-low"
"""The table stays as it is, and two of one sex are neighbours in low places."""
VARIANTS: Final = (HOSTESS_MOVES_LEFT, TWO_AT_AN_END, SAME_SEX_LOW)


def table_in(table: Table, variant: str) -> Table:
    """A table as a variant sets it; the same table where the variant moves no chair of its form."""
    movable = table.form is Form.LONG and table.hosts in (None, Hosts.FRENCH, Hosts.FACING)
    if variant != TWO_AT_AN_END or not movable or table.per_row:
        return table
    return table.model_copy(update={"ends": (0, 2)})


def is_offered(table: Table, variant: str, by_session: tuple[str, ...] = ()) -> bool:
    """Whether a table may take a variant, by its own list or its session's."""
    return variant in table.variants or variant in by_session
