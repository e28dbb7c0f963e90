"""A password that is forgotten: links by the machine, by an owner and by mail, each for one person, once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import timezone
from tests.server.room import Room, browser

from preseance.errors import UnknownNameError
from preseance.server import environment, running
from preseance.server.accounts.models import Invitation, Person
from preseance.server.events import models as rows
from preseance.server.pages import passwords

OLD, NEW = "quiet river 19 stones", "loud brook 7 pebbles"
FORGOTTEN = "/accounts/password/reset/"
MAIL = environment.Mail("localhost", 25, "", "", "room@house.example", tls=False, starttls=False)


@pytest.fixture
def paul(lunch_room: Room) -> Person:
    """Who plans the lunch, and has a password."""
    cache.clear()
    person = lunch_room.person("paul", "planner")
    person.email = "Paul@house.example"
    person.set_password(OLD)
    person.save()
    return person


@pytest.fixture
def mailing() -> Iterator[None]:
    backend = "django.core.mail.backends.locmem.EmailBackend"
    with override_settings(MAIL=MAIL, EMAIL_BACKEND=backend, DEFAULT_FROM_EMAIL=MAIL.sender):
        mail.outbox = []
        yield


def signed_in(password: str) -> Client | None:
    client = browser()
    done = client.post("/accounts/login/", {"login": "paul", "password": password})
    return client if done.status_code == 302 else None


def chosen(path: str, password: str = NEW) -> Any:
    return browser().post(path, {"new_password1": password, "new_password2": password})


def test_a_link_of_the_machine_sets_another_password_once(paul: Person) -> None:
    client = signed_in(OLD)
    assert client is not None
    earlier = running.password_address("paul", 8000).removeprefix("http://localhost:8000")
    path = running.password_address("paul", 8000).removeprefix("http://localhost:8000")
    assert browser().get(earlier).status_code == 404, "a newer link closes the one before"
    assert "«paul»" in browser().get(path).content.decode()
    assert chosen(path, "short").status_code == 200
    assert signed_in(NEW) is None
    done = chosen(path)
    assert (done.status_code, done.headers["Location"]) == (302, "/accounts/login/")
    assert client.get("/").status_code == 302, "signed out where they were"
    assert signed_in(OLD) is None
    assert signed_in(NEW) is not None
    assert chosen(path).status_code == 404
    assert not EmailAddress.objects.filter(verified=True).exists()
    late = running.password_address("paul", 8000).removeprefix("http://localhost:8000")
    Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert browser().get(late).status_code == 404
    with pytest.raises(UnknownNameError, match="Known: olga, paul"):
        running.password_address("pual", 8000)


def test_a_closed_account_is_not_opened_by_a_password(paul: Person) -> None:
    path = running.password_address("paul", 8000).removeprefix("http://localhost:8000")
    Person.objects.filter(pk=paul.pk).update(is_active=False)
    assert chosen(path).status_code == 404


def test_an_owner_makes_one_for_a_member_whose_every_event_is_theirs(
    lunch_room: Room, paul: Person
) -> None:
    owner = lunch_room.signed_in("olga").client

    def asked(name: str = "paul") -> Any:
        return owner.post("/events/lunch/members/", {"do": "password", "username": name})

    page = asked().content.decode()
    found = re.search(r"/welcome/[\w-]+/", page)
    assert found
    assert "Give this address to paul alone" in page
    assert chosen(found[0]).status_code == 302
    assert signed_in(NEW) is not None
    assert rows.Audit.objects.filter(what="password-link", detail__username="paul").exists()
    assert asked("nobody").status_code == 422
    by_program = lunch_room.signed_in("olga").post("/events/lunch/members/paul/password", {})
    assert by_program.status_code == 201
    assert by_program.json()["expires"]
    assert chosen(by_program.json()["path"], "another correct staple").status_code == 302
    other = rows.Event.objects.create(key="tea", title="Tea", document="{}")
    row = rows.Membership.objects.create(event=other, person=paul, role="viewer")
    refused = asked()
    assert refused.status_code == 422
    assert "more than your events" in refused.content.decode()
    row.delete()
    Person.objects.filter(pk=paul.pk).update(is_superuser=True)
    assert asked().status_code == 422
    assert not Invitation.objects.filter(used=None).exists()


def asked_by_mail(address: str, **headers: str) -> str:
    answer = browser().post(FORGOTTEN, {"email": address}, headers=headers)
    assert answer.status_code == 200
    # What is done after the answer is done before this.
    passwords.POST.submit(int).result()
    return str(answer.content.decode())


def test_mail_brings_a_link_to_whoever_has_the_account_and_the_answer_tells_nothing(
    paul: Person, mailing: None
) -> None:
    known, unknown = asked_by_mail("paul@HOUSE.example"), asked_by_mail("pual@HOUSE.example")
    assert known.replace("paul@", "") == unknown.replace("pual@", "")
    (letter,) = mail.outbox
    assert (letter.to, letter.from_email) == (["Paul@house.example"], MAIL.sender)
    (path,) = re.findall(r"http://localhost(/welcome/[\w-]+/)", letter.body)
    assert chosen(path).status_code == 302
    assert signed_in(NEW) is not None
    assert EmailAddress.objects.get(user=paul).verified, "the mail came to them"
    asked_by_mail("paul@house.example", **{"Accept-Language": "fr"})
    assert "dans l’heure" in mail.outbox[-1].body


def test_no_mail_goes_to_whom_it_would_not_be_safe(paul: Person, mailing: None) -> None:
    Person.objects.filter(pk=paul.pk).update(is_superuser=True)
    asked_by_mail("paul@house.example")
    Person.objects.filter(pk=paul.pk).update(is_superuser=False, is_active=False)
    asked_by_mail("paul@house.example")
    Person.objects.filter(pk=paul.pk).update(is_active=True)
    Person.objects.create(username="other", email="paul@house.example")
    asked_by_mail("paul@house.example")
    assert mail.outbox == []
    for wrong in ("", "paul", "a@b\nBcc: c@d.example"):
        answer = browser().post(FORGOTTEN, {"email": wrong})
        assert answer.status_code == 422
        assert "no e-mail address" in answer.content.decode()
    assert "could" not in browser().get(FORGOTTEN).content.decode()


def test_who_asks_for_mail_too_often_waits_whether_there_is_an_account_or_not(
    paul: Person, mailing: None
) -> None:
    for address in ("paul@house.example", "pual@house.example"):
        answers = [browser().post(FORGOTTEN, {"email": address}).status_code for _ in range(6)]
        assert answers == [200] * 5 + [429]
    passwords.POST.submit(int).result()


def test_mail_that_cannot_go_out_is_written_down_without_names(
    paul: Person, mailing: None, caplog: pytest.LogCaptureFixture
) -> None:
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.nowhere.EmailBackend"):
        asked_by_mail("paul@house.example")
    (told,) = [r.getMessage() for r in caplog.records if r.name == "preseance.mail"]
    assert told == "not sent: ModuleNotFoundError"


def test_where_no_mail_goes_out_nobody_is_told_of_any(room: Room) -> None:
    assert "no mail" in browser().get(FORGOTTEN).content.decode()
    assert browser().post(FORGOTTEN, {"email": "a@b.org"}).status_code == 405
    assert FORGOTTEN in browser().get("/accounts/login/").content.decode()


@pytest.mark.parametrize(
    ("url", "told"),
    [("smtp://u:p%40ss@mail.example?from=room@x.org", ("mail.example", 587, "u", "p@ss", False, True)),
     ("smtps://mail.example?from=room@x.org", ("mail.example", 465, "", "", True, False)),
     ("smtp://localhost:25?from=room@x.org", ("localhost", 25, "", "", False, False))],
)  # fmt: skip
def test_mail_goes_out_encrypted_but_to_this_machine(
    monkeypatch: pytest.MonkeyPatch, url: str, told: tuple[Any, ...]
) -> None:
    monkeypatch.setenv("EMAIL_URL", url)
    way = environment.mail()
    assert way is not None
    assert (way.host, way.port, way.user, way.password, way.tls, way.starttls) == told
    assert way.sender == "room@x.org"


@pytest.mark.parametrize("url", ["smtp://hush@mail.example", "http://hush@x?from=a@b", "smtp://:hush@?from=a@b", "smtp://hush@x:99999?from=a@b", "smtp://hush@x?from=a"])  # fmt: skip
def test_a_way_out_that_is_none_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("EMAIL_URL", url)
    with pytest.raises(environment.PreseanceError) as error:
        environment.mail()
    assert "EMAIL_URL" in str(error.value)
    assert "hush" not in str(error.value)
