"""Passkeys, the code of an app and codes for when it is lost: pages and mistakes in the house's words."""

from __future__ import annotations

import re
import time
from hashlib import sha256
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)
from tests.server.room import Room, browser

FRENCH = {"Accept-Language": "fr"}
SECRET = "JBSWY3DPEHPK3PXP"
PASSWORD = "correct horse battery staple"
LIBRARY = re.compile(
    r"authenticat|two-factor|recovery code|security key|passwordless|unspecified|deactivate|are you sure"
    r"|authentif|deux facteurs|codes? de (?:récupération|secours)|clés? de sécurité|Êtes-vous sûr",
    re.IGNORECASE,
)
PAGES = {
    "totp/activate/": ("A code from your telephone", "Un code de votre téléphone"),
    "totp/deactivate/": ("Switch off the code", "Désactiver le code"),
    "recovery-codes/": ("Codes for when it is lost", "Codes en cas de perte"),
    "recovery-codes/generate/": ("Codes for when it is lost", "Codes en cas de perte"),
    "webauthn/": ("Passkeys", "Clés d’accès"),
    "webauthn/add/": ("Add a passkey", "Ajouter une clé d’accès"),
    "webauthn/keys/{key}/edit/": ("Another name", "Un autre nom"),
    "webauthn/keys/{key}/remove/": ("Remove a passkey", "Retirer une clé d’accès"),
    "reauthenticate/": ("Confirm that it is you", "Confirmez que c’est vous"),
    "webauthn/reauthenticate/": ("Confirm that it is you", "Confirmez que c’est vous"),
}


def _credential() -> dict[str, Any]:
    """What a browser sends of a new passkey; its key is a point of nobody."""
    key = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
    whose = AttestedCredentialData.create(Aaguid(bytes(16)), b"telephone", key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(sha256(b"localhost").digest(), flags, 0, whose)
    said = CollectedClientData.create("webauthn.create", b"challenge", "https://localhost")
    return {
        "credential": {
            "id": websafe_encode(b"telephone"),
            "rawId": websafe_encode(b"telephone"),
            "type": "public-key",
            "response": {
                "clientDataJSON": websafe_encode(said),
                "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
            },
            "clientExtensionResults": {},
        }
    }


def _olga(room: Room, *kinds: str) -> tuple[Client, dict[str, str]]:
    """Olga with a password and the factors named, who has just shown that it is her."""
    person = room.person("olga")
    person.set_password(PASSWORD)
    person.save()
    held = {
        "totp": {"secret": SECRET},
        "recovery_codes": {"migrated_codes": ["1111 2222", "3333 4444"], "used_mask": 0},
        "webauthn": {"name": "Telephone", **_credential()},
    }
    made = {k: Authenticator.objects.create(user=person, type=k, data=held[k]) for k in kinds}
    client = room.signed_in("olga").client
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client, {kind: str(factor.pk) for kind, factor in made.items()}


def _text(content: bytes) -> str:
    """What a page shows, without scripts, styles and the names of fields."""
    shown = re.sub(r"<(script|style)\b.*?</\1>", " ", content.decode(), flags=re.DOTALL)
    hints = " ".join(re.findall(r'(?:placeholder|title|alt|aria-label)="([^"]*)"', shown))
    return " ".join(re.sub(r"<[^>]*>", " ", shown).split()) + " " + hints


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_has_the_house_s_words(room: Room, path: str, language: str) -> None:
    kinds = ["webauthn"] if path == "totp/activate/" else ["totp", "recovery_codes", "webauthn"]
    client, keys = _olga(room, *kinds)
    page = client.get(
        f"/accounts/2fa/{path.format(key=keys['webauthn'])}",
        headers={"Accept-Language": language},
    )
    assert page.status_code == 200
    assert f"<h1>{PAGES[path][language == 'fr']}</h1>" in page.content.decode()
    assert not LIBRARY.findall(_text(page.content))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_signing_in_asks_for_the_code_in_the_house_s_words(room: Room, language: str) -> None:
    _olga(room, "totp", "webauthn")
    client = browser(headers={"Accept-Language": language})
    page = client.post("/accounts/login/", {"login": "olga", "password": PASSWORD}, follow=True)
    titled = {"en": "The code of your app", "fr": "Le code de votre application"}[language]
    assert f"<h1>{titled}</h1>" in page.content.decode()
    assert not LIBRARY.findall(_text(page.content))


def test_a_wrong_code_is_told_and_the_right_one_is_taken(room: Room) -> None:
    client, _ = _olga(room)
    client.get("/accounts/2fa/totp/activate/")
    wrong = client.post("/accounts/2fa/totp/activate/", {"code": "abc"}, headers=FRENCH)
    assert "Ce code n’est pas le bon" in wrong.content.decode()
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    on = client.post("/accounts/2fa/totp/activate/", {"code": code}, headers=FRENCH, follow=True)
    assert "Le code de votre application est désormais demandé." in on.content.decode()
    assert not LIBRARY.findall(_text(on.content))
    off = client.post("/accounts/2fa/totp/deactivate/", headers=FRENCH, follow=True)
    assert "Aucun code n’est plus demandé." in off.content.decode()


def test_new_codes_are_told(room: Room) -> None:
    client, _ = _olga(room, "totp")
    page = client.post("/accounts/2fa/recovery-codes/generate/", headers=FRENCH, follow=True)
    assert "De nouveaux codes sont prêts" in page.content.decode()
    assert not LIBRARY.findall(_text(page.content))


def test_a_passkey_is_taken_away_and_its_name_says_which_it_is(room: Room) -> None:
    client, keys = _olga(room, "webauthn")
    path = f"/accounts/2fa/webauthn/keys/{keys['webauthn']}/remove/"
    assert "Telephone" in client.get(path, headers=FRENCH).content.decode()
    page = client.post(path, headers=FRENCH, follow=True)
    assert "La clé d’accès est retirée." in page.content.decode()


@pytest.mark.parametrize(("number", "called"), [(0, "Première clé"), (1, "Clé 2")])
def test_a_new_passkey_has_a_name_to_begin_with(room: Room, number: int, called: str) -> None:
    client, _ = _olga(room, *["webauthn"] * number)
    page = client.get("/accounts/2fa/webauthn/add/", headers=FRENCH)
    assert f'value="{called}"' in page.content.decode()
