"""Each scheme of precedence ranks its own guests as its source says."""

from __future__ import annotations

from datetime import date

import pytest

from preseance.errors import UnknownNameError
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest, Mode
from preseance.protocol.ordering import order
from preseance.protocol.schemes import names, scheme_by_name
from preseance.protocol.words import scheme_words

Row = tuple[str, str, str, dict[str, str]]
"""Id, role, country and rank keys of a guest."""

CASES: list[tuple[str, list[Row]]] = [
    (
        "diplomatic-corps",
        [
            ("early", "ambassador", "JP", {"credentials": "2018-01-02T09:00"}),
            ("noon", "nuncio", "VA", {"credentials": "2018-01-02T12:00"}),
            ("envoy", "envoy", "FR", {"credentials": "2001-01-01"}),
            ("charge", "charge-ad-interim", "PE", {"charge_since": "2000-01-01"}),
        ],
    ),
    (
        "diplomatic-corps holy_see=VA",
        [
            ("nuncio", "nuncio", "VA", {"credentials": "2018-01-02"}),
            ("elder", "ambassador", "JP", {"credentials": "2010-01-02"}),
        ],
    ),
    (
        "united-nations first_seat=MX",
        [
            ("nepal", "head-of-state", "NP", {}),
            ("albania", "head-of-state", "AL", {}),
            ("britain", "head-of-government", "GB", {}),
            ("heir", "crown-prince", "SA", {}),
            ("observer", "observer", "VA", {}),
        ],
    ),
    (
        "g20",
        [
            ("president", "head-of-state", "BR", {"took_office": "2003-01-01"}),
            ("premier", "head-of-government", "DE", {"took_office": "1995-01-01"}),
            ("ilo", "organisation", "", {"founded": "1919"}),
            ("un", "organisation", "", {"founded": "1945"}),
        ],
    ),
    (
        "france-paris",
        [
            ("premier", "head-of-government", "FR", {}),
            ("senate", "president-of-the-senate", "FR", {}),
            ("former", "former-head-of-state", "FR", {"took_office": "2007-05-16"}),
            ("finance", "minister", "FR", {"cabinet_order": "2"}),
            ("culture", "minister", "FR", {"cabinet_order": "9"}),
            ("deputy", "deputy", "FR", {}),
            ("mayor", "mayor", "FR", {}),
            ("stranger", "minister", "BE", {}),
        ],
    ),
    (
        "france-elsewhere",
        [("prefect", "prefect", "FR", {}), ("mep", "mep", "FR", {}), ("mayor", "mayor", "FR", {})],
    ),
    (
        "military",
        [
            ("colonel", "officer", "FR", {"grade": "OF-5", "date_of_rank": "2012-01-01"}),
            ("captain", "officer", "US", {"grade": "O-6", "date_of_rank": "2013-01-01"}),
            ("major", "officer", "US", {"grade": "O-4", "date_of_rank": "2001-01-01"}),
            ("warrant", "officer", "US", {"grade": "CWO-3"}),
            ("sergeant", "officer", "GB", {"grade": "OR-7"}),
        ],
    ),
    (
        "military by=post",
        [
            ("chief", "officer", "FR", {"grade": "OF-4", "post_order": "1"}),
            ("deputy", "officer", "FR", {"grade": "OF-5", "post_order": "2"}),
        ],
    ),
    ("hand-made", [("two", "poet", "", {"order": "2"}), ("ten", "king", "", {"order": "10"})]),
    (
        "european-union",
        [
            ("parliament", "president-of-the-european-parliament", "IT", {}),
            ("kurz", "head-of-government", "AT", {}),
            ("romania", "head-of-state", "RO", {}),
            ("france", "head-of-state", "FR", {}),
            ("finland", "head-of-government", "FI", {}),
            ("germany", "head-of-government", "DE", {}),
            ("commission", "president-of-the-commission", "LU", {}),
        ],
    ),
    (
        "united-states place=NY",
        [
            ("president", "head-of-state", "US", {}),
            ("new-york", "governor", "US", {"state": "NY"}),
            ("chief", "chief-justice", "US", {}),
            ("japan", "ambassador", "JP", {"credentials": "2015-01-01"}),
            ("delaware", "governor", "US", {"state": "DE"}),
            ("hawaii", "governor", "US", {"state": "HI"}),
        ],
    ),
    ("alphabetical", [("de", "x", "DE", {}), ("gr", "x", "GR", {}), ("es", "x", "ES", {})]),
    (
        "alphabetical language=fr",
        [("de", "x", "DE", {}), ("es", "x", "ES", {}), ("gr", "x", "GR", {})],
    ),
    (
        "alphabetical language=own",
        [
            ("bg", "x", "BG", {}),
            ("de", "x", "DE", {}),
            ("gr", "x", "GR", {}),
            ("se", "x", "SE", {}),
        ],
    ),
]


