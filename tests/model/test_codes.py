"""Countries, languages, needs and states are read as meant where that is certain."""

from datetime import date

import pytest
from pydantic import ValidationError

from preseance.model.codes import country, language, state
from preseance.model.event import Event
from preseance.model.guest import Guest


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *[("FR", "FR"), ("fr", "FR"), ("UK", "GB"), ("uk", "GB"), ("EL", "GR"), ("USA", "US")],
        *[("Danemark", "DK"), ("Côte d’Ivoire", "CI"), ("the Netherlands", "NL"), ("XK", "XK")],
        ("", ""),
    ],
)
def test_country_is_read_by_code_or_name(text: str, code: str) -> None:
    assert country(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *[("EN", "en"), ("English", "en"), ("français", "fr"), ("Anglais", "en"), ("pt-BR", "pt")],
        *[("eng", "en"), ("crs", "crs"), ("ber", "ber")],
    ],
)
def test_language_is_read_by_code_or_name(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["QQ", "Atlantis", "England", "Korea"])
def test_doubtful_country_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a country by its ISO code"):
        country(text)


def test_refusal_asks_for_the_one_nearly_written() -> None:
    with pytest.raises(ValueError, match="did you mean «DK»"):
        country("Denmak")
    with pytest.raises(ValueError, match="did you mean «en»"):
        language("Englsh")


def test_state_is_read_by_name() -> None:
    assert [state(t) for t in ("Texas", "tx", "new york", "Bavaria")] == [
        "TX",
        "TX",
        "NY",
        "Bavaria",
    ]
    assert Guest(id="g", name="G", keys={"state": "Texas"}).keys == {"state": "TX"}
    event = Event(id="e", title="E", start=date(2025, 1, 1), scheme_settings={"place": "Texas"})
    assert event.scheme_settings == {"place": "TX"}


def test_needs_diets_and_sexes_have_one_spelling() -> None:
    guest = Guest.model_validate(
        {"id": "g", "name": "G", "access": ["Wheelchair", "near exit"], "sex": "female",
         "diet": "Vegan; gluten free;no aubergines"}
    )  # fmt: skip
    assert guest.access == ("wheelchair", "near-exit")
    assert guest.diet == ("vegan", "gluten-free", "no aubergines")
    assert guest.sex == "F"


def test_unknown_need_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValidationError, match="wheelchair, near-exit"):
        Guest.model_validate({"id": "g", "name": "G", "access": ["hoist"]})
