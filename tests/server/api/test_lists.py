"""Lists as grids at the interface: cells in, one revision out, or every wrong cell by row and column."""

from __future__ import annotations

import uuid
from typing import Any

from tests.server.room import Caller, Room

from preseance.server.events import store
from preseance.server.events.grids import GRIDS, Listing


def edit(caller: Caller, base: int, list_name: str = "guests", **body: Any) -> Any:
    return caller.post(
        f"/events/lunch/lists/{list_name}", {"id": str(uuid.uuid4()), "base_revision": base, **body}
    )


def cells(caller: Caller, list_name: str = "guests", **query: str) -> dict[str, dict[str, str]]:
    told = caller.get(f"/events/lunch/lists/{list_name}", **query).json()
    return {row["id"]: row["cells"] for row in told["rows"]}


def test_many_cells_are_one_revision(lunch_room: Room) -> None:
    olga = lunch_room.signed_in("olga")
    changed = [
        {
            "id": "anna",
            "cells": {"title": " Consul ", "diet": "vegan;no-pork", "title_fr": "Consule"},
        },
        {"id": "ben", "cells": {"status": "declined", "took_office": "2020-01-02"}},
    ]
    answer = edit(
        olga, 0, changed=changed, added=[{"name": "Gus Roe", "own_car": "yes"}], removed=["eve"]
    )
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert (told["revision"], told["added"], told["removed"]) == (1, ["gus-roe"], ["eve"])
    now = cells(olga)
    assert now["anna"]["diet"] == "vegan;no-pork"
    assert now["anna"]["title_fr"] == "Consule"
    assert now["ben"] == {
        "id": "ben",
        "name": "Ben",
        "status": "declined",
        "took_office": "2020-01-02",
    } | {k: v for k, v in now["ben"].items() if k not in ("id", "name", "status", "took_office")}
    assert "eve" not in now
    assert olga.post("/events/lunch/undo", {"id": str(uuid.uuid4())}).status_code == 200
    assert "eve" in cells(olga)
    assert "gus-roe" not in cells(olga)


def test_an_emptied_cell_says_nothing_again(lunch_room: Room) -> None:
    olga = lunch_room.signed_in("olga")
    before = store.latest("lunch").event
    edit(
        olga, 0, changed=[{"id": "anna", "cells": {"title": "Consul", "took_office": "2020-01-02"}}]
    )
    edit(olga, 1, changed=[{"id": "anna", "cells": {"title": "", "took_office": ""}}])
    assert store.latest("lunch").event == before


def test_what_changes_nothing_is_no_revision(lunch_room: Room) -> None:
    olga = lunch_room.signed_in("olga")
    assert (
        edit(olga, 0, changed=[{"id": "anna", "cells": {"name": "Anna"}}]).json()["revision"] == 0
    )


def test_every_wrong_cell_is_told_and_nothing_is_written(lunch_room: Room) -> None:
    olga = lunch_room.signed_in("olga")
    changed = [
        {"id": "anna", "cells": {"no_show": "3", "arrives": "noon"}},
        {"id": "ben", "cells": {"status": "perhaps", "shoe_size": "38"}},
        {"id": "cleo", "cells": {"id": "cleopatra"}},
    ]
    answer = edit(olga, 0, changed=changed, added=[{"name": "Gus", "access": "sofa"}])
    assert answer.status_code == 422
    found = {(e["row"], e["column"]): e["expected"] for e in answer.json()["errors"]}
    assert set(found) == {
        ("anna", "no_show"), ("anna", "arrives"), ("ben", "status"), ("ben", "shoe_size"),
        ("cleo", "id"), ("+0", "access"),
    }  # fmt: skip
    assert found["anna", "arrives"] == "a date and time such as 2018-11-11T13:00"
    assert store.latest("lunch").revision == 0


