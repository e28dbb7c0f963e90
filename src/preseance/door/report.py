"""What every function of the door gives back: a record that tells itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from preseance.door.telling import Part, html_of, text_of

if TYPE_CHECKING:
    from preseance.views.records import Language


class Report(ABC):
    """An answer in typed fields; printed, it reads as on the command line.

    Sentences are in the language asked for, else in the event's first one.
    """

    @abstractmethod
    def told(self, language: Language | None = None) -> Iterable[Part]:
        """The lines and tables that people read."""

    @abstractmethod
    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """What the command says with ``--json``."""

    def __str__(self) -> str:
        return text_of(self.told())

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return html_of(self.told())
