"""Tables as they are written."""

import pytest

from preseance.model.guest import Guest, Mode
from preseance.model.room import Form, Hosts, Table


@pytest.mark.parametrize(
    ("written", "meant"),
    [("hollow_square", Form.SQUARE), ("Horseshoe", Form.U), ("E", Form.COMB), ("stand", Form.ROWS)],
)
def test_a_form_may_be_called_by_its_other_names(written: str, meant: Form) -> None:
    assert Table.model_validate({"id": "t", "seats": 9, "form": written}).form is meant


def test_words_of_settings_may_have_underscores_or_blanks() -> None:
    table = Table.model_validate(
        {"id": "t", "seats": 9, "hosts": "guest_of_honour", "order": "host_first"}
    )
    assert (table.hosts, table.order) == (Hosts.GUEST_OF_HONOUR, "host-first")
    guest = Guest.model_validate({"id": "g", "name": "G", "mode": "personal envoy"})
    assert guest.mode is Mode.PERSONAL_ENVOY