def test_what_contradicts_the_rest_is_told_at_its_cell(lunch_room: Room) -> None:
    olga = lunch_room.signed_in("olga")
    answer = edit(
        olga, 0,
        changed=[{"id": "ben", "cells": {"delegation": "atlantis"}}],
        added=[{"name": "Gus", "partner": "nobody"}],
        removed=["finn"],
    )  # fmt: skip
    assert answer.status_code == 422
    assert {(e["row"], e["column"]) for e in answer.json()["errors"]} >= {
        ("ben", "delegation"), ("+0", "partner"),
    }  # fmt: skip
    answer = edit(olga, 0, "programme", changed=[{"id": "s", "cells": {"room": "cellar"}}])
    assert [(e["row"], e["column"]) for e in answer.json()["errors"]] == [("s", "room")]


def test_a_stale_cell_is_shown_with_theirs_and_mine(lunch_room: Room) -> None:
    lunch_room.person("paul", "planner")
    olga, paul = lunch_room.signed_in("olga"), lunch_room.signed_in("paul")
    edit(paul, 0, changed=[{"id": "anna", "cells": {"title": "Consul"}}])
    apart = edit(olga, 0, changed=[{"id": "anna", "cells": {"diet": "vegan"}}])
    assert apart.json()["merged"] == [{"revision": 1, "author": "paul"}]
    answer = edit(olga, 0, changed=[{"id": "anna", "cells": {"title": "Envoy"}}])
    assert answer.status_code == 409
    assert answer.json()["cells"] == [
        {"row": "anna", "column": "title", "base": "", "theirs": "Consul", "mine": "Envoy"}
    ]


def test_each_list_takes_what_it_says(lunch_room: Room) -> None:
    """Every cell sent back as it was read changes nothing; so no list loses what it does not show."""
    olga = lunch_room.signed_in("olga")
    for grid in GRIDS.values():
        query = {"room": "hall"} if grid.name == "tables" else {}
        now = cells(olga, grid.name, **query)
        assert set(now) == {
            name for name, _ in Listing(grid, store.latest("lunch").event, "hall").rows()
        }
        body = {"changed": [{"id": name, "cells": texts} for name, texts in now.items()]}
        path = f"/events/lunch/lists/{grid.name}" + ("?room=hall" if query else "")
        answer = olga.post(path, {"id": str(uuid.uuid4()), "base_revision": 0, **body})
        assert answer.json()["revision"] == 0, (grid.name, answer.content)


def test_rows_come_and_go_in_each_list(lunch_room: Room) -> None:
    olga = lunch_room.signed_in("olga")
    new = {
        "delegations": {"name": "Peru"},
        "rules": {"kind": "keep_apart", "a": "anna", "b": "eve", "level": "should"},
        "requests": {"a": "dan", "b": "eve", "kind": "not meet"},
        "programme": {
            "title": "Coffee",
            "room": "hall",
            "kind": "meal",
            "start": "2024-05-01T15:00",
        },
        "tables": {"name": "Garden", "form": "round", "seats": "6", "x": "2.5", "y": "1"},
    }
    base = 0
    for name, texts in new.items():
        where = name + ("?room=hall" if name == "tables" else "")
        answer = edit(olga, base, where, added=[texts])
        assert answer.status_code == 200, (name, answer.content)
        (added,) = answer.json()["added"]
        answer = edit(olga, base + 1, where, removed=[added])
        assert answer.status_code == 200, (name, answer.content)
        base += 2


def test_hostile_edits_are_refused(lunch_room: Room) -> None:
    olga = lunch_room.signed_in("olga")
    for body in (
        {"changed": [{"id": "anna", "cells": {"title": "x" * 10_001}}]},
        {"changed": [{"id": "../x", "cells": {}}]},
        {"changed": [{"id": "anna", "cells": {"title": "a\0b"}}]},
        {"changed": [{"id": "anna", "cells": {"title": 3}}]},
        {"added": [{"id": "anna", "name": "Anna"}]},
        {"removed": ["nobody"]},
    ):
        assert 400 <= edit(olga, 0, **body).status_code < 500, body
    assert edit(olga, 0, "tables", changed=[]).status_code == 422
    assert edit(olga, 99, changed=[]).status_code == 422
    assert store.latest("lunch").revision == 0
    markup = "<script>alert(1)</script>"
    assert edit(olga, 0, changed=[{"id": "anna", "cells": {"note": markup}}]).status_code == 200
    assert cells(olga)["anna"]["note"] == markup
