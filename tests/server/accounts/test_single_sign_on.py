"""Single sign-on by a real provider over HTTP: who comes in, who does not, and what they are told."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import jwt
import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import timezone
from tests.server.accounts.provider import CLIENT, KEY, SECRET, STRANGE, Identities, providing
from tests.server.room import Room, browser

from preseance.server.accounts.models import Invitation, Person, invite, issue_token
from preseance.server.environment import SingleSignOn

BEGIN, BACK = "/accounts/single-sign-on/", "/accounts/single-sign-on/back/"


@pytest.fixture(scope="module")
def listening() -> Iterator[Identities]:
    with providing() as known:
        yield known


@pytest.fixture(autouse=True)
def unhurried(room: Room) -> None:
    """Nobody has been here before."""
    cache.clear()


@pytest.fixture
def provider(room: Room, listening: Identities) -> Iterator[Identities]:
    """A provider that this room trusts, in good order."""
    known = listening
    fresh = Identities(issuer=known.issuer)
    known.__dict__.update(fresh.__dict__)
    told = SingleSignOn(known.issuer, CLIENT, SECRET, "House")
    with override_settings(SINGLE_SIGN_ON=told):
        yield known


def gone_to(client: Client, **form: str) -> str:
    """Where the page sends the browser."""
    page = client.post(BEGIN, form)
    assert page.status_code == 200, page.content.decode()
    assert "form-action 'self'" in page.headers["Content-Security-Policy"]
    found = re.search(r'content="0;url=([^"]+)"', page.content.decode())
    assert found
    return unescape(found[1])


def came_back(provider: Identities, client: Client | None = None, **form: str) -> Any:
    """Somebody who went there and signed in."""
    client = client or browser()
    return client.get(f"{BACK}?{provider.visited(gone_to(client, **form))}")


def olga(**more: Any) -> Person:
    return Person.objects.create(username="olga", email="Olga@house.example", **more)


def test_a_colleague_with_an_account_comes_in_and_goes_where_they_wanted(
    provider: Identities,
) -> None:
    person = olga()
    client = browser()
    button = client.get("/accounts/login/?next=/new/").content.decode()
    assert "Sign in with House" in button
    assert 'name="next" value="/new/"' in button[button.index(BEGIN) :]
    done = came_back(provider, client, next="/new/")
    assert (done.status_code, done.headers["Location"]) == (302, "/new/")
    assert client.get("/").wsgi_request.user == person
    assert client.get("/accounts/sessions/").content.count(b"<td") > 2
    row = SocialAccount.objects.get()
    assert (row.provider, row.uid, row.extra_data) == (provider.issuer, "0042", {})
    # From then on it is the subject that counts.
    provider.claims = {"email": "olga.b@house.example", "email_verified": False}
    assert came_back(provider).status_code == 302
    assert came_back(provider, next="https://evil.example/").headers["Location"] == "/"


def test_who_wrote_a_colleagues_address_as_their_own_is_out_when_the_colleague_comes(
    provider: Identities,
) -> None:
    person = olga()
    person.set_password("quiet river 19 stones")
    person.save()
    Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
    token, _ = issue_token(person, "script", "write", 1)
    other = browser()
    other.post("/accounts/login/", {"login": "olga", "password": "quiet river 19 stones"})
    assert came_back(provider).status_code == 302
    person.refresh_from_db()
    token.refresh_from_db()
    assert not person.has_usable_password()
    assert not token.is_open
    assert not Authenticator.objects.exists()
    assert other.get("/").status_code == 302, "signed out"


@pytest.mark.parametrize("how", ["nobody", "unverified", "closed", "machine", "two", "over"])
def test_who_is_not_meant_stays_outside_and_is_told_why(provider: Identities, how: str) -> None:
    said = {
        "nobody": "Nobody has been invited", "unverified": "does not vouch",
        "closed": "account is closed", "machine": "runs this machine", "two": "Several accounts",
        "over": "Nobody has been invited",
    }[how]  # fmt: skip
    if how == "unverified":
        olga()
        provider.claims = {"email_verified": False}
    if how in ("closed", "machine", "two"):
        olga(is_active=how != "closed", is_superuser=how == "machine")
    if how == "two":
        Person.objects.create(username="other", email="olga@house.example")
    if how == "over":
        invite(email="olga@house.example", until=timezone.now() - timedelta(seconds=1))
    before = Person.objects.count()
    client = browser()
    page = came_back(provider, client)
    assert page.status_code == 403
    assert said in page.content.decode()
    assert client.get("/").status_code == 302
    assert Person.objects.count() == before


def test_an_invitation_by_address_makes_one_account_once(provider: Identities) -> None:
    Person.objects.create(username="olgab")
    invite(email="Olga@House.example")
    assert came_back(provider).status_code == 302
    person = Person.objects.get(email="olga@house.example")
    assert (person.username, person.first_name) == ("olgab-2", "Olga")
    assert not person.has_usable_password()
    assert Invitation.objects.get().used
    assert not person.memberships.exists()
    assert came_back(provider).status_code == 302
    assert Person.objects.count() == 2


def test_anybody_whom_the_provider_knows_comes_in_where_that_is_set(
    provider: Identities,
) -> None:
    told = SingleSignOn(provider.issuer, CLIENT, SECRET, "House", anybody=True)
    with override_settings(SINGLE_SIGN_ON=told):
        assert came_back(provider).status_code == 302
        provider.claims = {"sub": "43", "email": "x@house.example", "email_verified": None}
        assert came_back(provider).status_code == 403


def test_an_address_told_by_userinfo_alone_counts_for_the_same_subject(
    provider: Identities,
) -> None:
    olga()
    provider.claims = {"email": None, "email_verified": None}
    provider.userinfo = {"sub": "7", "email": "olga@house.example", "email_verified": True}
    assert came_back(provider).status_code == 401
    provider.userinfo["sub"] = "0042"
    assert came_back(provider).status_code == 302


TIMES = ("exp", "iat", "nbf")
"""Claims that are given here in seconds from now."""


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"}, {"nonce": None}, {"aud": "elsewhere"}, {"aud": [CLIENT, "elsewhere"]},
        {"aud": [CLIENT], "azp": "elsewhere"}, {"iss": "https://evil.example"}, {"sub": None},
        {"sub": ""}, {"sub": "x" * 192}, {"exp": -300}, {"exp": None}, {"iat": 3600},
        {"nbf": 3600},
    ],
    ids=str,
)  # fmt: skip
def test_a_token_that_is_not_for_this_sign_in_opens_nothing(
    provider: Identities, claims: dict[str, Any]
) -> None:
    olga()
    now = int(time.time())
    provider.claims = {k: now + v if k in TIMES and v is not None else v for k, v in claims.items()}
    client = browser()
    page = came_back(provider, client)
    assert page.status_code == 401
    assert "could not be trusted" in page.content.decode()
    assert client.get("/").status_code == 302


def test_a_token_that_the_provider_has_not_signed_opens_nothing(
    provider: Identities, caplog: pytest.LogCaptureFixture
) -> None:
    olga()
    public = jwt.algorithms.ECAlgorithm.to_jwk(KEY.public_key())
    for key, algorithm in ((STRANGE, "ES256"), ("", "none"), (public, "HS256")):
        provider.key, provider.algorithm = key, algorithm
        assert came_back(provider).status_code == 401
    for raw in (b"", b"[]", b"{}", b'{"access_token": 3, "id_token": {}}', b"\xff"):
        provider.raw = raw
        assert came_back(provider).status_code == 401
    assert "olga" not in caplog.text


def test_what_comes_back_counts_once_and_in_the_same_browser_alone(provider: Identities) -> None:
    olga()
    client = browser()
    query = provider.visited(gone_to(client))
    stranger = browser().get(f"{BACK}?{query}")
    assert stranger.status_code == 401
    assert "begun elsewhere" in stranger.content.decode()
    assert client.get(f"{BACK}?{query}").status_code == 302
    assert client.get(f"{BACK}?{query}").status_code == 401
    for query, said in (("error=access_denied", "broken off"), ("error=server_error", "refused")):
        state = dict(p.split("=") for p in provider.visited(gone_to(client)).split("&"))["state"]
        page = client.get(f"{BACK}?{query}&state={state}").content.decode()
        assert said in page
    french = client.get(BACK, headers={"Accept-Language": "fr"}).content.decode()
    assert "recommencez" in french


@pytest.mark.parametrize(
    "described",
    [{"issuer": "https://evil.example"}, {"token_endpoint": "http://plain.example/token"},
     {"authorization_endpoint": "javascript:alert(1)"}, {"jwks_uri": None}],
    ids=str,
)  # fmt: skip
def test_a_provider_that_describes_itself_badly_is_not_gone_to(
    provider: Identities, described: dict[str, Any]
) -> None:
    provider.described = described
    page = browser().post(BEGIN)
    assert page.status_code == 502
    assert "does not answer as a provider should" in page.content.decode()


def test_a_provider_that_goes_away_in_between_is_said(provider: Identities) -> None:
    olga()
    client = browser()
    query = provider.visited(gone_to(client))
    provider.described = {"issuer": "https://evil.example"}
    assert client.get(f"{BACK}?{query}").status_code == 502
    assert client.get("/").status_code == 302


def test_nobody_begins_by_a_link_or_too_often_and_other_addresses_are_not_there(
    provider: Identities,
) -> None:
    assert browser().get(BEGIN).status_code == 405
    assert browser(enforce_csrf_checks=True).post(BEGIN).status_code == 403
    for path in ("3rdparty/", "3rdparty/signup/", "social/signup/", "openid_connect/login/"):
        assert browser().get(f"/accounts/{path}").status_code == 404
    client = browser()
    answers = {client.post(BEGIN).status_code for _ in range(31)}
    assert answers == {200, 429}


def test_where_none_is_set_nothing_is_there(room: Room) -> None:
    assert "single-sign-on" not in browser().get("/accounts/login/").content.decode()
    assert browser().post(BEGIN).status_code == 404
    assert browser().get(BACK).status_code == 404


def test_a_provider_that_is_away_is_said(room: Room) -> None:
    told = SingleSignOn("http://localhost:9", CLIENT, SECRET, "House")
    with override_settings(SINGLE_SIGN_ON=told):
        assert browser().post(BEGIN).status_code == 502
