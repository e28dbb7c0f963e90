"""What can have happened, as a form asks for it, and the sentence that says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.http import QueryDict

from preseance.model.event import Event
from preseance.planning.replan.changes import read_changes
from preseance.server.pages.opening import language, said
from preseance.views.speaking import wording_of
from preseance.wording.said import Said


@dataclass(frozen=True, slots=True)
class Happening:
    """One kind of thing that happens; ``asks`` names the fields it needs, ``adds`` what ends the sentence."""

    called: Said
    verb: str
    asks: tuple[str, ...]
    adds: str = ""

    def sentence(self, fields: Mapping[str, str]) -> str:
        """The change in the grammar of `replan`."""
        words = (self.verb, *(fields.get(name, "").strip() for name in self.asks), self.adds)
        return " ".join(filter(None, words))


HAPPENINGS: Mapping[str, Happening] = MappingProxyType(
    {
        "absent": Happening(Said("A guest does not come"), "cancel", ("guest",)),
        "absent-reserve": Happening(
            Said("A guest does not come; somebody in reserve takes the place"), "cancel", ("guest",), "reserve",
        ),
        "stand-in": Happening(Said("Somebody stands in for a guest"), "stand-in", ("guest", "other")),
        "comes": Happening(Said("A guest comes after all"), "add", ("guest",)),
        "late": Happening(Said("A guest comes late"), "late", ("guest", "by")),
        "leaves": Happening(Said("A guest leaves early"), "leave", ("guest", "by")),
        "apart": Happening(Said("Two guests are to be kept apart"), "apart", ("guest", "other")),
        "together": Happening(Said("Two guests are to be near each other"), "together", ("guest", "other")),
        "swap": Happening(Said("Two guests change places"), "swap", ("guest", "other")),
        "place": Happening(Said("A guest must have a place"), "pin", ("guest", "spot")),
        "close": Happening(Said("A place or a table cannot be used"), "close", ("spot",)),
        "open": Happening(Said("A place or a table can be used again"), "open", ("spot",)),
    }
)  # fmt: skip
"""By the name the form gives."""


def choices() -> list[dict[str, str]]:
    """What a form offers: name, what it is called, the fields it needs."""
    return [
        {"name": name, "called": said(one.called), "asks": " ".join(one.asks)}
        for name, one in HAPPENINGS.items()
    ]


def sentences_in(fields: QueryDict) -> list[str]:
    """The sentences that were chosen before, but for one to be left out, and the one chosen now."""
    found = [s for s in fields.getlist("said") if s != fields.get("drop", "")]
    named = HAPPENINGS.get(fields.get("what", ""))
    if named is not None and "drop" not in fields and any(fields.get(n) for n in named.asks):
        found.append(named.sentence({n: fields.get(n, "") for n in named.asks}))
    return list(dict.fromkeys(found))


def spoken_of(sentences: Sequence[str], event: Event) -> list[dict[str, Any]]:
    """Sentences beside what they say in the language of the page.

    Raises
    ------
    PreseanceError
        Where one is no change, names what is not there, or contradicts another.
    """
    read_changes(sentences, event)
    wording = wording_of(event, language())
    return [
        {"sentence": sentence, "called": wording.sentence(change.spoken(event))}
        for sentence in sentences
        for change in read_changes([sentence], event)
    ]


def spots_of(event: Event) -> list[str]:
    """Ids of tables and of their places."""
    tables = [t for room in event.rooms for t in room.tables]
    return [
        name for t in tables for name in (t.id, *(f"{t.id}-{n}" for n in range(1, t.seats + 1)))
    ]
