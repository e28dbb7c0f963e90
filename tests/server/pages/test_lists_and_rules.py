"""Pages of lists, rules and rooms: who sees what, what is written, what is refused."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.server.room import Room

from preseance.rules import RULES
from preseance.rules.shapes.help import help_of
from preseance.server.assets import FOLDER
from preseance.server.events import store
from preseance.server.events.roles import ROLES
from preseance.wording.languages import translated

LISTS = "/events/lunch/lists/"
RULES_AT = "/events/lunch/rules/"
ROOMS = "/events/lunch/rooms/"


@pytest.fixture
def olga(lunch_room: Room) -> Client:
    return lunch_room.signed_in("olga").client


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def test_each_role_opens_what_it_may(lunch_room: Room) -> None:
    fields = {"title": "Consul", "note": "a secret", "diet": ["vegan"], "access": ["wheelchair"]}
    lunch_room.do("olga", 0, do="change-guest", id="anna", fields=fields)
    sees = {"owner": "a secret", "planner": "a secret", "kitchen": "vegan", "usher": "wheelchair"}
    for role in ROLES:
        lunch_room.person(role, role, delegation="peru" if role == "liaison" else "")
        client = lunch_room.signed_in(role).client
        page = text(client, f"{LISTS}?column=note&column=diet&column=access")
        told = {t for t in ("a secret", "vegan", "wheelchair") if t in page}
        assert told == (
            {"a secret", "vegan", "wheelchair"}
            if role in ("owner", "planner")
            else {sees[role]}
            if role in sees
            else set()
        )
        assert ("Anna" in page) is (role != "liaison")
        may = role in ("owner", "planner")
        for path in (
            f"{LISTS}rules/",
            RULES_AT,
            f"{RULES_AT}new/pin/",
            ROOMS,
            "/events/lunch/import/",
        ):
            assert client.get(path).status_code == (200 if may else 403), (role, path)


def test_columns_that_somebody_chose_are_remembered(olga: Client) -> None:
    text(olga, f"{LISTS}?column=name&column=took_office")
    page = text(olga, LISTS)
    heads = re.findall(r'<th scope="col" data-column="(\w+)"', page)
    assert heads == ["name", "took_office"]
    assert olga.get(f"{LISTS}nonsense/").status_code == 404


def test_every_rule_has_its_picture_as_in_the_manual() -> None:
    manual = Path(__file__).parents[3] / "docs" / "rules" / "pictures"
    shipped = FOLDER / "room" / "rules"
    assert {f.name for f in manual.iterdir()} == {f.name for f in shipped.iterdir()}
    for file in manual.iterdir():
        assert (shipped / file.name).read_bytes() == file.read_bytes(), file.name


def test_pictures_of_rules_name_things_in_the_language_of_the_page(olga: Client) -> None:
    address = f"{RULES_AT}new/top_table/"
    french = olga.get(address, headers={"Accept-Language": "fr"}).content.decode()
    english = text(olga, address)
    assert "top_table-kept.fr.svg" in french
    assert "top_table-kept.svg" in english
    assert ".fr.svg" not in english
    # Where nothing but names of people is written, one picture serves all.
    assert (
        "apart-kept.svg"
        in olga.get(
            f"{RULES_AT}new/keep_apart/", headers={"Accept-Language": "fr"}
        ).content.decode()
    )


def written(client: Client, kind: str = "keep_apart", rule: str = "", **chosen: Any) -> Any:
    path = f"{RULES_AT}of/{rule}/" if rule else f"{RULES_AT}new/{kind}/"
    base = store.latest("lunch").revision
    return client.post(
        path, {"revision": str(base), "do": "write", "level": "must", "weight": "1"} | chosen
    )


def test_a_rule_is_chosen_and_reads_back_as_its_sentence(olga: Client) -> None:
    answer = written(
        olga, a=["dan"], b=["eve"], relations=["beside", "same-table"], within="3", sessions=["s"],
        level="should", reason="a quarrel", confidential="yes",
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    (row,) = (r for r in store.latest("lunch").event.rules if r.id == "keep-apart-1")
    assert (row.a, row.b, row.sessions, row.level) == (("dan",), ("eve",), ("s",), "should")
    assert row.relations == ("beside", "same-table", "within 3 m")
    page = text(olga, RULES_AT)
    assert "Keep Dan and Eve apart: not beside, at one table or within 3 m, at «" in page
    french = olga.get(RULES_AT, headers={"Accept-Language": "fr"}).content.decode()
    assert "Tenir Dan et Eve à distance" in french
    assert (
        written(olga, rule="keep-apart-1", a=["dan"], b=["finn"], sessions=["s"]).status_code == 302
    )
    now = next(r for r in store.latest("lunch").event.rules if r.id == "keep-apart-1")
    assert (now.b, now.relations, now.reason, now.confidential) == (("finn",), (), "", False)
    assert written(olga, rule="keep-apart-1", do="remove").status_code == 302
    assert "keep-apart-1" not in {r.id for r in store.latest("lunch").event.rules}


def test_the_sentence_follows_what_is_chosen(olga: Client) -> None:
    told = olga.post(f"{RULES_AT}sentence/pin/", {"a": "anna", "b": "t1-2"}).json()["sentence"]
    assert told.startswith("Give Anna ")
    assert "2" in told


def test_every_kind_can_be_written(olga: Client) -> None:
    for kind in RULES:
        page = text(olga, f"{RULES_AT}new/{kind}/")
        assert f"room/rules/{kind}-kept" in page


@pytest.mark.parametrize("kind", ["couples", "precedence"])
def test_the_help_of_a_kind_is_in_the_language_of_the_page(olga: Client, kind: str) -> None:
    rule = RULES[kind]
    for language, other in (("en", "fr"), ("fr", "en")):
        shown = olga.get(f"{RULES_AT}new/{kind}/", headers={"Accept-Language": language})
        page = unescape(shown.content.decode())
        for said in help_of(rule):
            assert f'lang="{language}">{translated(said, said, language)}</' in page
        assert f' lang="{other}">' not in page.partition("<main")[2]


def test_the_help_of_a_kind_that_has_no_french_is_marked_as_english(
    olga: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RULES["couples"], "__doc__", "Part them.\n\nAs nobody said before.\n")
    page = olga.get(f"{RULES_AT}new/couples/", headers={"Accept-Language": "fr"}).content.decode()
    assert '<p lang="en">As nobody said before.</p>' in page


def test_a_rule_that_cannot_hold_is_told_at_its_field(olga: Client) -> None:
    answer = written(olga, a=["nobody"], b=["eve"])
    assert answer.status_code == 422
    assert b'id="a-wrong"' in answer.content
    wrong_weight = {"revision": "0", "do": "write", "a": "anna", "b": "eve", "weight": "0"}
    french = olga.post(
        f"{RULES_AT}new/keep_apart/", wrong_weight, headers={"Accept-Language": "fr"}
    )
    assert "un nombre d’au moins 1." in french.content.decode()
    for wrong in ({"weight": "0"}, {"a": ["anna"], "within": "far"}, {"level": "maybe"}, {"a": []}):
        assert written(olga, **({"a": ["anna"], "b": ["eve"]} | wrong)).status_code == 422, wrong
    assert written(olga, revision="77", a=["anna"], b=["eve"]).status_code == 422
    assert written(olga, revision="x", a=["anna"], b=["eve"]).status_code == 422
    assert store.latest("lunch").revision == 0
    page = written(olga, a=["anna"], b=["eve"], reason="<i>hush</i>")
    assert page.status_code == 302
    assert "<i>hush" not in text(olga, RULES_AT)


def test_tables_are_set_out_in_lines(olga: Client) -> None:
    (name,) = (r.id for r in store.latest("lunch").event.rooms)
    given = {
        "form": "round",
        "number": "5",
        "seats": "8",
        "across": "3",
        "apart": "4",
        "x": "3",
        "y": "20",
    }
    answer = olga.post(f"{ROOMS}{name}/", {"revision": "0", "do": "set-out"} | given)
    assert answer.status_code == 302, answer.content.decode()
    room = store.latest("lunch").event.rooms[0]
    assert [(t.x, t.y) for t in room.tables[-5:]] == [(3, 20), (7, 20), (11, 20), (3, 24), (7, 24)]
    assert room.depth >= 26
    assert "<svg" in text(olga, f"{ROOMS}{name}/drawing/")
    assert "<svg" in text(olga, ROOMS)
    for field in given:
        wrong = {"revision": "1", "do": "set-out"} | given | {field: "-1"}
        assert olga.post(f"{ROOMS}{name}/", wrong).status_code == 422, field


def test_a_room_is_added_and_measured(olga: Client) -> None:
    new = {"revision": "0", "do": "add", "name": "Salon <b>", "width": "12,5", "depth": "9"}
    assert olga.post(ROOMS, new).url == "/events/lunch/rooms/salon-b/"
    page = text(olga, "/events/lunch/rooms/salon-b/")
    assert "Salon <b>" not in page
    assert store.latest("lunch").event.rooms[-1].width == 12.5
    assert olga.post(ROOMS, new | {"name": " ", "revision": "1"}).status_code == 422
    save = {"revision": "1", "do": "save", "name": "Salon", "width": "0", "depth": "9"}
    assert olga.post("/events/lunch/rooms/salon-b/", save).status_code == 422
    assert olga.get("/events/lunch/rooms/nowhere/").status_code == 404
