"""Commands by keyboard: the list of all of them, cut and paste between sessions, told, locked, asked why."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.server.page.conftest import Opening, seat_all
from tests.server.page.test_moving import spot
from tests.server.page.test_page import OPTIONS
from tests.server.serving import Visitor

EVENTS = ("town-hall",)
KEY = EVENTS[0]


@pytest.fixture(scope="module")
def seated(olga: Visitor) -> dict[str, Any]:
    """The first session with everybody at their place."""
    seat_all(olga, KEY)
    _, event = olga.json("GET", f"/events/{KEY}")
    told: dict[str, Any] = session_of(olga, event["sessions"][0]["id"])
    return told


def session_of(olga: Visitor, session: str) -> Any:
    return olga.json("GET", f"/events/{KEY}/sessions/{session}")[1]


def first(told: dict[str, Any]) -> tuple[str, str]:
    """A guest with a place, and it."""
    guest = next(g for g in told["guests"] if g.get("place"))
    return guest["id"], guest["place"]


def last(olga: Visitor) -> dict[str, Any]:
    """The command of the newest revision."""
    _, told = olga.json("GET", f"/events/{KEY}/revisions")
    found: dict[str, Any] = max(told["revisions"], key=lambda r: r["revision"])["command"]
    return found


def palette(page: Page, words: str) -> None:
    """Open the list of all commands, type, and take the first."""
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="All commands")
    expect(box).to_be_focused()
    box.fill(words)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_be_hidden()


def test_all_commands_are_found_by_name(
    opened: Opening, olga: Visitor, seated: dict[str, Any]
) -> None:
    guest, place = first(seated)
    page = opened(olga, key=KEY)
    name = next(g["full_name"] for g in seated["guests"] if g["id"] == guest)
    palette(page, name)
    expect(page.locator('#inspector [data-field="name"]')).to_have_text(name)
    assert page.evaluate("document.activeElement.dataset.place") == place
    palette(page, "pin")
    expect(page.locator("#status")).to_contain_text("pinned")
    assert last(olga)["do"] == "pin"
    page.keyboard.press("Control+k")
    found = Axe().run(page, context="#palette", options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Escape")
    palette(page, "Rules")
    expect(page).to_have_url(f"http://localhost:{olga.served.port}/events/{KEY}/rules/")


def test_a_guest_is_cut_in_one_session_and_pasted_in_another(
    opened: Opening, olga: Visitor, seated: dict[str, Any]
) -> None:
    here = seated["session"]["id"]
    _, event = olga.json("GET", f"/events/{KEY}")
    there = [s["id"] for s in event["sessions"] if s["has_places"] and s["id"] != here]
    other = session_of(olga, there[0])
    going = {g["id"] for g in other["guests"]}
    guest, place = next(
        (g["id"], g["place"]) for g in seated["guests"] if g.get("place") and g["id"] in going
    )
    groups = (*other["tables"], *other["rows"])
    free = next(p["id"] for t in groups for p in t["places"] if not p.get("guest"))
    page = opened(olga, key=KEY, query=f"?session={here}")
    spot(page, place).focus()
    page.keyboard.press("Control+x")
    expect(page.locator("body")).to_have_class("carrying")
    page.locator(f"#tab-{there[0]}").click()
    expect(page.locator("#status")).to_contain_text("off the place in the other session")
    spot(page, free).focus()
    page.keyboard.press("Control+v")
    expect(spot(page, free)).to_have_attribute("data-guest", guest)
    moved = {"do": "move", "session": there[0], "guest": guest, "place": free}
    assert last(olga) == {"do": "move-from", "session": here, "guests": [guest], "to": moved}
    assert not dict(first_of(olga, here))[guest], "where they were cut they are no longer"
    page.keyboard.press("Control+z")
    expect(spot(page, free)).to_have_class("place free")
    assert dict(first_of(olga, here))[guest] == place, "one Undo takes back both"


def test_a_guest_is_copied_to_another_session(
    opened: Opening, olga: Visitor, seated: dict[str, Any]
) -> None:
    here = seated["session"]["id"]
    _, event = olga.json("GET", f"/events/{KEY}")
    there = next(s["id"] for s in event["sessions"] if s["has_places"] and s["id"] != here)
    other = session_of(olga, there)
    guest, place = next(
        (g, p) for g, p in first_of(olga, here) if p and g in dict(first_of(olga, there))
    )
    groups = (*other["tables"], *other["rows"])
    free = next(p["id"] for t in groups for p in t["places"] if not p.get("guest"))
    page = opened(olga, key=KEY, query=f"?session={here}")
    spot(page, place).focus()
    page.keyboard.press("Control+c")
    expect(page.locator("#status")).to_contain_text("copied")
    page.locator(f"#tab-{there}").click()
    expect(page.locator("#status")).to_contain_text("is kept")
    spot(page, free).focus()
    page.keyboard.press("Control+v")
    expect(spot(page, free)).to_have_attribute("data-guest", guest)
    assert dict(first_of(olga, here))[guest] == place, "the first place is kept"
    page.keyboard.press("Control+z")
    expect(spot(page, free)).to_have_class("place free")


def test_a_whole_table_is_pinned_in_one_revision(
    opened: Opening, olga: Visitor, seated: dict[str, Any]
) -> None:
    _, place = first(seated)
    page = opened(olga, key=KEY)
    _, before = olga.json("GET", f"/events/{KEY}")
    for act in ("pin-several", "unpin-several"):
        spot(page, place).focus()
        page.keyboard.press("l")
        expect(page.locator("#status")).to_contain_text(
            "not pinned any more" if act.startswith("un") else "pinned"
        )
        assert last(olga)["do"] == act
    _, after = olga.json("GET", f"/events/{KEY}")
    assert after["revision"] == before["revision"] + 2


def first_of(olga: Visitor, session: str) -> list[tuple[str, str]]:
    """Guests with their places."""
    return [(g["id"], g.get("place", "")) for g in session_of(olga, session)["guests"]]


def test_a_guest_is_told_locked_and_asked_about(
    opened: Opening, olga: Visitor, seated: dict[str, Any]
) -> None:
    guest, place = first(seated)
    page = opened(olga, key=KEY)
    spot(page, place).locator(".hit").click()
    tell = page.get_by_role("button", name="Mark as told")
    tell.click()
    expect(page.locator('#inspector [data-field="marks"]')).to_contain_text("Told")
    assert last(olga) | {"session": ""} == {
        "do": "set-mark", "mark": "told", "session": "", "guests": [guest],
    }  # fmt: skip
    page.get_by_role("button", name="Not told after all").click()
    expect(page.locator('#inspector [data-field="marks"]')).not_to_contain_text("Told")
    expect(tell).to_be_enabled()
    assert last(olga)["do"] == "take-mark"
    spot(page, place).focus()
    page.keyboard.press("w")
    expect(page.locator("#why-guest")).to_have_value(guest)
