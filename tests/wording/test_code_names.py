"""Codes of languages and countries as a language calls them."""

from preseance.wording.code_names import country_names, language_name


def test_a_language_is_called_by_its_name() -> None:
    assert (language_name("de", "en"), language_name("de", "fr")) == ("German", "allemand")
    assert language_name("klingon", "en") == "klingon"
    assert language_name("de", "xx-unknown") == "de"


def test_a_country_is_called_by_its_name() -> None:
    assert (country_names("en")["DE"], country_names("fr")["DE"]) == ("Germany", "Allemagne")
    assert country_names("xx-unknown") == {}
