"""Several people at one plan: who is here, whom they have chosen, and what of two who want the same."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.server.page.conftest import Opening, seat_all
from tests.server.page.test_moving import Dinner, by_click, spot
from tests.server.serving import Visitor


@pytest.fixture
def dinner(olga: Visitor) -> Dinner:
    """The event as it is now, with everybody at table."""
    seat_all(olga)
    return Dinner(olga)


def test_colleagues_see_who_is_here_and_whom_they_chose(
    opened: Opening, olga: Visitor, paul: Visitor, dinner: Dinner
) -> None:
    hers, his = opened(olga), opened(paul)
    expect(hers.locator("#people li")).to_have_text(["P"])
    guest = next(g for g in dinner.guests if g.get("place"))
    spot(his, guest["place"]).locator(".hit").click()
    expect(hers.locator("#presence g")).to_have_count(1)
    expect(hers.locator("#presence text")).to_have_text("P")
    his.close()
    expect(hers.locator("#people li")).to_have_count(0)
    expect(hers.locator("#presence g")).to_have_count(0)


def test_what_a_colleague_does_is_told_and_nobody_asks_for_it(
    opened: Opening, olga: Visitor, paul: Visitor, dinner: Dinner
) -> None:
    hers, his = opened(olga), opened(paul)
    for page in (hers, his):
        expect(page.locator("#link")).to_have_text("Live")
    asked: list[str] = []
    for page in (hers, his):
        page.on("request", lambda request: asked.append(request.resource_type + request.url))
    for _ in range(3):
        now = Dinner(olga)
        one, other = [g for g in now.guests if g.get("place")][:2]
        by_click(his, one["id"], one["place"], other["place"])
        for page in (hers, his):
            expect(spot(page, other["place"])).to_have_attribute("data-guest", one["id"])
            expect(page.locator("#revision")).to_have_text(f"r{now.revision + 1}")
        findings = [rows_of(page) for page in (hers, his)]
        assert findings[0] == findings[1]
        his.locator("#undo:not([disabled])").click()
        for page in (hers, his):
            expect(spot(page, one["place"])).to_have_attribute("data-guest", one["id"])
        expect(his.locator("#redo")).to_be_enabled()
        expect(hers.locator("#redo")).to_be_disabled()
    assert not [
        address for address in asked if "/api/" not in address and "presence" not in address
    ]
    shown = [rows_of(page) for page in (hers, his)]
    hers.reload()
    assert shown == [rows_of(hers)] * 2


def rows_of(page: Page) -> list[str]:
    """The findings as the page has them."""
    return [str(text) for text in page.locator("#findings .finding").all_text_contents()]


def clashed(page: Page, olga: Visitor, dinner: Dinner) -> tuple[str, str, str]:
    """A page that has not heard yet that Olga moved the same guest: guest, Olga's place, the page's."""
    guest, place, mine = dinner.emptied()
    now = Dinner(olga)
    seated = [g for g in now.guests if g.get("place") and g["id"] != guest]
    now.do("unseat", guests=[seated[-1]["id"]])
    theirs = seated[-1]["place"]
    # What the page would hear of her, or ask for, is held up on the way.
    page.route("**/events/*/stream?*", lambda route: route.abort())
    page.reload()
    expect(page.locator("#link")).to_have_text("No connection; trying again")
    page.route("**/events/*/?*", lambda route: route.abort())
    page.route("**/events/*/", lambda route: route.abort())
    Dinner(olga).do("move", guest=guest, place=theirs)
    by_click(page, guest, place, mine)
    expect(page.locator("#conflict")).to_be_visible()
    for held in ("stream?*", "?*", ""):
        page.unroute(f"**/events/*/{held}")
    return guest, theirs, mine


@pytest.mark.parametrize("choice", ["Keep theirs", "Put mine on top", "Edit"])
def test_two_who_want_the_same_are_shown_side_by_side(
    opened: Opening, olga: Visitor, paul: Visitor, dinner: Dinner, choice: str
) -> None:
    his = opened(paul)
    guest, theirs, mine = clashed(his, olga, dinner)
    panel = his.locator("#conflict")
    expect(panel).to_contain_text("olga changed the same meanwhile")
    name = next(g["full_name"] for g in dinner.guests if g["id"] == guest)
    expect(panel.locator("tbody tr").first).to_contain_text(name)
    for side, place in (("They made of it", theirs), ("You asked", mine)):
        where = his.evaluate(
            "place => JSON.parse(document.getElementById('page').textContent).places[place].where",
            place,
        )
        picture = panel.get_by_role("img", name=f"{side}: {name}: {where}")
        expect(picture.locator("g:has(> .differs) text")).to_have_text(
            ["".join(w[0] for w in name.split())]
        )
    panel.get_by_role("button", name=choice).click()
    expect(panel).not_to_be_visible()
    if choice == "Edit":
        expect(his.locator("body")).to_have_class("carrying")
    else:
        at = mine if choice == "Put mine on top" else theirs
        expect(spot(his, at)).to_have_attribute("data-guest", guest)
        assert Dinner(olga).place(guest) == at


_CLASH = """async said => {
  const script = [...document.querySelectorAll('link[rel=modulepreload], script[type=module]')]
    .map(one => one.href || one.src).find(one => /conflict[.]/.test(one));
  (await import(script)).clash(said, {do: 'move'});
  return document.querySelector('#conflict tbody').innerText;
}"""


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en-GB", ("{name}: Reply", "accepted", "declined", "no place", "A rule", "The event")),
        ("fr-FR", ("{name} : Réponse", "accepté", "décliné", "sans place", "Une règle", "L’événement")),
    ],
)  # fmt: skip
def test_what_two_have_changed_is_told_in_words(
    opened: Opening, paul: Visitor, dinner: Dinner, locale: str, told: tuple[str, ...]
) -> None:
    page = opened(paul, locale=locale)
    guest = next(g for g in dinner.guests if g.get("place"))
    parts = {
        f"guests/{guest['id']}/status": ("accepted", "declined"),
        f"plan/{dinner.session}/{guest['id']}": (guest["place"], None),
        "rules/apart-1": ({"id": "apart-1", "kind": "keep_apart"}, None),
        "start": ("2025-05-10", "2025-05-11"),
    }
    said = {
        "revision": 1,
        "by": [{"author": "olga"}],
        "base": {part: before for part, (before, _) in parts.items()},
        "theirs": {part: after for part, (_, after) in parts.items()},
        "mine": {part: before for part, (before, _) in parts.items()},
    }
    shown = page.evaluate(_CLASH, said).replace("\u202f", " ")
    for words in told:
        assert words.format(name=guest["full_name"]) in shown, shown
    assert not re.search(r"[a-z]+/|[{}]|apart-1", shown), shown
