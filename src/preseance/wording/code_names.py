"""What codes stand for, as a language calls it: languages (ISO 639) and countries (ISO 3166-1), by CLDR."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


def language_name(code: str, language: str) -> str:
    """A language, by its ISO code, as another one calls it; the code where it is not known."""
    return language_names(language).get(code, code)


@cache
def language_names(language: str) -> Mapping[str, str]:
    """Every language as another one calls it, by its code; none where that one is not known."""
    return _named(language, "languages")


@cache
def country_names(language: str) -> Mapping[str, str]:
    """Every territory as a language calls it, by its code; none where the language is not known."""
    return _named(language, "territories")


def _named(language: str, what: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        return {str(k): str(v) for k, v in getattr(Locale.parse(language), what).items()}
    except (UnknownLocaleError, ValueError):
        return {}
