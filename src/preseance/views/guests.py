"""Guests, lists of guests and the heads of papers as an audience may see them.

Ranks and their reasons are for the house; diets for the kitchen; what nobody but protocol needs,
for protocol alone. What an audience may not know is not in the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from preseance.model.forms import Label, labels
from preseance.model.guest import Delegation, Guest, Status
from preseance.model.menu import choices_of
from preseance.model.naming import (
    alphabetized,
    called,
    filed_under,
    full_name,
    in_alphabet,
    name_parts,
)
from preseance.model.place import Place
from preseance.model.room import Form
from preseance.planning.checks.checking import Check
from preseance.rules.shapes import Assembly
from preseance.views.audiences import DEFAULT, audience_named
from preseance.views.find_codes import find_codes
from preseance.views.letter_forms import letter_forms
from preseance.views.records import (
    GuestEntry,
    GuestListView,
    GuestView,
    Language,
    PaperHead,
)
from preseance.views.speaking import wording_of
from preseance.wording.code_names import language_name
from preseance.wording.collation import Filed, initial
from preseance.wording.dates import clock
from preseance.wording.languages import translated
from preseance.wording.message import Message

WORDS: Mapping[str, str] = {
    "row": "row {number}",
}


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
    where, codes = whereabouts(checked, assembly, language), find_codes(checked)
    guests = list(assembly.guests) if by == "precedence" else filed(checked, assembly.guests)
    if by == "delegation":
        by_id = checked.occasion.event.guest_by_id
        order = {d.id: n for n, d in enumerate(in_order_of_names(checked))}
        guests.sort(key=lambda g: order.get(by_id[g].delegation, len(order)))
    if by == "place":
        index = {place.id: number for number, place in enumerate(assembly.places)}
        first = {p.table: number for number, p in reversed([*enumerate(assembly.places)])}
        whole = assembly.layout.whole

        def turn(guest: str) -> int:
            """By place; at a table seated whole they stay in the alphabet."""
            if guest not in at:
                return len(index)
            place = at[guest]
            return first[place.table] if place.table in whole else index[place.id]

        guests.sort(key=turn)
    return GuestListView(
        head=paper_head(checked, assembly, audience, language, ranked=by == "precedence"),
        order=by,
        entries=tuple(
            GuestEntry(
                present_view(checked, assembly, g, audience, language),
                *(where(at[g]) if g in at else ("", "")),
                codes.get(g, ""),
            )
            for g in guests
        ),
    )


def whereabouts(
    checked: Check, assembly: Assembly, language: Language
) -> Callable[[Place], tuple[str, str]]:
    """How lists name the table of a place, of rows which one too, and the place in it.

    A place goes by the label of its chair, and by nothing where guests choose their chairs; an
    auxiliary place has the number of its principal's and a letter.
    """
    tables = checked.occasion.event.tables_of(assembly.session)
    named, labelled = (
        {t.id: t.called_in(language) for t in tables},
        {t.id: labels(t) for t in tables},
    )
    # The rows of a bus tell where a seat is; in a car its number does.
    cars = {t.id for t in tables if t.form is Form.CAR}
    rowed = {
        p.table for p in assembly.places if p.row is not None and p.row > 1 and p.table not in cars
    }
    whole = assembly.layout.whole

    def where(place: Place) -> tuple[str, str]:
        label = labelled[place.table].get(place.number)
        table = named[place.table]
        if place.table in rowed:
            row = translated("list.row", WORDS["row"], language)
            table = f"{table}, {row.format(number=label.row if label else place.row)}"
        return table, "" if place.table in whole else _number(place, label)

    return where


def _number(place: Place, label: Label | None) -> str:
    number = label.seat if label else str(place.number)
    return f"{number}{place.letter}"


def filed(checked: Check, guests: Sequence[str]) -> list[str]:
    """Guests in the alphabet of the event's first language."""
    event = checked.occasion.event
    by_id = event.guest_by_id
    return [g.id for g in in_alphabet((by_id[g] for g in guests), by_id, event.languages[0])]


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
        event=event.translations.get(f"title_{language}", event.title),
        session=session.in_language(language).title,
        language=language,
        audience=audience,
        starts=session.start and session.start.replace(tzinfo=None),
        ends=session.end and session.end.replace(tzinfo=None),
        place=event.room_by_id[session.room].in_language(language).name,
        groups=_groups(checked, assembly),
        version=str(version.number) if version else "",
        stage=version.called if version else "",
        superseded_by=str((version and version.superseded_by) or ""),
        written=event.languages[0],
        published=version.time if version else None,
        scheme=(
            _say(checked, language)(checked.occasion.precedence.sentence)
            if ranked or checked.ranked(assembly)
            else ""
        ),
    )


