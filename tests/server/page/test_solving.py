"""Solving in the room and the pages of the day, in this process: forms, roles, what is refused."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.room import Caller, Room

from preseance.planning.commands.plans import placements_of
from preseance.server.events import store
from preseance.server.events.roles import ROLES
from preseance.server.jobs import leases, queue, working
from preseance.server.jobs.models import Job

PAGES = ("solve/", "switch/", "programme/", "encounters/", "requests/", "papers/")


@pytest.fixture
def olga(lunch_room: Room) -> Client:
    """The owner's browser."""
    return lunch_room.signed_in("olga").client


def asked(olga: Client, page: str, **fields: Any) -> Job:
    """A job that a form asks for, worked out."""
    answer = olga.post(f"/events/lunch/{page}", fields)
    assert answer.status_code == 302, answer.content.decode()
    (job,) = Job.objects.filter(state="queued")
    assert str(job.pk) in answer["Location"]
    working.work(job.pk)
    job.refresh_from_db()
    return job


def command(page: str) -> str:
    """The id that a page's form gives its command."""
    found = re.search(r'name="id" value="([0-9a-f-]{36})"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_page_opens(olga: Client, page: str, language: str) -> None:
    answer = olga.get(f"/events/lunch/{page}", headers={"accept-language": language})
    assert answer.status_code == 200, answer.content
    text = answer.content.decode()
    assert f'lang="{language}"' in text
    assert "style=" not in text
    assert text.count('aria-current="page"') == 1
    assert not re.search(r"\{\w+\}", re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL))


MAY = {
    "solve/": "owner planner", "switch/": "owner planner", "encounters/": "owner planner",
    "requests/": "owner planner", "programme/": " ".join(ROLES),
    "papers/": "owner planner approver usher kitchen viewer",
}  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_each_page_is_for_some_roles(lunch_room: Room, role: str) -> None:
    event = store.latest("lunch").event
    assert not event.delegations
    lunch_room.person(role, role)
    browser = lunch_room.signed_in(role).client
    job = uuid.UUID(int=1)
    for page, may in MAY.items():
        status = browser.get(f"/events/lunch/{page}").status_code
        assert (status != 403) is (role in may.split()), (page, status)
    for page in (
        f"solve/{job}/stop",
        f"solve/{job}/accept",
        f"switch/{job}/publish",
        "switch/tick",
    ):
        status = browser.post(f"/events/lunch/{page}").status_code
        assert (status == 403) is (role not in ("owner", "planner")), (page, status)
    told = browser.get("/events/lunch/").content.decode()
    assert {p for p in MAY if f"/events/lunch/{p}" in told} == {
        p for p, may in MAY.items() if role in may.split()
    }


def test_a_plan_is_asked_for_compared_and_taken(olga: Client) -> None:
    job = asked(olga, "solve/", kind="plan", seconds="1", fill="anew", session="s")
    page = olga.get(f"/events/lunch/solve/{job.pk}/").content.decode()
    assert page.count('class="picture"') == 2
    fields = {"id": command(page)}
    for _ in range(2):  # A form sent twice is done once.
        taken = olga.post(f"/events/lunch/solve/{job.pk}/accept", fields)
        assert taken.status_code == 302, taken.content.decode()
    now = store.latest("lunch")
    assert now.revision == 1
    assert job.answer and placements_of(now.event.plan) == job.answer["placements"]
    assert "revision 1" in olga.get(f"/events/lunch/solve/{job.pk}/").content.decode()


def test_filling_the_rest_moves_nobody(olga: Client) -> None:
    before = store.latest("lunch").event.plan.place_of
    job = asked(olga, "solve/", kind="plan", fill="rest")
    assert job.answer is not None
    placed = job.answer["placements"]["s"]
    assert all(placed[guest] == place for (_, guest), place in before.items())
    assert len(placed) > len(before)


def test_a_stale_answer_is_refused_with_what_changed(lunch_room: Room, olga: Client) -> None:
    job = asked(olga, "solve/", kind="plan", fill="anew")
    lunch_room.do("olga", 0, do="change-guest", id="anna", fields={"title": "Consul"})
    page = olga.get(f"/events/lunch/solve/{job.pk}/").content.decode()
    assert "Guest changed" in page
    refused = olga.post(f"/events/lunch/solve/{job.pk}/accept", {"id": command(page)})
    assert refused.status_code == 409
    said = refused.content.decode()
    assert "Guest changed" in said and "guests/anna" not in said
    assert store.latest("lunch").revision == 1


@pytest.mark.parametrize(
    "fields",
    [
        {}, {"kind": "fly"}, {"kind": "plan", "seconds": "long"}, {"kind": "plan", "seconds": "-1"},
        {"kind": "plan", "session": "brunch"}, {"kind": "why"}, {"kind": "why", "guest": "nobody"},
        {"kind": "why", "guest": "anna\x00"}, {"kind": "why", "guest": "anna", "at": "t1\x00"}, {"kind": "plan", "seconds": "9" * 400},
    ],
)  # fmt: skip
def test_what_a_form_cannot_mean_is_refused(olga: Client, fields: dict[str, str]) -> None:
    answer = olga.post("/events/lunch/solve/", fields)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Job.objects.exists()


def test_a_conflict_is_shown_by_its_rows(olga: Client) -> None:
    job = asked(olga, "solve/", kind="conflict")
    page = olga.get(f"/events/lunch/solve/{job.pk}/").content.decode()
    assert "<code>pin</code>" in page
    assert "Giving up «pin»" in page


