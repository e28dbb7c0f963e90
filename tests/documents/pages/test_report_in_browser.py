"""The report as people use it: pointer, keyboard, screen reader, no script, paper."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.browsers import browsing
from tests.documents.pages.dinners import report_of

from preseance.documents.fonts import Weight, measure
from preseance.documents.typefaces import bundled, using

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@dataclass
class Opened:
    """A page in the browser, and what went wrong in it."""

    page: Page
    wrong: list[str] = field(default_factory=list)


Opening = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opening]:
    """Opens a report; at the end nothing may have been asked of a network, or gone wrong."""
    contexts, everything = [], []

    def opening(audience: str = "protocol", language: str = "en", **asked: Any) -> Opened:
        file = tmp_path / f"{audience}-{language}.html"
        file.write_bytes(report_of(audience, language))
        context = browser.new_context(**asked)
        contexts.append(context)
        found = Opened(context.new_page())
        everything.append(found)
        found.page.on("console", lambda m: found.wrong.append(m.text))
        found.page.on("pageerror", lambda e: found.wrong.append(str(e)))
        found.page.on(
            "request",
            lambda r: r.url.startswith(("file:", "data:")) or found.wrong.append(r.url),
        )
        found.page.goto(file.as_uri())
        return found

    yield opening
    for context in contexts:
        context.close()
    assert [wrong for found in everything for wrong in found.wrong] == []


def _violations(page: Page) -> list[str]:
    # What moves is looked at once it has come to rest.
    page.wait_for_timeout(200)
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_keeps_anybody_out(scheme: str, language: str, opened: Opening) -> None:
    page = opened(language=language, color_scheme=scheme).page
    assert _violations(page) == []
    page.keyboard.press("F8")
    assert _violations(page) == []
    page.locator(".session:visible .place .hit").first.click()
    page.locator(".keys summary").click()
    assert _violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out_on_a_phone(scheme: str, opened: Opening) -> None:
    page = opened(color_scheme=scheme, viewport={"width": 320, "height": 640}).page
    page.fill("#search", "ana")
    assert _violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_search_knows_no_marks_on_letters(opened: Opening) -> None:
    page = opened().page
    page.keyboard.press("/")
    page.keyboard.type("jose garcia")
    expect(page.locator(".guests li:visible .name")).to_have_text(["José García Núñez"])
    expect(page.locator("#said")).to_have_text("Found: 2")
    expect(page.locator(".tabs .hits:visible")).to_have_text(["1", "1"])
    page.keyboard.press("Enter")
    expect(page.locator(".place.kept:visible")).to_be_focused()
    page.keyboard.press("Escape")
    assert page.locator(".kept, .pointed").count() == 0
    assert page.locator(".guests li:visible").count() > 3
    page.fill("#search", "nobody of that name")
    expect(page.locator("#said")).to_have_text("Nobody found")


def test_arrows_go_from_place_to_place(opened: Opening) -> None:
    page = opened().page
    first = page.locator(".session:visible .place[tabindex='0']")
    first.focus()
    start = first.get_attribute("id")
    page.keyboard.press("End")
    last = page.evaluate("document.activeElement.id")
    assert last != start
    page.keyboard.press("Home")
    seen = {start}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        for _ in range(12):
            page.keyboard.press(key)
            seen.add(page.evaluate("document.activeElement.id"))
    assert len(seen) > 4
    assert page.locator(".session:visible .place[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    expect(page.locator(".place[aria-pressed=true]:visible")).to_have_count(1)
    expect(page.locator(".guests li.kept:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".place[aria-pressed=true]")).to_have_count(0)


def test_a_finding_points_at_the_plan(opened: Opening) -> None:
    page = opened().page
    page.keyboard.press("F8")
    finding = page.locator(".finding[aria-pressed=true]")
    expect(finding).to_be_focused()
    assert page.locator(".session:visible .place.pointed").count() >= 1
    assert page.locator(".session:visible li.pointed").count() >= 1
    finding.click()
    assert page.locator(".pointed").count() == 0
    page.keyboard.press("Shift+F8")
    expect(page.locator(".finding[aria-pressed=true]")).to_have_count(1)


def test_a_card_shows_who_has_a_place_and_can_be_dismissed(opened: Opening) -> None:
    page = opened().page
    place = page.locator(".session:visible .place:not(.free)").first
    place.locator(".hit").first.hover()
    card = page.locator("#card")
    expect(card).to_be_visible()
    name = page.locator(f"#row-{place.get_attribute('id')} .name").inner_text()
    expect(card.locator(".name")).to_have_text(name)
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_sessions_are_tabs(opened: Opening) -> None:
    page = opened().page
    expect(page.get_by_role("tablist").get_by_role("tab")).to_have_count(2)
    expect(page.get_by_role("tabpanel")).to_have_count(1)
    first = page.get_by_role("tab").first
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab").nth(1)).to_be_focused()
    expect(page.locator("#session-2")).to_be_visible()
    expect(page.locator("#session-1")).to_be_hidden()


def test_colours_follow_the_reader_and_a_switch(opened: Opening) -> None:
    page = opened(color_scheme="dark").page
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(ground) == "rgb(22, 24, 29)"
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(22, 24, 29)"


def test_it_is_read_without_a_script(opened: Opening) -> None:
    page = opened(java_script_enabled=False).page
    for session in page.locator(".session").all():
        expect(session).to_be_visible()
    expect(page.locator(".tools")).to_be_hidden()
    names = page.locator("#session-1 .guests .name").all_inner_texts()
    assert "José García Núñez" in names
    assert page.locator(".more div:not(.where) dd").first.is_visible()


def test_paper_is_black_on_white_and_has_everybody(opened: Opening) -> None:
    page = opened(color_scheme="dark").page
    page.fill("#search", "ana")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    for session in page.locator(".session").all():
        expect(session).to_be_visible()
    for gone in (".tools", "nav", "#card", ".zoom:visible"):
        assert page.locator(gone).locator("visible=true").count() == 0
    hidden = page.locator(".guests li").locator("visible=false").count()
    assert hidden == 0
    assert page.locator(".drawn text").first.evaluate("e => getComputedStyle(e).fill") == (
        "rgb(0, 0, 0)"
    )


def test_names_are_as_wide_as_they_were_measured(opened: Opening) -> None:
    page = opened().page
    page.evaluate("document.fonts.ready")
    texts = page.locator(".session:visible .labels text").evaluate_all(
        "all => all.map(e => [e.textContent, +e.getAttribute('font-size'), "
        "+e.getAttribute('font-weight'), e.getComputedTextLength()])"
    )
    assert len(texts) > 5
    with using(bundled()):
        for text, size, weight, width in texts:
            if weight:
                assert width == pytest.approx(measure(text, size, Weight(weight)), rel=0.01), text


def test_larger_and_back(opened: Opening) -> None:
    page = opened().page
    camera = page.locator(".session:visible .camera")
    page.locator(".session:visible [data-zoom=in]").click()
    assert (camera.get_attribute("transform") or "").startswith("matrix(1.5 ")
    page.locator(".session:visible [data-zoom=fit]").click()
    assert camera.get_attribute("transform") == "matrix(1 0 0 1 0 0)"
