"""Several at once: a selection, a table, a delegation; between two; onto a table; the rest filled in."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.server.page.conftest import Opening, seat_all
from tests.server.page.test_moving import middle, spot
from tests.server.serving import Visitor

EVENTS = ("wedding",)
WORKERS = 1
KEY = EVENTS[0]


class Wedding:
    """The event as a program sees it."""

    def __init__(self, olga: Visitor) -> None:
        self.olga = olga
        _, event = olga.json("GET", f"/events/{KEY}")
        self.revision: int = event["revision"]
        _, told = olga.json("GET", f"/events/{KEY}/sessions/dinner")
        self.at: dict[str, str | None] = {
            p["id"]: p.get("guest") for t in told["tables"] for p in t["places"]
        }
        self.tables: dict[str, list[str]] = {
            t["id"]: [p["id"] for p in t["places"]] for t in told["tables"]
        }
        self.findings: dict[str, list[dict[str, Any]]] = told["findings"]

    def last(self) -> dict[str, Any]:
        """The command of the newest revision."""
        _, told = self.olga.json("GET", f"/events/{KEY}/revisions?after={self.revision - 1}")
        found: dict[str, Any] = told["revisions"][-1]["command"]
        return found

    def do(self, **command: Any) -> None:
        """A command by a program."""
        status, said = self.olga.do(KEY, self.revision, session="dinner", **command)
        assert status == 200, said


@pytest.fixture
def wedding(olga: Visitor) -> Wedding:
    """All at table, table 7 (`t7`) and what is left over free."""
    seat_all(olga, KEY)
    now = Wedding(olga)
    for place in now.tables["t7"]:
        if guest := now.at[place]:
            now.do(do="unseat", guests=[guest])
            now = Wedding(olga)
    return now


def settled(page: Page, before: Wedding) -> dict[str, Any]:
    """The command that was done, once the page has heard of it."""
    expect(page.locator("#revision")).not_to_have_text(f"r{before.revision}")
    return Wedding(before.olga).last()


def test_a_selection_is_dragged_side_by_side(
    opened: Opening, olga: Visitor, wedding: Wedding
) -> None:
    first, second = (p for p in wedding.tables["t1"][:2])
    guests = [wedding.at[first], wedding.at[second]]
    page = opened(olga, key=KEY)
    spot(page, first).locator(".hit").click()
    spot(page, second).locator(".hit").click(modifiers=["Shift"])
    expect(page.locator('[data-field="name"]')).to_have_text("2 guests")
    to = wedding.tables["t7"][2]
    page.mouse.move(*middle(spot(page, first)))
    page.mouse.down()
    page.mouse.move(*middle(spot(page, to)), steps=5)
    expect(page.locator("#plan .target")).to_have_count(2)
    page.mouse.up()
    command = settled(page, wedding)
    assert command["do"] == "move-several"
    assert [(m["guest"], m["place"]) for m in command["moves"]] == [
        (guests[0], to),
        (guests[1], wedding.tables["t7"][3]),
    ]


def test_a_rectangle_chooses_all_within(opened: Opening, olga: Visitor, wedding: Wedding) -> None:
    page = opened(olga, key=KEY)
    boxes = [middle(spot(page, p)) for p in wedding.tables["t1"]]
    left, top = min(x for x, _ in boxes) - 9, min(y for _, y in boxes) - 9
    page.mouse.move(left - 24, top - 24)
    page.keyboard.down("Shift")
    page.mouse.down()
    page.mouse.move(max(x for x, _ in boxes) + 9, max(y for _, y in boxes) + 9, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    seated = sum(wedding.at[p] is not None for p in wedding.tables["t1"])
    expect(page.locator('#plan .place[aria-pressed="true"]')).to_have_count(seated)
    page.keyboard.press("Escape")


def test_a_guest_dropped_on_a_table_has_its_best_chair(
    opened: Opening, olga: Visitor, wedding: Wedding
) -> None:
    place = wedding.tables["t1"][0]
    page = opened(olga, key=KEY)
    page.mouse.move(*middle(spot(page, place)))
    page.mouse.down()
    box = page.locator('#plan .top[data-table="t7"]').bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    expect(page.locator('#plan .top[data-table="t7"]')).to_have_class("top target")
    page.mouse.up()
    command = settled(page, wedding)
    assert command == {
        "do": "move-to-table",
        "session": "dinner",
        "guests": [wedding.at[place]],
        "table": "t7",
    }


def test_a_table_is_dragged_onto_another(opened: Opening, olga: Visitor, wedding: Wedding) -> None:
    page = opened(olga, key=KEY)
    for which, does in (("t1", page.mouse.down), ("t7", page.mouse.up)):
        box = page.locator(f'#plan .top[data-table="{which}"]').bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
        does()
    command = settled(page, wedding)
    assert command == {"do": "move-table", "session": "dinner", "table": "t1", "to": "t7"}


@pytest.mark.parametrize("hand", ["drag", "keys"])
def test_between_two_the_others_shift(
    opened: Opening, olga: Visitor, wedding: Wedding, hand: str
) -> None:
    wedding.do(do="unseat", guests=[wedding.at[wedding.tables["t1"][-1]]])
    now = Wedding(olga)
    guest_at = now.tables["t2"][0]
    page = opened(olga, key=KEY)
    one = now.tables["t1"][0]
    near = page.evaluate("JSON.parse(document.getElementById('page').textContent).places")[one]
    other = near["right"] if now.at[near["right"]] else near["left"]
    if hand == "drag":
        page.mouse.move(*middle(spot(page, guest_at)))
        page.mouse.down()
        (ax, ay), (bx, by) = middle(spot(page, one)), middle(spot(page, other))
        page.mouse.move(ax + 0.42 * (bx - ax), ay + 0.42 * (by - ay), steps=5)
        expect(page.locator("#gap path")).to_have_count(1)
        page.mouse.up()
    else:
        spot(page, guest_at).focus()
        page.keyboard.press("Enter")
        spot(page, one if other == near["right"] else other).focus()
        page.keyboard.press("Shift+Enter")
    command = settled(page, now)
    assert (command["do"], command["guest"]) == ("insert", now.at[guest_at])
    after = Wedding(olga)
    sits = {guest: place for place, guest in after.at.items() if guest}
    for guest in (now.at[p] for p in now.tables["t1"] if now.at[p]):
        assert guest is not None
        assert sits[guest] in after.tables["t1"], "all who sat at the table sit there still"
    assert sits[command["guest"]] in after.tables["t1"]


def test_the_rest_is_filled_in(opened: Opening, olga: Visitor, wedding: Wedding) -> None:
    kept = {place: guest for place, guest in wedding.at.items() if guest}
    page = opened(olga, key=KEY)
    expect(page.locator("#link")).to_have_text("Live")
    page.get_by_role("button", name="Fill the rest").click()
    expect(page.locator("#without")).to_have_text("0", timeout=60_000)
    after = Wedding(olga)
    assert {place: after.at[place] for place in kept} == kept, "whoever had a place has it still"


def test_a_finding_is_mended_by_the_step_that_is_shown(
    opened: Opening, olga: Visitor, wedding: Wedding
) -> None:
    seat_all(olga, KEY)
    page = opened(olga, key=KEY)
    page.keyboard.press("F8")
    expect(page.locator(".finding[aria-current]")).to_have_count(1)
    expect(page.locator("#status")).not_to_be_empty()
    for mend in page.locator(".mend").all()[:8]:
        mend.click()
        expect(page.locator("#step")).to_be_visible()
        if page.locator("#take-step").is_visible():
            break
    expect(page.locator("#steps path")).not_to_have_count(0)
    text = page.locator(".finding[aria-current]").text_content()
    now = Wedding(olga)
    page.locator("#take-step").click()
    assert settled(page, now)["do"] in ("move", "swap")
    assert text not in [f["text"] for found in Wedding(olga).findings.values() for f in found]


def test_round_the_table_by_keyboard(opened: Opening, olga: Visitor, wedding: Wedding) -> None:
    page = opened(olga, key=KEY)
    known = page.evaluate("JSON.parse(document.getElementById('page').textContent)")
    honours = known["tables"]["t1"]["honours"]
    first = honours[0]
    spot(page, first).focus()

    def at() -> str:
        return str(page.evaluate("document.activeElement.dataset.place"))

    page.keyboard.press("]")
    assert at() == known["places"][first]["right"]
    page.keyboard.press("[")
    assert at() == first
    page.keyboard.press("End")
    assert at() == honours[-1]
    page.keyboard.press("PageDown")
    order = list(known["tables"])
    assert at() == known["tables"][order[order.index("t1") + 1]]["honours"][0]
    page.keyboard.press("Control+a")
    expect(page.locator('[data-field="name"]')).to_have_text(
        known["tables"][order[order.index("t1") + 1]]["called"]
    )