def _groups(checked: Check, assembly: Assembly) -> Literal["table", "row", "vehicle", "place"]:
    """In what the places of a session lie: at tables if there are any, else in rows or vehicles."""
    tables = checked.occasion.event.tables_of(assembly.session)
    kinds = {table.form.kind for table in tables}
    if kinds & {"table", "armchairs"}:
        return "table" if len(tables) > 1 else "place"
    if kinds <= {"car", "bus"}:
        return "vehicle"
    rowed = any(place.row is not None and place.row > 1 for place in assembly.places)
    return "row" if rowed or len(tables) > 1 else "place"


def _say(checked: Check, language: Language) -> Callable[[Message], str]:
    """How the event's messages are said, made once for all its guests."""
    occasion = checked.occasion
    wording = occasion.kept(f"wording in {language}", lambda: wording_of(occasion.event, language))
    return wording.sentence


def guest_view(
    checked: Check, guest_id: str, audience: str, language: Language = "en"
) -> GuestView:
    """A guest as the audience may know them."""
    event = checked.occasion.event
    guest = event.guest_by_id[guest_id].in_language(language)
    delegation = event.delegation_by_id.get(guest.delegation)
    given, family = name_parts(guest)
    may = audience_named(audience)
    # Who declined every session has no rank.
    rank = checked.occasion.precedence.rank_of.get(guest_id) if may.ranks else None
    return GuestView(
        id=guest.id,
        full_name=full_name(guest, event.guest_by_id, language),
        name_native=guest.name_native if event.settings.get("papers.own_script") is True else "",
        short_name=called(guest, event.guest_by_id, language),
        sort_name=filed_under(guest),
        letter=initial(alphabetized(guest, event.guest_by_id), event.languages[0]),
        given=given,
        family=family,
        title=guest.title,
        title_language=language if guest.says("title", language) else event.languages[0],
        form_of_address=guest.form_of_address,
        delegation=delegation.name if delegation else "",
        delegation_id=guest.delegation,
        monogram=monogram_of(guest, delegation),
        rank=(rank.position or None) if rank and not rank.comes_for else None,
        reason=_say(checked, language)(rank.reason) if rank else "",
        represents=_called(checked, guest.represents, language) if may.ranks else "",
        partner=_called(checked, guest.partner, language) if may.ranks else "",
        languages=", ".join(language_name(c, language) for c in guest.languages)
        if may.ranks
        else "",
        pronunciation=guest.pronunciation if may.ranks else "",
        status=_status(guest) if may.ranks else "",
        diet=", ".join(guest.diet) if may.diets else "",
        diets=guest.diet if may.diets else (),
        access=", ".join(guest.access) if may.access else "",
        needs=guest.access if may.access else (),
        liaison=guest.liaison if may.notes else "",
        note=guest.note if may.notes else "",
        letter_forms=letter_forms(
            guest.name, guest.country or (delegation.country if delegation else ""), event.languages
        ),
    )


def present_view(
    checked: Check, assembly: Assembly, guest_id: str, audience: str, language: Language = "en"
) -> GuestView:
    """A guest as the audience may know them, with their hours and dishes in a session.

    Kept once made: a dozen papers show everybody.
    """
    return checked.occasion.kept_of_guest(
        guest_id,
        f"{assembly.session.id} {audience} {language}",
        lambda: _present(checked, assembly, guest_id, audience, language),
    )


def _present(
    checked: Check, assembly: Assembly, guest_id: str, audience: str, language: Language
) -> GuestView:
    seen = guest_view(checked, guest_id, audience, language)
    guest, may = checked.occasion.event.guest_by_id[guest_id], audience_named(audience)
    session = assembly.session
    comes = session.start is not None and guest.arrives is not None
    late = comes and guest.arrives > session.start  # type: ignore[operator]  # both are there
    early = guest.leaves is not None and session.end is not None and guest.leaves < session.end
    return replace(
        seen,
        dishes=tuple(choices_of(guest, session)) if may.diets else (),
        arrives=clock(f"{guest.arrives:%H:%M}", language) if late and may.hours else "",
        leaves=clock(f"{guest.leaves:%H:%M}", language) if early and may.hours else "",
    )


def monogram_of(guest: Guest, delegation: Delegation | None) -> str:
    """The letters on a guest's disc: the delegation's, else its country's or the guest's own."""
    letters = (delegation.monogram or delegation.country) if delegation else ""
    return (letters or guest.country)[:4]


def in_order_of_names(checked: Check) -> list[Delegation]:
    """The delegations of an event in the alphabet."""
    event = checked.occasion.event
    first = event.languages[0]
    return sorted(event.delegations, key=lambda d: (Filed(d.name, first), d.id))


def _called(checked: Check, name: str, language: Language) -> str:
    """A guest named by id, or whoever is named in words."""
    guests = checked.occasion.event.guest_by_id
    return called(guests[name], guests, language) if name in guests else name


def _status(guest: Guest) -> str:
    return "" if guest.status is Status.ACCEPTED else guest.status.value
