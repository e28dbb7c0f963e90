"""Cells and headings of grids say words, in the language of the page, and none of the house's own keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.server.room import Room

from preseance.examples import copy_example
from preseance.formats.cells import texts_of
from preseance.formats.event_folder import files_of, read_event
from preseance.model.rule_row import RuleRow
from preseance.rules import RULES
from preseance.server.events import store
from preseance.server.events.grids import GRIDS, Listing
from preseance.server.pages.cell_words import choices_of, holds, options_of, reading, roles
from preseance.server.pages.detail_words import DETAILS, VALUES, detail, detail_value
from preseance.server.pages.lists import _heading
from preseance.wording.languages import languages

KEBAB = re.compile(r"[a-z]+([-_][a-z]+)+")


@pytest.fixture(scope="module")
def dinner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_example("embassy-dinner", tmp_path_factory.mktemp("aside") / "dinner")


@pytest.fixture
def dinner_room(room: Room, dinner: Path) -> Room:
    event = read_event(dinner)
    store.create(event, files_of(event), room.person("olga"), key="dinner")
    return room


def listings(folder: Path) -> list[Listing]:
    event = read_event(folder)
    return [
        Listing(g, event, event.rooms[0].id if g.name == "tables" else "") for g in GRIDS.values()
    ]


def page(room: Room, path: str, who: str = "olga", language: str = "en") -> str:
    answer = room.signed_in(who).client.get(path, headers={"Accept-Language": language})
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("language", languages())
def test_every_choice_and_heading_of_a_grid_has_words(dinner: Path, language: str) -> None:
    for listing in listings(dinner):
        for column in listing.columns():
            called = dict(choices_of(column, language))
            bare = {w for w, c in called.items() if KEBAB.fullmatch(w) and c == w}
            assert bare <= {"note-taker"}, column.name
            assert not KEBAB.fullmatch(_heading(column.name)), column.name


@pytest.mark.parametrize("language", languages())
def test_what_cells_may_name_has_words(dinner: Path, language: str) -> None:
    for listing in listings(dinner):
        for what in {holds(c, listing.grid) for c in listing.columns()} - {""}:
            names = [called for _, called in options_of(what, listing, language)]
            bare = [name for name in names if "_" in name or re.search(r"-of-", name)]
            assert not bare, what


@pytest.mark.parametrize("language", languages())
def test_no_two_roles_of_an_event_have_one_name(dinner: Path, language: str) -> None:
    named = roles(read_event(dinner), language)
    assert len(set(named.values())) == len(named)


def test_a_guest_is_told_in_words(dinner_room: Room) -> None:
    for language, told in {
        "en": ("head of mission", "English, French, Croatian", "accepted"),
        "fr": ("chef de mission", "anglais, français, croate", "accepté"),
    }.items():
        shown = page(dinner_room, "/events/dinner/lists/", language=language)
        first = re.search(r"<tbody>\s*<tr.*?</tr>", shown, re.DOTALL)
        assert first
        texts = re.findall(r">([^<>]+)</td>", first[0])
        assert set(told) <= set(texts), texts
        assert 'data-text="head-of-mission"' in first[0]


def test_who_may_only_look_reads_words_too(dinner_room: Room) -> None:
    fields = {"status": "invited", "diet": ["nut-free"], "access": ["near-exit"]}
    dinner_room.do("olga", 0, key="dinner", do="change-guest", id="elena-markovic", fields=fields)
    for role, told in {"kitchen": "sans fruits à coque", "usher": "près d’une sortie"}.items():
        dinner_room.person(role, role, key="dinner")
        shown = page(dinner_room, "/events/dinner/lists/", role, "fr")
        assert f">{told}</td>" in shown


def test_a_column_in_which_nothing_can_be_named_waits_until_it_is_chosen(dinner_room: Room) -> None:
    shown = page(dinner_room, "/events/dinner/lists/")
    assert not re.search(r'<th[^>]*data-column="delegation"', shown)
    shown = page(dinner_room, "/events/dinner/lists/?column=name&column=delegation")
    assert re.search(r'<th[^>]*data-column="delegation"', shown)


@pytest.mark.parametrize(
    ("language", "details", "replies", "scheme"),
    [
        ("en", ("at most: 6, counted by: delegations", "how they sit: apart"), "Dinner: declined", "Order made by hand"),
        ("fr", ("au plus : 6, compté par : délégations", "disposition : séparés"), "Dîner : décliné", "Ordre établi à la main"),
    ],
)  # fmt: skip
def test_details_replies_and_orders_of_precedence_are_told_in_words(
    dinner: Path, language: str, details: tuple[str, ...], replies: str, scheme: str
) -> None:
    event = read_event(dinner)
    session = event.sessions[0].model_copy(
        update={"id": "dinner", "title": {"en": "Dinner", "fr": "Dîner"}[language]}
    )
    rows = (
        RuleRow(id="one", kind="at_most", params={"number": "6", "each": "delegation"}),
        RuleRow(id="two", kind="couples", params={"mode": "apart"}),
    )
    event = event.model_copy(update={"rules": rows, "sessions": (session,)})

    def shown(grid: str, name: str, text: str) -> str:
        listing = Listing(GRIDS[grid], event)
        column = next(c for c in listing.columns() if c.name == name)
        known = dict(options_of(holds(column, listing.grid), listing, language))
        return reading(column, text, known).replace("\u202f", " ")

    said = [shown("rules", "params", texts_of(row)["params"]) for row in rows]
    assert tuple(said) == details
    assert shown("guests", "replies", "dinner=declined") == replies
    assert shown("programme", "scheme", "hand-made") == scheme


@pytest.mark.parametrize("language", languages())
def test_every_detail_of_a_rule_has_words(language: str) -> None:
    choices: dict[str, set[str]] = {}
    for rule in RULES.values():
        for name, param in rule.params.items():
            choices.setdefault(name, set()).update(param.choices)
    assert set(choices) == set(DETAILS)
    assert {v for values in choices.values() for v in values} == set(VALUES)
    for name, values in choices.items():
        assert len({detail_value(v, language) for v in values}) == len(values), name
    assert len({detail(n, language) for n in choices}) == len(choices)
