"""On what cards are printed and what they say: asked for, else as set, else as is usual for the paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from preseance.documents.papers.label_sheets import Cutting, begun_at, offset_of, stock_named
from preseance.documents.papers.place_cards import USUAL, CardStyle
from preseance.door.paper_kinds import Order, PaperKind
from preseance.errors import PreseanceError
from preseance.model.event import Event
from preseance.wording.said import Said


@dataclass(frozen=True, slots=True)
class _Usual:
    """What a paper is printed on and says unless told otherwise."""

    labels: str
    fields: tuple[str, ...]


_SAID: Mapping[PaperKind, _Usual] = {
    "place-cards": _Usual("95x67 folded", USUAL),
    "nameplates": _Usual("200x130 folded", ("name",)),
    "badges": _Usual("90x55", ("name", "function", "delegation")),
    "escort-cards": _Usual("105x68", ("form_of_address", "name", "table")),
    "envelopes": _Usual("C6", ("form_of_address", "name", "function")),
    "table-signs": _Usual("200x130 folded", ("table",)),
    "menus": _Usual("105x200", ("name",)),
    "pocket-cards": _Usual("105x138", ("name",)),
}


def secret_of(event: Event) -> str:
    """From which the guests' codes come.

    Raises
    ------
    PreseanceError
        Where the house has set none.
    """
    secret = str(event.settings.get("papers.find_secret", ""))
    if not secret:
        raise PreseanceError(
            Said(
                "Guests’ codes come of a secret of the house: "
                'papers.find_secret = "some words that nobody guesses" under [settings].'
            )
        )
    return secret


def style_for(kind: PaperKind, event: Event, order: Order) -> CardStyle:
    """How a paper's cards are made.

    Raises
    ------
    PreseanceError
        Where no sheet is called so, an offset is none, the sheet has no such first place, or codes
        are to be printed and the house has set no secret for them.
    """
    asked, settings, usual = order.asked, event.settings, _SAID[kind]
    labels = asked.labels or str(settings.get(f"papers.labels.{kind}", usual.labels))
    folded = "folded" in usual.labels
    stock = stock_named(labels, order.text_size, folded=folded)
    offset = asked.offset or str(settings.get("papers.offset", "0,0"))
    cutting = Cutting(stock, offset_of(offset), outlines=asked.outlines)
    fields = settings.get(f"papers.fields.{kind}", usual.fields)
    said = (fields,) if isinstance(fields, str) else fields
    said = said if isinstance(said, tuple) else usual.fields
    if "code" in said:
        secret_of(event)
    back = settings.get("papers.back", "name")
    return CardStyle(
        begun_at(cutting, asked.first),
        said,
        order.logo,
        "event" if back == "event" else "none" if back == "none" else "name",
        frozenset(asked.guests),
    )
