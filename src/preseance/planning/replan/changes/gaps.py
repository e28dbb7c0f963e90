"""What becomes of the chair of a guest who does not come: closed up, filled from reserve, or left.

Never an empty chair beside the first rank where that can be helped; a chair that somebody else
needs, or from which a table is presided, is never taken away.
"""

from __future__ import annotations

from collections.abc import Sequence

from preseance.errors import InputError, Mistake
from preseance.model.event import Event
from preseance.model.forms import capacity_problem
from preseance.model.place import Layout, Place, PlaceKind
from preseance.model.session import Kind, Session
from preseance.planning.occasion.making import precedence_of
from preseance.planning.replan.changes.amending import Amending
from preseance.planning.replan.changes.succession import (
    preside,
    published_layout,
    successor,
    suits,
)
from preseance.rules import ranked_sessions
from preseance.rules.kinds.empty_chair import EmptyChair
from preseance.wording.message import GuestRef, PlaceRef
from preseance.wording.said import Said

TREATMENTS = ("close-up", "reserve", "leave")
SETTING = "moves.gap"
RESERVE = "reserve"
"""The group of guests who wait to fill a chair."""


def usual_treatment(event: Event) -> str:
    """What the settings say of a chair that falls empty.

    Raises
    ------
    InputError
        Where the setting is none of the treatments.
    """
    given = event.settings.get(SETTING, TREATMENTS[0])
    if given not in TREATMENTS:
        expected = Said("one of {known}", known=", ".join(TREATMENTS))
        raise InputError([Mistake("event.toml", None, f"settings.{SETTING}", str(given), expected)])
    return str(given)


def treat(to: Amending, guest: str, sessions: Sequence[Session], how: str, sentence: str) -> None:
    """Treat the chairs of a guest who no longer attends some sessions.

    Where somebody else takes over the chair of one who presided, theirs is treated instead.
    """
    chosen = how or usual_treatment(to.event)
    for session in sessions:
        # A slot of a line or a vehicle is not a chair: the others keep theirs.
        if session.kind in (Kind.ARRIVAL, Kind.LINE, Kind.TRANSPORT):
            continue
        leaving, moved_up = guest, set[str]()
        while True:
            layout = published_layout(to, session)
            place = layout.by_id.get(to.published.place_of.get((session.id, leaving), ""))
            heir = place and successor(to, leaving, session, place, moved_up)
            if not place or not heir:
                break
            preside(to, leaving, heir, session, place, sentence)
            moved_up.add(heir)
            leaving = heir
        if place is not None:
            _treat(to, leaving, session, layout, place, chosen, sentence)


def _treat(
    to: Amending, guest: str, session: Session, layout: Layout, place: Place, how: str,
    sentence: str,
) -> None:  # fmt: skip
    if how == "reserve" and _filled(to, guest, session, place, sentence):
        return
    if how == "reserve":
        to.remark("no_reserve", a=GuestRef(guest))
    if place.table in layout.whole:
        # Nobody is given that chair, and nobody sits beside it.
        return
    if how != "leave" and _closed(to, guest, session, layout, place):
        return
    reason = "left" if how == "leave" else "needed"
    to.remark(reason, a=GuestRef(guest), p=PlaceRef(place.id))
    beside = _first_beside(to, session, layout, place)
    if beside and session.kind is not Kind.PHOTO:
        to.must(
            EmptyChair, beside, [place.id], sentence=sentence, sessions=(session.id,), soft=True
        )


def first_rank(event: Event, session: str) -> tuple[str, ...]:
    """The hosts, and where guests rank those of the first class of the order of precedence."""
    ranks = precedence_of(event).ranks
    first = next((r.class_id for r in ranks if r.position > 0), "")
    hosts = {event.host, event.co_host} | {h for s in event.sessions for h in (s.host, s.co_host)}
    is_ranked = session in ranked_sessions(event)
    return tuple(r.guest for r in ranks if r.guest in hosts or (is_ranked and r.class_id == first))


def reserves(to: Amending, session: Session) -> list[str]:
    """Who waits in reserve for a session, first in precedence first."""
    waiting = {g.id for g in to.event.guests if RESERVE in g.groups and not g.attends(session.id)}
    return [r.guest for r in precedence_of(to.event).ranks if r.guest in waiting]


def _filled(to: Amending, guest: str, session: Session, place: Place, sentence: str) -> bool:
    waiting = reserves(to, session)
    if not waiting:
        return False
    chosen = next((r for r in waiting if _suits(to, r, session, place)), waiting[0])
    to.present(chosen, [session.id])
    to.pin(chosen, [place.id], sentence=sentence, sessions=(session.id,))
    to.remark("reserve", a=GuestRef(guest), b=GuestRef(chosen), p=PlaceRef(place.id))
    return True


def _suits(to: Amending, guest: str, session: Session, place: Place) -> bool:
    """Whether a guest breaks no must on a place, the others where they were published."""
    trial = Amending(to.event, to.published)
    trial.present(guest, [session.id])
    return suits(trial, guest, session, place)


def _closed(to: Amending, guest: str, session: Session, layout: Layout, place: Place) -> bool:
    seats = sum(p.kind is not PlaceKind.AUXILIARY for p in layout.places)
    coming = sum(not g.serves for g in to.event.attending(session.id))
    elsewhere = any(
        s.id != session.id and s.room == session.room and _held(to, s, place, guest)
        for s in to.event.sessions
    )
    if place.presiding or seats - 1 < coming or elsewhere:
        return False
    table = next(t for t in to.tables_in(session) if t.id == place.table)
    fewer = {"closed_up": tuple(sorted({*table.closed_up, place.number}))}
    if capacity_problem(table.model_copy(update=fewer)) is not None:
        # Where nobody can move closer the place is only left empty for good.
        fewer = {"closed": tuple(sorted({*table.closed, place.number}))}
    to.set_table(session.room, table.id, **fewer)
    to.remark("closed_up", a=GuestRef(guest), p=PlaceRef(place.id))
    return True


def _held(to: Amending, session: Session, place: Place, guest: str) -> bool:
    holder = to.published.guest_at.get((session.id, place.id))
    if holder is None:
        return False
    return holder != guest or to.event.guest_by_id[guest].attends(session.id)


def _first_beside(to: Amending, session: Session, layout: Layout, place: Place) -> list[str]:
    """Those of the first rank who sit beside a place."""
    first = set(first_rank(to.event, session.id))
    near = layout.relations.get("beside", {}).get(place.id, ())
    beside = (to.published.guest_at.get((session.id, p), "") for p in near)
    return [g for g in beside if g in first and to.event.guest_by_id[g].attends(session.id)]
