"""Moments are said as each language says them, as far as they are known."""

import pytest

from preseance.wording.dates import in_words, moment


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2021-10-14", "14 October 2021", "14 octobre 2021"),
        ("2021-10-01", "1 October 2021", "1er octobre 2021"),
        ("2021-10", "October 2021", "octobre 2021"),
        ("1945", "1945", "1945"),
        ("2018-09-11 10:30", "11 September 2018 at 10:30", "11 septembre 2018 à 10\u00a0h\u00a030"),
        ("13:05", "13:05", "13\u00a0h\u00a005"),
        ("unknown", "unknown", "unknown"),
    ],
)
def test_a_moment_is_said_as_far_as_it_is_known(iso: str, english: str, french: str) -> None:
    assert (in_words(iso, "en"), in_words(iso, "fr")) == (english, french)


def test_a_year_takes_another_preposition_than_a_day() -> None:
    day, month, year = (moment(iso, "en") for iso in ("2021-10-14", "2021-10", "2021"))
    assert f"elected {day:on|in}" == "elected on 14 October 2021"
    assert f"elected {month:on|in}, {year:on|in}" == "elected in October 2021, in 2021"
    year = moment("2021", "fr")
    assert f"élu {year:le|en}, en fonction {year:depuis le|depuis}" == (
        "élu en 2021, en fonction depuis 2021"
    )
    assert f"{moment('13:05', 'fr'):à}" == "à 13\u00a0h\u00a005"
