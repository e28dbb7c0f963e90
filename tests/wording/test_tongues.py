"""A text in two languages survives being joined and formatted, and doubles nothing that reads the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preseance.wording.tongues import (
    altered,
    apart,
    first_of,
    flat,
    in_both,
    in_each,
    is_pair,
    languages_in,
    named_together,
    second_of,
)

_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=12)


@given(_TEXTS, _TEXTS, _TEXTS)
def test_both_texts_come_out_of_a_longer_one(one: str, other: str, between: str) -> None:
    whole = f"{between}{in_both(one, other)}{between}{in_both(other, one)}"
    if one and other:
        assert first_of(whole) == f"{between}{one}{between}{other}"
        assert second_of(whole) == f"{between}{other}{between}{one}"
    assert not is_pair(first_of(whole))
    assert not is_pair(second_of(whole))


@given(_TEXTS)
def test_what_reads_the_same_is_no_pair(text: str) -> None:
    assert in_both(text, text) == text
    assert apart(text) == (text, "")
    assert flat(text) == text


def test_parts_of_a_line_that_read_the_same_stand_once() -> None:
    line = f"Élysée · {in_both('Lunch', 'Déjeuner')} · 13:00"
    assert apart(line) == ("Élysée · Lunch · 13:00", "Déjeuner")
    assert flat(line) == "Élysée · Lunch · 13:00 / Déjeuner"


def test_a_pair_of_pairs_is_one_pair() -> None:
    inner = in_both("a", "b")
    assert apart(in_both(f"1{inner}", f"2{inner}")) == ("1a", "2b")


def test_a_change_is_made_in_each_language() -> None:
    assert flat(altered(in_both("row", "rang"), str.capitalize)) == "Row / Rang"


@pytest.mark.parametrize(
    ("named", "found"), [("en", ("en",)), ("en,fr", ("en", "fr")), ("fr, en", ("fr", "en"))]
)
def test_languages_are_named_with_a_comma(named: str, found: tuple[str, ...]) -> None:
    assert languages_in(named) == found
    assert languages_in(named_together(found)) == found


def test_each_language_is_said_once() -> None:
    assert in_each("en", lambda one: one) == "en"
    assert apart(in_each("en,fr", lambda one: one)) == ("en", "fr")
