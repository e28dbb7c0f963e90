"""Companions without a name are called, and filed, by whom they come with."""

import pytest

from preseance.model.guest import Guest
from preseance.model.naming import alphabetized, called, full_name

ANA = Guest(id="ana", name="Ana Un", short_name="Ana", sort_name="Un, Ana")
BOB = Guest(id="bob", name="Bob Zorn", sort_name="Zorn, Bob")


def _guests(*guests: Guest) -> dict[str, Guest]:
    return {g.id: g for g in (ANA, BOB, *guests)}


@pytest.mark.parametrize(
    ("sex", "language", "name"),
    [("", "en", "Guest of Ana Un"), ("", "fr", "Invité d’Ana Un"), ("F", "fr", "Invitée d’Ana Un")],
)
def test_a_companion_without_a_name_is_called_by_whom_they_come_with(
    sex: str, language: str, name: str
) -> None:
    guest = Guest(id="g", companion_of="ana", sex=sex)
    assert full_name(guest, _guests(guest), language) == name
    assert called(guest, _guests(guest), language) == name.replace(" Un", "")


def test_whoever_has_no_name_comes_with_their_partner() -> None:
    assert Guest(id="g", partner="ana").companion_of == "ana"
    assert Guest(id="g", partner="ana", companion_of="bob").companion_of == "bob"
    assert Guest(id="g", name="Eva", partner="ana").companion_of == ""


@pytest.mark.parametrize("name", ["", "+1 de Ana", "Guest of Ana Un", "Invité d’Ana"])
def test_companions_are_filed_behind_whom_they_come_with(name: str) -> None:
    guest = Guest(id="g", name=name, companion_of="" if name else "ana")
    guests = _guests(guest)
    order = sorted(guests.values(), key=lambda g: alphabetized(g, guests))
    assert [g.id for g in order] == ["ana", "g", "bob"]


def test_a_name_of_its_own_files_a_companion() -> None:
    guest = Guest(id="g", name="Cid Ray", sort_name="Ray, Cid", companion_of="ana")
    assert alphabetized(guest, _guests(guest)) == "Ray, Cid"
