"""What of a guest may stand in several languages: columns such as ``title_fr``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from preseance.model.codes import language
from preseance.wording.said import Said

TRANSLATED: Final = ("name", "short_name", "sort_name", "title", "form_of_address")
"""Fields of a guest that a paper may print in its own language."""
_COLUMN: Final = re.compile(rf"({'|'.join(TRANSLATED)})_([a-z]{{2,3}})")


@cache
def translation(column: str) -> tuple[str, str] | None:
    """Field and language (ISO 639) of a column such as ``title_fr``; None for any other column."""
    found = _COLUMN.fullmatch(column)
    if found is None:
        return None
    try:
        code = language(found[2])
    except ValueError:
        return None
    return found[1], code


def translations(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts, each by a column that is a translation.

    Raises
    ------
    ValueError
        Where one is none.
    """
    for column in texts:
        if translation(column) is None:
            raise ValueError(Said("a column such as title_fr"))
    return {column: text for column, text in texts.items() if text}
