"""What a principal carries in a pocket: their place, and who sits beside and across from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final, Literal

from preseance.model.place import PlaceKind
from preseance.planning.checks.checking import Check
from preseance.rules.shapes import Assembly
from preseance.views.audiences import audience_named
from preseance.views.guests import guest_list_view
from preseance.views.records import (
    GuestEntry,
    Language,
    NeighbourView,
    PocketCardsView,
    PocketCardView,
)
from preseance.wording.code_names import language_name

_SIDES: Final[Mapping[Literal["left", "right", "across"], str]] = {
    "left": "left-of", "right": "right-of", "across": "across",
}  # fmt: skip
"""The relation of places behind each word; hands are those of whoever carries the card."""


def pocket_cards_view(
    checked: Check,
    assembly: Assembly,
    audience: str,
    language: Language = "en",
    guests: Collection[str] = (),
) -> PocketCardsView:
    """A card for each guest with a place, or for those named; no rules and no reasons.

    Raises
    ------
    ValueError
        Where the audience may not know which languages guests speak.
    """
    if not audience_named(audience).ranks:
        raise ValueError(f"pocket cards are not for the audience «{audience}»")
    seen = guest_list_view(checked, assembly, "place", audience, language)
    entries = {entry.guest.id: entry for entry in seen.entries}
    place_of = {
        p.guest: p.place
        for p in checked.plan.of_session(assembly.session.id)
        if p.place in assembly.place_index and p.guest in entries
    }
    at = {place: guest for guest, place in place_of.items()}
    whole = assembly.layout.whole
    aside = {p.id for p in assembly.places if p.kind is PlaceKind.AUXILIARY}
    languages = {g.id: g.languages for g in checked.occasion.event.guests}

    def neighbours(guest: str) -> Iterator[NeighbourView]:
        if assembly.layout.by_id[place_of[guest]].table in whole:
            # Who chooses a chair has no neighbours yet.
            return
        for side, relation in _SIDES.items():
            near = assembly.layout.relations.get(relation, {}).get(place_of[guest], ())
            for place in near:
                if place in at and place not in aside:
                    other = at[place]
                    common = [code for code in languages[guest] if code in languages[other]]
                    names = tuple(language_name(code, language) for code in common)
                    yield NeighbourView(side, entries[other].guest, names)

    def card(entry: GuestEntry) -> PocketCardView:
        own = tuple(language_name(code, language) for code in languages[entry.guest.id])
        return PocketCardView(entry, tuple(neighbours(entry.guest.id)), own)

    wanted = [g for g in entries if g in place_of and place_of[g] not in aside]
    return PocketCardsView(
        seen.head, tuple(card(entries[g]) for g in wanted if not guests or g in guests)
    )
