"""What `why` tells whom, and what it says of a wish."""

import json
from pathlib import Path
from typing import Literal

import pytest

from preseance.cli.commands import plan, why
from preseance.errors import InputError
from preseance.formats import read_event

KEYS = {"place", "reasons", "neighbours", "alternatives", "conflict"}


@pytest.fixture
def dinner(dinner: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The embassy dinner, planned."""
    plan.run(dinner, effort=20_000, as_json=True)
    capsys.readouterr()
    return dinner


def test_protocol_is_told_the_reasons_in_order_of_level(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert why.run(dinner, "tomasz-wrona", audience="protocol", as_json=True) == 0
    report = json.loads(capsys.readouterr().out)
    assert report.keys() >= KEYS
    levels = [["must", "should", "prefer"].index(r["level"]) for r in report["reasons"]]
    assert levels == sorted(levels)
    assert any(r["rule"] == "neighbours-in-dispute" for r in report["reasons"])
    assert report["alternatives"] and report["neighbours"]


def test_the_public_is_told_nothing_of_ranks_and_confidential_rules(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    why.run(dinner, "tomasz-wrona", as_json=True)
    said = capsys.readouterr().out
    assert "precedence" not in said
    assert "neighbours-in-dispute" not in said
    assert json.loads(said).keys() >= KEYS


def test_a_wish_says_what_it_breaks(dinner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = why.run(
        dinner, "tomasz-wrona", beside="oleh-kovalenko", audience="protocol", as_json=True
    )
    report = json.loads(capsys.readouterr().out)
    assert code == 0
    assert report["wish"]["granted"]
    assert "neighbours-in-dispute" in {c["rule"] for c in report["wish"]["breaks"]}
    assert report["wish"]["moves"]


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "cannot be granted"), ("fr", "ne peut être exaucé")]
)
def test_a_wish_for_the_place_of_the_host_is_refused_in_words(
    dinner: Path, capsys: pytest.CaptureFixture[str], lang: Literal["en", "fr"], words: str
) -> None:
    event = read_event(dinner)
    place = event.plan.place_of["dinner", event.host]
    assert why.run(dinner, "tomasz-wrona", at=place, lang=lang) == 1
    said = capsys.readouterr().out
    assert words in said
    assert {"en": "The hosts preside", "fr": "Les hôtes président"}[lang] in said


def test_a_wish_is_for_one_thing(dinner: Path) -> None:
    with pytest.raises(InputError):
        why.run(dinner, "tomasz-wrona", beside="oleh-kovalenko", at="table-1")
