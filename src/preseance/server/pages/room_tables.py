"""What the page has of one table or block of rows: made once, as long as the same sit there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from preseance.documents.drawn_before import DrawnBefore, Same
from preseance.documents.pages.html import Markup, tag
from preseance.server.pages.opening import said
from preseance.server.pages.room_naming import Group, called_of, numbers_of, where_of
from preseance.server.pages.room_words import WORDS
from preseance.views.records import PlaceView

LEVELS = ("must", "should", "prefer")
_SIDES = {"right": "right-of", "left": "left-of", "across": "across"}
Relations = Mapping[str, Mapping[str, tuple[str, ...]]]
Counts = Mapping[str, Mapping[str, int]]
"""By place, how many findings of each level."""


@dataclass(frozen=True, slots=True, eq=False)
class TablePart:
    """What the page has of a table."""

    group: Group
    where: Mapping[str, str]
    """By place, what it is called."""
    called: Mapping[str, str]
    """By place, all that is said of it."""
    in_words: Mapping[str, Markup]
    """Its places in words, by the ids of their elements, in their order."""
    places: Mapping[str, Mapping[str, Any]]
    """What scripts know of its places."""
    orders: Mapping[str, list[str]]
    """The ids of its places in their order, and by honour."""


_PARTS: DrawnBefore[TablePart] = DrawnBefore(4_000)
_SHOWN: Same[frozenset[str]] = Same(most=64)


def parts_of(
    groups: Sequence[Group], relations: Relations, counts: Counts, spoken: str
) -> list[TablePart]:
    """The parts of all tables and blocks of rows of a session, in a language."""
    shown = _SHOWN.of(frozenset(p.id for group in groups for p in group.places))
    found = []
    for group in groups:
        own = {p.id: counts[p.id] for p in group.places if p.id in counts}
        made = partial(_made, group, relations, shown, own, spoken)
        key = tuple((place, *levels.items()) for place, levels in own.items())
        found.append(_PARTS.of((group, relations, shown), made, key, spoken))
    return found


def _made(
    group: Group, relations: Relations, shown: frozenset[str], counts: Counts, spoken: str
) -> TablePart:
    where, numbers = where_of(group, spoken), numbers_of(group)
    called = {p.id: called_of(p, where[p.id], counts.get(p.id, {}), spoken) for p in group.places}
    honours = by_honour(group)
    return TablePart(
        group,
        where,
        called,
        {
            f"in-list-{p.id}": _listed(
                p, numbers[p.id], called[p.id], worst_of(counts.get(p.id, {}))
            )
            for p in honours
        },
        {
            p.id: {
                "where": where[p.id],
                "guest": p.guest.id if p.guest else "",
                "table": group.id,
                "x": round(p.x, 3),
                "y": round(-p.y, 3),
            }
            | _beside(p.id, relations, shown)
            for p in group.places
        },
        {
            "places": [p.id for p in group.places if p.kind != "auxiliary"],
            "honours": [p.id for p in honours if p.kind != "auxiliary"],
        },
    )


def _beside(place: str, relations: Relations, shown: frozenset[str]) -> dict[str, str]:
    """The places on the right and left hand, and across."""
    found = {
        name: next((p for p in relations.get(relation, {}).get(place, ()) if p in shown), "")
        for name, relation in _SIDES.items()
    }
    return {name: other for name, other in found.items() if other}


def by_honour(group: Group) -> list[PlaceView]:
    """Presiding places first, then by honour, auxiliary ones last; empty ones of these are left out."""
    shown = [p for p in group.places if p.guest is not None or p.kind != "auxiliary"]
    return sorted(
        shown,
        key=lambda p: (
            p.kind == "auxiliary",
            not p.presiding,
            len(shown) if p.honour is None else p.honour,
        ),
    )


def worst_of(counts: Mapping[str, int]) -> str:
    """The worst level that something was found of."""
    return next((level for level in LEVELS if level in counts), "")


def _listed(place: PlaceView, number: str, called: str, worst: str) -> Markup:
    """A place in words."""
    guest = place.guest
    button = tag(
        "button",
        {
            "type": "button",
            "class": "in-list" if guest else "in-list free",
            "data-place": place.id,
            "data-guest": guest.id if guest else "",
            "aria-pressed": "false",
            "aria-label": called,
        },
        tag("span", {"class": "rank"}, number or "–"),
        tag("span", {"class": "monogram"}, guest.monogram if guest else ""),
        tag(
            "span",
            {"class": "name", "dir": "auto"},
            guest.full_name if guest else said(WORDS["free"]),
        ),
        tag("span", {"class": f"level {worst}"}) if worst else "",
    )
    return tag("li", {"id": f"in-list-{place.id}"}, button)
