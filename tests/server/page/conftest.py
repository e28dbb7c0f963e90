"""A planning room that runs, and a browser in front of it that bears no complaint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browsers import browsing
from tests.server.serving import PATIENCE, Served, Visitor

from preseance.examples import copy_example

KEY = "embassy-dinner"
Opening = Callable[..., Page]
# Nothing asserts how long anything takes; the machine may have much to do.
expect.set_options(timeout=PATIENCE * 250)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    with browsing() as running:
        yield running


@pytest.fixture(scope="module")
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A room with an embassy's dinner in it, or the examples that a module names as `EVENTS`."""
    aside = tmp_path_factory.mktemp("room")
    names = getattr(request.module, "EVENTS", (KEY,))
    workers = getattr(request.module, "WORKERS", 0)
    running = Served(aside / "data", *(copy_example(n, aside / n) for n in names), workers=workers)
    yield running
    running.kill()


@pytest.fixture(scope="module")
def olga(request: pytest.FixtureRequest, served: Served) -> Visitor:
    """Who owns the event, and looks at it by programs too."""
    visitor = Visitor(served)
    assert visitor.welcome("olga", served.link) == 302
    if KEY in getattr(request.module, "EVENTS", (KEY,)):
        seat_all(visitor)
    return visitor


def seat_all(visitor: Visitor, key: str = KEY) -> None:
    """Everybody at table, where there are places."""
    _, event = visitor.json("GET", f"/events/{key}")
    session = event["sessions"][0]["id"]
    _, told = visitor.json("GET", f"/events/{key}/sessions/{session}")
    groups = (*told["tables"], *told["rows"])
    free = [p["id"] for t in groups for p in t["places"] if not p.get("guest")]
    waiting = [g["id"] for g in told["guests"] if not g.get("place")]
    moves = [{"guest": g, "place": p} for g, p in zip(waiting, free, strict=False)]
    if moves:
        status, done = visitor.do(
            key, event["revision"], do="move-several", session=session, moves=moves
        )
        assert status == 200, done


@pytest.fixture(scope="module")
def paul(served: Served, olga: Visitor) -> Visitor:
    """Who plans the event with her."""
    return joined(served, olga, "paul", "planner")


def joined(served: Served, olga: Visitor, name: str, role: str) -> Visitor:
    """Somebody invited, with a role."""
    _, invited = olga.json("POST", "/invitations")
    visitor = Visitor(served)
    assert visitor.welcome(name, invited["path"]) == 302
    olga.json("POST", f"/events/{KEY}/members", {"username": name, "role": role})
    return visitor


@pytest.fixture
def opened(browser: Browser, served: Served) -> Iterator[Opening]:
    """Opens the event for somebody; what the browser complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(who: Visitor, query: str = "", key: str = KEY, **settings: Any) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1440, "height": 900}} | settings))
        contexts.append(context)
        address = f"http://localhost:{served.port}"
        context.add_cookies(
            [{"name": k, "value": v, "url": address} for k, v in who.cookies.items()]
        )
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        page.goto(f"{address}/events/{key}/{query}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    # Refusals are tried, and a line that a test cuts.
    expected = ("status of 4", "net::ERR_FAILED")
    assert [c for c in complaints if not any(text in c for text in expected)] == []
