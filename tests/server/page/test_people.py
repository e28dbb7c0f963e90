"""Pages of people in the browser: nothing for axe to find, and a liaison's name that a planner takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.server.page.conftest import KEY, joined
from tests.server.serving import Served, Visitor

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
NARROW = {"width": 320, "height": 640}
_WORDS = "Not beside the door"


@dataclass
class Cast:
    """Everybody who works on the dinner, and the links that were handed out."""

    served: Served
    olga: Visitor
    paul: Visitor
    ann: Visitor
    lia: Visitor
    links: dict[str, str]
    guest: str


@pytest.fixture(scope="module")
def cast(served: Served, olga: Visitor, paul: Visitor) -> Cast:
    """The dinner with a delegation, its liaison, and whoever approves."""
    _, event = olga.json("GET", f"/events/{KEY}")
    base, session = event["revision"], event["sessions"][0]["id"]
    row = {"id": "norway", "name": "Norway"}
    status, _ = olga.do(KEY, base, do="add-delegation", row=row)
    assert status == 200
    _, document = olga.json("GET", f"/events/{KEY}/document")
    guest = document["guests"][0]["id"]
    olga.do(KEY, base + 1, do="change-guest", id=guest, fields={"delegation": "norway"})
    # One place is free for one name more.
    last = document["guests"][-1]["id"]
    status, _ = olga.do(KEY, base + 2, do="change-guest", id=last, fields={"status": "declined"})
    assert status == 200
    _, invited = olga.json("POST", "/invitations")
    lia = Visitor(served)
    assert lia.welcome("lia", invited["path"]) == 302
    member = {"username": "lia", "role": "liaison", "delegation": "norway"}
    assert olga.json("POST", f"/events/{KEY}/members", member)[0] == 200
    ann = joined(served, olga, "ann", "approver")
    part = {"name": "Embassy", "delegation": "norway"}
    _, enter = olga.json("POST", f"/events/{KEY}/proposal-links", part)
    _, see = olga.json("POST", f"/events/{KEY}/links", {"name": "Chancery", "role": "viewer"})
    _, told = olga.json("GET", f"/events/{KEY}/sessions/{session}/approval")
    table = next(t for t in told["tables"] if t["seats"])
    status, _ = ann.do(
        KEY, told["revision"], do="return", session=session,
        tables={table["table"]: table["seats"]}, comment=_WORDS,
    )  # fmt: skip
    assert status == 200
    lia.json("POST", f"/events/{KEY}/proposals", {"guests": {guest: {"diet": "no nuts"}}})
    return Cast(served, olga, paul, ann, lia, {"enter": enter["path"], "see": see["path"]}, guest)


class Looking:
    """Opens pages, and remembers what the browser complained of."""

    def __init__(self, browser: Browser, port: int) -> None:
        self.browser, self.base = browser, f"http://localhost:{port}"
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def at(self, who: Visitor | None, path: str, **settings: Any) -> Page:
        """A page as somebody sees it; ``None`` is whoever has no account."""
        context = self.browser.new_context(**settings)
        self.contexts.append(context)
        cookies = who.cookies if who is not None else {}
        context.add_cookies([{"name": k, "value": v, "url": self.base} for k, v in cookies.items()])
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        page.goto(self.base + path)
        return page


@pytest.fixture
def looking(browser: Browser, served: Served) -> Iterator[Looking]:
    """A browser whose complaints fail the test."""
    made = Looking(browser, served.port)
    yield made
    for context in made.contexts:
        context.close()
    assert [c for c in made.complaints if "status of 4" not in c] == []


def places(cast: Cast) -> dict[str, tuple[Visitor | None, str]]:
    """Every page of people, and whose it is."""
    event = f"/events/{KEY}"
    return {
        "sign in": (None, "/accounts/login/"),
        "events": (cast.olga, "/"),
        "factors": (cast.olga, "/accounts/2fa/"),
        "sessions": (cast.olga, "/accounts/sessions/"),
        "password": (cast.olga, "/accounts/password/change/"),
        "approval": (cast.ann, f"{event}/approval/"),
        "publish": (cast.paul, f"{event}/approval/"),
        "personal": (cast.olga, f"{event}/personal/"),
        "person": (cast.olga, f"{event}/personal/{cast.guest}/"),
        "forgotten": (None, "/accounts/password/reset/"),
        "proposals": (cast.paul, f"{event}/proposals/"),
        "members": (cast.olga, f"{event}/members/"),
        "audit": (cast.olga, f"{event}/audit/"),
        "own": (cast.lia, f"{event}/own/"),
        "enter": (None, cast.links["enter"]),
        "see": (None, cast.links["see"]),
        "missing": (None, "/welcome/nothing/"),
    }


@pytest.mark.parametrize(
    "settings",
    [{"color_scheme": "light"}, {"color_scheme": "dark", "viewport": NARROW, "locale": "fr-FR"}],
    ids=["light", "dark and narrow"],
)
def test_axe_finds_nothing_on_pages_of_people(
    cast: Cast, looking: Looking, settings: dict[str, Any]
) -> None:
    wrong = []
    for name, (who, path) in places(cast).items():
        page = looking.at(who, path, **settings)
        found = Axe().run(page, options=OPTIONS)
        if found.violations_count:
            wrong.append(f"{name}: {found.generate_report()}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{name} scrolls sideways")
        page.context.close()
    assert not wrong, "\n".join(wrong)


def test_a_liaison_enters_a_name_and_a_planner_takes_it(cast: Cast, looking: Looking) -> None:
    page = looking.at(cast.lia, f"/events/{KEY}/")
    page.get_by_role("link", name="Your delegation").click()
    expect(page.locator("h2.title")).to_have_text("Norway")
    more = page.locator("#guest-new")
    more.get_by_label("Name").fill("Aïcha Diallo")
    more.get_by_label("Diet").fill("halal")
    more.get_by_label("Own car").select_option("yes")
    page.get_by_label("Words for the planners").fill("She comes instead of her minister.")
    page.get_by_role("button", name="Send to the planners").click()
    expect(page.locator("p.notice")).to_contain_text("Kept")
    expect(page.get_by_text("Aïcha Diallo").first).to_be_visible()
    theirs = looking.at(cast.paul, f"/events/{KEY}/")
    theirs.get_by_role("link", name="Proposals").click()
    card = theirs.locator("li.card", has_text="Aïcha Diallo")
    expect(card).to_contain_text("She comes instead of her minister.")
    card.get_by_role("button", name="Take").click()
    expect(theirs.locator("#decided")).to_be_visible(timeout=60_000)
    expect(theirs.locator("li.card", has_text="Aïcha Diallo")).to_have_count(0)
    _, document = cast.olga.json("GET", f"/events/{KEY}/document")
    made = next(g for g in document["guests"] if g["id"] == "aicha-diallo")
    assert (made["delegation"], made["diet"], made["own_car"]) == ("norway", ["halal"], True)
    page.reload()
    expect(page.locator("#guest-aicha-diallo")).to_contain_text("Aïcha Diallo")


def test_whoever_approves_decides_and_hears_of_changes(cast: Cast, looking: Looking) -> None:
    page = looking.at(cast.ann, f"/events/{KEY}/approval/", viewport=NARROW)
    card = page.locator("li.verdict.returned").first
    expect(card).to_contain_text(_WORDS)
    card.get_by_label("Words for the planners").fill("Better so")
    card.get_by_role("button", name="Approve").click()
    expect(page.locator("li.verdict.approved").first).to_contain_text("Better so")
    expect(page.locator("#news")).to_be_hidden()
    _, event = cast.olga.json("GET", f"/events/{KEY}")
    session = event["sessions"][0]["id"]
    _, told = cast.olga.json("GET", f"/events/{KEY}/sessions/{session}")
    one, other = [g["id"] for g in told["guests"] if g.get("place")][:2]
    status, done = cast.paul.do(
        KEY, event["revision"], do="swap", session=session, first=one, second=other
    )
    assert status == 200
    assert done["lapsed"]
    page.locator("#news a").click()
    expect(page.locator("li.verdict.lapsed").first).to_be_visible()
