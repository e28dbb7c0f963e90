"""A whole event in the browser, from the first link to what is printed in the last minutes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from tests.server.faults import worker
from tests.server.page.conftest import KEY, Opening
from tests.server.page.test_page import OPTIONS, PHONE
from tests.server.serving import PASSWORD, PATIENCE, Served, Visitor

from preseance.examples import copy_example

WAIT = PATIENCE * 1000
"""Milliseconds that anything may take."""
BENEFIT = "benefit"
MESSY = Path(__file__).parents[2] / "cases" / "imports" / "embassy" / "list.xlsx"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A room with an embassy's dinner in it, and no worker yet; a dead one is soon missed."""
    aside = tmp_path_factory.mktemp("journey")
    dinner = copy_example(KEY, aside / "dinner")
    running = Served(aside / "data", dinner, told={"PRESEANCE_LEASE": "5"})
    yield running
    running.end()


@pytest.fixture(scope="module")
def olga(served: Served, browser: Browser) -> Iterator[Visitor]:
    """Who came in by the first link, by keyboard alone."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://localhost:{served.port}{served.link}")
    sees_no_fault(page)
    for field, text in (("username", "olga"), ("password1", PASSWORD), ("password2", PASSWORD)):
        typed(page.locator(f'[name="{field}"]'), text)
    page.keyboard.press("Enter")
    page.wait_for_url(f"http://localhost:{served.port}/")
    visitor = Visitor(served)
    visitor.cookies.update({c["name"]: c["value"] for c in context.cookies()})
    yield visitor
    context.close()


def typed(field: Locator, text: str) -> None:
    """Typed into a field, as from a keyboard."""
    field.focus()
    field.page.keyboard.type(text)


def pressed(button: Locator) -> None:
    """A button or a link, from the keyboard."""
    button.focus()
    button.page.keyboard.press("Enter")


def sees_no_fault(page: Page) -> None:
    """What axe judges, without exceptions; and nothing wider than the page."""
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def middle(place: Locator) -> tuple[float, float]:
    """Of something on the screen."""
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_from_the_first_link_to_what_is_printed_in_the_last_minutes(
    opened: Opening, olga: Visitor, served: Served
) -> None:
    page = opened(olga, "../../")
    page.set_default_timeout(WAIT)
    expect.set_options(timeout=WAIT)
    begun(page)
    imported(page)
    planned_by_the_second_worker(page, served)
    told = session_of(olga)
    placed = [g["id"] for g in told["guests"] if g.get("place")]
    assert len(placed) == len(told["guests"])
    with worker(served.data, served.told):
        first, second = placed[2], placed[-1]
        dragged(page, first, second)
        asked_why(page, first)
        approved_and_published(page)
        switched(page, second)
    event = olga.json("GET", f"/events/{BENEFIT}")[1]
    assert event["version"]["number"] == 2
    printed(page)


def session_of(olga: Visitor) -> Any:
    session = olga.json("GET", f"/events/{BENEFIT}")[1]["sessions"][0]["id"]
    return olga.json("GET", f"/events/{BENEFIT}/sessions/{session}")[1]


def at(page: Page, path: str) -> None:
    """Another page of the event, by its address."""
    page.goto(page.url.partition(f"/{BENEFIT}/")[0] + f"/{BENEFIT}/{path}")


def begun(page: Page) -> None:
    """First run: three steps to an event, and tables in its room."""
    pressed(page.get_by_role("link", name="New event").first)
    typed(page.get_by_label("Title"), "Benefit")
    typed(page.get_by_label("Or pasted from a spreadsheet"), "Name\tTitle\nAna Prado\tMayor\n")
    page.get_by_label("Tables").select_option("round")
    pressed(page.get_by_role("button", name="Make the event"))
    page.wait_for_url(f"**/events/{BENEFIT}/")
    at(page, "rooms/")
    page.get_by_label("How many").fill("")
    typed(page.get_by_label("How many"), "12")
    pressed(page.get_by_role("button", name="Set these tables out"))
    page.wait_for_url("**/rooms/room/")


def imported(page: Page) -> None:
    """A messy list is read, looked at and taken."""
    at(page, "import/")
    page.get_by_label("A file").set_input_files(MESSY)
    pressed(page.get_by_role("button", name="Read the list"))
    expect(page.get_by_role("heading", name="To be looked at")).to_be_visible()
    sees_no_fault(page)
    pressed(page.get_by_role("button", name="Take the list"))
    page.wait_for_url("**/lists/")
    assert page.locator("#grid tbody tr").count() > len("guests")


def planned_by_the_second_worker(page: Page, served: Served) -> None:
    """A plan is begun; its worker dies in the midst of it; another goes on; the best is kept."""
    at(page, "solve/")
    sees_no_fault(page)
    typed(page.locator("#seconds"), "600")
    page.get_by_role("radio", name="Plan everything anew").check()
    pressed(page.get_by_role("button", name="Plan", exact=True))
    page.wait_for_url("**/solve/*-*/")
    with worker(served.data, served.told) as process:
        expect(page.locator("#progress-text")).to_contain_text("better plans found")
        expect(page.locator("#progress")).to_be_visible()
        sees_no_fault(page)
        process.kill()
        process.wait()
    with worker(served.data, served.told):
        page.wait_for_function(
            "async (job) => (await (await fetch(job)).json()).attempt > 1",
            arg=f"/api/v1/events/{BENEFIT}/jobs/{page.url.rstrip('/').rpartition('/')[2]}",
        )
        pressed(page.get_by_role("button", name="Stop and keep the best"))
        expect(page.locator("#job-state")).to_contain_text("Stopped and kept")
    expect(page.get_by_text("Begun again: the worker before was lost")).to_be_visible()
    assert page.locator("svg.picture").count() == 2
    sees_no_fault(page)
    pressed(page.get_by_role("button", name="Take this plan"))
    expect(page.locator(".gain")).to_contain_text("revision")


def dragged(page: Page, first: str, second: str) -> None:
    """A guest is dragged onto another; what that breaks is found, and mended if one likes."""
    pressed(page.get_by_role("link", name="Look at the plan"))
    expect(page.locator("html[data-script]")).to_be_attached()
    expect(page.locator("#link")).to_have_text("Live")
    here, there = (page.locator(f'#plan .place[data-guest="{guest}"]') for guest in (first, second))
    place = there.get_attribute("data-place")
    start, end = middle(here.locator(".hit")), middle(there.locator(".hit"))
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=4)
    page.mouse.up()
    expect(page.locator(f'#plan .place[data-place="{place}"]')).to_have_attribute(
        "data-guest", first
    )
    page.keyboard.press("F8")
    expect(page.locator(".finding[aria-current]")).to_have_count(1)


def asked_why(page: Page, guest: str) -> None:
    """Why somebody is here."""
    at(page, "solve/")
    page.locator("#why-guest").select_option(guest)
    pressed(page.get_by_role("button", name="Ask why"))
    expect(page.locator("#found + .lines li").first).to_be_visible()


def approved_and_published(page: Page) -> None:
    """Each table is approved as it stands, and the draft published."""
    at(page, "approval/")
    pressed(page.get_by_text("Decide on the whole session"))
    pressed(page.get_by_role("button", name="Approve all tables"))
    expect(page.locator("li.verdict.approved").first).to_be_visible()
    sees_no_fault(page)
    typed(page.get_by_label("Why there is a new version"), "As the host approved it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Version 1, ")).to_be_visible()


def switched(page: Page, guest: str) -> None:
    """Five minutes before somebody does not come: an answer is chosen, on somebody's order."""
    at(page, "switch/")
    sees_no_fault(page)
    page.locator("#guest").select_option(guest)
    pressed(page.get_by_role("button", name="Find answers"))
    page.wait_for_url("**/switch/*-*/")
    expect(page.locator('[name="choose"]').first).to_be_checked()
    sees_no_fault(page)
    typed(page.locator("#by"), "The Ambassador")
    page.keyboard.press("Enter")
    expect(page.locator(".gain").last).to_contain_text("on the order of The Ambassador")
    sees_no_fault(page)


def printed(page: Page) -> None:
    """Only what changed is printed; the list of what must be done is ticked."""
    with page.expect_download(timeout=WAIT) as sheets:
        pressed(page.get_by_role("link", name="Change sheets"))
    with zipfile.ZipFile(io.BytesIO(sheets.value.path().read_bytes())) as archive:
        assert {"changes-protocol.pdf", "changes-kitchen.pdf"} <= set(archive.namelist())
    tasks = page.locator(".tasks li").count()
    assert tasks
    pressed(page.locator(".tasks button").first)
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
