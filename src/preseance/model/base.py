"""What every noun of the model shares."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def kebab(text: str) -> str:
    """``text`` itself where it is a kebab-case identifier.

    Raises
    ------
    ValueError
        Otherwise.
    """
    if not _KEBAB.fullmatch(text):
        raise ValueError("an identifier in kebab-case (a-z, 0-9 and single hyphens)")
    return text


Identifier = Annotated[str, AfterValidator(kebab)]


class Record(BaseModel):
    """A frozen record whose fields are all known."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_timedelta="iso8601")
