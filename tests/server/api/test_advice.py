"""What a planner is told who asks: a step that mends, who is to be kept apart, what is worth knowing."""

from __future__ import annotations

import pytest
from tests.planning.commands.given import lunch
from tests.server.room import Caller, Room

from preseance.formats.event_folder import files_of
from preseance.server.events import store


@pytest.fixture
def olga(room: Room) -> Caller:
    """Who owns a lunch at which Anna sits beside Ben, and Cleo is not where she is pinned."""
    event = lunch()
    store.create(event, files_of(event), room.person("olga"), key="lunch")
    return room.signed_in("olga")


def test_the_cheapest_step_ends_its_finding(olga: Caller) -> None:
    found = olga.get("/events/lunch/sessions/s").json()["findings"]["must"]
    apart = next(f for f in found if f["rule"] == "apart")
    which = {name: apart[name] for name in ("rule", "guests", "places")}
    step = olga.get("/events/lunch/sessions/s/step", **which).json()
    assert step["kind"] in ("move", "swap")
    assert step["cost"][0] < 0
    command = (
        {"do": "swap", "first": step["guest"], "second": step["other"]}
        if step["other"]
        else {"do": "move", "guest": step["guest"], "place": step["place"]}
    )
    done = olga.do("lunch", 0, session="s", **command).json()
    assert "apart" not in {f["rule"] for f in done["findings"]["s"]["must"]}


@pytest.mark.parametrize(
    "which", [{"rule": "apart", "guests": ["eve"]}, {"rule": "nothing"}, {"rule": "x" * 301}, {}]
)
def test_a_finding_that_is_not_there_has_no_step(
    olga: Caller, which: dict[str, str | list[str]]
) -> None:
    assert olga.get("/events/lunch/sessions/s/step", **which).status_code in (404, 422)


def test_pairs_to_be_kept_apart_are_told_the_near_ones_first(olga: Caller) -> None:
    told = olga.get("/events/lunch/sessions/s/apart").json()
    assert told["pairs"] == [{"guests": ["anna", "ben"], "level": "must", "near": True}]
    olga.do("lunch", 0, do="unseat", session="s", guests=["ben"])
    assert olga.get("/events/lunch/sessions/s/apart").json()["pairs"] == []


def test_remarks_are_sentences_in_the_language_asked_for(olga: Caller) -> None:
    # Neither side of a request has been told of it.
    row = {"id": "meeting", "a": "anna", "b": "ben"}
    assert olga.do("lunch", 0, do="add-request", row=row).status_code == 200
    told = [
        olga.get("/events/lunch/remarks", lang=language).json()["remarks"]
        for language in ("en", "fr")
    ]
    assert len(told[0]) == len(told[1]) > 0
    assert [r["text"] for r in told[0]] != [r["text"] for r in told[1]]
    assert all(r["text"].endswith(".") for r in (*told[0], *told[1]))


def test_findings_of_a_command_are_in_the_language_asked_for(olga: Caller) -> None:
    body = {"id": "7d9f4d7c-8d0b-4a51-bb0e-3f8e9a4fb7a1", "base_revision": 0}
    command = {"do": "unseat", "session": "s", "guests": ["anna"]}
    done = olga.post("/events/lunch/commands?lang=fr", body | {"command": command}).json()
    assert any("n’a pas de place" in f["text"] for f in done["findings"]["s"]["must"])