def test_five_minutes_before(olga: Client, lunch_room: Room) -> None:
    lunch_room.do("olga", 0, do="publish", stage="told")
    absent = {"what": "absent", "guest": "dan", "more": "1"}
    page = olga.post("/events/lunch/switch/", absent).content.decode()
    assert 'name="said" value="cancel dan"' in page
    job = asked(olga, "switch/", said="cancel dan", what="absent", find="1")
    page = olga.get(f"/events/lunch/switch/{job.pk}/").content.decode()
    assert 'name="choose" value="1" checked' in page
    fields = {"id": command(page), "choose": "1", "stage": "approved", "publish": "1"}
    publish = f"/events/lunch/switch/{job.pk}/publish"
    assert olga.post(publish, fields).status_code == 422, "nobody gave the order"
    assert olga.post(publish, fields | {"by": "X\x00"}).status_code == 422
    assert olga.post(publish, fields | {"by": "X", "stage": "gone"}).status_code == 422
    assert olga.post(publish, fields | {"by": "X", "choose": "99"}).status_code == 422
    assert store.latest("lunch").revision == 1
    assert olga.post(publish, fields | {"by": "The President"}).status_code == 302
    page = olga.get(f"/events/lunch/switch/{job.pk}/").content.decode()
    assert "Version 2 is published, on the order of The President." in page
    sheets = re.search(r'href="(/api/v1/[^"]+/sheets[^"]+)"', page)
    assert sheets
    assert olga.get(sheets[1]).content.startswith(b"PK")
    tasks = store.latest("lunch").event.tasks
    assert tasks
    row = {"version": "2", "duty": tasks[0].duty.value, "who": tasks[0].who, "what": tasks[0].what}
    assert olga.post("/events/lunch/switch/tick", row | {"back": "//evil.example/"})["Location"] == "/events/lunch/switch/"  # fmt: skip
    assert store.latest("lunch").event.tasks[0].done
    olga.post("/events/lunch/switch/tick", row | {"undo": "1"})
    assert not store.latest("lunch").event.tasks[0].done
    assert olga.post("/events/lunch/switch/tick", row | {"what": "x"}).status_code == 422


@pytest.mark.parametrize(
    "fields",
    [
        {"what": "absent", "find": "1"}, {"what": "swap", "guest": "anna", "other": "anna"},
        {"what": "late", "guest": "anna", "by": "soon"}, {"said": "fly anna", "find": "1"},
        {"what": "close", "spot": "nowhere"}, {"said": ["cancel anna", "late anna 10"], "find": "1"},
    ],
)  # fmt: skip
def test_what_did_not_happen_is_refused(olga: Client, fields: dict[str, Any]) -> None:
    answer = olga.post("/events/lunch/switch/", fields)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Job.objects.exists()


def test_papers_are_made_as_the_role_may_have_them(olga: Client, lunch_room: Room) -> None:
    lunch_room.person("uma", "usher")
    uma = lunch_room.signed_in("uma").client
    ask = "/events/lunch/papers/print?paper={}&form=svg&session=s"
    assert olga.get(ask.format("kitchen"))["Content-Type"] == "image/svg+xml"
    assert uma.get(ask.format("kitchen")).status_code == 422
    assert uma.get(ask.format("no-paper")).status_code == 422
    assert olga.get(ask.format("place-cards") + "&form=exe").status_code == 422
    cards = ask.format("place-cards") + "&changed=1"
    assert olga.get(cards).status_code == 422, "nothing is published"
    lunch_room.do("olga", 0, do="publish", stage="told")
    assert olga.get(cards).status_code == 422, "nobody has moved"
    lunch_room.do("olga", 1, do="move", session="s", guest="eve", place="t2-4")
    told = olga.get(cards)
    assert told.status_code == 200
    assert told.content == olga.get(ask.format("place-cards") + "&guest=eve").content
    assert len(told.content) < len(olga.get(ask.format("place-cards")).content)


def test_somebody_elses_job_is_missing(olga: Client, lunch_room: Room) -> None:
    for page in ("solve", "switch"):
        assert olga.get(f"/events/lunch/{page}/{uuid.UUID(int=1)}/").status_code == 404
    lunch_room.person("ann")
    stranger: Caller = lunch_room.signed_in("ann")
    for page in PAGES:
        assert stranger.client.get(f"/events/lunch/{page}").status_code == 404


def test_a_job_whose_worker_died_says_that_it_was_begun_again(olga: Client) -> None:
    assert olga.post("/events/lunch/solve/", {"kind": "plan"}).status_code == 302
    (job,) = Job.objects.all()
    assert leases.claim(job.pk, "doomed") is not None
    page = f"/events/lunch/solve/{job.pk}/"
    assert "Running" in olga.get(page).content.decode()
    Job.objects.update(beat=timezone.now() - timedelta(minutes=1))
    assert queue.reap() == 1
    assert "Waits for a worker" in olga.get(page).content.decode()
    working.work(job.pk)
    told = olga.get(page).content.decode()
    assert "Begun again" in told
    assert "attempt 2" in told
    assert "Take this plan" in told


def test_a_liaison_reads_the_own_programme_alone(lunch_room: Room) -> None:
    lunch_room.do("olga", 0, do="add-delegation", row={"id": "peru", "name": "Peru"})
    lunch_room.do("olga", 1, do="change-guest", id="anna", fields={"delegation": "peru"})
    lunch_room.person("lia", "liaison", delegation="peru")
    page = lunch_room.signed_in("lia").client.get("/events/lunch/programme/").content.decode()
    assert "Peru" in page
    assert not re.findall(r"\b(Ben|Cleo|Dan|Eve|Finn)\b", page)
