"""Pages of one's own account say the house's words, in the language of the browser; others are left out."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.server.room import Room, browser

FRENCH = {"Accept-Language": "fr"}


@pytest.fixture
def olga(room: Room) -> Client:
    return room.signed_in("olga").client


@pytest.mark.parametrize(
    ("path", "titled"),
    [
        ("password/change/", "Un autre mot de passe"),
        ("2fa/", "Clés d’accès et second facteur"),
        ("sessions/", "Où vous êtes connecté"),
        ("logout/", "Se déconnecter"),
        ("inactive/", "Ce compte est fermé"),
    ],
)
def test_a_page_has_the_house_s_words(room: Room, path: str, titled: str) -> None:
    person = room.person("olga")
    person.set_password("correct horse battery staple")
    person.save()
    page = room.signed_in("olga").client.get(f"/accounts/{path}", headers=FRENCH)
    assert page.status_code == 200
    assert f"<h1>{titled}</h1>" in page.content.decode()


def test_what_concerns_the_account_asks_once_more_who_it_is(room: Room) -> None:
    person = room.person("olga")
    person.set_password("correct horse battery staple")
    person.save()
    client = room.signed_in("olga").client
    page = client.get("/accounts/2fa/totp/activate/", headers=FRENCH, follow=True)
    assert "<h1>Confirmez que c’est vous</h1>" in page.content.decode()


@pytest.mark.parametrize(
    ("path", "sent", "told"),
    [
        ("login/", {"login": "olga", "password": "nothing"}, "ne vont pas ensemble"),
        ("login/", {"login": "olga@example.org", "password": "nothing"}, "ne vont pas ensemble"),
        ("reauthenticate/", {"password": "nothing"}, "pas le mot de passe de ce compte"),
        ("password/change/", {"oldpassword": "nothing"}, "pas le mot de passe de ce compte"),
    ],
)
def test_a_mistake_is_told_in_the_house_s_words(
    room: Room, path: str, sent: dict[str, str], told: str
) -> None:
    person = room.person("olga")
    person.set_password("correct horse battery staple")
    person.save()
    client = browser() if path == "login/" else room.signed_in("olga").client
    page = client.post(f"/accounts/{path}", sent, headers=FRENCH)
    assert told in page.content.decode()
    assert "oublié ?" not in page.content.decode()


@pytest.mark.parametrize(
    "path",
    ["email/", "confirm-email/", "password/set/", "password/reset/done/", "social/connections/"],
)
def test_pages_that_this_room_has_no_use_for_are_not_there(olga: Client, path: str) -> None:
    assert olga.get(f"/accounts/{path}").status_code == 404
