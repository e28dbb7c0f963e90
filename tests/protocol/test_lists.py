"""Every rank of every list stands where its source has it, as certain as the source is."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.scheme_row import Certainty
from preseance.protocol import order, scheme_by_name
from preseance.views.speaking import wording_of

LISTS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "lists.yaml").read_text("utf-8")
)
HOME = {"place": "Here", "state": "NY"}
AWAY = {"place": "There", "state": "DE"}
SETTINGS = {
    "france-paris": {"city": "Here"},
    "france-elsewhere": {"city": "Here"},
    "spain-communities": {"place": "Here"},
    "india": {"place": "Here"},
    "italy": {"place": "Here", "country_concerned": "SE"},
    "united-states": {"place": "NY"},
    "european-union": {"presidency": "SE"},
}
"""Where an event is that has offices of the place: those `at` home."""


def guest_of(number: int, row: dict[str, Any], country: str) -> Guest:
    """Whoever holds the office of a row."""
    at_home = row.get("at") == "home"
    if row.get("foreign") or not country:
        country = "SE" if at_home else "PT"
    return Guest(
        id=f"g{number}",
        name=f"Guest {number}",
        role=row["role"],
        country=country,
        keys={"took_office": "2020-01-01", **(HOME if at_home else AWAY)},
    )


def event_of(name: str) -> Event:
    rows = LISTS[name]["ranks"]
    guests = [guest_of(k, row, scheme_by_name(name).country) for k, row in enumerate(rows)]
    random.Random(0).shuffle(guests)
    return Event(
        id="e",
        title="E",
        start=date(2026, 6, 1),
        scheme=name,
        scheme_settings=SETTINGS.get(name, {}),
        guests=tuple(guests),
    )


@pytest.mark.parametrize("name", LISTS)
def test_the_ranks_of_a_list_come_in_its_order(name: str) -> None:
    rows = LISTS[name]["ranks"]
    numbers = list(dict.fromkeys(row["rank"] for row in rows))
    found = [rows[int(rank.guest[1:])]["rank"] for rank in order(event_of(name)).ranks]
    assert found == sorted(found, key=numbers.index)


@pytest.mark.parametrize("name", LISTS)
def test_each_rank_is_as_certain_as_its_source_and_says_where_it_is_not(name: str) -> None:
    rows = LISTS[name]["ranks"]
    scheme, event = scheme_by_name(name), event_of(name)
    assert scheme.source
    assert scheme.edition
    wording = wording_of(event, "en")
    for rank in order(event).ranks:
        row = rows[int(rank.guest[1:])]
        held = scheme.class_by_id(rank.class_id)
        assert held is not None
        assert (held.rank, held.certainty) == (row["rank"], row["certainty"]), row
        doubted = rank.reason.id == "precedence.not-certain"
        assert doubted == (held.certainty is not Certainty.HIGH)
        assert ("is not certain" in wording.sentence(rank.reason)) == doubted


def test_the_lists_are_whole_as_far_as_their_sources_go() -> None:
    counted = {name: len({row["rank"] for row in told["ranks"]}) for name, told in LISTS.items()}
    assert counted == {
        "canada": 19,
        "germany": 5,
        "india": 19,
        "italy": 33,
        "japan": 17,
        "spain-communities": 48,
        "spain-madrid": 41,
        "united-kingdom-england": 25,
        "united-kingdom-scotland": 19,
        "united-states": 53,
        "european-union": 5,
        "france-paris": 61,
        "france-elsewhere": 33,
    }
