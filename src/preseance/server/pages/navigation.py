"""The pages of an event, in the order of its bar, and what one must be allowed to do to open each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from preseance.server.events.access import Entry
from preseance.server.events.roles import Op
from preseance.wording.said import Said, in_language

SIDE_BY_SIDE = 7
"""Whoever may open no more pages than this sees them all at once, and no menu."""


@dataclass(frozen=True, slots=True)
class Destination:
    """One page of an event; ``name`` is that of its address."""

    name: str
    called: Said
    op: Op


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that belong to one part of the work; one that holds a single page is that page."""

    name: str
    called: Said
    pages: tuple[Destination, ...]


def _alone(page: Destination) -> Group:
    return Group(page.name, page.called, (page,))


GROUPS = (
    _alone(Destination("room", Said("Plan"), Op.SEE)),
    _alone(Destination("solve", Said("Solve"), Op.SOLVE)),
    Group(
        "of-lists",
        Said("Lists"),
        (
            Destination("lists", Said("Guests and other lists"), Op.SEE),
            Destination("rules", Said("Rules"), Op.EDIT),
            Destination("rooms", Said("Rooms"), Op.EDIT),
            Destination("reports", Said("Reports"), Op.EDIT),
        ),
    ),
    Group(
        "of-the-day",
        Said("Day"),
        (
            Destination("programme", Said("Programme"), Op.SEE),
            Destination("switch", Said("Changes"), Op.SOLVE),
            Destination("encounters", Said("Encounters"), Op.ASK),
            Destination("requests", Said("Requests"), Op.ASK),
        ),
    ),
    Group(
        "of-papers",
        Said("Papers"),
        (
            Destination("approval", Said("Approval"), Op.VERDICTS),
            Destination("papers", Said("Print and download"), Op.PRINT),
        ),
    ),
    Group(
        "of-people",
        Said("People"),
        (
            Destination("members", Said("Members and links"), Op.MEMBERS),
            Destination("own-part", Said("Your delegation"), Op.PROPOSE),
            Destination("proposals", Said("Proposals"), Op.EDIT),
            Destination("personal", Said("Personal data"), Op.PERSONAL),
        ),
    ),
    Group(
        "of-history",
        Said("History"),
        (
            Destination("journal", Said("Journal"), Op.JOURNAL),
            Destination("variants", Said("Variants"), Op.ASK),
            Destination("audit", Said("Who did what"), Op.AUDIT),
        ),
    ),
)
PAGES = tuple(page for group in GROUPS for page in group.pages)


def bar(who: Entry, current: str, language: str) -> dict[str, Any]:
    """What the bar of an event shows somebody: the pages they may open, and its other words."""
    return {
        "menus": list(_menus(who, current, language)),
        "pages_called": in_language(Said("Pages of the event"), language),
        "events_called": in_language(Said("Events"), language),
        "sign_out_called": in_language(Said("Sign out"), language),
    }


def _menus(who: Entry, current: str, language: str) -> Iterator[dict[str, Any]]:
    """Single pages, and menus of pages; of a menu that holds the page one is on, which it is."""

    def links(pages: Sequence[Destination]) -> list[dict[str, Any]]:
        return [
            {
                "address": reverse(one.name, args=[who.key]),
                "called": in_language(one.called, language),
                "current": one.name == current,
            }
            for one in pages
        ]

    few = sum(who.may(page.op) for page in PAGES) <= SIDE_BY_SIDE
    for group in GROUPS:
        pages = links([page for page in group.pages if who.may(page.op)])
        if few or len(pages) == 1:
            yield from ({"link": page} for page in pages)
        elif pages:
            yield {
                "name": group.name,
                "called": in_language(group.called, language),
                "here": next((page["called"] for page in pages if page["current"]), ""),
                "pages": pages,
            }
