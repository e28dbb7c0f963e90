"""French ceremonies: whose mayor is that of the place, and which article gives a rank."""

from __future__ import annotations

from datetime import date

import pytest

from preseance.model.event import Event
from preseance.model.guest import Guest, Mode
from preseance.protocol import OrderOfPrecedence, order


def official(name: str, role: str, **keys: str) -> Guest:
    return Guest(id=name, name=name.title(), role=role, country="FR", keys=keys)


def ranked(*guests: Guest, scheme: str = "france-elsewhere", **settings: str) -> OrderOfPrecedence:
    event = Event(
        id="e",
        title="E",
        start=date(2026, 5, 8),
        scheme=scheme,
        guests=guests,
        scheme_settings=dict(settings),
    )
    return order(event)


def classes(found: OrderOfPrecedence) -> dict[str, str]:
    return {rank.guest: rank.class_id for rank in found.ranks}


def remarks(found: OrderOfPrecedence) -> dict[str, tuple[str, ...]]:
    return {r.message.id.removeprefix("precedence."): r.guests for r in found.remarks}


LYON = official("lyon", "mayor", place="Lyon")
NICE = official("nice", "mayor", place="Nice")
UNSAID = official("unsaid", "mayor")
ALSO = official("deputy", "departmental-councillor", also="mayor", also_place="Lyon")


def test_only_the_mayor_of_the_city_ranks_as_mayor_of_the_place() -> None:
    found = ranked(NICE, LYON, city="lyon")
    assert classes(found) == {"lyon": "fr-mayor", "nice": "other"}
    assert remarks(found) == {"unmet-role": ("nice",)}


def test_a_second_office_makes_the_mayor_of_the_place_too() -> None:
    found = ranked(NICE, ALSO, city="Lyon")
    assert classes(found) == {"deputy": "fr-mayor", "nice": "other"}


def test_one_mayor_is_that_of_the_place_without_a_word() -> None:
    for mayor in (LYON, UNSAID):
        found = ranked(mayor)
        assert set(classes(found).values()) == {"fr-mayor"}
        assert remarks(found) == {}


@pytest.mark.parametrize(
    ("scheme", "mayors", "settings", "kind"),
    [
        ("france-elsewhere", (LYON, NICE), {}, "of-one-place"),
        ("france-elsewhere", (LYON, UNSAID), {"city": "Lyon"}, "place-unsaid"),
        ("france-paris", (official("paris", "mayor", place="Paris"), UNSAID), {}, "place-unsaid"),
    ],
)
def test_mayors_of_whom_the_place_cannot_be_told_are_named(
    scheme: str, mayors: tuple[Guest, ...], settings: dict[str, str], kind: str
) -> None:
    found = ranked(*mayors, scheme=scheme, **settings)
    assert set(classes(found).values()) == {"fr-mayor"}
    assert {*remarks(found)[kind]} == {m.id for m in mayors}


def test_mayors_of_other_communes_are_not_that_of_paris() -> None:
    paris = official("paris", "mayor", place="Paris")
    assert classes(ranked(NICE, paris, scheme="france-paris")) == {
        "paris": "fr-mayor",
        "nice": "other",
    }


def test_the_sub_prefect_in_place_of_the_prefect_ranks_by_article_11() -> None:
    sub = official("sub", "sub-prefect")
    (usual,) = ranked(sub).ranks
    assert usual.reason.id == "precedence.not-certain"
    (alone,) = ranked(sub, prefect="absent").ranks
    assert alone.source == "decree 89-655, art. 11"
    assert alone.reason.id == "precedence.class-only"


@pytest.mark.parametrize("scheme", ["france-paris", "france-elsewhere"])
@pytest.mark.parametrize(
    ("office", "mode", "article"),
    [
        ("president-of-the-senate", Mode.DEPUTISES, "art. 14"),
        ("president-of-the-national-assembly", Mode.DEPUTISES, "art. 14"),
        ("president-of-the-constitutional-council", Mode.DEPUTISES, "art. 14"),
        ("vice-president-of-the-council-of-state", Mode.DEPUTISES, "art. 14"),
        ("first-president-of-the-court-of-cassation", Mode.DEPUTISES, "art. 14"),
        ("first-president-of-the-court-of-auditors", Mode.DEPUTISES, "art. 14"),
        ("president-of-the-regional-council", Mode.DEPUTISES, "art. 14"),
        ("mayor", Mode.DEPUTISES, "art. 14"),
        ("mayor", Mode.ACTING, "art. 13, and custom"),
        ("prefect", Mode.DEPUTISES, "art. 13, and custom"),
    ],
)
def test_a_deputy_ranks_by_the_article_that_names_the_office(
    scheme: str, office: str, mode: Mode, article: str
) -> None:
    deputy = official("vice", "official", represents_role=office)
    deputy = deputy.model_copy(update={"represents": "An Absent", "mode": mode})
    (found,) = ranked(deputy, scheme=scheme).ranks
    assert found.source == f"decree 89-655, {article}"
