"""A changed event looks things up in what it now holds."""

from datetime import date

from preseance.model.event import Event
from preseance.model.guest import Guest


def test_a_copy_forgets_what_was_looked_up_before() -> None:
    event = Event(id="e", title="E", start=date(2018, 11, 11), guests=(Guest(id="a", name="A"),))
    assert set(event.guest_by_id) == {"a"}
    changed = event.model_copy(update={"guests": (Guest(id="b", name="B"),)})
    assert set(changed.guest_by_id) == {"b"}
