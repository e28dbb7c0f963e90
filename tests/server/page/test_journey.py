"""One whole day of an event in the browser: plan, drag, finding, why, approve, publish, switch, print."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.server.page.conftest import KEY, Opening
from tests.server.page.test_page import OPTIONS, PHONE
from tests.server.serving import PATIENCE, Served, Visitor

from preseance.examples import copy_example

WAIT = PATIENCE * 1000
"""Milliseconds that anything may take."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A room with an embassy's dinner in it, and one worker."""
    aside = tmp_path_factory.mktemp("journey")
    running = Served(aside / "data", copy_example(KEY, aside / "dinner"), workers=1)
    yield running
    running.end()


@pytest.fixture(scope="module")
def olga(served: Served) -> Visitor:
    """Who owns the event."""
    visitor = Visitor(served)
    assert visitor.welcome("olga", served.link) == 302
    return visitor


def sees_no_fault(page: Page) -> None:
    """What axe judges, without exceptions; and nothing wider than the page."""
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def event_of(olga: Visitor) -> Any:
    return olga.json("GET", f"/events/{KEY}")[1]


def session_of(olga: Visitor) -> Any:
    return olga.json("GET", f"/events/{KEY}/sessions/{event_of(olga)['sessions'][0]['id']}")[1]


def test_a_day_of_an_event(opened: Opening, olga: Visitor) -> None:
    # A plan, by keyboard alone.
    page = opened(olga, "solve/")
    page.set_default_timeout(WAIT)
    expect.set_options(timeout=WAIT)
    sees_no_fault(page)
    page.locator("#seconds").focus()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    page.wait_for_url("**/solve/*-*/")
    page.get_by_role("button", name="Take this plan").focus()
    assert page.locator("svg.picture").count() == 2
    sees_no_fault(page)
    page.keyboard.press("Enter")
    expect(page.locator(".gain")).to_contain_text("revision 1")
    told = session_of(olga)
    placed = [g for g in told["guests"] if g.get("place")]
    assert len(placed) == len(told["guests"])
    # A guest is dragged onto another; what that breaks is found, and why somebody is here is told.
    page.get_by_role("link", name="Look at the plan").click()
    expect(page.locator("html[data-script]")).to_be_attached()
    expect(page.locator("#link")).to_have_text("Live")
    first, second = placed[2]["id"], placed[-1]["id"]
    here, there = (
        page.locator(f'#plan .place[data-guest="{g}"] .hit').bounding_box() for g in (first, second)
    )
    assert here and there
    page.mouse.move(here["x"] + here["width"] / 2, here["y"] + here["height"] / 2)
    page.mouse.down()
    for part in (0.3, 0.7, 1.0):
        page.mouse.move(
            here["x"] + here["width"] / 2 + part * (there["x"] - here["x"]),
            here["y"] + here["height"] / 2 + part * (there["y"] - here["y"]),
        )
    page.mouse.up()
    expect(page.locator("#revision")).to_have_text("r2")
    expect(page.locator("#findings .finding").first).to_be_visible()
    page.get_by_role("link", name="Solve").click()
    page.locator("#why-guest").select_option(first)
    page.get_by_role("button", name="Ask why").click()
    expect(page.locator("#found + .lines li").first).to_be_visible()
    # Approved and published.
    status, approved = olga.do(KEY, 2, do="set-mark", mark="approved")
    assert status == 200, approved
    assert olga.do(KEY, 3, do="publish", stage="told")[0] == 200
    # Five minutes before, by keyboard alone: somebody does not come.
    page.goto(page.url.partition("solve/")[0] + "switch/")
    sees_no_fault(page)
    page.locator("#guest").focus()
    page.locator("#guest").select_option(second)
    page.get_by_role("button", name="Find answers").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/switch/*-*/")
    expect(page.locator('[name="choose"]').first).to_be_checked()
    sees_no_fault(page)
    page.locator("#by").focus()
    page.keyboard.type("The Ambassador")
    page.keyboard.press("Enter")
    expect(page.locator(".gain").last).to_contain_text("on the order of The Ambassador")
    assert event_of(olga)["version"]["number"] == 2
    sees_no_fault(page)
    # Only what changed is printed.
    with page.expect_download(timeout=WAIT) as sheets:
        page.get_by_role("link", name="Change sheets").click()
    with zipfile.ZipFile(io.BytesIO(sheets.value.path().read_bytes())) as archive:
        assert {"changes-protocol.pdf", "changes-kitchen.pdf"} <= set(archive.namelist())
    # The list is ticked.
    tasks = page.locator(".tasks li").count()
    assert tasks
    page.locator(".tasks button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tasks .done")).to_have_count(1)
    expect(page.locator(".tasks li")).to_have_count(tasks)


@pytest.mark.parametrize(
    ("path", "settings"),
    [
        ("solve/", {"color_scheme": "dark"}), ("switch/", {"viewport": {"width": 320, "height": 640}}),
        ("programme/", {"color_scheme": "dark"}), ("programme/", {"viewport": PHONE}),
        ("encounters/", {"viewport": PHONE}), ("requests/", {"color_scheme": "dark"}),
        ("papers/", {"locale": "fr-FR"}),
    ],
)  # fmt: skip
def test_axe_finds_nothing_on_the_pages_of_the_day(
    opened: Opening, olga: Visitor, path: str, settings: dict[str, Any]
) -> None:
    sees_no_fault(opened(olga, path, **settings))


def test_progress_is_seen_and_a_stop_keeps_the_best(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, "solve/")
    page.set_default_timeout(WAIT)
    page.locator("#seconds").fill("600")
    page.get_by_role("radio", name="Plan everything anew").check()
    page.get_by_role("button", name="Plan", exact=True).click()
    expect(page.locator("#progress-text")).to_contain_text("better plans found", timeout=WAIT)
    expect(page.locator("#progress")).to_be_visible()
    sees_no_fault(page)
    page.get_by_role("button", name="Stop and keep the best").click()
    expect(page.locator("#job-state")).to_contain_text("Stopped and kept", timeout=WAIT)
    expect(page.locator("#compare")).to_be_visible()
