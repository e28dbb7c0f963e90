"""Ages beside names are read with their units, and kept out of the names."""

import pytest

from preseance.formats.importing.ages import Age, age_in, without_ages


@pytest.mark.parametrize(
    ("text", "years"),
    [("6 ans", 6), ("6 yrs", 6), ("6", 6), ("8 years old", 8), ("aged 7", 7), ("12 mois", 1),
     ("7 Monate", 0), ("âgée de 5 ans", 5), ("4 Jahre", 4), ("3 años", 3), ("enfant, 4 ans", 4)],
)  # fmt: skip
def test_an_age_is_read_in_whole_years(text: str, years: int) -> None:
    assert age_in(text) == Age(years, text)


@pytest.mark.parametrize("text", ["vegan", "6 people", "+2", "2019", "table 6", ""])
def test_what_is_no_age_is_left(text: str) -> None:
    assert age_in(text) is None
    assert without_ages(f"Léa ({text})") == (f"Léa ({text})", [])


def test_a_bare_number_in_brackets_may_count_people() -> None:
    assert without_ages("Bell (3)") == ("Bell (3)", [])


def test_a_child_is_not_of_age() -> None:
    assert Age(17, "17 ans").is_child
    assert not Age(34, "34 ans").is_child
