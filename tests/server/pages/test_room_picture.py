"""What a page that looks again is told: laid over what it has, it is the page made anew."""

from __future__ import annotations

import gzip
import json
import random
import re
from typing import Any

import pytest
from django.test import Client
from tests.server.room import Room

from preseance.documents import drawn_before
from preseance.server.events import store
from preseance.server.events.access import entry
from preseance.server.pages import room_patches
from preseance.server.pages.room_picture import Difference, Picture, picture_of

PAGE = "/events/lunch/"
_ID = re.compile(r'^<\w+[^>]*? id="([^"]+)"')
_STARTS = re.compile(
    r'<(?:g|li|p|div)\b[^>]*? id="(?:place|name|family|taken|row|in-list|found|none)-[^"]+"'
)


def looked(client: Client, known: int | None = None) -> Any:
    headers = {} if known is None else {"X-Preseance-Patch": str(known)}
    answer = client.get(PAGE, headers=headers)
    assert answer.status_code == 200
    return answer


def whole(client: Client) -> tuple[dict[str, str], dict[str, Any]]:
    """Each element that a change may touch, and what scripts know, of the page made anew."""
    text = looked(client).content.decode()
    found = re.search(r'<script id="page" type="application/json">(.*?)</script>', text)
    assert found
    return elements(text), json.loads(found[1])


def elements(text: str) -> dict[str, str]:
    """Elements by id, each cut where its own end is."""
    made = {}
    for start in _STARTS.finditer(text):
        name = text[start.start() + 1 :].split(" ", 1)[0]
        depth = 0
        for mark in re.finditer(rf"<{name}\b[^>]*?(/?)>|</{name}>", text[start.start() :]):
            depth += 0 if mark[1] else (-1 if mark[0].startswith("</") else 1)
            if not depth:
                one = text[start.start() : start.start() + mark.end()]
                found = _ID.match(one)
                assert found
                made[found[1]] = one
                break
    return made


def laid(
    before: tuple[dict[str, str], dict[str, Any]], told: dict[str, Any]
) -> tuple[dict[str, str], dict[str, Any]]:
    """What the script of the page makes of it."""
    pieces = {k: v for k, v in before[0].items() if k not in told["gone"]}
    pieces |= elements(told["drawn"] + told["written"])
    page = before[1] | told["page"]
    for part in ("guests", "places"):
        page[part] = before[1][part] | told["page"][part]
    return pieces, page


def command(rng: random.Random, page: dict[str, Any]) -> dict[str, Any]:
    guest, other = rng.sample(sorted(page["guests"]), 2)
    place = rng.choice(sorted(page["places"]))
    holder = page["places"][place]["guest"]
    both = page["guests"][guest]["place"] and page["guests"][other]["place"]
    at = {"session": page["session"]}
    options: list[dict[str, Any]] = [
        {"do": "change-guest", "id": guest, "fields": {"note": f"{rng.random()}"}},
        {"do": "change-guest", "id": guest, "fields": {"title": rng.choice(["Dr", "Mme & M."])}},
        {"do": "change-guest", "id": guest, "fields": {"name": f"Anna {rng.choice('ABC')}. Lee"}},
        {"do": "change-rule", "id": "apart", "fields": {"level": rng.choice(["must", "prefer"])}},
    ]
    if not holder:
        options += [{"do": "move", **at, "guest": guest, "place": place}] * 3
    else:
        options += [{"do": "unseat", **at, "guests": [holder]}] * 2
    if both:
        options += [{"do": "swap", **at, "first": guest, "second": other}] * 3
    return rng.choice(options)


@pytest.mark.parametrize(
    ("seed", "role"), [(1, "owner"), (2, "owner"), (3, "viewer"), (4, "usher")]
)
def test_what_differs_laid_over_the_page_is_the_page_made_anew(
    lunch_room: Room, seed: int, role: str
) -> None:
    rng = random.Random(seed)
    lunch_room.person("somebody", role)
    # Others look too: what is drawn for one has a part in nobody else's page but where it is the same.
    owner, client = lunch_room.signed_in("olga").client, lunch_room.signed_in("somebody").client
    shown, told_small = whole(client), 0
    for _ in range(25):
        lunch_room.do("olga", shown[1]["revision"], **command(rng, whole(owner)[1]))
        answer = looked(client, shown[1]["revision"])
        small = answer["Content-Type"].startswith("application/json")
        mine = laid(shown, answer.json()) if small else None
        # Nothing that was kept has a part in what it is held against.
        store.forget()
        drawn_before.forget()
        shown = whole(client)
        if mine is not None:
            told_small += 1
            assert mine == shown
    assert told_small > 15


def test_who_has_another_view_or_a_page_too_old_is_given_the_whole(lunch_room: Room) -> None:
    client = lunch_room.signed_in("olga").client
    looked(client)
    fields = {"name": "Anna Ruiz"}
    lunch_room.do("olga", 0, do="change-guest", id="anna", fields=fields)
    assert looked(client, 0)["Content-Type"].startswith("application/json")
    for known in ("x", "-1", "9" * 400):
        answer = client.get(PAGE, headers={"X-Preseance-Patch": known})
        assert answer["Content-Type"].startswith("text/html")
    lunch_room.person("vera", "viewer")
    other = lunch_room.signed_in("vera").client
    assert looked(other, 0)["Content-Type"].startswith("text/html")
    row = {"id": "r9", "kind": "keep_apart", "a": ["anna"], "b": ["ben"]}
    lunch_room.do("olga", 1, do="add-rule", row=row)
    assert looked(client, 1)["Content-Type"].startswith("application/json")
    lunch_room.do("olga", 2, do="change-event", fields={"title": "Another lunch"})
    assert looked(client, 2)["Content-Type"].startswith("text/html")


def test_what_leads_from_one_revision_to_another_is_made_once_for_all_of_a_role(
    lunch_room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    clients = []
    for name, role in [
        ("olga", "owner"),
        ("paul", "planner"),
        ("vera", "viewer"),
        ("vito", "viewer"),
    ]:
        lunch_room.person(name, role)
        clients.append(lunch_room.signed_in(name).client)
    for client in clients:
        looked(client)
    made: list[str] = []
    whole_difference = room_patches.difference

    def counted(before: Picture, now: Picture) -> Difference | None:
        made.append(now.told["role"])
        return whole_difference(before, now)

    monkeypatch.setattr(room_patches, "difference", counted)
    lunch_room.do("olga", 0, do="move", session="s", guest="eve", place="t2-2")
    answers = [looked(client, 0) for client in (*clients, *clients)]
    assert sorted(made) == ["owner", "planner", "viewer"]
    assert answers[0].json()["page"]["guests"]["eve"]["rank"]
    assert not answers[2].json()["page"]["guests"]["eve"]["rank"]
    assert answers[2].content == answers[3].content
    packed = clients[0].get(PAGE, headers={"X-Preseance-Patch": "0", "Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.content)) == answers[0].json()
    assert answers[0].json()["can_undo"]
    assert not answers[1].json()["can_undo"]


def test_who_waited_while_others_wrote_is_shown_what_they_wrote(lunch_room: Room) -> None:
    who = entry("lunch", lunch_room.person("olga"))
    asked = store.latest("lunch")
    lunch_room.do("olga", 0, do="move", session="s", guest="eve", place="t2-2")
    assert picture_of(asked, "s", who).page["revision"] == 1
    # Where nothing later is held, what they asked for.
    store.forget()
    assert picture_of(asked, "s", who).page["revision"] == 0
