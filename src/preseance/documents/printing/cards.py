"""Cards, badges and labels, menus and what principals carry."""

from collections.abc import Mapping

from preseance.documents.papers.menus import menus
from preseance.documents.papers.pictures import Picture
from preseance.documents.papers.place_cards import CardStyle, card_faces, usual_style
from preseance.documents.papers.pocket_cards import pocket_cards
from preseance.documents.papers.table_cards import (
    badges,
    envelopes,
    escort_cards,
    nameplates,
    table_signs,
)
from preseance.documents.printed import Printed
from preseance.documents.printing.making import laid_out, typeset
from preseance.documents.typst import Format
from preseance.views.records import GuestListView, MenuView, PocketCardsView, SessionView


def print_cards(
    guests: GuestListView, *, style: CardStyle | None = None, fmt: Format = "pdf"
) -> Printed:
    """Place cards, folded or flat, in the order in which they are laid out."""
    style = style or usual_style()
    return laid_out("place-cards", guests, card_faces(guests, style), style, fmt)


def print_nameplates(guests: GuestListView, style: CardStyle, *, fmt: Format = "pdf") -> Printed:
    """Two-faced plates of the delegations, in the order of their places."""
    return laid_out("nameplates", guests, nameplates(guests), style, fmt)


def print_badges(guests: GuestListView, style: CardStyle, *, fmt: Format = "pdf") -> Printed:
    """Badges, in the alphabet."""
    cards = badges(guests, style.fields)
    return laid_out("badges", guests, cards, style, fmt)


def print_envelopes(guests: GuestListView, style: CardStyle, *, fmt: Format = "pdf") -> Printed:
    """An envelope a guest, in the alphabet."""
    return laid_out("envelopes", guests, envelopes(guests, style.fields), style, fmt)


def print_escort_cards(
    guests: GuestListView, session: SessionView, style: CardStyle, *, fmt: Format = "pdf"
) -> Printed:
    """Cards that lead to a table, each with a small plan, in the alphabet."""
    cards = escort_cards(guests, session, style.fields)
    return laid_out("escort-cards", guests, cards, style, fmt)


def print_table_signs(session: SessionView, style: CardStyle, *, fmt: Format = "pdf") -> Printed:
    """A sign a table, its name on both faces."""
    return laid_out("table-signs", session, table_signs(session), style, fmt)


def print_menus(view: MenuView, style: CardStyle, *, fmt: Format = "pdf") -> Printed:
    """A menu for each guest with a place."""
    files = {style.logo.name: style.logo.data} if style.logo else {}
    return typeset(view, view.head, lambda: menus(view, style.cutting, style.logo), fmt, files)


def print_pocket_cards(
    view: PocketCardsView,
    style: CardStyle,
    photos: Mapping[str, Picture],
    *,
    fmt: Format = "pdf",
) -> Printed:
    """What principals carry: their place and their neighbours."""
    alone = len({card.entry.table for card in view.cards}) < 2
    near = {n.guest.id for card in view.cards for n in card.neighbours}
    files = {p.name: p.data for guest, p in photos.items() if guest in near}

    def source() -> str:
        return pocket_cards(view, style.cutting, photos, alone=alone)

    return typeset(view, view.head, source, fmt, files)