@pytest.mark.parametrize(("scheme", "rows"), CASES, ids=[c[0] for c in CASES])
def test_the_guests_come_in_the_order_of_the_source(scheme: str, rows: list[Row]) -> None:
    guests = tuple(
        Guest(id=i, name=i, role=role, country=country, keys=keys)
        for i, role, country, keys in reversed(rows)
    )
    event = Event(id="e", title="E", start=date(2018, 11, 11), guests=guests)
    assert [r.guest for r in order(event, scheme=scheme).ranks] == [row[0] for row in rows]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("F H", ["f1", "h1", "f2", "h2", "f3"]), ("H then F F H", ["h1", "f1", "f2", "h2", "f3"])],
)
def test_home_and_foreign_guests_alternate_by_the_pattern(
    pattern: str, expected: list[str]
) -> None:
    home = [Guest(id=f"h{k}", name="H", delegation="us", keys={"order": str(k)}) for k in (2, 1)]
    foreign = [
        Guest(id=f"f{k}", name="F", role="head-of-state", keys={"took_office": f"200{k}-01-01"})
        for k in (3, 1, 2)
    ]
    event = Event(
        id="e",
        title="E",
        start=date(2018, 11, 11),
        scheme="composed",
        delegations=(Delegation(id="us", name="Us", home=True),),
        guests=(*home, *foreign),
    )
    assert [r.guest for r in order(event, settings={"pattern": pattern}).ranks] == expected


def test_a_pattern_without_both_sides_is_refused() -> None:
    event = Event(id="e", title="E", start=date(2018, 11, 11), scheme="composed")
    with pytest.raises(UnknownNameError, match="pattern"):
        order(event, settings={"pattern": "F F"})


@pytest.mark.parametrize("name", names())
def test_every_scheme_says_its_source_its_doubts_and_its_words_in_both_languages(name: str) -> None:
    scheme = scheme_by_name(name)
    assert scheme.source and scheme.edition and scheme.uncertain
    date.fromisoformat(scheme.date)
    for wording in (
        scheme.title,
        scheme_words()[f"precedence.sentence.{name}"],
        *(s.about for s in scheme.settings.values()),
        *(scheme_words()[f"term.{c.id}"] for c in scheme.classes),
    ):
        assert wording["en"] and wording["fr"]
    # One id, one wording: the words of all schemes share one table.
    assert all(scheme_words()[f"term.{c.id}"] == c.label for c in scheme.classes)


def test_in_france_only_the_envoy_of_the_president_takes_the_rank_of_whom_he_represents() -> None:
    def envoy_of(role: str) -> list[str]:
        envoy = Guest(
            id="envoy",
            name="A",
            role="prefect",
            country="FR",
            represents="The absent",
            mode=Mode.PERSONAL_ENVOY,
            keys={"represents_role": role},
        )
        premier = Guest(id="premier", name="B", role="head-of-government", country="FR")
        event = Event(id="e", title="E", start=date(2021, 7, 14), guests=(premier, envoy))
        return [r.guest for r in order(event, scheme="france-paris").ranks]

    assert envoy_of("head-of-state") == ["envoy", "premier"]
    assert envoy_of("president-of-the-senate") == ["premier", "envoy"]


def test_the_presiding_state_of_the_union_can_be_named_by_hand() -> None:
    guests = tuple(
        Guest(id=c.lower(), name=c, role="head-of-government", country=c)
        for c in ("SE", "EE", "MT")
    )
    event = Event(id="e", title="E", start=date(2017, 3, 1), guests=guests)
    ranked = order(event, scheme="european-union presidency=MT").ranks
    assert [r.guest for r in ranked] == ["mt", "ee", "se"]


@pytest.mark.parametrize("grade", ["OF-11", "General"])
def test_a_grade_that_cannot_be_read_comes_last_and_is_reported(grade: str) -> None:
    guests = (
        Guest(id="odd", name="A", role="officer", keys={"grade": grade}),
        Guest(id="private", name="B", role="officer", keys={"grade": "OR-1"}),
    )
    event = Event(id="e", title="E", start=date(2018, 11, 11), guests=guests)
    ranked = order(event, scheme="military")
    assert [r.guest for r in ranked.ranks] == ["private", "odd"]
    assert ("precedence.malformed-grade", ("odd",)) in {
        (r.message.id, r.guests) for r in ranked.remarks
    }


def test_who_might_rank_higher_at_home_is_told_where_no_place_is_set() -> None:
    governors = tuple(
        Guest(id=g, name=g, role="governor", country="US", keys=keys)
        for g, keys in (("ny", {"state": "NY"}), ("unknown", {}))
    )
    event = Event(
        id="e", title="E", start=date(2026, 1, 1), scheme="united-states", guests=governors
    )
    told = [r for r in order(event).remarks if r.message.id == "precedence.setting-unsaid"]
    assert [r.guests for r in told] == [("ny",)]
    said = event.model_copy(update={"scheme_settings": {"place": "NY"}})
    assert "precedence.setting-unsaid" not in {r.message.id for r in order(said).remarks}
