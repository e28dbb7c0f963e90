"""Columns that say of a guest what another column says, in a language: «Fonction (FR)», «Title (English)»."""

from __future__ import annotations

import re
from collections.abc import Mapping

from preseance.model.codes import language
from preseance.model.translations import translation

FIELD_OF: Mapping[str, str] = {
    "title": "function",
    "name": "full_name",
    "short_name": "short_name",
    "sort_name": "sort_name",
    "form_of_address": "title",
}
"""What a list calls the fields of a guest that may stand in several languages."""
GUEST_FIELD: Mapping[str, str] = {listed: field for field, listed in FIELD_OF.items()}
_NAMED = re.compile(
    r"(?P<what>.+?)(?:"
    r"\s*[(\[]\s*(?P<brackets>[^()\[\]]+?)\s*[)\]]"
    r"|\s*[-–—/|:]\s*(?P<beside>[^\W\d_]+)"
    r"|[\s_]+(?P<code>[A-Z]{2,3})"
    r"|\s+(?:in|en|auf|em)\s+(?P<words>[^\W\d_]+))",
    re.DOTALL,
)
_NO_LANGUAGE = frozenset({"id", "no", "is", "am", "pa"})
"""Codes of languages that are other words in headings: «Name (ID)», «Title (no)»."""


def in_language(heading: str) -> tuple[str, str] | None:
    """What a heading says without its language, and the language's code; None where it names none."""
    found = _NAMED.fullmatch(heading.strip())
    if found is None:
        return None
    told = next(g for g in found.groups()[1:] if g is not None)
    if told.lower() in _NO_LANGUAGE:
        return None
    try:
        return found["what"], language(told)
    except ValueError:
        return None


def own_column(heading: str) -> str:
    """The column of ``guests.csv`` that a heading names, such as ``title_fr``; empty for none."""
    plain = heading.strip().lower()
    return plain if translation(plain) else ""
