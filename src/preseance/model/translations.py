"""What of a guest may stand in several languages: columns such as ``title_fr``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Final

from pydantic import AfterValidator

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


_SAID: Final = re.compile(r"\s*([A-Za-z]{2,3})\s*:\s*(.*\S)\s*", re.DOTALL)


def in_tongue(line: str) -> str:
    """A text with its language before it: ``fr: Déjeuner``.

    Raises
    ------
    ValueError
        Where there is no such language, or no text.
    """
    found = _SAID.fullmatch(line)
    if found is None:
        raise ValueError(Said("a language and a text, such as «fr: Déjeuner»"))
    return f"{language(found[1])}: {found[2]}"


InTongue = Annotated[str, AfterValidator(in_tongue)]


def said_in(lines: Sequence[str], code: str) -> tuple[str, ...]:
    """What stands in a language, by its ISO 639 code."""
    parts = (line.partition(": ") for line in lines)
    return tuple(text for said, _, text in parts if said == code)


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
