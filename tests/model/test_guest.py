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


def test_key_that_is_no_date_reads_as_none() -> None:
    guest = Guest(
        id="a", name="A", keys={"took_office": "spring", "credentials": "2018-01-02T10:30"}
    )
    assert guest.key_date("took_office") is None
    date = guest.key_date("credentials")
    assert date is not None and date.isoformat() == "2018-01-02"
