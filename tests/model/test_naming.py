"""Family names are known where the guest's entries tell, and never guessed."""

import pytest

from preseance.model.guest import Guest
from preseance.model.naming import filed_under, in_alphabet, name_parts


@pytest.mark.parametrize(
    ("name", "short", "sort", "parts", "filed"),
    [
        ("Angela Merkel", "Merkel", "", ("Angela", "Merkel"), "Merkel, Angela"),
        ("Xi Jinping", "Xi", "", ("Jinping", "Xi"), "Xi Jinping"),
        ("Macky Sall", "Macky Sall", "Sall, Macky", ("Macky", "Sall"), "Sall, Macky"),
        ("Ji Bingxuan", "", "Ji, Bingxuan", ("Bingxuan", "Ji"), "Ji, Bingxuan"),
        ("Emmanuel Macron", "", "MACRON, Emmanuel", ("Emmanuel", "Macron"), "MACRON, Emmanuel"),
        ("MACRON Emmanuel", "", "Macron, Emmanuel", ("Emmanuel", "MACRON"), "Macron, Emmanuel"),
        ("Mohammed VI", "", "", ("", ""), "Mohammed VI"),
        ("Henri", "Grand Duke Henri", "", ("", ""), "Henri"),
    ],
)
def test_name_parts(name: str, short: str, sort: str, parts: tuple[str, str], filed: str) -> None:
    guest = Guest(id="g", name=name, short_name=short, sort_name=sort)
    assert name_parts(guest) == parts
    assert filed_under(guest) == filed


def test_guests_stand_by_family_name_in_the_alphabet_of_the_event() -> None:
    filed = ["Cole, Ann", "Cole, Zed", "Cole Hart, Ivo", "Cole-Hart, Bob", "Coleman, Abe",
             "O’Shea, Amy", "O'Shea, Tim", "Zorn, Zoe", "Øst, Ida", "Ås, Åse"]  # fmt: skip
    guests = [
        Guest(id=f"g{k}", name=" ".join(reversed(s.split(", "))), sort_name=s)
        for k, s in enumerate(reversed(filed))
    ]
    by_id = {g.id: g for g in guests}
    assert [filed_under(g) for g in in_alphabet(guests, by_id, "da")] == filed
    assert [filed_under(g) for g in in_alphabet(guests, by_id, "en")][:1] == ["Ås, Åse"]


@pytest.mark.parametrize(
    ("name", "short", "country", "filed"),
    [
        ("Ursula von der Leyen", "von der Leyen", "DE", "Leyen, Ursula von der"),
        ("Alcide De Gasperi", "De Gasperi", "IT", "De Gasperi, Alcide"),
        ("Xi Jinping", "Xi", "CN", "Xi Jinping"),
    ],
)
def test_particles_follow_the_custom_of_the_country(
    name: str, short: str, country: str, filed: str
) -> None:
    guest = Guest(id="g", name=name, short_name=short, country=country)
    assert filed_under(guest) == filed
    again = Guest(id="g", name=name, sort_name=filed, country=country)
    assert name_parts(again)[1] in ("", short)
