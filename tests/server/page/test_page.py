"""The page itself: for everybody, in both lights, without scripts, in French."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.server.page.conftest import Opening, joined
from tests.server.serving import Served, Visitor

from preseance.documents.pages.page import colours
from preseance.server.assets import FOLDER, FONTS

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
EVENTS = ("embassy-dinner", "summit")
"""Of these the second has delegations."""
PHONE = {"width": 390, "height": 844}
MOST_LINES = 250


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("carrying", [False, True], ids=["still", "carrying"])
def test_axe_finds_nothing(
    opened: Opening, olga: Visitor, scheme: str, viewport: dict[str, int] | None, carrying: bool
) -> None:
    settings = {"viewport": viewport} if viewport else {}
    page = opened(olga, color_scheme=scheme, **settings)
    if carrying:
        page.locator(
            ".in-list[data-guest]:visible, #plan .place[data-guest] .hit:visible"
        ).first.click()
        page.locator("#move").click()
        expect(page.locator("body")).to_have_class("carrying")
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_where_more_is_open(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, key=EVENTS[1], viewport={"width": 900, "height": 700})
    page.get_by_text("Signs").click()
    page.get_by_role("button", name="Guests", exact=True).click()
    page.get_by_role("button", name="Delegations").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()
    page.locator("#show-help").click()
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def test_where_nobody_is_of_a_delegation_nothing_waits_for_them(
    opened: Opening, olga: Visitor
) -> None:
    page = opened(olga)
    assert page.get_by_role("button", name=re.compile("elegation")).count() == 0
    assert not page.locator("#guest-rows .monogram").first.is_visible()
    other = opened(olga, key=EVENTS[1])
    expect(other.locator("#guest-rows .monogram").first).to_be_visible()


def test_a_place_in_a_car_is_called_by_its_number_as_findings_call_it(
    opened: Opening, olga: Visitor
) -> None:
    page = opened(olga, key=EVENTS[1], query="?view=list")
    numbers = page.locator(".in-list .rank").all_text_contents()
    assert sorted(numbers) == ["1", "2", "3"], "without the row of seats it is in"


def test_signs_of_findings_leave_letters_uncovered(opened: Opening, olga: Visitor) -> None:
    page = opened(olga)
    covered = page.evaluate(
        """() => [...document.querySelectorAll('#plan .place')].filter((place) => {
             const [sign, text] = [place.querySelector('.glyph use'), place.querySelector('.face text')];
             if (!sign || !text) return false;
             const [a, b] = [sign.getBoundingClientRect(), text.getBoundingClientRect()];
             const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
             return wide > 0.15 * b.width && a.top < b.bottom && b.top < a.bottom;
           }).length"""
    )
    assert covered == 0


def test_what_a_pointer_meets_is_large_enough(opened: Opening, olga: Visitor) -> None:
    page = opened(olga)
    expect(page.locator("#plan")).to_have_attribute("data-detail", re.compile("names|letters"))
    least = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('#plan .place .hit')]
            .map(hit => hit.getBoundingClientRect().width))"""
    )
    half = page.evaluate(
        """() => {
            const at = [...document.querySelectorAll('#plan .place .hit')].map(h => {
                const b = h.getBoundingClientRect();
                return [b.x + b.width / 2, b.y + b.height / 2];
            });
            return Math.min(...at.flatMap(([x, y], k) =>
                at.slice(k + 1).map(([u, v]) => Math.hypot(x - u, y - v))));
        }"""
    )
    assert least >= min(24.0, half - 1.0)


def test_names_give_way_to_family_names_letters_and_tables(opened: Opening, olga: Visitor) -> None:
    page = opened(olga)
    plan = page.locator("#plan")
    for _ in range(3):
        page.locator("[data-zoom=out]").click()
    levels = [plan.get_attribute("data-detail")]
    for _ in range(40):
        # In small steps, as a wheel makes them.
        plan.dispatch_event(
            "wheel", {"deltaY": -30, "ctrlKey": True, "clientX": 700, "clientY": 450}
        )
        levels.append(plan.get_attribute("data-detail"))
    assert list(dict.fromkeys(levels))[-2:] == ["families", "names"]
    assert levels == sorted(levels, key=["tables", "letters", "families", "names"].index)
    expect(page.locator("#plan .names")).to_be_visible()
    expect(page.locator("#plan .families")).to_be_hidden()


def test_from_right_to_left_nothing_falls_out(opened: Opening, olga: Visitor) -> None:
    page = opened(olga)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    guests, findings = (page.locator(s).bounding_box() for s in ("#guests", "#right"))
    assert guests is not None
    assert findings is not None
    assert guests["x"] > findings["x"]


def test_places_are_named_once(opened: Opening, olga: Visitor) -> None:
    page = opened(olga)
    names = page.locator("#plan .place").evaluate_all("all => all.map(p => p.ariaLabel)")
    assert names
    assert all(names)
    assert len(set(names)) == len(names)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(set(ids)) == len(ids)


