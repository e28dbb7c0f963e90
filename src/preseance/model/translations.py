"""What may stand in several languages: columns of a guest such as ``title_fr``, and keys of event.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Any, ClassVar, Final, Self

from pydantic import AfterValidator, Field, model_validator

from preseance.model.base import Record
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


class Translated(Record):
    """A record whose name or title may stand in several languages, each under a key such as ``name_fr``."""

    spoken: ClassVar[tuple[str, ...]] = ("name",)
    """The fields that may."""
    translations: dict[str, str] = Field(default_factory=dict)
    """Texts in other languages, by key."""

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, values: Any) -> Any:
        """Keys such as ``name_fr`` are translations; other unknown keys stay what they are."""
        if not isinstance(values, dict):
            return values
        told = {
            key: values[key]
            for key in values
            if isinstance(key, str)
            and key not in cls.model_fields
            and (meant := translation(key))
            and meant[0] in cls.spoken
        }
        if not told:
            return values
        rest = {key: value for key, value in values.items() if key not in told}
        return {**rest, "translations": {**rest.get("translations", {}), **told}}

    def __hash__(self) -> int:
        """By all that is said in the first language; a mapping has no hash of its own."""
        fields = type(self).model_fields.keys() - {"translations"}
        return hash(tuple(value for name, value in self.__dict__.items() if name in fields))

    def in_language(self, spoken: str) -> Self:
        """The record as papers in a language (ISO 639) call it; the same where nothing is said in it."""
        said = {
            meant[0]: text
            for key, text in self.translations.items()
            if (meant := translation(key)) and meant[1] == spoken
        }
        return self.model_copy(update=said) if said else self
