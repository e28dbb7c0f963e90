"""What a page that looks again is told: laid over what it has, it is the page made anew."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from tests.server.room import Room

from preseance.documents import drawn_before
from preseance.server.events import store
from preseance.server.events.access import entry
from preseance.server.pages import room_patches
from preseance.server.pages.room_patches import step_of
from preseance.server.pages.room_picture import Difference, Picture, picture_of

PAGE = "/events/lunch/"
_ID = re.compile(r'^<\w+[^>]*? id="([^"]+)"')
_STARTS = re.compile(
    r'<(?:g|li|p|div)\b[^>]*? id="(?:place|name|family|taken|row|in-list|f)-[^"]+"'
)
_LEVELS = ("must", "should", "prefer")


@dataclass(frozen=True)
class Shown:
    """What a page shows."""

    pieces: dict[str, str]
    """Each element that a change may touch, by its id."""
    found: dict[str, list[str]]
    """By level, the ids of the rows of findings in their order."""
    page: dict[str, Any]
    """What scripts know."""

    def laid(self, told: dict[str, Any]) -> Shown:
        """What the scripts of the page make of what they are told."""
        made = elements(told["drawn"] + told["written"])
        found = {k: list(v) for k, v in self.found.items()}
        for level, rows in told["found"].items():
            made |= elements("".join(row for _, _, row in rows["put"]))
            coming = {id for _, id, _ in rows["put"]}
            found[level] = [id for id in found[level] if id not in {*rows["gone"], *coming}]
            for after, id, _ in rows["put"]:
                found[level].insert(found[level].index(after) + 1 if after else 0, id)
        rows = {id for ids in found.values() for id in ids}
        pieces = {
            k: v
            for k, v in (self.pieces | made).items()
            if k not in told["gone"] and (k in rows or not k.startswith("f-"))
        }
        page = self.page | told["page"]
        for part in ("guests", "places"):
            page[part] = self.page[part] | told["page"][part]
        return Shown(pieces, found, page)


def looked(client: Client, known: int | None = None) -> Any:
    headers = {} if known is None else {"X-Preseance-Patch": str(known)}
    answer = client.get(PAGE, headers=headers)
    assert answer.status_code == 200
    return answer


def whole(client: Client) -> Shown:
    """The page made anew."""
    text = looked(client).content.decode()
    page = re.search(r'<script id="page" type="application/json">(.*?)</script>', text)
    assert page
    pieces = elements(text)
    groups = {level: text.partition(f'id="found-{level}"')[2] for level in _LEVELS}
    found = {
        level: re.findall(r'<li id="(f-[^"]+)"', group.partition("</ul>")[0])
        for level, group in groups.items()
    }
    return Shown(pieces, found, json.loads(page[1]))


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
        lunch_room.do("olga", shown.page["revision"], **command(rng, whole(owner).page))
        answer = looked(client, shown.page["revision"])
        small = answer["Content-Type"].startswith("application/json")
        mine = shown.laid(answer.json()) if small else None
        # Nothing that was kept has a part in what it is held against.
        store.forget()
        drawn_before.forget()
        shown = whole(client)
        if mine is not None:
            told_small += 1
            assert mine == shown
    assert told_small > 15


@pytest.mark.parametrize(("seed", "role"), [(1, "owner"), (2, "planner"), (3, "usher")])
def test_one_step_leads_on_from_every_revision_that_a_page_may_show(
    lunch_room: Room, seed: int, role: str
) -> None:
    rng = random.Random(seed)
    person = lunch_room.person("somebody", role)
    owner, client = lunch_room.signed_in("olga").client, lunch_room.signed_in("somebody").client
    who = entry("lunch", person)
    pages, told = {0: whole(client)}, 0
    for now in range(1, 40):
        lunch_room.do("olga", now - 1, **command(rng, whole(owner).page))
        if rng.random() < 0.5:
            # Somebody looks, and is ahead of those who wait.
            pages[now] = whole(client)
            continue
        step = step_of(who, "s", "en", min(pages))
        anew = whole(client)
        if step is None:
            pages = {now: anew}
            continue
        revision, text = step
        values = json.loads(text)
        assert revision == now
        assert values["from"] == sorted(pages)
        for page in pages.values():
            assert page.laid(values) == anew
            told += 1
        pages = {now: anew}
    assert told > 15


def test_a_finding_that_stays_is_not_told_again(lunch_room: Room) -> None:
    client = lunch_room.signed_in("olga").client
    before = whole(client)
    lunch_room.do("olga", 0, do="move", session="s", guest="eve", place="t2-2")
    told = looked(client, 0).json()["found"]
    now = whole(client)
    stay = {i for ids in before.found.values() for i in ids} & {
        i for ids in now.found.values() for i in ids
    }
    assert stay
    assert told
    put = {id for rows in told.values() for _, id, row in rows["put"] if row}
    assert not put & stay
    answer = lunch_room.signed_in("olga").get("/events/lunch/sessions/s").json()
    assert {k: [f["id"] for f in rows] for k, rows in answer["findings"].items()} == now.found


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

    def counted(before: Sequence[Picture], now: Picture) -> Difference | None:
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
