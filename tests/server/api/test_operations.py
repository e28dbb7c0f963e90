"""The interface: what each operation gives, and how it refuses."""

from __future__ import annotations

import io
import json
import uuid
import zipfile

import pytest
from tests.server.room import V1, Caller, Room, browser

from preseance.server.api.callers import ALLOWANCE, Allowance
from preseance.server.events import store


@pytest.fixture
def olga(lunch_room: Room) -> Caller:
    """The owner, signed in."""
    return lunch_room.signed_in("olga")


def test_events_sessions_and_costs_are_seen(olga: Caller) -> None:
    (event,) = olga.get("/events").json()
    assert (event["key"], event["role"], event["revision"]) == ("lunch", "owner", 0)
    told = olga.get("/events/lunch").json()
    assert [s["id"] for s in told["sessions"]] == ["s"]
    assert told["sessions"][0]["worst"] == "must"
    session = olga.get("/events/lunch/sessions/s").json()
    places = {p["id"]: p["guest"] for t in session["tables"] for p in t["places"]}
    assert (places["t1-1"], places["t2-4"]) == ("anna", None)
    guests = {g["id"]: g for g in session["guests"]}
    assert (guests["anna"]["place"], guests["anna"]["table"], guests["anna"]["seat"]) == (
        "t1-1", "Table 1", "1",
    )  # fmt: skip
    assert session["marks"]["anna"] == ["approved"]
    assert session["pinned"] == ["cleo"]
    found = session["findings"]["must"]
    assert {"apart", "pin"} <= {f["rule"] for f in found}
    assert all(f["text"].endswith(".") for f in found)
    costs = olga.get("/events/lunch/sessions/s/costs", guest="cleo").json()
    assert costs["places"]["t1-1"][0] < 0
    assert costs["places"]["t1-3"] == [0, 0, 0]


def test_sentences_are_in_the_language_asked_for(olga: Caller) -> None:
    french = olga.get("/events/lunch/sessions/s", lang="fr").json()
    assert any("n’a pas de place" in f["text"] for f in french["findings"]["must"])
    refused = olga.client.get(f"{V1}/events/nothing", headers={"Accept-Language": "fr"})
    assert refused.json()["detail"].startswith("Il n’y a pas")
    unread = olga.client.post(
        f"{V1}/events/lunch/commands",
        {"id": "x", "base_revision": 0},
        content_type="application/json",
        headers={"Accept-Language": "fr"},
    )
    found = {e["where"][-1]: e["expected"] for e in unread.json()["errors"]}
    assert found == {"id": "un UUID", "command": "une valeur"}


def test_a_command_says_what_it_changed_and_what_it_breaks_now(olga: Caller) -> None:
    done = olga.do("lunch", 0, do="swap", session="s", first="anna", second="cleo").json()
    assert done["revision"] == 1
    assert done["places"] == {"s": {"anna": "t1-3", "cleo": "t1-1"}}
    assert "pin" not in {f["rule"] for f in done["findings"]["s"]["must"]}
    again = olga.get("/events/lunch/sessions/s").json()
    assert again["findings"] == done["findings"]["s"]
    older = olga.get("/events/lunch/sessions/s", revision=0).json()
    assert "pin" in {f["rule"] for f in older["findings"]["must"]}


