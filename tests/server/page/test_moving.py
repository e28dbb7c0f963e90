"""Guests are moved by click, keyboard and drag alike; what a colleague does is seen; refusals are told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.server.page.conftest import KEY, Opening, joined, seat_all
from tests.server.serving import Served, Visitor


class Dinner:
    """The event as a program sees it."""

    def __init__(self, olga: Visitor) -> None:
        self.olga = olga
        _, event = olga.json("GET", f"/events/{KEY}")
        self.revision: int = event["revision"]
        self.session: str = event["sessions"][0]["id"]
        _, told = olga.json("GET", f"/events/{KEY}/sessions/{self.session}")
        self.places: list[dict[str, Any]] = [p for t in told["tables"] for p in t["places"]]
        self.guests: list[dict[str, Any]] = told["guests"]

    def free(self) -> str:
        """An empty place."""
        return next(p["id"] for p in self.places if not p.get("guest") and p["kind"] == "seat")

    def place(self, guest: str) -> str:
        """Where a guest is."""
        return next((p["id"] for p in self.places if p.get("guest") == guest), "")

    def emptied(self) -> tuple[str, str, str]:
        """A guest, their place, and an empty one."""
        seated = [g for g in self.guests if g.get("place")]
        if all(p.get("guest") for p in self.places):
            self.do("unseat", guests=[seated[-1]["id"]])
            return Dinner(self.olga).emptied()
        return seated[0]["id"], seated[0]["place"], self.free()

    def do(self, name: str, **fields: Any) -> None:
        """A command by a program."""
        status, told = self.olga.do(KEY, self.revision, "", do=name, session=self.session, **fields)
        assert status == 200, told

    def last(self) -> dict[str, Any]:
        """The newest line of the journal."""
        _, told = self.olga.json("GET", f"/events/{KEY}/revisions?after={self.revision - 1}")
        found: dict[str, Any] = told["revisions"][-1]
        return found


@pytest.fixture
def dinner(olga: Visitor) -> Dinner:
    """The event as it is now, with everybody at table."""
    seat_all(olga)
    return Dinner(olga)


def spot(page: Page, place: str) -> Locator:
    """A place in the plan."""
    return page.locator(f'#plan .place[data-place="{place}"]')


def by_click(page: Page, guest: str, place: str, to: str) -> None:
    """Choose, Move, click."""
    spot(page, place).locator(".hit").click()
    page.locator("#move").click()
    spot(page, to).locator(".hit").click()


def by_row(page: Page, guest: str, place: str, to: str) -> None:
    """Choose in the list of guests, Move, click."""
    page.locator(f'#guest-rows [data-guest="{guest}"]').click()
    page.locator("#move").click()
    spot(page, to).locator(".hit").click()


def by_keys(page: Page, guest: str, place: str, to: str) -> None:
    """Enter picks up, arrows go, Enter drops."""
    spot(page, place).focus()
    page.keyboard.press("Enter")
    here = page.evaluate("JSON.parse(document.getElementById('page').textContent).places")
    for _ in range(60):
        at = page.evaluate("document.activeElement.dataset.place")
        if at == to:
            break
        dx, dy = here[to]["x"] - here[at]["x"], here[to]["y"] - here[at]["y"]
        sideways = abs(dx) >= abs(dy)
        key = ("ArrowRight" if dx > 0 else "ArrowLeft") if sideways else "ArrowDown"
        page.keyboard.press("ArrowUp" if not sideways and dy < 0 else key)
    assert page.evaluate("document.activeElement.dataset.place") == to
    page.keyboard.press("Enter")


def by_drag(page: Page, guest: str, place: str, to: str) -> None:
    """Down, over, up."""
    page.mouse.move(*middle(spot(page, place)))
    page.mouse.down()
    x, y = middle(spot(page, to))
    page.mouse.move(x - 20, y - 10, steps=4)
    page.mouse.move(x, y, steps=3)
    expect(spot(page, to)).to_have_class("place free target" if free(page, to) else "place target")
    page.mouse.up()


def by_name(page: Page, guest: str, place: str, to: str) -> None:
    """Choose, M, type where to, Enter."""
    spot(page, place).focus()
    page.keyboard.press("m")
    where = page.evaluate("JSON.parse(document.getElementById('page').textContent).places")[to]
    box = page.get_by_role("combobox", name="Move to")
    expect(box).to_be_focused()
    box.fill(f"{where['where']} free")
    option = page.get_by_role("option", name=f"{where['where']} Free", exact=False).first
    expect(option).to_contain_text(re.compile("better|worsens|breaks|no difference"))
    page.keyboard.press("ArrowDown")
    expect(spot(page, to)).to_have_class("place free target")
    page.keyboard.press("Enter")


def by_list(page: Page, guest: str, place: str, to: str) -> None:
    """The plan in words."""
    page.locator("#views [data-view=list]").click()
    page.locator(f'.in-list[data-place="{place}"]').click()
    page.locator("#move").click()
    page.locator(f'.in-list[data-place="{to}"]').click()


def free(page: Page, place: str) -> bool:
    """Whether nobody has a place."""
    return spot(page, place).get_attribute("data-guest") is None


def middle(place: Locator) -> tuple[float, float]:
    """Of a place on the screen."""
    box = place.locator(".hit").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


HANDS = (by_click, by_row, by_keys, by_drag, by_name, by_list)
Hand = Callable[[Page, str, str, str], None]


@pytest.mark.parametrize("hand", HANDS)
def test_every_hand_makes_the_same_entry(
    hand: Hand, opened: Opening, olga: Visitor, dinner: Dinner
) -> None:
    guest, place, to = dinner.emptied()
    before = Dinner(olga).revision
    page = opened(olga)
    hand(page, guest, place, to)
    expect(page.locator("#status")).to_contain_text("moved from")
    expect(spot(page, to)).to_have_attribute("data-guest", guest)
    expect(page.locator("#revision")).to_have_text(f"r{before + 1}")
    entry = Dinner(olga).last()
    assert entry["command"] == {
        "do": "move",
        "session": dinner.session,
        "guest": guest,
        "place": to,
    }
    page.locator("#undo").click()
    expect(spot(page, place)).to_have_attribute("data-guest", guest)
    page.locator("#redo").click()
    expect(spot(page, to)).to_have_attribute("data-guest", guest)


def test_on_a_guest_a_drop_changes_places(opened: Opening, olga: Visitor, dinner: Dinner) -> None:
    one, other = [g for g in dinner.guests if g.get("place")][:2]
    page = opened(olga)
    by_drag(page, one["id"], one["place"], other["place"])
    expect(spot(page, other["place"])).to_have_attribute("data-guest", one["id"])
    expect(spot(page, one["place"])).to_have_attribute("data-guest", other["id"])
    command = Dinner(olga).last()["command"]
    assert (command["do"], command["first"], command["second"]) == ("swap", one["id"], other["id"])


def test_off_the_plan_a_guest_has_no_place(opened: Opening, olga: Visitor, dinner: Dinner) -> None:
    guest = next(g for g in dinner.guests if g.get("place"))
    page = opened(olga)
    page.mouse.move(*middle(spot(page, guest["place"])))
    page.mouse.down()
    page.mouse.move(120, 600, steps=6)
    page.mouse.up()
    expect(spot(page, guest["place"])).to_have_class("place free")
    page.get_by_role("button", name="Without a place").click()
    expect(page.locator("#guest-rows li:visible")).to_have_count(1)
    expect(page.locator("#findings")).to_contain_text("has no place")


def test_escape_leaves_all_as_it_was(opened: Opening, olga: Visitor, dinner: Dinner) -> None:
    guest = next(g for g in dinner.guests if g.get("place"))
    page = opened(olga)
    spot(page, guest["place"]).focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_class("carrying")
    expect(page.locator("#tints > g")).not_to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("body")).not_to_have_class("carrying")
    expect(page.locator("#tints > g")).to_have_count(0)
    assert Dinner(olga).revision == dinner.revision


def test_a_refusal_is_told_and_the_guest_comes_back(
    opened: Opening, olga: Visitor, dinner: Dinner
) -> None:
    guest, place, to = dinner.emptied()
    page = opened(olga)
    page.route(
        "**/commands?*",
        lambda route: route.fulfill(
            status=422,
            content_type="application/json",
            body='{"detail": "Not today.", "errors": []}',
        ),
    )
    by_click(page, guest, place, to)
    expect(page.locator("#status")).to_contain_text("Not today.")
    expect(spot(page, place)).to_have_attribute("data-guest", guest)
    assert spot(page, to).locator(".face *").count() == 0


def test_two_at_one_event_see_each_other(
    opened: Opening, olga: Visitor, paul: Visitor, dinner: Dinner
) -> None:
    guest, place, to = dinner.emptied()
    hers, his = opened(olga), opened(paul)
    expect(hers.locator("#link")).to_have_text("Live")
    expect(his.locator("#link")).to_have_text("Live")
    handle = spot(his, to).element_handle()
    by_click(hers, guest, place, to)
    expect(spot(his, to)).to_have_attribute("data-guest", guest)
    assert handle is not None
    assert handle.evaluate("place => place.isConnected"), "places stay, they are not made anew"
    by_click(his, guest, to, place)
    expect(spot(hers, place)).to_have_attribute("data-guest", guest)


def test_who_may_only_look_has_nothing_to_move_with(
    opened: Opening, served: Served, olga: Visitor, dinner: Dinner
) -> None:
    vera = joined(served, olga, "vera", "viewer")
    guest = next(g for g in dinner.guests if g.get("place"))
    page = opened(vera)
    spot(page, guest["place"]).locator(".hit").click()
    expect(page.locator('[data-field="name"]')).to_have_text(guest["full_name"])
    for name in ("#move", "#undo", "#findings"):
        expect(page.locator(name)).to_have_count(0)
    spot(page, guest["place"]).focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).not_to_have_class("carrying")


def test_a_finding_leads_to_its_questions(opened: Opening, olga: Visitor, dinner: Dinner) -> None:
    page = opened(olga)
    first = page.locator("#found-must .finding, #found-should .finding").first
    why = first.locator("xpath=..").get_by_role("link", name="Why here")
    expect(why).to_be_hidden()
    first.click()
    guest = (first.get_attribute("data-guests") or "").split()[0]
    why.click()
    expect(page.locator("#why-guest")).to_have_value(guest)
    expect(page.locator("#why-session")).to_have_value(dinner.session)
    page.go_back()
    page.locator("#solve > summary").click()
    page.get_by_role("link", name="Something has happened").click()
    expect(page.locator("#session")).to_have_value(dinner.session)


def test_a_move_says_whose_approval_it_ends(opened: Opening, olga: Visitor, dinner: Dinner) -> None:
    guest, place, to = dinner.emptied()
    _, told = olga.json("GET", f"/events/{KEY}/sessions/{dinner.session}/approval")
    table = next(t for t in told["tables"] if t["seats"])
    Dinner(olga).do("approve", tables={table["table"]: table["seats"]})
    page = opened(olga)
    by_click(page, guest, place, to)
    expect(page.locator("#status")).to_contain_text("Approval has lapsed: Long table.")
