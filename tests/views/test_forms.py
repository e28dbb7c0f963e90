"""A form alone has all its places, and nobody at them."""

from preseance.model.room import Form, Hosts, Table
from preseance.views.forms import form_view


def test_a_form_view_has_its_places_and_offices_but_no_guests() -> None:
    view = form_view(Table(id="t", form=Form.ROUND, seats=12, hosts=Hosts.FACING), "Facing")
    assert len(view.places()) == 12
    assert {place.office for place in view.places()} == {"host", "co-host", ""}
    assert all(place.guest is None for place in view.places())
    assert view.head.session == "Facing"