def test_a_clash_is_409_with_three_sides(lunch_room: Room, olga: Caller) -> None:
    lunch_room.person("paul", "planner")
    lunch_room.signed_in("paul").do("lunch", 0, do="unseat", session="s", guests=["anna"])
    clash = olga.do("lunch", 0, do="move", session="s", guest="anna", place="t2-4")
    assert clash.status_code == 409
    told = clash.json()
    part = "plan/s/anna"
    assert told["base"][part]["place"] == "t1-1"
    assert told["theirs"][part] is None
    assert told["mine"][part]["place"] == "t2-4"
    assert (told["by"][0]["author"], told["revision"]) == ("paul", 1)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ({"do": "move", "session": "s", "guest": "anna", "place": "t1-2"}, "taken"),
        ({"do": "move", "session": "s", "guest": "nobody", "place": "t1-2"}, "no guest"),
        ({"do": "move", "session": "x", "guest": "anna", "place": "t1-2"}, "no session"),
        ({"do": "remove-guest", "id": "anna"}, "mistake"),
        ({"do": "change-guest", "id": "anna", "fields": {"no_show": "often"}}, "cannot be read"),
        ({"do": "change-guest", "id": "anna"}, "cannot be read"),
        ({"do": "fly"}, "cannot be read"),
        ({"do": "revert", "of": 0, "changes": []}, "made by the program"),
        ({"do": "move", "session": "s", "guest": 7, "place": "t1-2"}, "cannot be read"),
        (
            {"do": "move", "session": "s", "guest": "anna", "place": "t2-4", "x": 1},
            "cannot be read",
        ),
    ],
)
def test_what_cannot_be_is_422_with_a_sentence_and_changes_nothing(
    olga: Caller, command: dict[str, object], said: str
) -> None:
    refused = olga.do("lunch", 0, **command)
    assert refused.status_code == 422, refused.content
    assert said in refused.json()["detail"]
    assert store.latest("lunch").revision == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b'{"id": "a", "id": "b"}', 400),
        (b'{"id": NaN}', 400),
        (b'{"id": "a\\u0000"}', 400),
        (b'{"id": "\\ud800"}', 400),
        (b"\xff", 400),
        (b"[" * 90 + b"]" * 90, 400),
        (b'{"id": "no uuid", "base_revision": 0, "command": {}}', 422),
        (b'{"base_revision": "0"}', 422),
        (b'{"id": "8c4e2a3c-9ad7-4a9c-a3ad-6a8d0b0a7d11", "base_revision": 1.0, "command": {}}', 422),
        (b'{"id": "8c4e2a3c-9ad7-4a9c-a3ad-6a8d0b0a7d11", "base_revision": true, "command": {}}', 422),
        (b'{"id": "8c4e2a3c-9ad7-4a9c-a3ad-6a8d0b0a7d11", "base_revision": 99999999999, "command": {}}', 422),
        (b"[]", 422),
    ],
)  # fmt: skip
def test_a_body_is_read_strictly(olga: Caller, body: bytes, status: int) -> None:
    path = f"{V1}/events/lunch/commands"
    answer = olga.client.post(path, data=body, content_type="application/json")
    assert answer.status_code == status, answer.content
    assert answer.json()["detail"]
    other = olga.client.post(path, data=b"{}", content_type="text/plain")
    assert other.status_code == 400


def test_errors_that_no_operation_has_are_said_in_french_too(olga: Caller) -> None:
    french = {"Accept-Language": "fr"}
    sent = {"data": b"{", "content_type": "application/json", "headers": french}
    path = f"{V1}/events/lunch/commands"
    asked = {
        "ne peut être lu": olga.client.post(path, **sent),
        "Connectez-vous": browser().get(f"{V1}/events", headers=french),
        "rien ici": olga.client.get(f"{V1}/nothing", headers=french),
        "ne se demande pas ainsi": olga.client.put(path, **sent),
    }
    for said, answer in asked.items():
        assert said in answer.json()["detail"], answer.content


def test_a_huge_body_is_refused_unread(olga: Caller) -> None:
    body = b'{"x": "' + b"a" * (5 * 1024 * 1024) + b'"}'
    answer = olga.client.post(f"{V1}/events", data=body, content_type="application/json")
    assert answer.status_code == 413
    assert answer.json()["detail"]


def test_undo_redo_and_back(olga: Caller) -> None:
    olga.do("lunch", 0, do="move", session="s", guest="anna", place="t2-4")
    undone = olga.post("/events/lunch/undo", {"id": str(uuid.uuid4())}).json()
    assert undone["places"] == {"s": {"anna": "t1-1"}}
    redone = olga.post("/events/lunch/redo", {"id": str(uuid.uuid4())}).json()
    assert redone["places"] == {"s": {"anna": "t2-4"}}
    back = {"id": str(uuid.uuid4()), "base_revision": 3, "revision": 0}
    assert olga.post("/events/lunch/back", back).json()["places"] == {"s": {"anna": "t1-1"}}
    told = olga.get("/events/lunch/revisions").json()
    assert [r["act"] for r in told["revisions"]] == ["do", "undo", "redo", "do"]
    assert (told["can_undo"], told["can_redo"]) == (True, False)
    compared = olga.get("/events/lunch/revisions/0/compare", to=3).json()
    assert [c["part"] for c in compared["changes"]] == ["plan/s/anna"]
    nothing = {"id": str(uuid.uuid4())}
    assert olga.post("/events/lunch/redo", nothing).status_code == 422


