"""A plan of so many places that a picture of it is moved: it is seen, met and drawn where it belongs."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.server.page.conftest import Opening
from tests.server.page.test_moving import spot
from tests.server.serving import Visitor

KEY = "hall"
TABLES = 31
EVENTS = ()
_MOVED = """(how) => {
  const svg = document.getElementById("plan"), area = document.getElementById("canvas").getBoundingClientRect();
  const boxes = () => [...document.querySelectorAll("#plan .place .hit")].filter((_, k) => k % 50 === 0).map((hit) => {
    const { x, y, width, height } = hit.closest(".place").querySelector(".drawn, circle:not(.hit)").getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  });
  const laid = () => document.getElementById("camera").getAttribute("transform");
  const before = boxes(), drawn = laid();
  const at = { clientX: area.x + area.width / 3, clientY: area.y + area.height / 3, bubbles: true, cancelable: true };
  svg.dispatchEvent(new WheelEvent("wheel", { ...at, ...how }));
  svg.dispatchEvent(new WheelEvent("wheel", { ...at, ...how }));
  window.moved = { before, moved: boxes(), still: laid() === drawn, drawn };
  return window.moved;
}"""
_RESTED = "() => document.getElementById('camera').getAttribute('transform') !== window.moved.drawn"
_AFTER = """() => [...document.querySelectorAll("#plan .place .hit")].filter((_, k) => k % 50 === 0).map((hit) => {
  const { x, y, width, height } = hit.closest(".place").querySelector(".drawn, circle:not(.hit)").getBoundingClientRect();
  return [x + width / 2, y + height / 2];
})"""


@pytest.fixture(scope="module")
def hall(olga: Visitor) -> str:
    """An event with more than 300 places, and somebody at each tenth of them."""
    tables = [
        {"id": f"t{k}", "form": "round", "seats": 10, "x": 3.0 + 4.0 * (k % 8), "y": 3.0 + 4.0 * (k // 8)}
        for k in range(TABLES)
    ]  # fmt: skip
    document = {
        "id": KEY,
        "title": "Hall",
        "start": "2026-05-08",
        "rooms": [{"id": "hall", "name": "Hall", "width": 36.0, "depth": 20.0, "tables": tables}],
        "sessions": [{"id": "dinner", "title": "Dinner", "kind": "meal", "room": "hall"}],
        "guests": [{"id": f"g{k}", "name": f"Guest {k}"} for k in range(TABLES)],
    }
    status, made = olga.json("POST", "/events", {"document": document})
    assert status == 201, made
    placements = {"dinner": {f"g{k}": f"t{k}-1" for k in range(TABLES)}}
    status, done = olga.do(KEY, 0, do="apply-plan", placements=placements)
    assert status == 200, done
    return KEY


@pytest.fixture
def page(opened: Opening, olga: Visitor, hall: str) -> Page:
    """The event, its page in a browser."""
    made = opened(olga, key=hall)
    expect(made.locator("#plan[data-detail]")).to_be_attached()
    return made


def near(one: list[list[float]], other: list[list[float]]) -> bool:
    """Whether points are where others are, to a pixel."""
    return all(abs(a - b) < 1.0 for p, q in zip(one, other, strict=True) for a, b in zip(p, q, strict=True))  # fmt: skip


@pytest.mark.parametrize(
    "how", [{"deltaX": 60, "deltaY": 30}, {"deltaY": -60, "ctrlKey": True}], ids=["pan", "zoom"]
)
def test_what_is_moved_is_where_it_is_drawn_at_rest(page: Page, how: dict[str, Any]) -> None:
    moved = page.evaluate(_MOVED, how)
    assert moved["still"], "drawn anew before it rests"
    assert not near(moved["before"], moved["moved"])
    page.wait_for_function(_RESTED)
    assert near(page.evaluate(_AFTER), moved["moved"])


def test_a_picture_that_is_too_coarse_is_drawn_anew_at_once(page: Page) -> None:
    drawn = page.evaluate(
        """() => { const camera = document.getElementById("camera"), before = camera.getAttribute("transform");
          for (let k = 0; k < 12; k += 1) document.querySelector("[data-zoom=in]").click();
          return [before, camera.getAttribute("transform")]; }"""
    )
    assert drawn[0] != drawn[1]


def test_places_are_met_while_the_plan_moves(page: Page) -> None:
    met = page.evaluate(
        """() => {
          const svg = document.getElementById("plan");
          svg.dispatchEvent(new WheelEvent("wheel", { deltaX: 90, deltaY: 40, bubbles: true, cancelable: true }));
          const hits = [...document.querySelectorAll("#plan .place .hit")].slice(120, 180);
          return hits.every((hit) => {
            const { x, y, width, height } = hit.getBoundingClientRect();
            return document.elementFromPoint(x + width / 2, y + height / 2)?.closest(".place") === hit.closest(".place");
          });
        }"""
    )
    assert met


def test_a_wheel_turns_where_the_picture_has_left(page: Page) -> None:
    area = page.locator("#canvas").bounding_box()
    assert area
    before = page.locator("#camera").get_attribute("transform")
    page.mouse.move(area["x"] + 5, area["y"] + 5)
    for _ in range(3):
        page.mouse.wheel(-200, -200)
    page.wait_for_function(
        "before => document.getElementById('camera').getAttribute('transform') !== before",
        arg=before,
    )
    assert page.evaluate("() => !document.getElementById('plan').getAnimations().length")


def test_a_guest_is_moved_by_keys_and_the_plan_follows(page: Page, olga: Visitor) -> None:
    for _ in range(5):
        page.locator("[data-zoom=in]").click()
    spot(page, "t0-1").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("]")
    to = page.evaluate("document.activeElement.dataset.place")
    page.keyboard.press("Enter")
    expect(spot(page, to)).to_have_attribute("data-guest", "g0")
    box, area = spot(page, to).bounding_box(), page.locator("#canvas").bounding_box()
    assert box
    assert area
    assert area["x"] <= box["x"] <= area["x"] + area["width"]
    assert area["y"] <= box["y"] <= area["y"] + area["height"]


def test_what_a_change_leaves_alone_in_the_findings_stays(page: Page, olga: Visitor) -> None:
    status, told = olga.json("GET", f"/events/{KEY}")
    assert status == 200
    rule = {"kind": "keep_apart", "a": ["g1"], "b": ["g2"], "relations": ["same-table"]}
    other = rule | {"a": ["g3"], "b": ["g4"]}
    moves = [{"guest": "g2", "place": "t1-3"}, {"guest": "g4", "place": "t3-3"}]
    revision = told["revision"]
    for number, row in enumerate((rule, other)):
        status, told = olga.do(KEY, revision, do="add-rule", row=row | {"id": f"apart-{number}", "level": "must"})  # fmt: skip
        assert status == 200, told
        revision = told["revision"]
    status, told = olga.do(KEY, revision, do="move-several", session="dinner", moves=moves)
    assert status == 200, told
    rows = page.locator("#found-must .finding")
    expect(rows).to_have_count(2)
    page.evaluate("() => { window.kept = document.querySelectorAll('#found-must li')[1]; }")
    kept = page.evaluate("() => window.kept.querySelector('.finding').dataset.guests")
    away = "g2" if "g2" not in kept else "g4"
    page.locator(f"#guest-rows [data-guest={away}]").click()
    page.locator("#unseat").click()
    expect(page.locator("#revision")).to_have_text(f"r{told['revision'] + 1}")
    assert page.evaluate("() => window.kept.isConnected")
