"""A guest attends what he is expected at, under an identifier that is one."""

import pytest
from pydantic import ValidationError

from preseance.model.guest import Guest, Status


def test_guest_without_sessions_attends_all() -> None:
    assert Guest(id="a", name="A").attends("lunch")


def test_guest_attends_only_the_sessions_named() -> None:
    guest = Guest(id="a", name="A", sessions=("lunch",))
    assert guest.attends("lunch")
    assert not guest.attends("ceremony")


def test_guest_who_declined_attends_nothing() -> None:
    assert not Guest(id="a", name="A", status=Status.DECLINED).attends("lunch")


def test_identifier_must_be_kebab_case() -> None:
    with pytest.raises(ValidationError):
        Guest(id="Not Kebab", name="A")
