"""Guests, lists of guests and the heads of papers as an audience may see them.

Ranks and their reasons are for the house; diets for the kitchen; what nobody but protocol needs,
for protocol alone. What an audience may not know is not in the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from preseance.model.guest import Delegation, Guest, Status
from preseance.model.menu import choices_of
from preseance.model.naming import alphabetized, called, filed_under, full_name, name_parts
from preseance.model.place import Place, PlaceKind
from preseance.planning.checks.checking import Check
from preseance.rules.shapes import Assembly
from preseance.views.audiences import DEFAULT, audience_named
from preseance.views.records import (
    GuestEntry,
    GuestListView,
    GuestView,
    Language,
    PaperHead,
)
from preseance.views.speaking import wording_of
from preseance.wording.languages import translated

WORDS: Mapping[str, str] = {"row": "row {number}"}


def guest_list_view(
    checked: Check,
    assembly: Assembly,
    by: Literal["precedence", "name", "place", "delegation"],
    audience: str = DEFAULT,
    language: Language = "en",
) -> GuestListView:
    """The guests of a session, ``by`` name, by precedence, or table by table by place.

    Raises
    ------
    ValueError
        For a list by precedence where the audience may not know the ranks.
    """
    if by == "precedence" and not audience_named(audience).ranks:
        raise ValueError(f"a list by precedence is not for the audience «{audience}»")
    at = {
        p.guest: assembly.layout.by_id[p.place]
        for p in checked.plan.of_session(assembly.session.id)
        if p.place in assembly.place_index
    }
    named = table_called(checked, assembly, language)
    guests = list(assembly.guests) if by == "precedence" else in_alphabet(checked, assembly.guests)
    if by == "delegation":
        by_id = checked.occasion.event.guest_by_id
        order = {d.id: n for n, d in enumerate(in_order_of_names(checked))}
        guests.sort(key=lambda g: order.get(by_id[g].delegation, len(order)))
    if by == "place":
        index = {place.id: number for number, place in enumerate(assembly.places)}
        guests.sort(key=lambda g: index[at[g].id] if g in at else len(index))
    return GuestListView(
        head=paper_head(checked, assembly, audience, language, ranked=by == "precedence"),
        order=by,
        entries=tuple(
            GuestEntry(
                guest=present_view(checked, assembly, g, audience, language),
                table=named(at[g]) if g in at else "",
                place=_number(at.get(g)),
            )
            for g in guests
        ),
    )


def table_called(checked: Check, assembly: Assembly, language: Language) -> Callable[[Place], str]:
    """How a list names the table of a place; of rows, which one too."""
    named = {t.id: t.called for t in checked.occasion.event.tables_of(assembly.session)}
    rowed = {p.table for p in assembly.places if p.row is not None and p.row > 1}

    def called_so(place: Place) -> str:
        if place.table not in rowed:
            return named[place.table]
        row = translated("list.row", WORDS["row"], language).format(number=place.row)
        return f"{named[place.table]}, {row}"

    return called_so


def _number(place: Place | None) -> str:
    """Its number; an auxiliary place has the letter of a second chair beside its principal's."""
    if place is None:
        return ""
    return f"{place.number}a" if place.kind is PlaceKind.AUXILIARY else str(place.number)


def in_alphabet(checked: Check, guests: Sequence[str]) -> list[str]:
    """Guests by the Unicode collation of the names they are filed under."""
    from pyuca import Collator

    key, by_id = Collator().sort_key, checked.occasion.event.guest_by_id
    return sorted(guests, key=lambda g: (key(alphabetized(by_id[g], by_id)), g))


