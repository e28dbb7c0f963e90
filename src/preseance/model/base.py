"""What every noun of the model shares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from preseance.wording.said import Said

_NUMBER = re.compile(r"\s*[-+]?[0-9.]+\s*")
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def kebab(text: str) -> str:
    """``text`` itself where it is a kebab-case identifier.

    Raises
    ------
    ValueError
        Otherwise.
    """
    if not _KEBAB.fullmatch(text):
        raise ValueError(Said("an identifier in kebab-case (a-z, 0-9 and single hyphens)"))
    return text


def kebab_word(text: str) -> str:
    """A word of the vocabulary in its usual spelling: ``personal envoy`` is ``personal-envoy``."""
    return re.sub(r"[\s_]+", "-", text.strip()).lower()


def several(value: object) -> object:
    """Several values that were written in one text, with semicolons between them."""
    return tuple(p.strip() for p in value.split(";") if p.strip()) if type(value) is str else value


Identifier = Annotated[str, AfterValidator(kebab)]


def _plain_offset(moment: datetime) -> datetime:
    """A moment by whatever library read it, so that one offset is one value."""
    ahead = moment.utcoffset()
    return moment if ahead is None else moment.replace(tzinfo=timezone(ahead))


def _written(value: object) -> object:
    """A date and time as people write one; a bare number is none, though Pydantic counts seconds by it."""
    if isinstance(value, int | float) or (isinstance(value, str) and _NUMBER.fullmatch(value)):
        raise ValueError(Said("a date and time such as 2018-11-11T13:00"))
    return value


LocalTime = Annotated[datetime, BeforeValidator(_written), AfterValidator(_plain_offset)]
"""A date and time in the time zone of the event, which it does not say again.

Only the offset from UTC tells which is meant of an hour that comes twice; ``model.zones`` compares them.
"""


class Record(BaseModel):
    """A frozen record whose fields are all known."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        ser_json_timedelta="iso8601",
        allow_inf_nan=False,
        # Of some thirty nouns a command uses a few by themselves: a validator is made when it is asked for.
        defer_build=True,
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed, unvalidated.

        What was worked out from the old fields and kept is forgotten.
        """
        made = super().model_copy(update=update, deep=deep)
        for name in made.__dict__.keys() - type(self).model_fields.keys():
            del made.__dict__[name]
        return made
