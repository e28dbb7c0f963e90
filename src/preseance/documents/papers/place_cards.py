"""Place cards: to be folded into a tent or laid flat, on sheets of shops or on plain paper.

A tent bears the name on both sides, so that it can be read from across the table too; table and
place are said small at the foot of the inner side, for whoever lays the cards out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from preseance.documents.papers.cards import Card, Face, cards_source
from preseance.documents.papers.label_sheets import Cutting, plain
from preseance.documents.papers.marks import mark_of
from preseance.documents.papers.pictures import Picture
from preseance.documents.words import titled, word
from preseance.views.records import GuestEntry, GuestListView, GuestView, Language
from preseance.wording.tongues import apart, first_of, in_both, is_pair

USUAL: Final[tuple[str, ...]] = ("form_of_address", "name", "table", "mark")
"""What it says unless told otherwise; the mark is there for those alone who may know diets."""


@dataclass(frozen=True, slots=True)
class CardStyle:
    """How cards are made: on what, with which fields and whose logo."""

    cutting: Cutting
    fields: Sequence[str] = USUAL
    logo: Picture | None = None
    back: Literal["name", "event", "none"] = "name"
    """What the back of a tent says; cards that lie flat have a back where it is the event."""
    only: frozenset[str] = frozenset()
    """Ids of the guests whose cards are printed; everybody's where empty."""


def usual_style() -> CardStyle:
    """Eight tents on a sheet of A4, to be cut and folded."""
    return CardStyle(Cutting(plain(95.0, 67.0, "a4", "roof")))


def place_cards(view: GuestListView, style: CardStyle | None = None) -> str:
    """The Typst source of the cards, in the order of the places.

    Raises
    ------
    PreseanceError
        Where a name does not fit its card.
    """
    style = style or usual_style()
    head, lang = view.head, view.head.language
    title = titled(head.event, word("place-cards", lang), lang)
    return cards_source(title, lang, card_faces(view, style), style.cutting, style.logo)


def card_faces(view: GuestListView, style: CardStyle) -> list[Card]:
    """A card for each guest who has a place."""
    seated = [entry for entry in view.entries if entry.seated]
    alone = len({entry.table for entry in seated}) < 2
    wanted = (e for e in seated if not style.only or e.guest.id in style.only)
    return [_card(entry, view, style, alone=alone) for entry in wanted]


def _card(entry: GuestEntry, view: GuestListView, style: CardStyle, *, alone: bool) -> Card:
    lang, fields, guest = view.head.language, style.fields, entry.guest
    above, name = addressed(guest) if "form_of_address" in fields else ("", guest.full_name)
    below = [guest.title] if "function" in fields else []
    below += [guest.delegation] if "delegation" in fields else []
    native = guest.name_native if "name" in fields else ""
    said = (
        where(entry, lang, alone=alone) if "table" in fields else "",
        coded(entry, fields, lang),
    )
    front = Face(
        guest,
        name if "name" in fields else above or guest.full_name,
        above if "name" in fields else "",
        tuple(text for text in below if text),
        native if native != guest.full_name else "",
        " · ".join(text for text in said if text),
        mark_of(guest, lang) if "mark" in fields else "",
    )
    if style.back == "none" or (not style.cutting.stock.fold and style.back != "event"):
        return Card(front)
    # A line of a card holds one language; what the event is called is no news to its guests.
    event = first_of(view.head.event)
    foot = event if style.cutting.stock.fold else ""
    back = Face(guest, front.name, front.above, front.below, front.native, foot)
    if style.back == "event":
        back = Face(GuestView("", event), event, "", (view.head.session,))
    return Card(front, back)


def addressed(guest: GuestView) -> tuple[str, str]:
    """The form of address and the name; a form that holds the name is the name with all before it.

    >>> addressed(GuestView("a", "Ana Prado", form_of_address="Her Excellency"))
    ('Her Excellency', 'Ana Prado')
    >>> addressed(GuestView("a", "Ana Prado", form_of_address="Her Excellency Ana Prado, MP"))
    ('Her Excellency', 'Ana Prado, MP')
    """
    if is_pair(guest.form_of_address):
        one, other = (replace(guest, form_of_address=f) for f in apart(guest.form_of_address))
        above, name = addressed(one)
        return in_both(above, addressed(other)[0]), name
    form, name = guest.form_of_address.strip(), guest.full_name
    for known in (name, guest.family):
        before, found, after = form.partition(known) if known else (form, "", "")
        if found:
            said = f"{found}{after}".strip()
            # Of «Madame de Lattre» the particle belongs to the name, so nothing is parted.
            return (before.strip(), said) if known == name else ("", form)
    return form, name


def coded(entry: GuestEntry, fields: Sequence[str], language: Language) -> str:
    """The code by which a guest finds their table, where the house prints it."""
    return word("guest-code", language, entry.code) if "code" in fields and entry.code else ""


def where(entry: GuestEntry, language: Language, *, alone: bool) -> str:
    """Table and place; of the only table, the place."""
    if alone and entry.place:
        return f"{word('place', language)} {entry.place}"
    return " · ".join(text for text in (entry.table, entry.place) if text)
