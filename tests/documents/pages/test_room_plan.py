"""A room drawn on a page: all of it, to scale, and what people wrote stays text."""

from __future__ import annotations

import pytest

from preseance.documents.pages.room_plan import room_plan
from preseance.model.room import Form, Room, Table
from preseance.views.forms import room_view


@pytest.mark.parametrize("form", [Form.ROUND, Form.LONG, Form.U, Form.ROWS, Form.PROCESSION])
def test_every_table_stands_in_its_room(form: Form) -> None:
    tables = tuple(
        Table(id=f"t{n}", name=f"<b>{n}", form=form, seats=8, x=5.0 * n, y=5.0) for n in (1, 2)
    )
    room = Room(id="hall", name="Hall & <i>", width=16.0, depth=10.0, tables=tables)
    drawn = str(room_plan(room_view(room), "The room, «Hall»"))
    assert drawn.startswith("<svg")
    assert 'role="img"' in drawn
    assert "<b>" not in drawn
    assert "<i>" not in drawn
    assert "style=" not in drawn
