"""Which settings of a table say something of which forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from preseance.model.room import Form, Table

FORMS_OF: Final[Mapping[str, tuple[Form, ...]]] = {
    "ends": (Form.LONG, Form.NEGOTIATION, Form.U),
    "legs": (Form.U,),
    "inner": (Form.U, Form.COMB, Form.SQUARE),
    "prongs": (Form.COMB,),
    "rows": (Form.ROWS, Form.PHOTO, Form.PROCESSION),
    "order": (Form.ROUND, Form.LONG, Form.SQUARE, Form.LINE, Form.PROCESSION),
    "front": (Form.CAR,),
    "wheel": (Form.CAR,),
    "mirror": (Form.LONG, Form.NEGOTIATION),
    "diameter": (Form.ROUND,),
}
"""Settings of a table that some forms alone can have; every form has the others."""


def strays(table: Table) -> Iterator[tuple[str, tuple[Form, ...]]]:
    """Settings that say something other than usual and nothing of the table's form; the forms they go with."""
    for name, forms in FORMS_OF.items():
        usual = Table.model_fields[name].default
        if table.form not in forms and getattr(table, name) != usual:
            yield name, forms
