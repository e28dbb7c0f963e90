"""The page of reports: only who may know is shown it; what is taken is one revision with its source."""

from __future__ import annotations

import html
import re
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect
from tests.server.page.conftest import KEY, Opening
from tests.server.page.test_page import OPTIONS, PHONE
from tests.server.room import Room
from tests.server.serving import Visitor

from preseance.server.events import store
from preseance.server.events.roles import ROLES

TEXT = """Note for the file.

The hosts asked Anna and Ben to keep away from each other, a diplomat told the agency.
Anna greeted Ben all the same. Anna will leave before dessert."""
SECRET = "a diplomat"
MAIL_OF_THE_DINNER = """From: Jeanne Perrot <perrot@example.org>
To: seating desk <desk@example.org>
Subject: Two things
Date: Mon, 5 Nov 2018 10:00:00 +0100

Sofia Berg asked not to be seated next to Akira Mori. Marta Holm will leave before dessert.
Nobody asked whether the treaty will hold."""


def _post(room: Room, who: str, **fields: Any) -> Any:
    return room.signed_in(who).client.post("/events/lunch/reports/", fields)


def _names(page: str) -> list[str]:
    return re.findall(r'name="take" value="(\w+)"', page)


def _report(page: str) -> str:
    found = re.search(r'name="report" value="([^"]+)"', page)
    assert found
    return html.unescape(found[1])


def test_what_is_taken_is_one_revision_with_its_source(lunch_room: Room) -> None:
    page = _post(lunch_room, "olga", text=TEXT, name="cable 7").content.decode()
    names = _names(page)
    assert len(names) == 3
    assert store.latest("lunch").revision == 0
    answer = _post(lunch_room, "olga", report=_report(page), take=names[:2])
    assert answer.status_code == 200
    kept = store.latest("lunch")
    assert kept.revision == 1
    request = kept.event.requests[-1]
    assert request.source.startswith("a diplomat, to the agency; cable 7 #")
    assert {s.kind for s in kept.event.statements} == {"request-not-meet", "encounter"}
    assert len(_names(answer.content.decode())) == 1
    assert store.journal("lunch")[0].command["do"] == "take-reports"
    again = _post(lunch_room, "olga", report=_report(page), take=names[:2])
    assert again.status_code == 200
    assert store.latest("lunch").revision == 1
    undone = store.undo("lunch", lunch_room.person("olga"), command_id=uuid4())
    assert undone.revision == 2
    assert not store.latest("lunch").event.statements


