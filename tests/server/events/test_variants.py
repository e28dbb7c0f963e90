"""Variants: begun at a revision, seen beside the event, taken over as one revision, by the event's roles."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from tests.server.room import Room

from preseance.errors import ConflictError, UnknownNameError
from preseance.server.events import models as rows
from preseance.server.events import store, variants
from preseance.server.events.access import entry
from preseance.server.events.personal.erasing import erase

MOVE = {"do": "move", "session": "s"}


def take(room: Room, name: str, **how: Any) -> store.Done:
    base = store.latest("lunch").revision
    return variants.take("lunch", name, room.person("olga"), command_id=uuid.uuid4(), base=base, **how)  # fmt: skip


def test_what_was_changed_in_a_variant_comes_over_as_one_revision(lunch_room: Room) -> None:
    olga = lunch_room.person("olga")
    lunch_room.do("olga", 0, **MOVE, guest="anna", place="t2-4")
    b = variants.branch("lunch", "B", olga)
    lunch_room.do("olga", 0, b.key, **MOVE, guest="ben", place="t2-3")
    lunch_room.do("olga", 1, b.key, do="change-guest", id="eve", fields={"title": "Consul"})
    # Meanwhile a colleague goes on with the event.
    lunch_room.do("olga", 1, **MOVE, guest="finn", place="t2-2")
    done = take(lunch_room, "B")
    assert done.revision == 3
    assert {c.part for c in done.delta} == {"plan/s/ben", "guests/eve/title"}
    now = store.latest("lunch").event
    seats = now.plan.place_of
    assert [seats["s", g] for g in ("anna", "ben", "finn")] == ["t2-4", "t2-3", "t2-2"]
    store.undo("lunch", olga, command_id=uuid.uuid4())
    assert store.latest("lunch").event == store.at_revision("lunch", 2).event


def test_what_became_another_meanwhile_is_shown_and_nothing_written(lunch_room: Room) -> None:
    b = variants.branch("lunch", "B", lunch_room.person("olga"))
    lunch_room.do("olga", 0, b.key, **MOVE, guest="ben", place="t2-3")
    lunch_room.do("olga", 0, **MOVE, guest="ben", place="t2-4")
    with pytest.raises(store.ClashError) as clash:
        take(lunch_room, "B")
    told = clash.value.to_json()
    assert told["theirs"]["plan/s/ben"]["place"] == "t2-4"
    assert told["mine"]["plan/s/ben"]["place"] == "t2-3"
    assert store.latest("lunch").revision == 1
    take(lunch_room, "B", whole=True)
    assert store.latest("lunch").event == store.latest(b.key).event


def test_it_begins_at_any_revision_and_stands_beside_the_event(lunch_room: Room) -> None:
    olga = lunch_room.person("olga")
    lunch_room.do("olga", 0, **MOVE, guest="eve", place="t1-4")
    lunch_room.do("olga", 1, do="swap", session="s", first="ben", second="dan")
    variants.branch("lunch", "as it came", olga, revision=0)
    variants.branch("lunch", "B", olga)
    assert [(v.name, v.branched) for v in variants.variants_of("lunch")] == [("as it came", 0), ("B", 2)]  # fmt: skip
    found = variants.variant_of("lunch", "as it came")
    told = variants.beside(store.latest("lunch"), store.latest(found.key), entry("lunch", olga))
    moved = {p["guest"]: (p["before"], p["after"]) for p in told["places"]}
    assert moved == {"eve": ("t1-4", None), "ben": ("t2-1", "t1-2"), "dan": ("t1-2", "t2-1")}
    assert [f["rule"] for f in told["findings"]["gained"]] == ["default-seated", "apart"]
    assert told["findings"]["lost"] == []
    assert told["cost"]["after"]["must"] > told["cost"]["before"]["must"]
    same = variants.beside(store.latest("lunch"), store.latest("lunch"), entry("lunch", olga))
    assert (same["places"], same["findings"]) == ([], {"gained": [], "lost": []})


def test_roles_are_those_of_the_event(lunch_room: Room) -> None:
    b = variants.branch("lunch", "B", lunch_room.person("olga"))
    lunch_room.person("kurt", "kitchen")
    owner, kitchen = lunch_room.signed_in("olga"), lunch_room.signed_in("kurt")
    assert owner.get(f"/events/{b.key}").json()["role"] == "owner"
    assert kitchen.get(f"/events/{b.key}").json()["audience"] == "kitchen"
    assert kitchen.do(b.key, 0, **MOVE, guest="ben", place="t2-3").status_code == 403
    assert lunch_room.signed_in("stranger").get(f"/events/{b.key}").status_code == 404
    assert [e["key"] for e in owner.get("/events").json()] == ["lunch"]
    assert owner.get(f"/events/{b.key}/members").status_code == 422
    assert owner.get("/events/lunch/variants").json()["variants"][0]["key"] == b.key
    assert owner.get("/events/lunch/variants/B/compare").json()["places"] == []


def test_a_variant_is_named_once_and_goes_alone(lunch_room: Room) -> None:
    olga = lunch_room.person("olga")
    b = variants.branch("lunch", "B", olga)
    with pytest.raises(ConflictError):
        variants.branch(b.key, "B", olga)
    with pytest.raises(UnknownNameError):
        variants.branch("lunch", "C", olga, revision=7)
    # Of a variant too: all are variants of the one event.
    c = variants.branch(b.key, "C", olga)
    assert {v.key for v in variants.variants_of(c.key)} == {b.key, c.key}
    variants.drop("lunch", "B", olga)
    assert [v.name for v in variants.variants_of("lunch")] == ["C"]
    assert rows.Event.objects.count() == 2


def test_whoever_is_erased_is_erased_in_variants_too(lunch_room: Room) -> None:
    b = variants.branch("lunch", "B", lunch_room.person("olga"))
    lunch_room.do("olga", 0, b.key, do="change-guest", id="anna", fields={"note": "Anna alone"})
    erased = erase("lunch", "anna", None)
    for key in ("lunch", b.key):
        event = store.latest(key).event
        assert erased.stands in event.guest_by_id
        assert "Anna" not in store.document_of(event)
