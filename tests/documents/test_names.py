"""Names are broken where readers would break them."""

from preseance.documents.fonts import Weight
from preseance.documents.names import name_lines
from preseance.views.records import GuestView


def _lines(guest: GuestView) -> list[str]:
    return ["".join(run.text for run in line) for line in name_lines(guest, "two lines")]


def test_given_and_family_name_stand_on_two_lines() -> None:
    guest = GuestView("g", "Marcelo Rebelo de Sousa", given="Marcelo", family="Rebelo de Sousa")
    assert _lines(guest) == ["Marcelo", "Rebelo de Sousa"]


def test_the_order_of_the_names_is_the_guests_own() -> None:
    guest = GuestView("g", "Xi Jinping", given="Jinping", family="Xi")
    assert _lines(guest) == ["Xi", "Jinping"]


def test_the_numeral_of_a_monarch_stays_with_the_name() -> None:
    assert _lines(GuestView("g", "Mohammed VI")) == ["Mohammed VI"]


def test_particles_stay_with_the_family_name() -> None:
    assert _lines(GuestView("g", "Alexander Van der Bellen")) == ["Alexander", "Van der Bellen"]


def test_no_part_is_set_apart_where_the_family_name_is_unknown() -> None:
    lines = name_lines(GuestView("g", "Moulay El Hassan"), "two lines")
    assert {run.weight for line in lines for run in line} == {Weight.SEMIBOLD}


def test_a_family_name_stands_alone_where_it_is_known() -> None:
    known = GuestView("g", "Xi Jinping", given="Jinping", family="Xi")
    assert ["".join(r.text for r in line) for line in name_lines(known, "family")] == ["Xi"]
    unknown = GuestView("g", "Moulay El Hassan")
    assert name_lines(unknown, "family") == name_lines(unknown, "two lines")
