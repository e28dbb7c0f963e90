"""On what cards are printed and what they say: asked for, else as set, else as is usual for the paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from preseance.documents.papers.label_sheets import Cutting, begun_at, offset_of, stock_named
from preseance.documents.papers.place_cards import USUAL, CardStyle
from preseance.door.paper_kinds import Order, PaperKind
from preseance.model.event import Event


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


def style_for(kind: PaperKind, event: Event, order: Order) -> CardStyle:
    """How a paper's cards are made.

    Raises
    ------
    PreseanceError
        Where no sheet is called so, an offset is none, or the sheet has no such first place.
    """
    asked, settings, usual = order.asked, event.settings, _SAID[kind]
    labels = asked.labels or str(settings.get(f"papers.labels.{kind}", usual.labels))
    folded = "folded" in usual.labels
    stock = stock_named(labels, order.text_size, folded=folded)
    offset = asked.offset or str(settings.get("papers.offset", "0,0"))
    cutting = Cutting(stock, offset_of(offset), outlines=asked.outlines)
    fields = settings.get(f"papers.fields.{kind}", usual.fields)
    back = settings.get("papers.back", "name")
    return CardStyle(
        begun_at(cutting, asked.first),
        (fields,)
        if isinstance(fields, str)
        else tuple(fields)
        if isinstance(fields, tuple)
        else usual.fields,
        order.logo,
        "event" if back == "event" else "none" if back == "none" else "name",
        frozenset(asked.guests),
    )
