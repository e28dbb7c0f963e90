"""Whoever approves decides table by table; planners read it; what changes afterwards lapses."""

from __future__ import annotations

import re
import uuid
from html import unescape
from typing import Any

import pytest
from tests.server.room import Caller, Room

from preseance.server.events import store

PAGE = "/events/lunch/approval/"


@pytest.fixture
def people(lunch_room: Room) -> Room:
    """The lunch, a planner and whoever approves."""
    lunch_room.person("paul", "planner")
    lunch_room.person("ann", "approver")
    return lunch_room


def form(caller: Caller, table: str) -> dict[str, str]:
    """The hidden fields that a table's form sends."""
    page = caller.client.get(PAGE).content.decode()
    part = page[page.index(f'id="table-{table}"') :]
    part = part[: part.index("</form>")]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', part))
    return {name: unescape(value) for name, value in fields.items()}


def decide(caller: Caller, table: str, verdict: str, comment: str = "", **more: str) -> Any:
    return caller.client.post(
        PAGE, {**form(caller, table), "verdict": verdict, "comment": comment, **more}
    )


def states(caller: Caller) -> dict[str, str]:
    told = caller.get("/events/lunch/sessions/s/approval").json()
    return {t["table"]: t["state"] for t in told["tables"]}


def test_a_table_is_returned_mended_approved_and_lapses(people: Room) -> None:
    ann, paul = people.signed_in("ann"), people.signed_in("paul")
    assert states(paul) == {"t1": "approved", "t2": "approved"}
    assert decide(ann, "t1", "return", "Not <b>beside</b> the door").status_code == 302
    assert states(paul) == {"t1": "returned", "t2": "approved"}
    page = paul.client.get(PAGE).content.decode()
    assert "Not &lt;b&gt;beside&lt;/b&gt; the door" in page
    assert '<button class="primary"' not in page, "who plans does not decide"
    people.do("paul", 1, do="swap", session="s", first="anna", second="ben")
    assert states(ann)["t1"] == "mended"
    assert decide(ann, "t1", "approve", "Thank you").status_code == 302
    assert states(paul)["t1"] == "approved"
    done = paul.do("lunch", 3, do="move", session="s", guest="anna", place="t2-4").json()
    assert done["lapsed"] == [{"session": "s", "table": "t1"}]
    assert states(paul)["t1"] == "lapsed"
    told = paul.get("/events/lunch/sessions/s/approval").json()["tables"][0]
    assert [(d["verdict"], d["comment"], d["author"]) for d in told["decisions"]] == [
        ("approved", "Thank you", "ann"), ("returned", "Not <b>beside</b> the door", "ann"),
    ]  # fmt: skip
    back = paul.do("lunch", 4, do="move", session="s", guest="anna", place="t1-2")
    assert back.status_code == 200
    assert states(paul)["t1"] == "lapsed", "who came back has not been approved there"


def test_a_decision_that_is_taken_back_holds_no_more(people: Room) -> None:
    ann = people.signed_in("ann")
    decide(ann, "t1", "return", "No")
    store.undo("lunch", people.person("ann"), command_id=uuid.uuid4())
    assert states(ann)["t1"] == "approved"
    store.redo("lunch", people.person("ann"), command_id=uuid.uuid4())
    assert states(ann)["t1"] == "returned"


def test_who_declines_afterwards_ends_the_approval(people: Room) -> None:
    ann = people.signed_in("ann")
    decide(ann, "t2", "approve")
    people.do("paul", 1, do="change-guest", id="dan", fields={"status": "declined"})
    assert states(ann)["t2"] == "lapsed"


def test_what_was_looked_at_is_what_is_decided(people: Room) -> None:
    ann = people.signed_in("ann")
    seen = form(ann, "t1")
    people.do("paul", 0, do="move", session="s", guest="dan", place="t2-2")
    other = ann.client.post(PAGE, {**seen, "verdict": "approve", "comment": ""})
    assert other.status_code == 302, "another table has changed, not this one"
    seen = form(ann, "t1")
    people.do("paul", 2, do="move", session="s", guest="anna", place="t1-4")
    late = ann.client.post(PAGE, {**seen, "verdict": "return", "comment": "my words"})
    assert late.status_code == 409
    assert "my words" in late.content.decode()
    again = ann.client.post(PAGE, {**form(ann, "t1"), "verdict": "approve", "id": seen["id"]})
    assert again.status_code == 302


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"verdict": "burn"}, 400),
        ({"tables": "{"}, 400),
        ({"tables": "[" * 5000}, 400),
        ({"tables": "[1]"}, 422),
        ({"tables": '{"t9": {}}'}, 422),
        ({"id": "x"}, 400),
        ({"base_revision": "-1"}, 400),
        ({"base_revision": "99"}, 422),
        ({"session": "other"}, 404),
        ({"comment": "a\0b"}, 400),
        ({"comment": "a" * 3000}, 422),
        ({"verdict": "return", "comment": "  "}, 422),
    ],
)
def test_what_no_page_sends_changes_nothing(
    people: Room, changed: dict[str, str], status: int
) -> None:
    ann = people.signed_in("ann")
    sent = {**form(ann, "t1"), "verdict": "approve", "comment": "", **changed}
    assert ann.client.post(PAGE, sent).status_code == status
    assert store.latest("lunch").revision == 0


def published(caller: Caller, **form: str) -> Any:
    page = caller.client.get(PAGE).content.decode()
    found = re.findall(
        r'name="(id|base_revision)" value="([^"]+)"', page[page.index('id="publish"') :]
    )
    return caller.client.post(f"{PAGE}publish", {**dict(found), "stage": "told", **form})


def test_the_draft_is_published_as_it_was_looked_at(people: Room) -> None:
    paul = people.signed_in("paul")
    assert "Nothing has been published yet" in paul.client.get(PAGE).content.decode()
    assert published(paul, stage="burnt").status_code == 400
    assert published(paul, reason="x" * 2001).status_code == 422
    assert published(paul, reason="The host said so").status_code == 302
    version = store.latest("lunch").event.version
    assert version is not None
    assert (version.number, version.reason) == (1, "The host said so")
    page = paul.client.get(PAGE).content.decode()
    assert "Version 1, " in page
    assert "told." in page
    assert "The draft has changed since" not in page
    people.do("paul", 1, do="swap", session="s", first="anna", second="ben")
    assert "The draft has changed since" in paul.client.get(PAGE).content.decode()
    stale = published(paul, base_revision="1")
    assert stale.status_code == 409
    assert store.latest("lunch").event.version == version
    assert 'id="publish"' in people.signed_in("ann").client.get(PAGE).content.decode()
    assert "Publish this draft" not in people.signed_in("ann").client.get(PAGE).content.decode()
