"""Accounts come by links that work once; who signs in badly too often waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from tests.planning.commands.given import lunch
from tests.server.room import Room, browser

from preseance.formats.event_folder import files_of
from preseance.server import running
from preseance.server.accounts.models import Invitation, Person, invite
from preseance.server.events import models as rows
from preseance.server.events import store
from preseance.server.pages import home

FIELDS = {
    "username": "olga",
    "password1": "quiet river 19 stones",
    "password2": "quiet river 19 stones",
}


def test_the_first_link_makes_the_owner_of_what_waits(room: Room) -> None:
    event = lunch()
    store.create(event, files_of(event), None, key="lunch")
    link = running.first_link(8000)
    assert link is not None
    assert link.startswith("http://localhost:8000/welcome/")
    path = link.removeprefix("http://localhost:8000")
    newer = running.first_link(8000)
    assert browser().get(path).status_code == 404, "a newer link closes the one before"
    assert newer is not None
    client = browser()
    path = newer.removeprefix("http://localhost:8000")
    weak = client.post(path, FIELDS | {"password1": "short", "password2": "short"})
    assert weak.status_code == 200
    assert not Person.objects.exists()
    assert client.post(path, FIELDS).status_code == 302
    assert "E" in client.get("/").content.decode()
    assert rows.Membership.objects.get().role == "owner"
    assert browser().get(path).status_code == 404
    assert running.first_link(8000) is None
    assert client.get("/events/lunch/").status_code == 200
    assert client.get("/accounts/sessions/").content.count(b"<td") > 2, "where one is signed in"


def test_a_link_ends_with_its_day_and_later_ones_own_nothing(room: Room) -> None:
    room.person("olga")
    row, secret = invite()
    assert browser().post(f"/welcome/{secret}/", FIELDS | {"username": "paul"}).status_code == 302
    paul = Person.objects.get(username="paul")
    assert not paul.is_superuser
    assert not paul.memberships.exists()
    row, secret = invite()
    Invitation.objects.filter(pk=row.pk).update(expires=timezone.now() - timedelta(seconds=1))
    assert browser().get(f"/welcome/{secret}/").status_code == 404


def test_accounts_are_invited_by_whoever_runs_the_machine(room: Room) -> None:
    olga = room.person("olga")
    caller = room.signed_in("olga")
    assert caller.post("/invitations").status_code == 422
    olga.is_superuser = True
    olga.save()
    path = caller.post("/invitations").json()["path"]
    assert browser().get(path).status_code == 200


def test_nobody_signs_up_by_themselves_and_pages_ask_to_sign_in(room: Room) -> None:
    assert "Sign Up Closed" in browser().get("/accounts/signup/").content.decode()
    assert browser().get("/").headers["Location"] == "/accounts/login/?next=/"


def test_a_form_without_its_token_is_told_in_the_house_s_words(room: Room) -> None:
    page = browser(enforce_csrf_checks=True).post("/accounts/login/", {"login": "olga"})
    assert page.status_code == 403
    assert "no longer valid" in page.content.decode()
    french = browser(enforce_csrf_checks=True).post(
        "/accounts/login/", {"login": "olga"}, headers={"Accept-Language": "fr"}
    )
    assert "plus valable" in french.content.decode()


@pytest.mark.parametrize(
    "address", ["login", "logout", "password/change", "2fa", "sessions", "reauthenticate"]
)
def test_the_pages_of_an_account_have_the_house_s_look_in_french(room: Room, address: str) -> None:
    room.person("olga")
    client = browser() if address == "login" else room.signed_in("olga").client
    answer = client.get(f"/accounts/{address}/", headers={"Accept-Language": "fr"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<html lang="fr" dir="ltr">' in page
    assert "entrance.css" in page
    assert "style=" not in page
    assert not any(word in page for word in ("Sign In", "Sign Out", "Password:", "Messages:"))


def test_who_guesses_passwords_waits(room: Room) -> None:
    person = room.person("olga")
    person.set_password("quiet river 19 stones")
    person.save()
    client = browser()
    guess = {"login": "olga", "password": "wrong"}
    for _ in range(6):
        page = client.post("/accounts/login/", guess).content.decode()
    assert "Tried too often" in page
    right = client.post("/accounts/login/", {"login": "olga", "password": "quiet river 19 stones"})
    assert right.status_code == 200, "even the right one, for a while"


def test_a_database_that_is_away_is_said(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(person: Person) -> list[object]:
        raise OperationalError("gone")

    caller = room.signed_in("olga")
    caller.client.raise_request_exception = False
    monkeypatch.setattr(home, "entries", away)
    page = caller.client.get("/")
    assert page.status_code == 503
    assert "The database is away" in page.content.decode()
    assert page.headers["Retry-After"]
    from preseance.server.api import events

    monkeypatch.setattr(events, "entries", away)
    told = caller.get("/events")
    assert told.status_code == 503
    assert told.json()["detail"]
