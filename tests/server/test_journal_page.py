"""The pages of journal and variants: who may, what they show, what their forms do, once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.server.room import Room

from preseance.server.events import store, variants

MOVE = {"do": "move", "session": "s"}
JOURNAL, VARIANTS = "/events/lunch/journal/", "/events/lunch/variants/"


def form(page: str) -> dict[str, str]:
    """The hidden fields of the first form that sends anything."""
    return dict(re.findall(r'type="hidden" name="(command|base)" value="([^"]+)"', page))


@pytest.fixture
def owner(lunch_room: Room) -> Any:
    """Olga, after two moves."""
    lunch_room.do("olga", 0, **MOVE, guest="anna", place="t2-4")
    lunch_room.do("olga", 1, **MOVE, guest="eve", place="t1-1")
    return lunch_room.signed_in("olga").client


def test_the_journal_is_shown_compared_and_gone_back_in(owner: Any) -> None:
    page = owner.get(JOURNAL).content.decode()
    assert page.count("Guest moved") == 2
    told = owner.get(JOURNAL, {"from": 0, "to": 2}).content.decode()
    assert "Anna" in told
    assert "t2-4" in told
    assert "Both are the same." in owner.get(JOURNAL, {"from": 1, "to": 1}).content.decode()
    sent = form(page) | {"revision": "0"}
    assert owner.post(JOURNAL, sent).status_code == 302
    assert owner.post(JOURNAL, sent).status_code == 302
    now = store.latest("lunch")
    assert (now.revision, now.event) == (3, store.at_revision("lunch", 0).event)
    assert "Back to revision 0" in owner.get(JOURNAL).content.decode()
    late = owner.post(
        JOURNAL, form(owner.get(JOURNAL).content.decode()) | {"revision": "1", "base": "2"}
    )
    assert late.status_code == 409
    assert "Somebody changed the same meanwhile" in late.content.decode()
    assert store.latest("lunch").revision == 3


def test_a_variant_is_begun_compared_taken_and_dropped(owner: Any, lunch_room: Room) -> None:
    assert owner.post(VARIANTS, {"do": "branch", "name": "B", "revision": "0"}).status_code == 302
    (b,) = variants.variants_of("lunch")
    assert owner.post(VARIANTS, {"do": "branch", "name": "B", "revision": "0"}).status_code == 422
    lunch_room.do("olga", 0, b.key, **MOVE, guest="ben", place="t2-3")
    page = owner.get(VARIANTS, {"name": "B"}).content.decode()
    assert "t2-3" in page
    taken = owner.post(VARIANTS, form(page) | {"do": "take", "name": "B"})
    assert taken.status_code == 302
    assert store.latest("lunch").event.plan.place_of["s", "ben"] == "t2-3"
    # Its own pages are those of any event.
    assert owner.get(f"/events/{b.key}/variants/").status_code == 200
    assert owner.post(VARIANTS, {"do": "drop", "name": "B"}).status_code == 302
    assert variants.variants_of("lunch") == []
    assert owner.get(VARIANTS, {"name": "B"}).status_code == 404


@pytest.mark.parametrize(
    "asked", ["?from=x", "?from=0&to=99", "?before=-1", "?from=1e3", "?from=999999999999"]
)
def test_what_is_no_revision_is_not_found(owner: Any, asked: str) -> None:
    assert owner.get(JOURNAL + asked).status_code == 404


def test_only_who_may_opens_them(owner: Any, lunch_room: Room) -> None:
    for role, status in (("planner", 200), ("approver", 403), ("kitchen", 403), ("viewer", 403)):
        lunch_room.person(role, role)
        client = lunch_room.signed_in(role).client
        assert client.get(JOURNAL).status_code == status, role
        assert client.get(VARIANTS).status_code == status, role
        assert client.post(JOURNAL, {"revision": "0", "base": "2"}).status_code != 302
    assert lunch_room.signed_in("stranger").client.get(JOURNAL).status_code == 404
    assert store.latest("lunch").revision == 2
    assert (
        "Journal"
        not in lunch_room.signed_in("viewer").client.get("/events/lunch/").content.decode()
    )


def test_names_are_text(owner: Any, lunch_room: Room) -> None:
    lunch_room.do("olga", 2, do="change-guest", id="anna", fields={"name": "<b>Anna</b>"})
    variants.branch("lunch", '"><i>', lunch_room.person("olga"))
    shown = (
        owner.get(JOURNAL, {"from": 1, "to": 0}).content.decode()
        + owner.get(VARIANTS).content.decode()
    )
    assert "<b>Anna" not in shown
    assert "<i>" not in shown
