"""The bar of an event: few destinations for anybody, each page once, and where one is."""

from __future__ import annotations

import re

import pytest
from tests.server.room import Room

from preseance.server.events.access import Entry
from preseance.server.events.roles import ROLES
from preseance.server.pages.navigation import PAGES, SIDE_BY_SIDE, bar


@pytest.mark.parametrize("role", ROLES)
def test_few_destinations_lead_to_every_page_that_one_may_open(role: str) -> None:
    who = Entry(1, "lunch", ROLES[role])
    menus = bar(who, "room", "en")["menus"]
    assert len(menus) <= SIDE_BY_SIDE
    assert menus[0]["link"]["called"] == "Plan"
    pages = [p for one in menus for p in ([one["link"]] if "link" in one else one["pages"])]
    assert len({p["address"] for p in pages}) == len(pages) == sum(who.may(p.op) for p in PAGES)
    assert all(len(one["pages"]) > 1 for one in menus if "pages" in one), "a menu of one is a page"


def test_a_menu_tells_which_of_its_pages_one_is_on(lunch_room: Room) -> None:
    page = lunch_room.signed_in("olga").client.get("/events/lunch/rules/").content.decode()
    nav = page[page.index('<nav id="pages"') : page.index("</nav>")]
    assert re.findall(r'<summary id="([\w-]+)" aria-current="true">', nav) == ["of-lists"]
    assert '<span class="here">Rules</span>' in nav
    assert len(re.findall('aria-current="page"', nav)) == 1
