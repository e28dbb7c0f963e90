"""A list is sent, looked at, mapped, then taken as one revision, or left without a trace."""

from __future__ import annotations

import re
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.server.room import Room

from preseance.formats.lists import TAKEN
from preseance.server.events import store
from preseance.server.events.personal.erasing import erase
from preseance.server.imports import waiting
from preseance.server.imports.models import Waiting

LIST = "Nom;Fonction;Régime;Divers\nAnna;Consul;;x\nGus Roe;Envoyé;végan;y\nHana Ito;;;z\n"
DOUBLE = "Ito Hana;;;w\n"
CASES = Path(__file__).parents[2] / "cases" / "imports"
START = "/events/lunch/import/"


@pytest.fixture
def olga(lunch_room: Room) -> Client:
    return lunch_room.signed_in("olga").client


def sent(client: Client, content: bytes | str, name: str = "liste.csv") -> Any:
    raw = content.encode() if isinstance(content, str) else content
    return client.post(START, {"list": SimpleUploadedFile(name, raw)})


def take(client: Client, path: str) -> Any:
    page = client.get(path).content.decode()
    found = re.search(r'name="revision" value="(\d+)"', page)
    assert found is not None
    return client.post(path, {"do": "take", "revision": found[1]})


def test_nothing_is_taken_before_it_is_confirmed(olga: Client) -> None:
    answer = sent(olga, LIST)
    page = olga.get(answer.url).content.decode()
    assert store.latest("lunch").revision == 0
    for text in ("Gus Roe", "Hana Ito", "Consul", "Régime"):
        assert text in page
    assert take(olga, answer.url).status_code == 302
    now = store.latest("lunch")
    assert now.revision == 1
    assert now.event.guest_by_id["anna"].title == "Consul"
    assert now.event.guest_by_id["gus-roe"].diet == ("vegan",)
    assert not Waiting.objects.exists()
    assert b"Gus" in (store.original("lunch", TAKEN) or b"")
    olga.post(
        "/api/v1/events/lunch/undo", data={"id": str(uuid.uuid4())}, content_type="application/json"
    )
    assert "gus-roe" not in store.latest("lunch").event.guest_by_id


def test_columns_are_mapped_and_doubles_joined(olga: Client) -> None:
    where = sent(olga, LIST + DOUBLE).url
    answer = olga.post(
        where,
        {
            "do": "look", "column-D": "organisation", "was-D": "notes", "column-C": "", "was-C": "diet",
            "join": "hana-ito=ito-hana",
        },
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    take(olga, where)
    guests = store.latest("lunch").event.guest_by_id
    assert guests["gus-roe"].diet == ()
    assert "ito-hana" not in guests


def test_a_list_is_left(olga: Client) -> None:
    where = sent(olga, LIST).url
    assert olga.post(where, {"do": "leave"}).status_code == 302
    assert not Waiting.objects.exists()
    assert olga.get(where).status_code == 404
    assert store.latest("lunch").revision == 0


def test_a_list_that_nobody_took_goes_after_a_day(olga: Client) -> None:
    sent(olga, LIST)
    waiting.sweep()
    assert Waiting.objects.count() == 1
    Waiting.objects.update(made=timezone.now() - waiting.LIFE * 1.1)
    waiting.sweep()
    assert not Waiting.objects.exists()


def test_a_list_goes_before_a_guest_is_erased(olga: Client) -> None:
    take(olga, sent(olga, LIST).url)
    sent(olga, LIST)
    erase("lunch", "gus-roe", None)
    assert not Waiting.objects.exists()
    assert b"Gus" not in (store.original("lunch", TAKEN) or b"")


def test_a_colleague_who_was_faster_is_not_overwritten(olga: Client, lunch_room: Room) -> None:
    where = sent(olga, LIST).url
    lunch_room.do("olga", 0, do="change-guest", id="anna", fields={"title": "Envoy"})
    assert olga.post(where, {"do": "take", "revision": "0"}).status_code == 422
    assert store.latest("lunch").event.guest_by_id["anna"].title == "Envoy"


def test_what_was_edited_here_may_stay(olga: Client, lunch_room: Room) -> None:
    take(olga, sent(olga, LIST).url)
    lunch_room.do("olga", 1, do="change-guest", id="anna", fields={"title": "Envoy"})
    where = sent(olga, LIST.replace("végan", "halal")).url
    olga.post(where, {"do": "look", "merge": "yes"})
    take(olga, where)
    guests = store.latest("lunch").event.guest_by_id
    assert (guests["anna"].title, guests["gus-roe"].diet) == ("Envoy", ("halal",))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
        ("empty.csv", b""),
        ("numbers.csv", b"1,2,3\n4,5,6\n"),
        ("large.csv", b"Name\n" + b"x" * 10_000_001),
        ("torn.xlsx", b"PK\x03\x04" + b"\0" * 200),
        ("many.csv", b"Name,Title\n" + b"".join(b"Ana Prado%d,x\n" % n for n in range(3_001))),
    ],
)
def test_a_wrong_file_is_a_sentence(olga: Client, name: str, content: bytes) -> None:
    answer = sent(olga, content, name)
    assert answer.status_code == 422
    assert b'role="alert"' in answer.content
    assert not Waiting.objects.exists()


def test_a_form_too_large_is_refused_unread(olga: Client) -> None:
    answer = olga.generic("POST", START, b"x", CONTENT_LENGTH=str(13 * 1024 * 1024))
    assert answer.status_code == 413


def test_hostile_names_and_mappings_change_nothing(olga: Client) -> None:
    where = sent(olga, LIST.replace("Gus Roe", "<b>Gus</b> Roe"), "..\\..\\<script>.csv").url
    page = olga.get(where).content.decode()
    assert "<script>.csv" not in page
    assert "<b>Gus" not in page
    for body in (
        {"do": "look", "column-ZZ": "title", "was-ZZ": ""},
        {"do": "look", "column-A": "nonsense", "was-A": "full_name"},
        {"do": "look", "sheet": "nowhere"},
        {"do": "look", "join": "anna=nobody"},
        {"do": "take", "revision": "9" * 30},
        {"do": "take", "revision": "-1"},
    ):
        assert olga.post(where, body).status_code == 422, body
    assert store.latest("lunch").revision == 0


def test_only_who_may_edit_imports_and_only_their_own(olga: Client, lunch_room: Room) -> None:
    where = sent(olga, LIST).url
    lunch_room.person("paul", "planner")
    lunch_room.person("vera", "viewer")
    paul, vera = lunch_room.signed_in("paul").client, lunch_room.signed_in("vera").client
    assert paul.get(where).status_code == 404
    assert vera.get(START).status_code == vera.get(where).status_code == 403
    stranger = lunch_room.signed_in("stranger").client
    assert stranger.get(where).status_code == 404


@pytest.mark.parametrize("case", ["embassy", "cards", "gala-tables"])
def test_lists_as_people_have_them(olga: Client, case: str) -> None:
    file = next((CASES / case).glob("list.*"))
    where = sent(olga, file.read_bytes(), file.name).url
    assert olga.get(where).status_code == 200
    assert take(olga, where).status_code in (302, 422)
