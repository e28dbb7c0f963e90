"""Routes: the stretches by which guests go from one room to another."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from preseance.model.base import Identifier
from preseance.model.translations import Translated


class Route(Translated):
    """A corridor, stairs, a street: one stretch between two rooms, gone in either direction."""

    id: Identifier
    """Short name, in kebab-case."""
    name: str = ""
    """How sentences call it; the id where empty. In another language ``name_fr`` and the like."""
    joins: tuple[str, str]
    """Ids of the two rooms it joins."""
    minutes: float = Field(gt=0)
    """How long it takes."""
    by: Literal["foot", "road"] = "foot"
    """On foot all go together; by road whoever comes in their own car goes alone."""

    @property
    def called(self) -> str:
        """How sentences call it."""
        return self.name or self.id
