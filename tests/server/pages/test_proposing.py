"""Delegations and hosts of tables enter their own part as proposals, and see nothing else."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from tests.planning.commands.given import lunch
from tests.server.room import Caller, Room, browser

from preseance.formats.event_folder import files_of
from preseance.model.guest import Delegation, Status
from preseance.server.accounts.allowance import Allowance
from preseance.server.events import models as rows
from preseance.server.events import store
from preseance.server.proposals import proposing
from preseance.server.proposals.models import Proposal, ProposalLink

PROPOSALS = "/events/lunch/proposals/"
FRANCE = {"name": "Embassy of France", "delegation": "france"}


@pytest.fixture
def dinner(room: Room, monkeypatch: pytest.MonkeyPatch) -> Room:
    """A lunch with two delegations, one guest of whom is not yet named, and a liaison."""
    monkeypatch.setattr(proposing, "ALLOWANCE", Allowance(1000))
    event = lunch()
    guests = tuple(
        g.model_copy(
            update={
                "delegation": "france" if g.id in ("anna", "ben", "finn") else "chad",
                "diet": ("vegan",),
                "note": "secret note",
                "liaison": "Zoe",
                **(
                    {"name": "", "companion_of": "anna", "status": Status.NAME_TO_COME}
                    if g.id == "finn"
                    else {}
                ),
            }
        )
        for g in event.guests
    )
    delegations = (Delegation(id="france", name="France"), Delegation(id="chad", name="Chad"))
    event = event.model_copy(update={"guests": guests, "delegations": delegations})
    store.create(event, files_of(event), room.person("olga"), key="lunch")
    room.person("lia", "liaison", delegation="france")
    room.person("paul", "planner")
    return room


def link(room: Room, **more: Any) -> tuple[int, str]:
    """Number and address of a link."""
    made = room.signed_in("olga").post("/events/lunch/proposal-links", {**FRANCE, **more}).json()
    return made["id"], made["path"]


def seen(path: str, caller: Any = None) -> str:
    """A page as it is shown, without its CSRF token."""
    page = (caller or browser()).get(path).content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def waiting(room: Room) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (
        room.signed_in("paul").get("/events/lunch/proposals").json()["proposals"]
    )
    return found


def decide(room: Room, key: str, verdict: str, answer: str = "") -> int:
    form = {"id": key, "verdict": verdict, "answer": answer}
    return int(room.signed_in("paul").client.post(PROPOSALS, form).status_code)


def test_what_is_entered_is_a_proposal_until_a_planner_takes_it(dinner: Room) -> None:
    _, path = link(dinner)
    sent = browser().post(
        path,
        {
            "name:anna": "Anna <b>Arnaud</b>",
            "diet:anna": "Gluten free, no onions",
            "name:finn": "Finn Faure",
            "name:ben": "Ben",
            "own_car:ben": "yes",
            "name:": "Gus Gérard",
            "words": "Please <i>confirm</i>",
        },
    )
    assert sent.status_code == 302
    kept = store.latest("lunch")
    assert kept.revision == 0, "never the event itself"
    told = {p["guest"]: p for p in waiting(dinner)}
    assert set(told) == {"anna", "ben", "finn", ""}
    assert {c["field"]: (c["now"], c["new"]) for c in told["anna"]["changes"]} == {
        "name": ("Anna", "Anna <b>Arnaud</b>"),
        "diet": (["vegan"], ["Gluten free", "no onions"]),
    }
    page = dinner.signed_in("paul").client.get(PROPOSALS).content.decode()
    assert "<b>Arnaud" not in page
    assert "&lt;i&gt;confirm&lt;/i&gt;" in page
    for guest in ("anna", "finn", ""):
        assert decide(dinner, told[guest]["id"], "take") == 302
    event = store.latest("lunch").event
    assert event.guest_by_id["anna"].diet == ("gluten-free", "no onions")
    assert event.guest_by_id["finn"].status is Status.ACCEPTED
    assert event.guest_by_id["gus-gerard"].delegation == "france"
    assert decide(dinner, told["ben"]["id"], "refuse", "By coach") == 302
    assert store.latest("lunch").revision == 3, "each as one revision"
    assert decide(dinner, told["anna"]["id"], "take") == 302, "twice is once"
    assert decide(dinner, told["ben"]["id"], "take") == 422
    assert store.latest("lunch").revision == 3
    assert not Proposal.objects.exclude(fields={}, words="").exists(), "kept no longer"
    assert "By coach" in seen(path)
    store.undo("lunch", dinner.person("paul"), command_id=uuid.uuid4())
    assert "gus-gerard" not in store.latest("lunch").event.guest_by_id


def test_nothing_of_the_event_leaks_into_the_form(dinner: Room) -> None:
    table = {"name": "Patron", "delegation": "", "session": "s", "table": "t1"}
    pages = [link(dinner)[1], link(dinner, **table)[1]]
    before = [seen(page) for page in pages]
    assert "Anna" in before[0]
    assert "Companion of Anna" in before[0]
    for name in ("Cleo", "Dan", ">Eve<", "secret note", "Zoe", "Chad"):
        assert name not in before[0]
    assert all(name in before[1] for name in ("Anna", "Ben", "Cleo"))
    assert not any(name in before[1] for name in ("Dan", ">Eve<", "Chad", "France"))
    changes: list[dict[str, Any]] = [
        {"do": "change-guest", "id": "dan", "fields": {"name": "Dana", "diet": ["kosher"]}},
        {"do": "change-guest", "id": "anna", "fields": {"diet": ["halal"], "note": "another", "own_car": True}},
        {"do": "change-rule", "id": "apart", "fields": {"weight": 9, "reason": "a quarrel"}},
        {"do": "move", "session": "s", "guest": "eve", "place": "t2-3"},
        {"do": "set-mark", "mark": "told"},
        {"do": "add-guest", "row": {"id": "hana", "name": "Hana"}},
    ]  # fmt: skip
    for base, change in enumerate(changes):
        dinner.do("olga", base, **change)
    assert [seen(page) for page in pages] == before
    browser().post(pages[0], {"name:": "Dana"})
    assert "Dana" not in seen(pages[1])
    assert waiting(dinner)[0]["doubles"] == ["Dana"], "the planner is told, the delegation is not"


def test_a_link_ends_and_is_revoked(dinner: Room) -> None:
    number, path = link(dinner)
    assert browser().get(path).status_code == 200
    ProposalLink.objects.filter(pk=number).update(expires="2020-01-01T00:00:00Z")
    assert browser().get(path).status_code == 404
    number, path = link(dinner)
    dinner.signed_in("olga").delete(f"/events/lunch/proposal-links/{number}")
    assert browser().get(path).status_code == 404
    assert browser().post(path, {"name:": "Gus"}).status_code == 404
    assert browser().get("/propose/nothing/").status_code == 404
    _, path = link(dinner)
    dinner.do("olga", 0, do="change-guest", id="anna", fields={"delegation": "chad"})
    assert "Anna" not in seen(path)
    assert browser().post(path, {"name:anna": "Anne"}).status_code == 422
    assert browser(enforce_csrf_checks=True).post(path, {"name:": "Gus"}).status_code == 403
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("form", "status", "beside"),
    [
        ({"name:anna": " "}, 422, "A guest has a name"),
        ({"name:anna": "BÉN"}, 422, "stands here already"),
        ({"name:": "  anna "}, 422, "stands here already"),
        ({"name:anna": "x" * 201}, 422, "At most 200"),
        ({"name:anna": "Anna", "diet:anna": ",".join("abcdefghijkl")}, 422, "At most 10 diets"),
        ({"name:anna": "Anna", "diet:anna": "x" * 90}, 422, "At most 80"),
        ({"name:anna": "Anna", "own_car:anna": "maybe"}, 422, "Choose one"),
        ({"name:dan": "Dana"}, 422, "look at what is marked"),
        ({"words": "x" * 1001}, 422, "At most 1000"),
        ({"name:anna": "a\0b"}, 400, ""),
        ({"note:anna": "x"}, 400, ""),
        ({"withdraw": "x"}, 400, ""),
        ({f"name:{n}": "x" for n in range(2500)}, 400, ""),
    ],
)
def test_what_is_wrong_is_told_beside_the_field_and_nothing_is_kept(
    dinner: Room, form: dict[str, str], status: int, beside: str
) -> None:
    _, path = link(dinner)
    answer = browser().post(path, {**form, "name:finn": "Finn"} if status == 422 else form)
    assert answer.status_code == status
    assert beside in answer.content.decode()
    assert not Proposal.objects.exists()


def test_a_form_that_is_sent_again_replaces_what_waited(dinner: Room) -> None:
    _, path = link(dinner)
    browser().post(path, {"name:anna": "Anne", "diet:anna": "none"})
    (first,) = waiting(dinner)
    assert {c["field"]: c["new"] for c in first["changes"]} == {"name": "Anne", "diet": []}
    assert 'value="Anne"' in seen(path)
    browser().post(path, {"name:anna": "Annette"})
    (second,) = waiting(dinner)
    assert {c["field"]: c["new"] for c in second["changes"]} == {"name": "Annette"}
    browser().post(path, {"name:anna": "Anna"})
    assert waiting(dinner) == []
    browser().post(path, {"name:": "Gus"})
    browser().post(path, {"withdraw": waiting(dinner)[0]["id"]})
    assert waiting(dinner) == []


def test_who_sends_too_many_waits(dinner: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    _, path = link(dinner)
    monkeypatch.setattr(proposing, "ALLOWANCE", Allowance(2))
    sent = [browser().post(path, {"name:": f"Gus {n}"}).status_code for n in range(3)]
    assert sent == [302, 302, 429]
    monkeypatch.setattr(proposing, "MOST_NEW", 2)
    monkeypatch.setattr(proposing, "ALLOWANCE", Allowance(9))
    assert browser().post(path, {"name:": "Hana"}).status_code == 422
    assert len(waiting(dinner)) == 2


def test_a_liaison_enters_the_own_delegation_signed_in(dinner: Room) -> None:
    lia = dinner.signed_in("lia")
    page = seen("/events/lunch/own/", lia.client)
    assert "Anna" in page
    assert not any(name in page for name in ("Cleo", "Dan", ">Eve<"))
    assert lia.client.post("/events/lunch/own/", {"name:finn": "Finn Faure"}).status_code == 302
    (one,) = waiting(dinner)
    assert (one["author"], one["part"], one["guest"]) == ("lia", "France", "finn")
    refused = lia.post("/events/lunch/proposals", {"guests": {"dan": {"name": "Dana"}}})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["where"] == ["dan", "name"]
    assert lia.post("/events/lunch/proposals", {"guests": {"ben": {"diet": "halal"}}}).status_code == 201  # fmt: skip
    assert len(waiting(dinner)) == 2
    key = waiting(dinner)[1]["id"]
    assert dinner.signed_in("paul").post(f"/events/lunch/proposals/{key}/take").json() == {"revision": 1}  # fmt: skip
    assert store.latest("lunch").event.guest_by_id["ben"].diet == ("halal",)


def test_a_proposal_of_whom_is_gone_can_only_be_refused(dinner: Room) -> None:
    _, path = link(dinner)
    browser().post(path, {"name:ben": "Benoît"})
    (one,) = waiting(dinner)
    dinner.do("olga", 0, do="remove-rule", id="apart")
    dinner.do("olga", 1, do="remove-guest", id="ben")
    assert waiting(dinner)[0]["gone"]
    assert decide(dinner, one["id"], "take") == 422
    assert decide(dinner, one["id"], "burn") == 400
    assert decide(dinner, "x", "take") == 400
    assert decide(dinner, str(uuid.uuid4()), "take") == 422
    assert decide(dinner, one["id"], "refuse", "x" * 1001) == 422
    assert decide(dinner, one["id"], "refuse") == 302
    assert rows.Revision.objects.count() == 2


def test_another_event_s_proposals_are_not_there(dinner: Room) -> None:
    _, path = link(dinner)
    browser().post(path, {"name:": "Gus"})
    (one,) = waiting(dinner)
    event = lunch()
    store.create(event, files_of(event), dinner.person("paul"), key="other")
    paul: Caller = dinner.signed_in("paul")
    assert paul.post(f"/events/other/proposals/{one['id']}/take").status_code == 404
    assert paul.get("/events/other/proposals").json()["proposals"] == []