def test_a_menu_of_the_bar_opens_and_closes_by_keyboard(opened: Opening, olga: Visitor) -> None:
    page = opened(olga)
    lists, people = page.locator("#of-lists"), page.locator("#of-people")
    rules = page.get_by_role("link", name="Rules", exact=True)
    lists.focus()
    page.keyboard.press("Enter")
    expect(rules).to_be_visible()
    found = Axe().run(page, context="#pages", options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(rules).to_be_hidden()
    expect(lists).to_be_focused()
    page.keyboard.press("Enter")
    people.focus()
    expect(rules).to_be_hidden()


def test_a_menu_of_the_bar_opens_without_scripts_on_a_phone(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.locator("#of-lists").click()
    page.locator("#of-history").click()
    expect(page.get_by_role("link", name="Rules", exact=True)).to_be_hidden()
    box = page.locator("#of-history + ul").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    page.get_by_role("link", name="Journal").click()
    expect(page.locator("#of-history .here")).to_have_text("Journal")


def test_the_keyboard_stops_once_in_the_plan(opened: Opening, olga: Visitor) -> None:
    page = opened(olga)
    expect(page.locator('#plan .place[tabindex="0"]')).to_have_count(1)
    page.locator('#plan .place[tabindex="0"]').focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator('#plan .place[tabindex="0"]')).to_have_count(1)
    assert page.evaluate("document.activeElement.classList.contains('place')")


def test_without_scripts_the_list_is_read(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, "?view=list", java_script_enabled=False)
    expect(page.locator("#as-list h2").first).to_be_visible()
    expect(page.locator("#plan")).not_to_be_visible()
    page.locator("#views [data-view=plan]").click()
    expect(page.locator("#plan")).to_be_visible()
    expect(page.locator("#move")).not_to_be_visible()


def test_on_a_phone_the_list_comes_first(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, viewport=PHONE)
    expect(page.locator("#as-list")).to_be_visible()
    expect(page.locator("#as-plan")).not_to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#views [data-view=plan]").click()
    expect(page.locator("#plan")).to_be_visible()


def test_guests_are_found_with_diacritics_folded(opened: Opening, olga: Visitor) -> None:
    page = opened(olga)
    first = page.locator("#guest-rows .name").first.text_content() or ""
    page.locator("#search").fill(first.upper())
    expect(page.locator("#guest-rows li:visible").first).to_contain_text(first)
    page.locator("#search").fill("nobody of that name")
    expect(page.locator("#guest-rows li:visible")).to_have_count(0)


def test_in_french_it_speaks_french(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, locale="fr-FR")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#move")).to_have_text("Déplacer")
    page.locator("#plan .place[data-guest] .hit").first.click()
    page.locator("#move").click()
    expect(page.locator("#status")).to_contain_text("est en main")


def test_an_event_without_places_opens_and_says_so(opened: Opening, olga: Visitor) -> None:
    document = {
        "id": "bare",
        "title": "Bare",
        "start": "2026-05-08",
        "guests": [{"id": "anna", "name": "Anna"}],
    }
    status, made = olga.json("POST", "/events", {"document": document})
    assert status == 201, made
    page = opened(olga, key=made["key"])
    expect(page.locator("main")).to_contain_text("In this event no session has places.")
    expect(page.locator("#show-palette")).to_be_hidden()
    page.wait_for_load_state("networkidle")


def test_a_session_that_is_not_there_is_missing(olga: Visitor) -> None:
    assert olga.ask("GET", "/events/embassy-dinner/?session=brunch").status == 404


def test_the_page_has_the_colours_of_the_papers() -> None:
    sheet = (FOLDER / "room" / "tokens.css").read_text("utf-8")
    assert (
        re.sub(r"\s+", " ", sheet.partition("*/")[2]).strip()
        == re.sub(r"\s+", " ", colours()).strip()
    )


def test_the_fonts_that_it_names_are_there() -> None:
    sheet = (FOLDER / "room" / "fonts.css").read_text("utf-8")
    named = re.findall(r'url\("\.\./fonts/([^"]+)"\)', sheet)
    cut = {font.name for font in (FOLDER / "fonts").glob("*.woff2")}
    assert set(named) == {font.name for font in FONTS.glob("*.ttf")} | cut


@pytest.mark.parametrize("file", sorted((FOLDER / "room").glob("*.js")), ids=lambda f: f.name)
def test_modules_are_small_and_write_no_markup(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.count("\n") < MOST_LINES
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval("):
        assert word not in text


@pytest.mark.parametrize("role", ["planner", "approver", "usher", "kitchen", "viewer"])
def test_each_role_has_its_page(served: Served, olga: Visitor, role: str) -> None:
    answer = joined(served, olga, f"one-{role}", role).ask("GET", "/events/embassy-dinner/")
    page = answer.body.decode()
    assert answer.status == 200
    assert 'id="plan"' in page
    assert ('id="move"' in page) == (role == "planner")
    assert ('id="findings"' in page) == (role == "planner")
