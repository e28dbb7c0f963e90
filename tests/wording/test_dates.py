"""Moments are said as each language says them, as far as they are known."""

import pytest

from preseance.wording.dates import before_moment, in_words


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2021-10-14", "14 October 2021", "14 octobre 2021"),
        ("2021-10-01", "1 October 2021", "1er octobre 2021"),
        ("2021-10", "October 2021", "octobre 2021"),
        ("1945", "1945", "1945"),
        ("2018-09-11 10:30", "11 September 2018 at 10:30", "11 septembre 2018 à 10 h 30"),
        ("unknown", "unknown", "unknown"),
    ],
)
def test_a_moment_is_said_as_far_as_it_is_known(iso: str, english: str, french: str) -> None:
    assert (in_words(iso, "en"), in_words(iso, "fr")) == (english, french)


def test_a_year_takes_another_preposition_than_a_day() -> None:
    assert before_moment("elected on {v}", "v", "2021", "en") == "elected in {v}"
    assert before_moment("élu le {v}", "v", "2021-10", "fr") == "élu en {v}"
    assert before_moment("en fonction depuis le {v}", "v", "2021", "fr").endswith("depuis {v}")
    assert before_moment("élu le {v}", "v", "2021-10-14", "fr") == "élu le {v}"