def test_the_whole_event_comes_out_and_in(olga: Caller) -> None:
    document = olga.get("/events/lunch/document").json()
    made = olga.post("/events", {"document": document})
    assert made.status_code == 201
    assert made.json()["key"] == "e"
    assert store.latest("e").event == store.latest("lunch").event
    archive = olga.get("/events/lunch/files")
    names = zipfile.ZipFile(io.BytesIO(archive.content)).namelist()
    assert "lunch/guests.csv" in names
    assert olga.post("/events", {"example": "gala"}).status_code == 201
    assert olga.post("/events", {"example": "nothing"}).status_code == 422
    assert olga.post("/events", {}).status_code == 422
    assert olga.post("/events", {"document": {"id": "x"}}).status_code == 422


def test_a_program_shows_a_token_which_may_be_for_reading_alone(lunch_room: Room) -> None:
    writer, reader = lunch_room.program("olga"), lunch_room.program("olga", "read")
    assert reader.get("/events/lunch").status_code == 200
    assert reader.do("lunch", 0, do="unseat", session="s", guests=["anna"]).status_code == 403
    assert writer.do("lunch", 0, do="unseat", session="s", guests=["anna"]).status_code == 200
    assert Caller(headers={"Authorization": "Bearer nonsense"}).get("/events").status_code == 401
    made = writer.post("/tokens", {"name": "again"}).json()
    other = Caller(headers={"Authorization": f"Bearer {made['token']}"})
    assert other.get("/me").json()["username"] == "olga"
    assert writer.delete(f"/tokens/{made['id']}").status_code == 200
    assert other.get("/me").status_code == 401
    assert made["token"] not in json.dumps(writer.get("/tokens").json())


def test_a_token_that_calls_too_often_is_429(
    lunch_room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ALLOWANCE, "take", Allowance(2).take)
    program = lunch_room.program("olga")
    assert [program.get("/me").status_code for _ in range(3)] == [200, 200, 429]


def test_a_page_sends_its_token_against_forgery(lunch_room: Room) -> None:
    client = browser(enforce_csrf_checks=True)
    client.force_login(lunch_room.person("olga"))
    body = {
        "id": str(uuid.uuid4()),
        "base_revision": 0,
        "command": {"do": "unseat", "session": "s", "guests": ["anna"]},
    }
    path = f"{V1}/events/lunch/commands"
    refused = client.post(path, data=json.dumps(body), content_type="application/json")
    assert refused.status_code == 403
    client.get("/")
    token = client.cookies["preseance-csrf"].value
    done = client.post(
        path,
        data=json.dumps(body),
        content_type="application/json",
        headers={"X-CSRFToken": token},
    )
    assert done.status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/events", 401),
        ("post", "/events/lunch/commands", 401),
        ("get", "/nothing", 404),
        ("put", "/events", 405),
        ("get", "/events/not a key", 401),
    ],
)
def test_every_error_is_json(lunch_room: Room, method: str, path: str, status: int) -> None:
    answer = getattr(browser(), method)(V1 + path)
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_key_that_is_none_is_told(olga: Caller) -> None:
    assert olga.get("/events/Not a key").status_code == 422
    assert olga.get("/events/lunch/revisions", limit=0).status_code == 422
    assert olga.get("/events/lunch/revisions", after=10**30).status_code == 422


def test_every_operation_declares_how_it_refuses(lunch_room: Room) -> None:
    from preseance.server.api.interface import api

    for path, operations in api.get_openapi_schema()["paths"].items():
        for operation in operations.values():
            declared = set(operation["responses"])
            assert {400, 401, 403, 404, 409, 413, 422, 429} <= {int(s) for s in declared}, path
            assert operation["description"]
