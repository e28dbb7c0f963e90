"""What axe does not judge in a drawing: how large targets are, whether texts stand out, how places are told."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.server.page.conftest import KEY, Opening
from tests.server.page.test_moving import middle, spot
from tests.server.serving import Visitor

LEAST = 24.0
ENOUGH = 4.5
"""Of text to what it stands on (WCAG 1.4.3)."""
_TEXTS = """() => {
    const drawn = e => e.checkVisibility() && e.getClientRects().length;
    const fill = e => getComputedStyle(e).fill;
    const root = getComputedStyle(document.documentElement);
    const token = name => {
        const probe = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
        probe.style.fill = `var(--${name})`;
        document.getElementById('camera').append(probe);
        const found = fill(probe);
        probe.remove();
        return found;
    };
    const open = ['ground', 'cloth', 'disc'].map(token);
    const says = e => [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
    return [...document.querySelectorAll('#plan text, #plan tspan')].filter(says).flatMap(text => {
        const own = text.closest('[id^="sign-"], #plates > g, #ghost');
        if (!own && !drawn(text)) return [];
        const badge = text.matches('.beside *') && text.closest('text').previousElementSibling;
        const shape = own ? own.querySelector('path, rect, circle') : badge;
        const under = shape && !shape.matches('text') ? [fill(shape)] : open;
        const layer = text.closest('#camera > g, defs > g');
        return under.map(on => [layer?.id || layer?.className.baseVal, fill(text), on]);
    });
}"""


def light(colour: str) -> float:
    """Relative luminance of `rgb(…)`."""
    parts = [int(float(c)) / 255 for c in re.findall(r"[\d.]+", colour)[:3]]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Of two colours, from 1 to 21."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_the_plan_stands_out(opened: Opening, olga: Visitor, scheme: str) -> None:
    page = opened(olga, color_scheme=scheme)
    spot(page, taken(page)).locator(".hit").click()
    page.locator("#move").click()
    expect(page.locator("#tints text").first).to_be_attached()
    page.locator("[data-zoom=out]").click()
    page.locator("[data-zoom=out]").click()
    page.locator("[data-zoom=in]").click(click_count=2)
    seen = {tuple(row) for row in page.evaluate(_TEXTS)}
    assert {"names", "places", "tints"} <= {layer for layer, _, _ in seen}
    assert sorted(row for row in seen if contrast(*row[1:]) < ENOUGH) == []


def test_on_the_narrowest_screen_all_can_be_touched(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, viewport={"width": 320, "height": 640}, has_touch=True, locale="fr-FR")
    for view in ("list", "plan"):
        page.locator(f"#views [data-view={view}]").click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        small = page.evaluate(
            """least => [...document.querySelectorAll('button, summary, a, input, select')]
                .filter(e => e.checkVisibility() && e.type !== 'checkbox')
                .map(e => [e.id || e.textContent.trim(), e.getBoundingClientRect()])
                .filter(([, box]) => box.width && (box.width < least || box.height < least))
                .map(([name, box]) => `${name}: ${box.width} × ${box.height}`)""",
            LEAST - 0.01,
        )
        assert not small, small


def taken(page: Page) -> str:
    """A place with somebody."""
    found = page.locator("#plan .place[data-guest]").nth(2).get_attribute("data-place")
    assert found
    return found


def test_every_place_is_told_as_the_document_has_it(opened: Opening, olga: Visitor) -> None:
    _, event = olga.json("GET", f"/events/{KEY}")
    _, told = olga.json("GET", f"/events/{KEY}/sessions/{event['sessions'][0]['id']}")
    page = opened(olga)
    spoken = page.locator("#plan").aria_snapshot()
    assert spoken.splitlines()[0].startswith('- group "Plan of')
    assert re.search(r'^\s+- group "Long table":$', spoken, re.MULTILINE)
    page.locator("#views [data-view=list]").click()
    listed = page.locator("#as-list").aria_snapshot()
    names = {g["id"]: g["full_name"] for g in told["guests"]}
    for table in told["tables"]:
        for place in table["places"]:
            who: Any = names.get(place.get("guest"), "Free place")
            button = re.compile(
                rf'button "Long table, place {place["number"]}\. {re.escape(who)}\b'
            )
            assert len(button.findall(spoken)) == 1, place
            assert len(button.findall(listed)) == 1, place


def test_a_finger_drags_a_guest(opened: Opening, olga: Visitor) -> None:
    page = opened(olga, has_touch=True)
    here = taken(page)
    guest = spot(page, here).get_attribute("data-guest")
    there = page.locator("#plan .place[data-guest]").nth(5).get_attribute("data-place")
    assert guest
    assert there
    hand = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        hand.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]},
        )

    (ax, ay), (bx, by) = middle(spot(page, here)), middle(spot(page, there))
    touch("touchStart", (ax, ay))
    for part in (0.3, 0.7, 1.0):
        touch("touchMove", (ax + part * (bx - ax), ay + part * (by - ay)))
    expect(spot(page, there)).to_have_class(re.compile("target"))
    touch("touchEnd")
    expect(spot(page, there)).to_have_attribute("data-guest", guest)
    page.locator("#undo").click()
    expect(spot(page, here)).to_have_attribute("data-guest", guest)