@pytest.mark.parametrize("role", sorted(ROLES))
def test_only_who_may_edit_is_shown_reports_and_nobody_else_learns_of_them(
    lunch_room: Room, role: str
) -> None:
    page = _post(lunch_room, "olga", text=TEXT, name="cable 7").content.decode()
    _post(lunch_room, "olga", report=_report(page), take=_names(page))
    delegation = "x" if role == "liaison" else ""
    lunch_room.person("nora", role, delegation=delegation)
    caller = lunch_room.signed_in("nora")
    allowed = role in ("owner", "planner")
    assert caller.client.get("/events/lunch/reports/").status_code == (200 if allowed else 403)
    assert _post(lunch_room, "nora", text=TEXT).status_code == (200 if allowed else 403)
    room_page = caller.client.get("/events/lunch/").content.decode()
    assert ("/events/lunch/reports/" in room_page) is allowed
    told = [room_page]
    event = caller.get("/events/lunch").json()
    told.append(str(event))
    for session in event["sessions"]:
        told.append(caller.get(f"/events/lunch/sessions/{session['id']}").content.decode())
    told.append(caller.get("/events/lunch/revisions").content.decode())
    told.append(caller.client.get("/events/lunch/reports/").content.decode())
    if not allowed:
        assert all(secret not in page for page in told for secret in (SECRET, "cable 7", "dessert"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": ""}, "no text"),
        ({"text": "z" * 400_001}, "one report, not an archive"),
        ({"text": "Der Kanzler hat den Gast nicht gesehen und wird ihn auch morgen nicht sehen."},
         "another language"),
        ({"file": SimpleUploadedFile("scan.pdf", b"%PDF-1.4 nothing")}, "a PDF that is damaged"),
        ({"file": SimpleUploadedFile("big.txt", b"a big one. " * 950_000)}, "more than 10 MB"),
        ({"take": "x", "report": "forged"}, "This report was not read here"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_sentence(
    lunch_room: Room, fields: dict[str, Any], said: str
) -> None:
    answer = _post(lunch_room, "olga", **fields)
    assert answer.status_code == 422
    assert said in html.unescape(answer.content.decode())
    assert store.latest("lunch").revision == 0


def test_a_report_is_signed_for_one_person_and_one_event(lunch_room: Room) -> None:
    page = _post(lunch_room, "olga", text=TEXT).content.decode()
    lunch_room.person("paul", "planner")
    answer = _post(lunch_room, "paul", report=_report(page), take=_names(page))
    assert answer.status_code == 422


def test_the_text_is_shown_letter_for_letter_and_as_text(lunch_room: Room) -> None:
    text = TEXT + '\n<script>alert(1)</script> & "so" on'
    page = _post(lunch_room, "olga", text=text).content.decode()
    assert "<script>alert" not in page
    inside = re.search(r'<div id="text"[^>]*>(.*?)</div>', page, re.S)
    assert inside
    bare = re.sub(r"<a [^>]*>\d+</a>|<[^>]+>", "", inside[1])
    assert html.unescape(bare) == text


def test_somebody_reads_takes_and_sees_it_on_the_page(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, "reports/")
    page.locator("#pasted").fill(MAIL_OF_THE_DINNER)
    page.get_by_role("button", name="Read").click()
    expect(page.locator("#proposals > li")).to_have_count(2)
    first = page.locator("#proposal-1")
    mark = page.locator('mark[data-proposals~="1"]')
    first.locator("input").focus()
    expect(mark).to_have_class("lit")
    page.locator('mark[data-proposals~="2"] a').focus()
    expect(page.locator("#proposal-2")).to_have_class(re.compile(r"\blit\b"))
    page.keyboard.press("Enter")
    expect(page.locator("#proposal-2")).to_be_in_viewport()
    page.locator("#text").hover(position={"x": 5, "y": 5})
    first.locator("input").check()
    page.locator("#called").focus()
    expect(mark).to_have_class("lit")
    page.locator(".stays button").click()
    expect(page.locator(".note")).to_contain_text("Taken: 1, as revision")
    expect(page.locator("#proposal-1 input")).to_have_count(0)
    _, event = olga.json("GET", f"/events/{KEY}")
    assert event["revision"] >= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_it(
    opened: Opening, olga: Visitor, scheme: str, viewport: dict[str, int] | None
) -> None:
    settings = {"viewport": viewport} if viewport else {}
    page = opened(olga, "reports/", color_scheme=scheme, **settings)
    for _ in range(2):
        found = Axe().run(page, options=OPTIONS)
        assert found.violations_count == 0, found.generate_report()
        page.locator("#pasted").fill(MAIL_OF_THE_DINNER)
        page.get_by_role("button", name="Read").click()
        expect(page.locator("#proposals > li").first).to_be_visible()
        page.locator("#proposals a").first.focus()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_it_reads_and_takes(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, "reports/", java_script_enabled=False, locale="fr-FR")
    page.locator("#pasted").fill(
        "Rui Carvalho a quitté le dîner avant le dessert, et personne ne sait pourquoi."
    )
    page.get_by_role("button", name="Lire").click()
    page.locator("#proposals input[type=checkbox]").check()
    page.get_by_role("button", name="Retenir").click()
    expect(page.locator(".note")).to_contain_text("Retenu : 1")
