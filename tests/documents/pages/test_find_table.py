"""Find your table: names open, strangers learn nothing, and without https it works all the same."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.browsers import browsing
from tests.documents.pages.dinners import NAMES, dinner

from preseance.documents.pages.find_table import print_find_table
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.views.find_codes import codes_of
from preseance.views.guests import guest_list_view
from preseance.views.sessions import session_view

_NO_CRYPTO = "Object.defineProperty(globalThis, 'crypto', {value: {}})"
"""As a browser has it on a page that came without https."""


@cache
def _page(language: str = "en", by: Literal["name", "code"] = "name") -> bytes:
    """The dinner, at which two guests have one name."""
    event = dinner()
    first, *others = event.guests
    twin = others[-1].model_copy(update={"name": first.name, "title": "Judge"})
    settings = {**event.settings, "papers.find_secret": "a word of the house"}
    event = event.model_copy(update={"guests": (first, *others[:-1], twin), "settings": settings})
    checked = check(occasion_of(event, "s"), event.plan)
    (assembly,) = checked.occasion.assemblies
    guests = guest_list_view(checked, assembly, "name", "public", language)
    view = session_view(checked, assembly, "public", language)
    return print_find_table(guests, view, ("plan", "place"), by=by).pages[0]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@pytest.fixture(params=["WebCrypto", "without https"])
def page(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    file = tmp_path / "find.html"
    file.write_bytes(_page())
    context = browser.new_context(viewport={"width": 360, "height": 740})
    found = context.new_page()
    wrong: list[str] = []
    found.on("console", lambda m: wrong.append(m.text))
    found.on("pageerror", lambda e: wrong.append(str(e)))
    if request.param != "WebCrypto":
        found.add_init_script(_NO_CRYPTO)
    found.goto(file.as_uri())
    assert found.evaluate("Boolean(globalThis.crypto?.subtle)") == (request.param == "WebCrypto")
    yield found
    context.close()
    assert wrong == []


def _ask(page: Page, name: str) -> list[str]:
    page.fill("#name", name)
    page.keyboard.press("Enter")
    expect(page.locator("#answer :is(.told, .none)").first).to_be_visible(timeout=30_000)
    said = page.locator(
        "#answer .where, #answer .place, #answer .who, #answer .none"
    ).all_inner_texts()
    page.evaluate("document.getElementById('answer').replaceChildren()")
    return said


def test_who_writes_their_name_is_told_their_table(page: Page) -> None:
    for typed, told in {
        "alesund odegard": ["Table 1", "Place 4"],
        "王小明": ["Table 1", "Place 5"],
        "صلاح محمد": ["Table 1", "Place 6"],
        "ελενη παππα": ["Table 2", "Place 1"],
        "NGUYEN thi minh": ["Table 2", "Place 3"],
    }.items():
        assert _ask(page, typed) == told, typed
    assert page.locator(".top.own").count() == 1


def test_part_of_a_name_opens_nothing(page: Page) -> None:
    for typed in ("odegard", "García", "a stranger"):
        (said,) = _ask(page, typed)
        assert said.startswith("No place is known here under this name."), typed
    assert page.locator(".top.own").count() == 0


def test_two_of_one_name_are_told_apart(page: Page) -> None:
    assert _ask(page, "Jose Garcia Nunez") == [
        "José García Núñez, Minister & <b>chair</b>, Germany", "Table 1", "Place 1",
        "José García Núñez, Judge, France", "Table 2", "Place 4",
    ]  # fmt: skip
    assert page.locator(".top.own").count() == 2


def test_a_code_opens_the_table_and_a_name_does_not(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "find.html"
    file.write_bytes(_page(by="code"))
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(file.as_uri())
    event = dinner()
    codes = codes_of("a word of the house", event.id, [g.id for g in event.guests])
    twins = codes["guest-0"], codes["guest-9"]
    assert _ask(page, twins[0]) == ["Table 1", "Place 1"]
    assert _ask(page, twins[1].replace("-", " ").lower()) == ["Table 2", "Place 4"]
    (said,) = _ask(page, NAMES[3])
    assert said.startswith("No place is known here under this code.")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out(scheme: str, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "find.html"
    file.write_bytes(_page("fr"))
    page = browser.new_page(color_scheme=scheme, viewport={"width": 320, "height": 640})  # type: ignore[arg-type]  # one of two words
    page.goto(file.as_uri())
    assert Axe().run(page).response["violations"] == []
    _ask(page, NAMES[0])
    page.fill("#name", NAMES[4])
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_be_visible(timeout=30_000)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_no_name_stands_in_the_file() -> None:
    text = _page().decode()
    outside = text.split("<style>")[0] + text.split("</style>")[1].split("<script>")[0]
    parts = {part for name in NAMES for part in re.findall(r"\w{3,}", name)} - {
        "Ana",
        "script",
        "amp",
    }
    assert len(parts) > 15
    assert [part for part in parts if part in outside] == []
    assert "France" not in outside and "Minister" not in outside


def test_without_a_script_it_says_so(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "find.html"
    file.write_bytes(_page())
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    expect(page.get_by_text("This page needs JavaScript.")).to_be_visible()
    expect(page.locator("#ask")).to_be_hidden()
    context.close()
