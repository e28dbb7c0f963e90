"""First run: an example opened, or three steps to an event whose first plan is on its way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.server.room import Room

from preseance.examples import names
from preseance.server.events import models as rows
from preseance.server.events import store
from preseance.server.jobs.models import Job

PASTED = "Name\tTitle\nAna Prado\tAmbassador\nBen Roe\t\nCleo Marsh\tMayor\n"
LISTED = Path(__file__).parents[2] / "cases" / "imports" / "gala-tables" / "list.xlsx"


@pytest.fixture
def olga(room: Room) -> Client:
    return room.signed_in("olga").client


def begun(client: Client, **given: Any) -> Any:
    return client.post("/new/", {"title": "Spring dinner", "form": "", "seats": "8"} | given)


def test_where_nothing_is_there_is_a_way_to_begin(olga: Client) -> None:
    page = olga.get("/").content.decode()
    assert "/new/" in page
    for name in names():
        assert f'value="{name}"' in page
    answer = olga.post("/new/example/", {"example": "embassy-dinner"})
    assert answer.url == "/events/embassy-dinner/"
    home = olga.get("/").content.decode()
    assert "Dinner at the residence" in home
    assert "you own it" in home


def test_three_steps_make_an_event_and_its_first_plan(olga: Client) -> None:
    answer = begun(olga, pasted=PASTED, day="2027-05-01", kind="gala", form="round", seats="2")
    assert answer.url == "/events/spring-dinner/"
    event = store.latest("spring-dinner").event
    assert [g.name for g in event.guests] == ["Ana Prado", "Ben Roe", "Cleo Marsh"]
    assert (event.title, event.start.isoformat(), event.occasion) == (
        "Spring dinner",
        "2027-05-01",
        "gala",
    )
    assert [t.seats for t in event.rooms[0].tables] == [2, 2]
    assert Job.objects.get().kind == "plan"
    assert olga.get(answer.url).status_code == 200


@pytest.mark.parametrize("form", ["long", "u", "dais", "hollow-square"])
def test_one_table_seats_all(olga: Client, form: str) -> None:
    assert begun(olga, pasted=PASTED, form=form).status_code == 302
    (table,) = store.latest("spring-dinner").event.rooms[0].tables
    assert (table.form, table.seats) == (form, 4)


def test_without_guests_one_writes_them_down(olga: Client) -> None:
    assert begun(olga).url == "/events/spring-dinner/lists/"
    assert not Job.objects.exists()
    assert olga.get("/events/spring-dinner/").status_code == 200


def test_tables_of_the_list_are_kept(olga: Client) -> None:
    file = SimpleUploadedFile("gala.xlsx", LISTED.read_bytes())
    assert begun(olga, list=file).status_code == 302
    again = SimpleUploadedFile("gala.xlsx", LISTED.read_bytes())
    answer = begun(olga, list=again, form="round")
    assert answer.status_code == 422
    assert b"The list gives guests their tables" in answer.content


def test_what_cannot_be_taken_is_told_beside_its_field(olga: Client) -> None:
    wrong = {"title": " ", "kind": "picnic", "day": "soon", "form": "hexagon", "seats": "1"}
    answer = begun(olga, **wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    for field in ("title", "kind", "day", "seats"):
        assert f'id="{field}-wrong"' in page
    assert begun(olga, pasted="1,2\n3,4\n").status_code == 422
    assert begun(olga, title="x" * 201).status_code == 422
    assert begun(olga, title="<b>Spring</b>", seats="٣").status_code == 422
    assert olga.post("/new/example/", {"example": "../x"}).status_code == 422
    assert not rows.Event.objects.exists()
