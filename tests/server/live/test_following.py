"""Pages are told what differs from what they show: what their role may see, made once for all of it."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

import pytest
from tests.server.room import Room

from preseance.server.events import store
from preseance.server.events.access import Entry, entry
from preseance.server.events.roles import ROLES
from preseance.server.live.following import MOST_TOLD, Shows, Step, key_of, steps_of
from preseance.server.pages.room_patches import step_of

PAGE = "/events/lunch/"
OWN = {"arranges", "can_undo", "can_redo"}
CHANGES: tuple[dict[str, Any], ...] = (
    {"do": "move", "session": "s", "guest": "eve", "place": "t2-2"},
    {
        "do": "change-guest",
        "id": "eve",
        "fields": {"note": "feared", "diet": ["vegan"], "title": "Dr"},
    },
    {"do": "change-rule", "id": "apart", "fields": {"level": "prefer"}},
)


def told(text: str) -> dict[str, Any]:
    """What a message says, without what is each one's own."""
    values: dict[str, Any] = json.loads(text)
    if "packed" in values:
        values = json.loads(gzip.decompress(base64.b64decode(values["packed"])))
    return {k: v for k, v in values.items() if k not in OWN}


@pytest.mark.parametrize("role", sorted(ROLES))
def test_each_role_is_told_what_its_page_is_given(lunch_room: Room, role: str) -> None:
    delegation = "fr" if ROLES[role].of_delegation else ""
    row = {"id": "fr", "name": "France"}
    base = lunch_room.do("olga", 0, do="add-delegation", row=row).revision
    who = entry("lunch", lunch_room.person("somebody", role, delegation=delegation))
    client = lunch_room.signed_in("somebody").client
    client.get(PAGE)
    shows = Shows("s", "en", base)
    compared = 0
    for change in CHANGES:
        base = lunch_room.do("olga", base, **change).revision
        steps = steps_of([(who, shows)], step_of)
        asked = client.get(PAGE, headers={"X-Preseance-Patch": str(shows.revision)})
        step = steps.get(key_of(who, shows))
        if asked["Content-Type"].startswith("application/json"):
            assert step is not None
            assert told(step.told) == {k: v for k, v in asked.json().items() if k not in OWN}
            assert step.revision == base
            assert "feared" not in step.told or ROLES[role].sees.notes
            compared += 1
        else:
            assert step is None
        shows.revision = base
    assert compared


def test_a_liaison_is_told_of_the_own_delegation_alone(lunch_room: Room) -> None:
    base = 0
    for name in ("fr", "it"):
        row = {"id": name, "name": f"Delegation {name}"}
        base = lunch_room.do("olga", base, do="add-delegation", row=row).revision
    for guest, delegation in (("eve", "fr"), ("ben", "it")):
        fields = {"delegation": delegation}
        base = lunch_room.do("olga", base, do="change-guest", id=guest, fields=fields).revision
    pages = []
    for name in ("fr", "it"):
        person = lunch_room.person(f"of-{name}", "liaison", delegation=name)
        lunch_room.signed_in(f"of-{name}").client.get(PAGE)
        pages.append((entry("lunch", person), Shows("s", "en", base)))
    for guest in ("eve", "ben"):
        fields = {"title": f"Minister of {guest}"}
        base = lunch_room.do("olga", base, do="change-guest", id=guest, fields=fields).revision
    steps = steps_of(pages, step_of)
    assert len(steps) == 2
    french, italian = (json.loads(steps[key_of(*page)].told)["page"]["guests"] for page in pages)
    assert (set(french), set(italian)) == ({"eve"}, {"ben"})


def test_what_leads_on_is_made_once_for_all_who_are_alike(lunch_room: Room) -> None:
    made: list[tuple[str, str, str, int]] = []

    def counted(who: Entry, session: str, spoken: str, shown: int) -> tuple[int, str]:
        made.append((who.role.name, session, spoken, shown))
        return shown + 1, '{"from": []}'

    entries = [
        entry("lunch", lunch_room.person(name, role))
        for name, role in (("olga", "owner"), ("vera", "viewer"), ("vito", "viewer"))
    ]
    alike = [(who, Shows("s", "en", 3)) for who in entries]
    others = [(entries[1], Shows("s", "fr", 3)), (entries[1], Shows("s", "en", 4))]
    steps = steps_of((*alike, *others), counted)
    assert sorted(made) == [
        ("owner", "s", "en", 3),
        ("viewer", "s", "en", 3),
        ("viewer", "s", "en", 4),
        ("viewer", "s", "fr", 3),
    ]
    assert key_of(*alike[1]) == key_of(*alike[2]) != key_of(*alike[0])
    assert len(steps) == 4


def test_in_french_a_page_is_told_in_french(lunch_room: Room) -> None:
    who = entry("lunch", lunch_room.person("olga"))
    client = lunch_room.signed_in("olga").client
    for spoken in ("en", "fr"):
        client.get(PAGE, headers={"Accept-Language": spoken})
    lunch_room.do("olga", 0, do="unseat", session="s", guests=["anna"])
    pages = [(who, Shows("s", spoken, 0)) for spoken in ("en", "fr")]
    english, french = (steps_of([page], step_of)[key_of(*page)].told for page in pages)
    assert "no place" in english
    assert "no place" not in french


def test_where_it_cannot_be_made_the_page_asks_for_itself(
    lunch_room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    who = entry("lunch", lunch_room.person("olga"))
    assert not steps_of([(who, Shows("not-there", "en", 0))], step_of)
    # Nobody was shown that revision, so that it is not known.
    store.forget()
    assert not steps_of([(who, Shows("s", "en", 0))], step_of)

    def broken(*_: object) -> tuple[int, str]:
        raise ValueError("of one picture")

    assert not steps_of([(who, Shows("s", "en", 0))], broken)
    assert "was not made" in caplog.text


def test_long_ones_are_packed_and_too_long_ones_left_to_be_asked_for() -> None:
    short = Step(1, '{"drawn": "a"}').message((True, False))
    assert short is not None
    assert json.loads(short.text) == {"drawn": "a", "can_undo": True, "can_redo": False}
    long = Step(1, json.dumps({"drawn": "a" * 9_000})).message((False, False))
    assert long is not None
    assert len(long.text) < 1_000
    assert told(long.text) == {"drawn": "a" * 9_000}
    chance = "".join(chr(0x4E00 + k * k * 7919 % 20_000) for k in range(MOST_TOLD))
    assert Step(1, json.dumps({"drawn": chance})).message((True, True)) is None