def paper_head(
    checked: Check,
    assembly: Assembly,
    audience: str,
    language: Language,
    *,
    ranked: bool = False,
) -> PaperHead:
    """What stands at the head of every paper.

    The order of precedence is told where it holds in the session, and on a list that follows it
    (``ranked``).
    """
    event, session = checked.occasion.event, assembly.session
    version = event.version
    return PaperHead(
        event=event.title,
        session=session.title,
        language=language,
        audience=audience,
        starts=session.start,
        ends=session.end,
        place=event.room_by_id[session.room].name,
        version=str(version.number) if version else "",
        stage=version.called if version else "",
        superseded_by=str((version and version.superseded_by) or ""),
        scheme=(
            wording_of(event, language).sentence(checked.occasion.precedence.sentence)
            if ranked or checked.ranked(assembly)
            else ""
        ),
    )


def guest_view(
    checked: Check, guest_id: str, audience: str, language: Language = "en"
) -> GuestView:
    """A guest as the audience may know them."""
    event = checked.occasion.event
    guest = event.guest_by_id[guest_id]
    delegation = event.delegation_by_id.get(guest.delegation)
    given, family = name_parts(guest)
    may = audience_named(audience)
    # Who declined every session has no rank.
    rank = checked.occasion.precedence.rank_of.get(guest_id) if may.ranks else None
    say = wording_of(event, language).sentence
    return GuestView(
        id=guest.id,
        full_name=full_name(guest, event.guest_by_id, language),
        short_name=called(guest, event.guest_by_id, language),
        sort_name=filed_under(guest),
        filed_as=alphabetized(guest, event.guest_by_id),
        given=given,
        family=family,
        title=guest.title,
        form_of_address=guest.form_of_address,
        delegation=delegation.name if delegation else "",
        monogram=monogram_of(guest, delegation),
        rank=(rank.position or None) if rank else None,
        reason=say(rank.reason) if rank else "",
        represents=_called(checked, guest.represents, language) if may.ranks else "",
        partner=_called(checked, guest.partner, language) if may.ranks else "",
        languages=", ".join(guest.languages) if may.ranks else "",
        pronunciation=guest.pronunciation if may.ranks else "",
        status=_status(guest) if may.ranks else "",
        diet=", ".join(guest.diet) if may.diets else "",
        diets=guest.diet if may.diets else (),
        access=", ".join(guest.access) if may.access else "",
        needs=guest.access if may.access else (),
        liaison=guest.liaison if may.notes else "",
        note=guest.note if may.notes else "",
    )


def present_view(
    checked: Check, assembly: Assembly, guest_id: str, audience: str, language: Language = "en"
) -> GuestView:
    """A guest as the audience may know them, with their hours and dishes in a session."""
    seen = guest_view(checked, guest_id, audience, language)
    guest, may = checked.occasion.event.guest_by_id[guest_id], audience_named(audience)
    session = assembly.session
    comes = session.start is not None and guest.arrives is not None
    late = comes and guest.arrives > session.start  # type: ignore[operator]  # both are there
    early = guest.leaves is not None and session.end is not None and guest.leaves < session.end
    return replace(
        seen,
        dishes=tuple(choices_of(guest, session)) if may.diets else (),
        arrives=f"{guest.arrives:%H:%M}" if late and may.hours else "",
        leaves=f"{guest.leaves:%H:%M}" if early and may.hours else "",
    )


def monogram_of(guest: Guest, delegation: Delegation | None) -> str:
    """The letters on a guest's disc: the delegation's, else its country's or the guest's own."""
    letters = (delegation.monogram or delegation.country) if delegation else ""
    return (letters or guest.country)[:4]


def in_order_of_names(checked: Check) -> list[Delegation]:
    """The delegations of an event in the alphabet."""
    from pyuca import Collator

    key = Collator().sort_key
    return sorted(checked.occasion.event.delegations, key=lambda d: (key(d.name), d.id))


def _called(checked: Check, name: str, language: Language) -> str:
    """A guest named by id, or whoever is named in words."""
    guests = checked.occasion.event.guest_by_id
    return called(guests[name], guests, language) if name in guests else name


def _status(guest: Guest) -> str:
    return "" if guest.status is Status.ACCEPTED else guest.status.value
