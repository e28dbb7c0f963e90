"""Single words and phrases: what a command says while it works, what a place is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from preseance.views.speaking import sentences, wording_of
from preseance.wording.message import PlaceRef

if TYPE_CHECKING:
    from preseance.model.event import Event
    from preseance.views.records import Language


def phrase(message: str, language: Language) -> str:
    """The sentence of a message that takes no argument."""
    return sentences(language)[message].said()


def place_called(event: Event, place: str, language: Language | None = None) -> str:
    """A place in words: «Table 1, place 3»."""
    return str(wording_of(event, language).word(PlaceRef(place)))
