"""A setting is refused only where it changes nothing of the form."""

from datetime import date
from typing import Any

import pytest

from preseance.model.event import Event
from preseance.model.forms import capacity_problem
from preseance.model.forms.belonging import FORMS_OF, strays
from preseance.model.room import Form, Hosts, Room, Table
from preseance.model.session import Session
from preseance.planning.occasion.places import layout_of
from preseance.rooms import outlines

OTHERWISE: dict[str, Any] = {
    "ends": (1, 1), "legs": "row-by-row", "inner": True, "prongs": 4, "rows": 2, "order": "host-first",
    "front": "first", "wheel": "right", "mirror": True, "diameter": 2.5,
}  # fmt: skip


def _looks(table: Table) -> str:
    session = Session(id="s", title="S", room="r")
    room = Room(id="r", name="R", width=60, depth=60, tables=(table,))
    event = Event(id="e", title="E", start=date(2018, 1, 1), rooms=(room,), sessions=(session,))
    layout = layout_of(event, session)
    return repr((layout.places, outlines(table)))


@pytest.mark.parametrize("name", FORMS_OF)
def test_a_stray_setting_changes_no_place_of_the_form(name: str) -> None:
    for form in set(Form) - set(FORMS_OF[name]):
        for hosts in (None, *Hosts):
            for seats in (5, 9, 16):
                plain = Table(id="t", form=form, seats=seats, hosts=hosts, x=30, y=30)
                if capacity_problem(plain) is None:
                    changed = plain.model_copy(update={name: OTHERWISE[name]})
                    assert _looks(plain) == _looks(changed)
                    assert [n for n, _ in strays(changed)] == [name]
