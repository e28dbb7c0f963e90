"""Family names are known where the guest's entries tell, and never guessed."""

import pytest

from preseance.model.guest import Guest
from preseance.model.naming import filed_under, name_parts


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
